using Ledger.Domain.Finans.Gjeld;
using Ledger.Domain.Finans.Plassering;
using Ledger.Domain.Finans.Register;

namespace Ledger.Domain.Finans.Rammer;

/// <summary>A line of the stress test.</summary>
/// <param name="Faktor">Percent or percentage points.</param>
/// <param name="Beholdning">Kroner; null on sums.</param>
/// <param name="Durasjon">Years, of bonds and bank; 1 of shares, which lose the whole fall.</param>
/// <param name="Tap">Kroner, not rounded; a gain is negative.</param>
/// <param name="Poster">The numbers of the facts that it stands on.</param>
public sealed record Stresslinje(
    string Post, string Tekst, decimal? Faktor, decimal? Beholdning, decimal? Durasjon, decimal? Tap, IReadOnlyList<int> Poster)
{
    /// <summary>The loss in percent of what is held.</summary>
    public decimal? TapProsent => Beholdning is null or 0m ? null : Tap / Beholdning * 100m;
}

/// <summary>What a rise of the rate, a fall of shares and the loss of a counterparty would cost. Sums are of unrounded lines.</summary>
public sealed record Stresstest(
    IReadOnlyList<Stresslinje> Del1, IReadOnlyList<Stresslinje> Del2, decimal? Samlet, decimal? Bufferkapital, decimal? ProsentAvBufferkapital,
    IReadOnlyList<Mangel> Mangler)
{
    /// <summary>What a bank deposit is bound, in years.</summary>
    private const decimal Bankdurasjon = 0.01m;

    public static Stresstest Beregn(Finansregister register, DateOnly dato, Stressfaktorer faktorer)
    {
        var mangler = new List<Mangel>();
        var (binding, verdier) = (new Rentebinding(new Gjeldsbok(register), dato), new Verdibok(register));
        var likviditet = new Likviditet(verdier);
        var (rente, bank) = (faktorer.RenteProsentpoeng, likviditet.Bankinnskudd(dato));
        Faktatall Flytende(decimal? sum, Func<Rentestykke, bool> hvilke) =>
            new(sum, [.. binding.Stykker.Where(s => !s.Fast && hvilke(s)).SelectMany(s => s.Poster)]);
        var gjeld = Linje("flytendeGjeld", "Renterisiko flytende gjeld", rente, Flytende(binding.Flytende, _ => true));
        var motposter = Linje(
            "motposter", "Motposter gjeld (rente- og gebyrinntekter)", rente, Flytende(binding.FlytendeMedMotpost, s => s.MedMotpost != 0m), -1m);
        var likvid = Linje("likviditet", "Renterisiko kortsiktig likviditet", rente, likviditet.Sum(dato, mangler), -1m);
        var netto = Sum("netto", "Sum netto renteendring", gjeld, motposter, likvid);
        var motpart = Linje("motpart", "Motpartsrisiko (bankinnskudd)", faktorer.MotpartProsent, bank);
        var del1 = Sum("del1", "Sum beregnet risiko", netto, motpart);
        var fond = register.Definisjoner.Portefoeljer.Where(p => p.Type == Portefoeljetype.Langsiktig).ToList();
        var del2 = Plasseringer(fond, verdier, dato, faktorer, mangler);
        var buffer = Faktatall.Sum(fond.Select(p => new Fondsregnskap(verdier, p).Bufferkapital(dato))).Verdi;
        mangler.AddRange(binding.Mangler);
        mangler.AddRange(buffer is null ? fond.SelectMany(p => new Fondsregnskap(verdier, p).Mangler(dato)) : []);
        return new(
            [gjeld, motposter, likvid, netto, motpart, del1], del2, del1.Tap + del2[^1].Tap, fond.Count == 0 ? null : buffer,
            fond.Count == 0 || buffer is null or 0m ? null : del2[^1].Tap / buffer * 100m, mangler);
    }

    private static List<Stresslinje> Plasseringer(
        IReadOnlyList<Portefoelje> fond, Verdibok verdier, DateOnly dato, Stressfaktorer faktorer, List<Mangel> mangler)
    {
        Faktatall V(params Aktivaklasse[] klasser) =>
            Faktatall.Sum(klasser.SelectMany(k => fond.Select(p => verdier.Sum(p.Kode, k, dato, mangler))));
        var (bank, obligasjoner) = (V(Aktivaklasse.Bank, Aktivaklasse.Pengemarked), V(Aktivaklasse.Obligasjoner));
        var durasjon = Snitt(fond.Select(p => (
            verdier.Sum(p.Kode, Aktivaklasse.Obligasjoner, dato).Verdi, Risiko.Durasjon(verdier, p.Kode, "rentedurasjon", dato, mangler).Verdi)));
        var bankrente = Linje("bank", "Pengemarked/bank", faktorer.RenteProsentpoeng * Bankdurasjon, bank);
        var maalt = fond.SelectMany(p => Risiko.Durasjon(verdier, p.Kode, "rentedurasjon", dato).Poster);
        var rente = Linje(
            "obligasjoner", "Obligasjoner", faktorer.RenteProsentpoeng * durasjon, obligasjoner with { Poster = [.. obligasjoner.Poster, .. maalt] });
        var aksjer = Linje("aksjer", "Aksjer", faktorer.AksjefallProsent, V(Aktivaklasse.Aksjer));
        var sum = Sum("del2", "Sum beregnet risiko", bankrente, rente, aksjer);
        return
        [
            bankrente with { Faktor = faktorer.RenteProsentpoeng, Durasjon = Bankdurasjon },
            rente with { Faktor = faktorer.RenteProsentpoeng, Durasjon = durasjon },
            aksjer with { Durasjon = 1m },
            sum with { Beholdning = bankrente.Beholdning + rente.Beholdning + aksjer.Beholdning },
        ];
    }

    /// <summary>Of the portfolios' durations, weighed by what they hold; 0 where there is nothing to weigh.</summary>
    private static decimal? Snitt(IEnumerable<(decimal? Verdi, decimal? Durasjon)> deler)
    {
        var med = deler.Where(d => d.Verdi != 0m).ToList();
        var sum = med.Any(d => d.Verdi is null) ? null : med.Sum(d => d.Verdi);
        return sum is null || med.Any(d => d.Durasjon is null) ? null : sum == 0m ? 0m : med.Sum(d => d.Verdi * d.Durasjon) / sum;
    }

    private static Stresslinje Linje(string post, string tekst, decimal? faktor, Faktatall beholdning, decimal fortegn = 1m) =>
        new(post, tekst, faktor, beholdning.Verdi, null, fortegn * faktor * beholdning.Verdi / 100m, beholdning.Poster);

    private static Stresslinje Sum(string post, string tekst, params Stresslinje[] linjer) =>
        new(post, tekst, null, null, null, linjer.Any(l => l.Tap is null) ? null : linjer.Sum(l => l.Tap), [.. linjer.SelectMany(l => l.Poster)]);
}
