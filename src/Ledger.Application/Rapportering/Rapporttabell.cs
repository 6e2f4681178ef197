using Ledger.Application.Tabeller;

namespace Ledger.Application.Rapportering;

/// <summary>What the tables of reports have in common.</summary>
public static class Rapporttabell
{
    private static readonly (string Overskrift, Func<Gruppenoekkel, string?> Verdi)[] Gruppenoekler =
    [
        ("art", n => n.Art), ("funksjon", n => n.Funksjon), ("kapittel", n => n.Kapittel), ("sektor", n => n.Sektor), ("ansvar", n => n.Ansvar),
        ("prosjekt", n => n.Prosjekt), ("fond", n => n.Fond), ("merke", n => n.Merke),
        ("konto", n => n.Konto), ("lokalFunksjon", n => n.LokalFunksjon), ("fridim1", n => n.Fridim1), ("fridim2", n => n.Fridim2),
        ("art, navn", n => n.Artsnavn), ("funksjon, navn", n => n.Funksjonsnavn), ("kapittel, navn", n => n.Kapittelnavn),
        ("sektor, navn", n => n.Sektornavn), ("ansvar, navn", n => n.Ansvarsnavn), ("prosjekt, navn", n => n.Prosjektnavn),
        ("fond, navn", n => n.Fondsnavn), ("konto, navn", n => n.Kontonavn), ("lokalFunksjon, navn", n => n.LokalFunksjonsnavn),
    ];

    /// <summary>What the figures are of.</summary>
    public static (string Navn, object? Verdi)[] Om(string kommunenummer, int aar, string? hjemmel, int? tilPeriode, long versjon, string kjedehode) =>
        [("Kommune", kommunenummer), ("År", aar), ("Hjemmel", hjemmel), ("Til periode", tilPeriode), ("Versjon", versjon), ("Kjedehode", kjedehode)];

    /// <summary>How the figures are shown.</summary>
    public static (string Navn, object? Verdi)[] Vist(string enhet, string fortegn, string? utvalg = null) =>
        [("Enhet", enhet), ("Fortegn", fortegn), ("Utvalg", utvalg)];

    /// <summary>A report's lines; of a grouped report the lines of its groups, with what makes the group first.</summary>
    public static Tabell Av<T>(
        string navn, string tittel, IReadOnlyList<(string Navn, object? Verdi)> opplysninger, IReadOnlyList<T> linjer, IReadOnlyList<Gruppe<T>>? grupper,
        IReadOnlyList<Kolonne<T>> kolonner) =>
        grupper is null
            ? Tabell.Av(navn, tittel, opplysninger, linjer, kolonner)
            : Tabell.Av(navn, tittel, opplysninger, [.. grupper.SelectMany(g => g.Linjer.Select(l => (g.Noekkel, l)))], MedGruppe(kolonner));

    /// <summary>The columns of what a figure stands on, there when it was asked for.</summary>
    public static Kolonne<T>[] Forklaringer<T>(Func<T, Forklaring?> forklaring) =>
    [
        new("Filtre", Kolonnetype.Tekst, l => forklaring(l) is { Filtre.Count: > 0 } f ? string.Join(" | ", f.Filtre) : null, Valgfri: true),
        new("Formel", Kolonnetype.Tekst, l => forklaring(l)?.Formel, Valgfri: true),
        new("Antall posteringer", Kolonnetype.Heltall, l => forklaring(l)?.AntallPosteringer, Valgfri: true),
    ];

    public static string JaNei(bool verdi) => verdi ? "ja" : "nei";

    /// <summary>Whether a line may be left out of a printed statement when it has no amount.</summary>
    public static Kolonne<T> KanUtelates<T>(Func<T, bool> verdi) => new("Kan utelates", Kolonnetype.Tekst, l => JaNei(verdi(l)), Forprogrammer: true);

    private static IEnumerable<Kolonne<(Gruppenoekkel Noekkel, T Linje)>> MedGruppe<T>(IReadOnlyList<Kolonne<T>> kolonner)
    {
        foreach (var (overskrift, verdi) in Gruppenoekler)
        {
            yield return new("Gruppe: " + overskrift, Kolonnetype.Tekst, r => verdi(r.Noekkel), Valgfri: true);
        }

        foreach (var kolonne in kolonner)
        {
            yield return new(kolonne.Overskrift, kolonne.Type, r => kolonne.Verdi(r.Linje), kolonne.Valgfri, kolonne.Forprogrammer);
        }
    }
}
