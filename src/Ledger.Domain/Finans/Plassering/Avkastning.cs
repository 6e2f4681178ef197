using Ledger.Domain.Finans.Register;

namespace Ledger.Domain.Finans.Plassering;

/// <summary>What a class, or the whole portfolio, gave in a month.</summary>
/// <param name="Stroem">Kroner; in is positive.</param>
/// <param name="VektetStroem">The flows by how much of the month they were there.</param>
/// <param name="Beloep">What it gave, in kroner.</param>
/// <param name="Prosent">Time-weighted; null when a value is missing or nothing was invested.</param>
public sealed record Periodeavkastning(
    decimal? Inngaaende, decimal Stroem, decimal VektetStroem, decimal? Utgaaende, decimal? Beloep, decimal? Prosent, IReadOnlyList<int> Poster);

/// <summary>What a portfolio gave in a month, by class and in all.</summary>
/// <param name="Rapportert">The managers' own figure of each class, in percent, where they sent one.</param>
/// <param name="Indeks">The return of the reference index, in percent.</param>
/// <param name="Indeksposter">The numbers of the facts behind the index.</param>
/// <param name="StoreStroemmer">The days of large flows of a class that was not valued the day before.</param>
public sealed record Maanedsavkastning(
    DateOnly Slutt, IReadOnlyDictionary<Aktivaklasse, Periodeavkastning> Klasser, Periodeavkastning Total,
    IReadOnlyDictionary<Aktivaklasse, decimal> Rapportert, decimal? RapportertTotal, decimal? Indeks,
    IReadOnlyList<(Aktivaklasse Klasse, DateOnly Dag)> StoreStroemmer, IReadOnlyList<int> Indeksposter);

/// <summary>
/// Time-weighted return by the modified Dietz method: R = V1 − V0 − ΣF, r = R / (V0 + Σ w·F), where a flow counts from the start of its day. A month
/// is split where a large flow has values of the day before (GIPS: portfolios are valued at large external flows).
/// </summary>
public sealed class Avkastning(Verdibok verdier)
{
    /// <summary>A flow above this share of the class' value wants a valuation of the day before.</summary>
    private const decimal StorStroem = 0.10m;

    /// <summary>The months of a year, to and with the month of a date.</summary>
    public IReadOnlyList<Maanedsavkastning> Maaneder(string portefoelje, int aar, DateOnly? til = null) =>
    [
        .. Enumerable.Range(1, 12).Select(m => new DateOnly(aar, m, DateTime.DaysInMonth(aar, m))).Where(d => til is null || d <= til)
            .Select(d => Maaned(portefoelje, d)),
    ];

    public Maanedsavkastning Maaned(string portefoelje, DateOnly slutt)
    {
        var start = new DateOnly(slutt.Year, slutt.Month, 1).AddDays(-1);
        var klasser = verdier.Klasser(portefoelje);
        var advarsler = new List<(Aktivaklasse, DateOnly)>();
        var deling = klasser.ToDictionary(k => k, k => Delinger(portefoelje, k, start, slutt, advarsler));
        var felles = deling.Values.SelectMany(d => d).Distinct().Order()
            .Where(d => klasser.All(k => verdier.Sum(portefoelje, k, d).Verdi is not null)).ToList();
        var perKlasse = klasser.ToDictionary(k => k, k => Kjedet([k], portefoelje, [start, .. deling[k], slutt]));
        var (rapportert, indeks) = (Rapportert(klasser, portefoelje, slutt), Indeks(portefoelje, slutt));
        return new(
            slutt, perKlasse, Kjedet(klasser, portefoelje, [start, .. felles, slutt]), rapportert, RapportertTotal(perKlasse, rapportert),
            indeks.Verdi, advarsler, indeks.Poster);
    }

    /// <summary>Months or years after another: Π(1 + r) − 1, in percent; null when one is missing, or there is none.</summary>
    public static decimal? Kjede(IEnumerable<decimal?> prosenter)
    {
        var (produkt, antall) = ((decimal?)1m, 0);
        foreach (var p in prosenter)
        {
            (produkt, antall) = (produkt * (1m + (p / 100m)), antall + 1);
        }

        return antall == 0 ? null : (produkt - 1m) * 100m;
    }

    /// <summary>The days in a month, before a large flow, on which the class was valued.</summary>
    private List<DateOnly> Delinger(string portefoelje, Aktivaklasse klasse, DateOnly start, DateOnly slutt, List<(Aktivaklasse, DateOnly)> advarsler)
    {
        var dager = new List<DateOnly>();
        var foerst = verdier.Sum(portefoelje, klasse, start).Verdi;
        var store = verdier.Stroemmer(portefoelje, klasse, start, slutt).GroupBy(p => p.Dato)
            .Where(g => Math.Abs(g.Sum(p => p.Beloep ?? 0m)) > Math.Abs((foerst ?? 0m) * StorStroem)).Select(g => g.Key).Order();
        foreach (var dag in store)
        {
            var foer = dag.AddDays(-1);
            if (foer > start && verdier.Sum(portefoelje, klasse, foer).Verdi is not null)
            {
                dager.Add(foer);
            }
            else if (foer != start)
            {
                advarsler.Add((klasse, dag));
            }
        }

        return dager;
    }

