using Ledger.Domain.Bilagskontroll;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Tests.Verktoey;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Bilagskontrollene;

/// <summary>What a bilag is told of (law.md F6, F21–F23).</summary>
public sealed class BilagsfunnTests
{
    private static readonly Regnskapsaar Aar = Regnskapsaar.Fra(2026);

    private static Postering Balanse(string kapittel, decimal kroner, string fond = "") => new(
        Dimensjon.Balanse(Kapittel.Parse(kapittel), Sektor.Parse("320"), fond: Fondskode.TryParse(fond, out var f) ? f : default), Kubebygger.Kr(kroner), null);

    private static Postering Resultat(Kontoklasse klasse, string art, decimal kroner, string fond = "", Avslutningsmerke merke = Avslutningsmerke.Ingen) =>
        new(Kubebygger.Resultat(klasse, art, fond: fond, merke: merke), Kubebygger.Kr(kroner), null);

    [Test]
    public void Memoria_balances_by_itself()
    {
        Assert.That(Bilagsfunn.Memoria([Balanse("10", 100), Balanse("45", -100), Balanse("9100", 100), Balanse("9999", -100)], false), Is.Empty);
        var funn = Bilagsfunn.Memoria([Balanse("10", 100), Balanse("9999", -100)], false).Single();
        Assert.That((funn.Kode, funn.Beloep, funn.Hindrer[0]), Is.EqualTo(("memoria_i_ubalanse", (Beloep?)Kubebygger.Kr(-100), Hindring.Bokfoering)));
        Assert.That(Bilagsfunn.Memoria([Balanse("9999", -100)], true).Single().Hindrer, Is.EqualTo([Hindring.Avslutning, Hindring.Kostra]),
            "what the source booked is booked");
    }

    [TestCase(Kontoklasse.Investering, "940", "DISP", true)]
    [TestCase(Kontoklasse.Investering, "540", "UINV", false)]
    [TestCase(Kontoklasse.Investering, "950", "BINV", false)]
    [TestCase(Kontoklasse.Drift, "540", "UINV", true)]
    [TestCase(Kontoklasse.Drift, "950", "BINV", true)]
    [TestCase(Kontoklasse.Drift, "940", "DISP", false)]
    [TestCase(Kontoklasse.Drift, "550", "BUND", false)]
    public void Funds_of_the_account(Kontoklasse klasse, string art, string fond, bool funnet)
    {
        Postering[] rader = [Resultat(klasse, art, 10, fond), Resultat(klasse, art, 5, fond), Balanse("56", -15, fond)];
        var funn = Bilagsfunn.Fondsbruk(rader, Kubebygger.Fond, Aar, false).Select(f => (f.Kode, f.Beloep, f.Antall, f.Verdi));
        Assert.That(funn, Is.EqualTo(funnet ? [("fondstype", (Beloep?)Kubebygger.Kr(15), (long?)2, fond)] : Array.Empty<(string, Beloep?, long?, string?)>()));
        Assert.That(Bilagsfunn.Fondsbruk(rader, Kubebygger.Fond, Regnskapsaar.Fra(2019), false), Is.Empty, "earlier years had other rules");
    }

    [Test]
    public void Marks_are_the_closings()
    {
        Assert.That(Bilagsfunn.Merker([Resultat(Kontoklasse.Drift, "940", 1, "DISP")]), Is.Empty);
        var funn = Bilagsfunn.Merker([Resultat(Kontoklasse.Drift, "940", 1, "DISP", Avslutningsmerke.Strykning), Balanse("56", -1, "DISP")]).Single();
        Assert.That((funn.Kode, funn.Nivaa, funn.Antall), Is.EqualTo(("merke_forbeholdt_avslutningen", Funnivaa.Avvis, (long?)1)));
    }

    /// <summary>100 in DISP, BUND overdrawn with 5 before.</summary>
    [TestCase("DISP", 100, null)]
    [TestCase("DISP", 101, 1)]
    [TestCase("BUND", 3, 8)]
    [TestCase("BUND", -3, null)]
    [TestCase("UINV", 7, 7)]
    public void A_fund_that_is_overdrawn(string fond, int brukt, int? overtrukket)
    {
        var foer = new Dictionary<Fondskode, Beloep> { [Fondskode.Parse("DISP")] = Kubebygger.Kr(100), [Fondskode.Parse("BUND")] = Kubebygger.Kr(-5) };
        var funn = Bilagsfunn.Overtrukket(foer, [Balanse("56", brukt, fond), Balanse("10", -brukt)]).SingleOrDefault();
        Assert.That((funn?.Verdi, funn?.Beloep?.Kroner, funn?.Nivaa),
            Is.EqualTo(overtrukket is null ? (null, null, null) : (fond, (decimal?)overtrukket, (Funnivaa?)Funnivaa.Varsel)));
    }

    [TestCase("2026-02-01", 2, 0, false)]
    [TestCase("2026-02-28", 2, 0, false)]
    [TestCase("2026-03-31", 2, 31, false)]
    [TestCase("2026-04-01", 2, 32, true)]
    [TestCase("2026-01-31", 2, 1, true)]
    [TestCase("2025-12-31", 2, 32, true)]
    [TestCase("2026-01-01", 0, 0, false)]
    [TestCase("2025-12-01", 0, 31, false)]
    [TestCase("2026-12-31", 0, 364, true)]
    [TestCase("2026-12-31", 13, 0, false)]
    [TestCase("2026-11-30", 13, 31, false)]
    [TestCase("2027-02-01", 13, 32, true)]
    public void Days_outside_the_period_and_whether_they_are_told(string dato, int periode, int dager, bool fortelles)
    {
        var (dagen, perioden) = (DateOnly.Parse(dato), Periode.Fra(periode));
        Assert.That(
            (Bilagsdatoer.DagerUtenfor(dagen, perioden, Aar), Bilagsdatoer.ErUtenfor(dagen, perioden, Aar)), Is.EqualTo((dager, fortelles)));
    }
}
