using System.Globalization;
using Ledger.Application.Porter;
using Ledger.Domain.Kjede;
using Ledger.Domain.Lagring;

namespace Ledger.Application.Grunndata.Definisjoner;

/// <summary>The state of a period.</summary>
/// <param name="Lukket">When it was closed; null when open.</param>
/// <param name="Versjon">The version that closed or opened it: its record says who did. 0 when it was never closed.</param>
public sealed record Periodestatus(int Periode, bool ErLukket, DateTimeOffset? Lukket, long Versjon)
{
    public static Periodestatus Aapen(int periode, long versjon = 0) => new(periode, ErLukket: false, null, versjon);
}

/// <summary>The stored form of a period's state; its number is the entry's reference.</summary>
/// <remarks>Who did it stands in the record of the write and nowhere else, since it is erased there (personvernforordningen art. 17).</remarks>
internal static class Periodeform
{
    private const string Aapen = "aapen";
    private const string Lukket = "lukket";

    public static string Skriv(bool lukket, DateTimeOffset tidspunkt) => Lagretform.Skriv(new Lagret(lukket ? Lukket : Aapen, Kanonisk.Tid(tidspunkt)));

    public static Periodestatus Les(Journalpost post) => Les(post.Referanse, post.Innhold!, post.Versjon);

    public static Periodestatus Les(string kode, string json, long versjon)
    {
        var (nummer, lagret) = (int.Parse(kode, CultureInfo.InvariantCulture), Lagretform.Les<Lagret>(json));
        return lagret.Status == Lukket
            ? new Periodestatus(nummer, ErLukket: true, DateTimeOffset.Parse(lagret.Tidspunkt, CultureInfo.InvariantCulture), versjon)
            : Periodestatus.Aapen(nummer, versjon);
    }

    private sealed record Lagret(string Status, string Tidspunkt);
}
