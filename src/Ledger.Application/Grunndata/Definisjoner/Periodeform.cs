using System.Globalization;
using Ledger.Domain.Kjede;

namespace Ledger.Application.Grunndata.Definisjoner;

/// <summary>The state of a period.</summary>
/// <param name="Lukket">When it was closed; null when open.</param>
public sealed record Periodestatus(int Periode, bool ErLukket, DateTimeOffset? Lukket, string? LukketAv)
{
    public static Periodestatus Aapen(int periode) => new(periode, ErLukket: false, null, null);
}

/// <summary>The stored form of a period's state; its number is the entry's reference.</summary>
internal static class Periodeform
{
    private const string Aapen = "aapen";
    private const string Lukket = "lukket";

    public static string Skriv(bool lukket, DateTimeOffset tidspunkt, string bruker) =>
        Lagretform.Skriv(new Lagret(lukket ? Lukket : Aapen, Kanonisk.Tid(tidspunkt), bruker));

    public static Periodestatus Les(string kode, string json)
    {
        var (nummer, lagret) = (int.Parse(kode, CultureInfo.InvariantCulture), Lagretform.Les<Lagret>(json));
        return lagret.Status == Lukket
            ? new Periodestatus(nummer, ErLukket: true, DateTimeOffset.Parse(lagret.Tidspunkt, CultureInfo.InvariantCulture), lagret.Bruker)
            : Periodestatus.Aapen(nummer);
    }

    private sealed record Lagret(string Status, string Tidspunkt, string? Bruker);
}
