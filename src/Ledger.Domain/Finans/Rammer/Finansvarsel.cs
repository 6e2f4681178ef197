using Ledger.Domain.Finans.Gjeld;
using Ledger.Domain.Finans.Plassering;
using Ledger.Domain.Finans.Register;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Finans.Rammer;

/// <summary>Something that is allowed and may be wrong.</summary>
/// <param name="Kode">One of the catalogue of errors.</param>
/// <param name="Melding">In Norwegian, for the reader.</param>
public sealed record Finansvarsel(string Kode, string Objekt, DateOnly Dato, string Melding)
{
    /// <summary>How far the managers' figure may be from the computed one, in percentage points.</summary>
    private const decimal MestForskjell = 0.10m;

    /// <summary>Floating loans without a rate in force: they count as bound for no time, at their last rate.</summary>
    public static IEnumerable<Finansvarsel> Utloepte(Gjeldsbok bok, DateOnly dato, IEnumerable<Laan> laan) =>
        from l in laan
        where !l.ErLeie && bok.Restgjeld(l, dato).Verdi > 0m
        let vilkaar = bok.Rentevilkaar(l, dato)
        where vilkaar is null || vilkaar.Til <= dato
        select new Finansvarsel(
            Feilkoder.RenteUtloept, l.Kode, dato,
            vilkaar is null ? $"{l.Kode} har ikke noe rentevilkår {dato:yyyy-MM-dd}." : $"Rentevilkåret på {l.Kode} gikk ut {vilkaar.Til:yyyy-MM-dd}.");

    /// <summary>Swaps above what is owed: the excess hedges nothing.</summary>
    public static IEnumerable<Finansvarsel> ForMyeSikret(Gjeldsbok bok, DateOnly dato) =>
        from bytter in bok.Register.Definisjoner.Rentebytter.Where(b => b.Gjelder(dato)).GroupBy(b => b.Laan)
        let laan = bok.Innlaan.FirstOrDefault(l => l.Kode == bytter.Key)
        where laan is not null
        let rest = bok.Restgjeld(laan, dato).Verdi
        let nominelt = bytter.Sum(b => b.NomineltPaa(dato))
        where nominelt > rest
        select new Finansvarsel(
            Feilkoder.SikringOverRestgjeld, laan.Kode, dato,
            $"Rentebyttene på {laan.Kode} er {Kronetekst.Kr(nominelt)} {dato:yyyy-MM-dd}, og restgjelden {Kronetekst.Kr(rest.Value)}.");

    /// <summary>Large flows without a value of the day before, and managers' returns far from the computed ones.</summary>
    public static IEnumerable<Finansvarsel> Av(string portefoelje, Maanedsavkastning maaned) =>
    [
        .. maaned.StoreStroemmer.Select(s => new Finansvarsel(
            Feilkoder.StorStroemUtenVerdi, portefoelje, s.Dag,
            $"Strømmen i {s.Klasse.Ord()} {s.Dag:yyyy-MM-dd} er over en tidel av klassen, som ikke er verdsatt dagen før.")),
        .. maaned.Rapportert.Where(r => Math.Abs(r.Value - (maaned.Klasser[r.Key].Prosent ?? r.Value)) > MestForskjell).Select(r => new Finansvarsel(
            Feilkoder.AvvikRapportertAvkastning, portefoelje, maaned.Slutt,
            string.Create(
                Kronetekst.Norsk, $"Forvalternes {r.Value:0.00} prosent i {r.Key.Ord()} avviker fra de beregnede {maaned.Klasser[r.Key].Prosent:0.00}."))),
    ];

    /// <summary>The bank days of a month on which an account that is held has no saldo of its own: one warning a month.</summary>
    public static Finansvarsel? UtenSaldo(Verdibok verdier, Beholdning konto, DateOnly maaned)
    {
        var sendt = verdier.Register.Poster(Postslag.Verdsetting, konto.Kode).Select(p => p.Dato).ToHashSet();
        var dager = Enumerable.Range(1, DateTime.DaysInMonth(maaned.Year, maaned.Month)).Select(d => new DateOnly(maaned.Year, maaned.Month, d))
            .Where(d => Bankdager.Er(d) && !sendt.Contains(d)).ToList();
        return dager.Count == 0 ? null : new(
            Feilkoder.DagUtenSaldo, konto.Kode, dager[0],
            $"{konto.Kode} mangler saldo på {dager.Count} bankdager i {maaned:yyyy-MM}, den første {dager[0]:yyyy-MM-dd}.");
    }
}
