using System.Collections.Frozen;
using Ledger.Domain.Betydning;
using Ledger.Domain.Fond;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Kvalitet;

/// <summary>
/// What is not understood in the year's saldo: accounts without a place, unknown units and projects, funds that nobody named, interim accounts.
/// </summary>
public static class Betydningskontroll
{
    /// <summary>The findings, by rule and value, each with the sum and number of its postings.</summary>
    /// <param name="kube">The year's saldo by what the keys mean.</param>
    public static IReadOnlyList<Saldofunn> Funn(Saldokube kube, Kommunekontoplan kontoplan, Periode til) =>
    [
        .. Uplasserte(kube, kontoplan, til),
        .. Uspesifiserte(kube, til),
        .. Interne(kube, kontoplan, til),
        .. Budsjettkontoer(kube, kontoplan, til),
        .. Fond(kube, til),
    ];

    /// <summary>An interim or internal account without a place is so on purpose; what is told of it is that it is not zero.</summary>
    private static IEnumerable<Saldofunn> Uplasserte(Saldokube kube, Kommunekontoplan kontoplan, Periode til) =>
        Summer(kube, Dimensjonsfelt.Konto, til, d => d.Kontoklasse == Kontoklasse.EtterKonto && !ErInternt(kontoplan.Betydning(Konto(d))))
            .Select(s => new Saldofunn(
            Funnregler.Uplassert.Funnet(
                $"Konto {Konto(s.Verdi)} {(kontoplan.Betydning(Konto(s.Verdi)) is null ? "er ikke" : "har verken art eller kapittel")} i kommunens kontoplan.",
                s.Sum, s.Antall, Konto(s.Verdi)),
            Kontofilter(Konto(s.Verdi)) with { Kontoklasse = Kontoklasse.EtterKonto }));

    private static IEnumerable<Saldofunn> Uspesifiserte(Saldokube kube, Periode til) =>
    [
        .. Summer(kube, Dimensjonsfelt.Ansvar, til, d => d.Ansvar == Noekkeltolk.UspesifisertAnsvar, klasserSammen: true).Select(s => new Saldofunn(
            Funnregler.Uspesifisert.Funnet("Posteringer har et ansvar som ikke er i årets organisasjon.", s.Sum, s.Antall, "ansvar"),
            new Postfilter { Ansvar = new[] { Noekkeltolk.UspesifisertAnsvar }.ToFrozenSet() })),
        .. Summer(kube, Dimensjonsfelt.Prosjekt, til, d => d.Prosjekt == Noekkeltolk.UspesifisertProsjekt, klasserSammen: true).Select(s => new Saldofunn(
            Funnregler.Uspesifisert.Funnet("Posteringer har et prosjekt som ikke er registrert.", s.Sum, s.Antall, "prosjekt"),
            new Postfilter { Prosjekt = new[] { Noekkeltolk.UspesifisertProsjekt }.ToFrozenSet() })),
    ];

    /// <summary>
    /// Each interim account by itself, and all internal accounts together, are to be zero: purchases and sales within the municipality cancel.
    /// </summary>
    private static IEnumerable<Saldofunn> Interne(Saldokube kube, Kommunekontoplan kontoplan, Periode til)
    {
        var summer = Summer(kube, Dimensjonsfelt.Konto, til, d => Konto(d).Length > 0, klasserSammen: true)
            .Select(s => (Konto: Konto(s.Verdi), s.Sum, s.Antall)).Select(s => (s.Konto, s.Sum, s.Antall, kontoplan.Betydning(s.Konto)?.Type)).ToList();
        foreach (var s in summer.Where(s => s.Type == Kontotype.Interim && !s.Sum.ErNull))
        {
            yield return new Saldofunn(
                Funnregler.InterimIkkeNull.Funnet($"Interimskonto {s.Konto} går ikke i null.", s.Sum, s.Antall, s.Konto), Kontofilter(s.Konto));
        }

        var interne = summer.Where(s => s.Type == Kontotype.Intern).ToList();
        var sum = Beloep.Sum(interne.Select(s => s.Sum));
        if (!sum.ErNull)
        {
            yield return new Saldofunn(
                Funnregler.InterimIkkeNull.Funnet("Internt kjøp og salg går ikke i null.", sum, interne.Sum(s => s.Antall), "intern"),
                Kontofilter([.. interne.Select(s => s.Konto)]));
        }
    }

    /// <summary>Accounts that only budgets are to use.</summary>
    private static IEnumerable<Saldofunn> Budsjettkontoer(Saldokube kube, Kommunekontoplan kontoplan, Periode til) =>
        Summer(kube, Dimensjonsfelt.Konto, til, d => kontoplan.Betydning(Konto(d))?.Type == Kontotype.Budsjett, klasserSammen: true).Select(s => new Saldofunn(
            Funnregler.BudsjettkontoIRegnskapet.Funnet($"Konto {Konto(s.Verdi)} er bare for budsjett.", s.Sum, s.Antall, Konto(s.Verdi)),
            Kontofilter(Konto(s.Verdi))));

