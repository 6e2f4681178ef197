using Ledger.Application.Bokfoering;
using Ledger.Domain;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Saldoimport;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;
using static System.FormattableString;

namespace Ledger.Application.Saldoimport;

/// <summary>What a source has changed in closed periods is not booked; the answer says which accounts it has changed, for whoever must ask why.</summary>
internal static class Saldolukking
{
    /// <summary>How many accounts of a period are listed, and how many a sentence names.</summary>
    private const int MestListet = 50, MestNevnt = 5;

    /// <exception cref="Avvisning">409 a period is closed, with each period and the accounts that differ.</exception>
    public static void KrevAapne(Saldoendring endring, Bokfoeringsgrunnlag grunnlag)
    {
        var lukkede = endring.Perioder.Where(p => p.Bokfoeres is null).Select(p => (Forskjell: p, Kontoer: Kontoene(p, grunnlag))).ToList();
        if (lukkede.Count == 0)
        {
            return;
        }

        throw new Avvisning(
            Avvisningsgrunn.Konflikt, Problemtyper.PeriodeLukket, "Perioden er lukket",
            $"Kilden har endret {(lukkede.Count == 1 ? "en lukket periode" : $"{lukkede.Count} lukkede perioder")}. Ingenting er bokført. Med "
                + "lukketPeriode=foersteAapne bokføres det i den første åpne perioden etter, hvis det er en.")
        {
            Feil = [.. lukkede.Select(l => new Feil(
                null, "periode", Feilkoder.PeriodeLukket,
                Invariant($"Periode {l.Forskjell.Gjelder} ble lukket {grunnlag.Lukket[l.Forskjell.Gjelder].UtcDateTime:yyyy-MM-dd}; ")
                    + Invariant($"{l.Forskjell.Rader.Count} nøkler er endret, til sammen {Kronetekst.Kr(l.Forskjell.SumAbsolutt)} uten fortegn: ")
                    + $"{Nevn(l.Kontoer)}."))],
            AntallFeil = lukkede.Count,
            Tillegg = new Dictionary<string, object?> { ["perioder"] = lukkede.Select(l => Linje(l.Forskjell, l.Kontoer)).ToList() },
        };
    }

    private static IReadOnlyList<Kontoforskjell> Kontoene(Periodeforskjell forskjell, Bokfoeringsgrunnlag grunnlag) =>
        Kontoforskjell.Av(forskjell.Rader.Select(r => r with { Noekkel = r.Noekkel.MedBetydning(grunnlag.Kontoplan) }));

    private static string Nevn(IReadOnlyList<Kontoforskjell> kontoer) =>
        string.Join(", ", kontoer.Take(MestNevnt).Select(k => Invariant($"{k.Navn} {Kronetekst.Kr(k.Endring)}")))
            + (kontoer.Count > MestNevnt ? Invariant($" og {kontoer.Count - MestNevnt} til") : "");

    private static Lukketsvar Linje(Periodeforskjell p, IReadOnlyList<Kontoforskjell> kontoer) => new(
        p.Gjelder.Nummer, p.Gjelder.Nummer, p.Rader.Count, p.NyeNoekler, p.BorteNoekler, p.SumAbsolutt, null, kontoer.Count,
        [
            .. kontoer.Take(MestListet).Select(k => new Kontosvar(
                k.Kontoklasse == Kontoklasse.EtterKonto ? null : k.Kontoklasse.Navn(), k.Konto,
                k.Fond.ToString() is { Length: > 0 } fond ? fond : null, k.Endring,
                k.SumAbsolutt, k.AntallNoekler)),
        ]);

    /// <summary>As a period of the receipt, with the accounts.</summary>
    private sealed record Lukketsvar(
        int Periode, int GjelderPeriode, int RaderEndret, int NyeNoekler, int BorteNoekler, decimal SumAbsolutt, int? Bilagsnummer, int AntallKontoer,
        IReadOnlyList<Kontosvar> Kontoer);

    private sealed record Kontosvar(string? Kontoklasse, string Konto, string? Fond, decimal Endring, decimal SumAbsolutt, int AntallNoekler);
}
