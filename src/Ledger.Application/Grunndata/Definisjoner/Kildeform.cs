using Ledger.Domain.Lagring;

namespace Ledger.Application.Grunndata.Definisjoner;

/// <summary>The stored form of what a source took over; its name is the entry's reference.</summary>
internal static class Kildeform
{
    public static string Skriv(IReadOnlyCollection<string> overtatt) => Lagretform.Skriv(new Lagret([.. overtatt]));

    public static IReadOnlyList<string> Les(string json) => Lagretform.Les<Lagret>(json).Overtatt;

    private sealed record Lagret(IReadOnlyList<string> Overtatt);
}