    /// <summary>The return over the parts of a month, linked.</summary>
    private Periodeavkastning Kjedet(IReadOnlyList<Aktivaklasse> klasser, string portefoelje, IReadOnlyList<DateOnly> dager)
    {
        var deler = dager.Zip(dager.Skip(1), (fra, til) => Del(klasser, portefoelje, fra, til)).ToList();
        return deler.Count == 1 ? deler[0] : new(
            deler[0].Inngaaende, deler.Sum(d => d.Stroem), deler.Sum(d => d.VektetStroem), deler[^1].Utgaaende,
            deler.Any(d => d.Beloep is null) ? null : deler.Sum(d => d.Beloep), Kjede(deler.Select(d => d.Prosent)),
            [.. deler.SelectMany(d => d.Poster).Distinct()]);
    }

    private Periodeavkastning Del(IReadOnlyList<Aktivaklasse> klasser, string portefoelje, DateOnly fra, DateOnly til)
    {
        var foer = Faktatall.Sum(klasser.Select(k => verdier.Sum(portefoelje, k, fra)));
        var etter = Faktatall.Sum(klasser.Select(k => verdier.Sum(portefoelje, k, til)));
        var stroemmer = klasser.SelectMany(k => verdier.Stroemmer(portefoelje, k, fra, til)).ToList();
        decimal dager = til.DayNumber - fra.DayNumber;
        var sum = stroemmer.Sum(p => p.Beloep ?? 0m);
        var vektet = stroemmer.Sum(p => (p.Beloep ?? 0m) * (til.DayNumber - p.Dato.DayNumber + 1)) / dager;
        var (beloep, nevner) = (etter.Verdi - foer.Verdi - sum, foer.Verdi + vektet);
        return new(
            foer.Verdi, sum, vektet, etter.Verdi, beloep, nevner > 0m ? beloep / nevner * 100m : null,
            [.. foer.Poster.Concat(etter.Poster).Concat(stroemmer.Select(p => p.Nummer))]);
    }

    private Dictionary<Aktivaklasse, decimal> Rapportert(IReadOnlyList<Aktivaklasse> klasser, string portefoelje, DateOnly slutt) => klasser
        .Select(k => (Klasse: k, Post: verdier.Register.Poster(Postslag.Maaling, portefoelje)
            .LastOrDefault(p => p.Type == "avkastningRapportert" && p.Aktivaklasse == k.Ord() && p.Dato == slutt)))
        .Where(r => r.Post?.Prosent is not null).ToDictionary(r => r.Klasse, r => r.Post!.Prosent!.Value);

    /// <summary>The managers' returns weighed with what each class had: Σ a·r. Null when a class with money has none, or nobody knows what one had.</summary>
    private static decimal? RapportertTotal(
        IReadOnlyDictionary<Aktivaklasse, Periodeavkastning> klasser, Dictionary<Aktivaklasse, decimal> rapportert)
    {
        var (sum, grunnlag) = ((decimal?)0m, (decimal?)0m);
        foreach (var (klasse, egen) in klasser)
        {
            var vekt = egen.Inngaaende + egen.VektetStroem;
            var prosent = rapportert.TryGetValue(klasse, out var p) ? p : vekt == 0m ? 0m : klasse == Aktivaklasse.Bank ? egen.Prosent : null;
            (sum, grunnlag) = (sum + (vekt * prosent), grunnlag + vekt);
        }

        return rapportert.Count == 0 || grunnlag is not > 0m ? null : sum / grunnlag;
    }

    /// <summary>The month of the portfolio's own composite index; else the strategy's shares of the indexes of its classes.</summary>
    private Faktatall Indeks(string portefoelje, DateOnly slutt)
    {
        Finanspost? Maanedens(string kode) => verdier.Register.Poster(Postslag.Indeks, kode).LastOrDefault(p => p.Dato == slutt);
        if (Maanedens(portefoelje) is { Prosent: { } prosent } egen)
        {
            return new(prosent, [egen.Nummer]);
        }

        var strategi = verdier.Register.Reglement(slutt).Strategi.Where(s => s.Portefoelje == portefoelje && s.Andel != 0m).ToList();
        var (sum, poster) = (strategi.Count == 0 ? (decimal?)null : 0m, new List<int>());
        foreach (var s in strategi)
        {
            var kode = verdier.Beholdninger(portefoelje).FirstOrDefault(b => b.Klasse == s.Klasse && b.Referanseindeks is not null)?.Referanseindeks;
            var maanedens = kode is null ? null : Maanedens(kode);
            sum += s.Andel / 100m * maanedens?.Prosent;
            poster.AddRange(maanedens is null ? [] : [maanedens.Nummer]);
        }

        return new(sum, poster);
    }
}
