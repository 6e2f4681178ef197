using Ledger.Application.Profiler;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Tests.Profiler;

public sealed class VerditolkTests
{
    private static readonly Filform Norsk = new(Filtype.Csv, Desimaltegn: ',', Tusenskille: ' ', Datoformater: ["dd.MM.yyyy", "yyyyMMdd", "yyyy-MM-dd'T'HH:mm:ss"]);
    private static readonly Filform Engelsk = new(Filtype.Csv, Desimaltegn: '.', Tusenskille: ',');

    [TestCase("100,50", 100.50)]
    [TestCase("1 234,56", 1234.56)]
    [TestCase("1\u00a0234\u00a0567", 1234567)]
    [TestCase(" 100,5 ", 100.5)]
    [TestCase("\u2212100", -100)]
    [TestCase("100,50-", -100.50)]
    [TestCase("(100,50)", -100.50)]
    [TestCase("+100", 100)]
    [TestCase("-0,01", -0.01)]
    public void Amounts_as_Norwegians_write_them(string tekst, decimal ventet) => Assert.That(Les(tekst, Norsk), Is.EqualTo(ventet));

    [TestCase("1,234.50", 1234.50)]
    [TestCase("1,234,567", 1234567)]
    public void Amounts_as_the_English_write_them(string tekst, decimal ventet) => Assert.That(Les(tekst, Engelsk), Is.EqualTo(ventet));

    [TestCase("1.234,56", TestName = "A sign that the profile does not have")]
    [TestCase("1 23,4", TestName = "Thousands that are not three digits")]
    [TestCase("12 3456", TestName = "Thousands that are four digits")]
    [TestCase("1,2,3", TestName = "Two signs of decimals")]
    [TestCase("1,234 567", TestName = "Thousands after the decimals")]
    [TestCase("--1", TestName = "Two signs")]
    [TestCase("", TestName = "Nothing")]
    [TestCase("kr 100", TestName = "Letters")]
    [TestCase("1E5", TestName = "An exponent in a text")]
    [TestCase("100,-", TestName = "A stroke for the øre")]
    [TestCase("1 234,\u2212", TestName = "A minus for the øre")]
    [TestCase("(-100)", TestName = "Parentheses and a sign")]
    [TestCase("(100-)", TestName = "Parentheses and a sign at the end")]
    public void What_cannot_be_read_is_not_guessed(string tekst) => Assert.That(Les(tekst, Norsk), Is.Null);

    [Test]
    public void What_was_computed_in_binary_fractions_is_rounded_only_when_the_profile_says_so()
    {
        var celle = new Celle("100.50000000000001", ErTall: true);
        Assert.That(Verditolk.TryBeloep(celle, Norsk, null, false, false, out var raa) ? raa : 0, Is.EqualTo(100.50000000000001m));
        Assert.That(Verditolk.TryBeloep(celle, Norsk, 0.01m, false, false, out var rundet) ? rundet : 0, Is.EqualTo(100.50m));
        Assert.That(Verditolk.TryBeloep(new Celle("-0.005", ErTall: true), Norsk, 0.01m, false, false, out var halv) ? halv : 0, Is.EqualTo(-0.01m));
    }

    [Test]
    public void Thousands_and_turned_signs()
    {
        Assert.That(Verditolk.TryBeloep(new Celle("1,5"), Norsk, null, tusen: true, motsatt: true, out var kroner) ? kroner : 0, Is.EqualTo(-1500m));
        Assert.That(Verditolk.TryBeloep(new Celle("1E25", ErTall: true), Norsk, null, tusen: true, motsatt: false, out _), Is.True);
        Assert.That(Verditolk.TryBeloep(new Celle("9E27", ErTall: true), Norsk, null, tusen: true, motsatt: false, out _), Is.False, "outside what can be counted");
    }

    [TestCase("31.01.2026", false, "2026-01-31")]
    [TestCase("20260131", false, "2026-01-31")]
    [TestCase("2026-01-31", false, "2026-01-31")]
    [TestCase("2026-01-31T00:00:00", false, "2026-01-31")]
    [TestCase("46053", true, "2026-01-31")]
    [TestCase("46053.75", true, "2026-01-31")]
    [TestCase("31/01/2026", false, null)]
    [TestCase("30.02.2026", false, null)]
    public void Dates(string tekst, bool tall, string? ventet) =>
        Assert.That(Verditolk.TryDato(new Celle(tekst, tall), Norsk, dagtall: true, out var dato) ? dato.ToString("yyyy-MM-dd") : null, Is.EqualTo(ventet));

    [Test]
    public void A_number_of_json_is_no_date() => Assert.That(Verditolk.TryDato(new Celle("46053", ErTall: true), Norsk, dagtall: false, out _), Is.False);

    [TestCase("IB", 0)]
    [TestCase("0", 0)]
    [TestCase("01", 1)]
    [TestCase("Jan", 1)]
    [TestCase("des.", 12)]
    [TestCase("Mars", 3)]
    [TestCase("sept", 9)]
    [TestCase("Sept. 2026", 9)]
    [TestCase("ju", null)]
    [TestCase("mai", 5)]
    [TestCase("202604", 4)]
    [TestCase("2026-04", 4)]
    [TestCase("13", 13)]
    [TestCase("IB 2026", 0)]
    [TestCase("Jan 2026", 1)]
    [TestCase("jan.26", 1)]
    [TestCase("04/2026", 4)]
    [TestCase("4.2026", 4)]
    [TestCase("31.05.2026", 5)]
    [TestCase("2026-12-31", 12)]
    [TestCase("31.05.2025", null)]
    [TestCase("jan-25", null)]
    [TestCase("04/2025", null)]
    [TestCase("202504", null)]
    [TestCase("14", null)]
    [TestCase("Jannuar", null)]
    public void Periods(string tekst, int? ventet) =>
        Assert.That(Verditolk.TryPeriode(tekst, 2026, out var periode) ? periode.Nummer : (int?)null, Is.EqualTo(ventet));

    private static decimal? Les(string tekst, Filform form) => Verditolk.TryBeloep(new Celle(tekst), form, null, false, false, out var kroner) ? kroner : null;
}
