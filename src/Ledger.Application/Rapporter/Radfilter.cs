using Ledger.Application.Porter;
using Ledger.Application.Rapportering;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Rapporter;

/// <summary>What a posting itself must hold, beyond its dimensions: the cube knows none of it, so each row is read.</summary>
/// <param name="FraBeloep">The least amount of the row, whatever its sign.</param>
/// <param name="TilBeloep">The greatest amount of the row, whatever its sign.</param>
/// <param name="Soek">A part of the row's text, in whatever letters.</param>
internal sealed record Radfilter(string? Motpart, Beloep? FraBeloep, Beloep? TilBeloep, DateOnly? FraDato, DateOnly? TilDato, string? Soek)
{
    /// <summary>How many rows are read for one question. A page must be quick: a greater selection is narrowed by dimension or period first.</summary>
    public const int MestLest = 100_000;

    private static readonly Radfilter Tomt = new(null, null, null, null, null, null);

    public static readonly IReadOnlyList<Rapportparameter> Parametre =
    [
        Rapportparametre.Motpart, Rapportparametre.Dokumentgrense, Rapportparametre.Radtak, Rapportparametre.FraDato, Rapportparametre.TilDato,
        Rapportparametre.Soek,
    ];

    /// <returns>Null when nothing of the kind is asked.</returns>
    /// <exception cref="Avvisning">400.</exception>
    public static Radfilter? Les(Rapportspoersmaal spoersmaal)
    {
        var ((fraBeloep, tilBeloep), (fraDato, tilDato)) = (spoersmaal.Beloepsspenn(), spoersmaal.Datospenn());
        var filter = new Radfilter(spoersmaal.Utvalg.Kode("motpart"), fraBeloep, tilBeloep, fraDato, tilDato, spoersmaal.Utvalg.Kode("soek"));
        return filter == Tomt ? null : filter;
    }

    /// <exception cref="Avvisning">400 more rows than may be read.</exception>
    public static void KrevOverkommelig(long antall)
    {
        if (antall > MestLest)
        {
            throw Avvisning.Ugyldig(
                "fraPeriode", Feilkoder.UgyldigKombinasjon,
                $"Utvalget har {antall} posteringer. Søk i motpart, beløp, dato og tekst leser høyst {MestLest}: velg færre perioder, ansvar eller arter.");
        }
    }

    public bool Tar(LagretPostering p) =>
        (Motpart is null || p.Postering.Motpart == Motpart)
        && (FraBeloep is null || p.Postering.Beloep.Abs() >= FraBeloep)
        && (TilBeloep is null || p.Postering.Beloep.Abs() <= TilBeloep)
        && (FraDato is null || p.Bilagsdato >= FraDato)
        && (TilDato is null || p.Bilagsdato <= TilDato)
        && (Soek is null || p.Postering.Tekst?.Contains(Soek, StringComparison.OrdinalIgnoreCase) == true);
}