    /// <summary>What is not given to a fund; and funds that gain in drift and investering what their chapter does not (§ 5-8 C).</summary>
    private static IEnumerable<Saldofunn> Fond(Saldokube kube, Periode til)
    {
        var rullet = kube.Over(Dimensjonsfelt.Art | Dimensjonsfelt.Kapittel | Dimensjonsfelt.Fond);
        var bevegelser = Enumerable.Range(0, rullet.Antall).Where(n => ErFondsbevegelse(rullet.Noekkel(n))).GroupBy(n => rullet.Noekkel(n).Fond);
        foreach (var fond in bevegelser.OrderBy(f => f.Key))
        {
            var filter = new Postfilter { Fond = new[] { fond.Key }.ToFrozenSet() };
            foreach (var klasse in fond.Where(_ => Ufordeltefond.Alle.ContainsKey(fond.Key)).GroupBy(n => rullet.Noekkel(n).Kontoklasse).OrderBy(k => k.Key)
                .Where(k => k.Any(n => !rullet.Regnskap(n, til).ErNull)))
            {
                yield return new Saldofunn(
                    Funnregler.FondUfordelt.Funnet(
                        "Verken raden eller kontoen sier hvilket fond det gjelder.",
                        Beloep.Sum(klasse.Select(n => rullet.Regnskap(n, til))),
                        klasse.Sum(n => rullet.AntallPosteringer(n, til)),
                        $"{klasse.Key.Navn()} {fond.Key}"),
                    filter with { Kontoklasse = klasse.Key });
            }

            // The opening balance is no movement.
            var rest = Beloep.Sum(fond.Select(n => rullet.Regnskap(n, Periode.Fra(1), til)));
            if (!rest.ErNull)
            {
                yield return new Saldofunn(
                    Funnregler.FondIkkeIBalanse.Funnet(
                        $"Avsetning og bruk av fondet {fond.Key} er ikke det samme som endringen i fondets kapittel.",
                        rest, fond.Sum(n => rullet.AntallPosteringer(n, Periode.Fra(1), til)), fond.Key.ToString()),
                    filter);
            }
        }
    }

    private static bool ErFondsbevegelse(in Dimensjon d) =>
        !d.Fond.ErTom && (d.Kontoklasse == Kontoklasse.Balanse ? Fondstyper.ErFondskapittel(d.Kapittel) : Fondstyper.ErFondsart(d.Art));

    /// <summary>
    /// The saldo of the keys that pass a test, by the values of one field. A value all of whose keys are back at 0 is not told: the source has
    /// reposted it. Amounts that cancel on different keys are.
    /// </summary>
    /// <param name="klasserSammen">Sums over kontoklasse; else each has a sum of its own.</param>
    private static IEnumerable<Feltsum> Summer(Saldokube kube, Dimensjonsfelt felt, Periode til, Func<Dimensjon, bool> test, bool klasserSammen = false)
    {
        var rullet = kube.Over(felt);
        Dimensjon Verdi(in Dimensjon d) => klasserSammen ? d.Bare(felt) with { Kontoklasse = Kontoklasse.EtterKonto } : d.Bare(felt);

        // Only asked for where a sum is 0, which few are.
        var medSaldo = new Lazy<HashSet<Dimensjon>>(() => [
            .. Enumerable.Range(0, kube.Antall).Where(n => !kube.Regnskap(n, til).ErNull && test(kube.Noekkel(n))).Select(n => Verdi(kube.Noekkel(n)))]);
        return Enumerable.Range(0, rullet.Antall).Where(n => test(rullet.Noekkel(n)))
            .GroupBy(n => Verdi(rullet.Noekkel(n)))
            .OrderBy(g => g.Key, Dimensjonsorden.Instans)
            .Select(g => new Feltsum(g.Key, Beloep.Sum(g.Select(n => rullet.Regnskap(n, til))), g.Sum(n => rullet.AntallPosteringer(n, til))))
            .Where(s => !s.Sum.ErNull || (s.Antall > 0 && medSaldo.Value.Contains(s.Verdi)));
    }

    private static bool ErInternt(Kontobetydning? betydning) => betydning?.Type is Kontotype.Interim or Kontotype.Intern;

    private static string Konto(in Dimensjon d) => d.Egne?.Konto ?? "";

    private static Postfilter Kontofilter(params string[] konti) => new() { Konto = konti.ToFrozenSet(StringComparer.Ordinal) };

    private sealed record Feltsum(Dimensjon Verdi, Beloep Sum, long Antall);
}
