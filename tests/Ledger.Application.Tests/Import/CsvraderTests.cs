using System.Diagnostics;
using System.Text;
using CsCheck;
using Ledger.Application.Import;
using Ledger.Domain.Validering;

namespace Ledger.Application.Tests.Import;

/// <summary>What the readers do with bodies that were made to hurt, and with those that come in small pieces.</summary>
public sealed class CsvraderTests
{
    private const string Hode = "bilagsreferanse;bilagsdato;periode;kontoklasse;beloep;tekst\n";

    [Test]
    public void However_the_text_is_cut_up_the_rows_are_the_same() =>
        Gen.Select(Gen.OneOf("a", "\"", ";", "\n", "\r\n", "\r", "\"\"", "æ", " ", "\";\"", "x\ny").Array[0, 60], Gen.Int[1, 7]).Sample((biter, mest) =>
        {
            var body = Encoding.UTF8.GetBytes(Hode + string.Concat(biter));
            return Les(new MemoryStream(body)).SequenceEqual(Les(new Dryppestroem(body, mest)));
        });

    [TestCase("a;", 1_000_000)]
    [TestCase("beloep;", 1_000_000)]
    [TestCase("x", 3_000_000)]
    [TestCase("\"", 3_000_000)]
    [TestCase("\n", 3_000_000)]
    public void A_heading_without_end_is_refused_at_once(string del, int ganger)
    {
        var body = Strøm(string.Concat(Enumerable.Repeat(del, ganger)));
        var klokke = Stopwatch.StartNew();
        var avvist = Assert.Throws<Avvisning>(() => new CsvLeser(body))!;
        Assert.That(avvist.Grunn, Is.EqualTo(Avvisningsgrunn.Ugyldig));
        Assert.That(klokke.Elapsed, Is.LessThan(TimeSpan.FromSeconds(30)));
    }

    [Test]
    public void A_heading_of_more_columns_than_the_format_has_is_told_with_those_that_are_unknown()
    {
        var avvist = Assert.Throws<Avvisning>(() => new CsvLeser(Strøm(Hode.TrimEnd() + string.Concat(Enumerable.Repeat(";x", 200)) + "\n")))!;
        Assert.That(avvist.Feil.Select(f => f.Kode).Distinct(), Is.EqualTo(new[] { Feilkoder.ForMange, Feilkoder.UkjentKolonne, Feilkoder.DublettKolonne }.Where(k => avvist.Feil.Any(f => f.Kode == k))));
        Assert.That(avvist.Feil.Select(f => f.Kode), Does.Contain(Feilkoder.ForMange).And.Contain(Feilkoder.UkjentKolonne));
        Assert.That(avvist.AntallFeil, Is.LessThanOrEqualTo(Csvrader.MestKolonner + 1));
    }

    /// <summary>The library that was used before took the square of the columns of a row: minutes for a body of megabytes.</summary>
    [TestCase("a;", "\n", 400_000)]
    [TestCase("\"", "\n", 400_000)]
    [TestCase("\"\"\"\n", "", 20_000)]
    [TestCase("\"\n", "", 20_000)]
    [TestCase("\"a\"\"\n", "", 20_000)]
    [TestCase("aaaaaaaaaa", "\n", 400_000)]
    [TestCase("a\";\"", "\n", 100_000)]
    public void Rows_that_were_made_to_hurt_take_no_longer_than_others(string del, string slutt, int ganger)
    {
        var body = Strøm(Hode + string.Concat(Enumerable.Repeat(string.Concat(Enumerable.Repeat(del, ganger)) + slutt, 10)));
        var klokke = Stopwatch.StartNew();
        try
        {
            Les(body);
        }
        catch (Avvisning)
        {
            // So many stray quotes that it is given up.
        }

        Assert.That(klokke.Elapsed, Is.LessThan(TimeSpan.FromMinutes(1)));
    }

    [Test]
    public void A_row_longer_than_any_is_an_error_of_its_line_and_the_next_is_read()
    {
        var rader = Les(Strøm(Hode + "A;2024-01-31;1;drift;1;" + new string('x', 300_000) + "\nB;2024-01-31;1;drift;1;y\n" + "C;2024-01-31;1;drift;1;\"" + new string('x', 300_000) + "\nD;2024-01-31;1;drift;1;y\n"));
        Assert.That(rader, Is.EqualTo(new[] { "2 feil ugyldig_csv", "3 B 1 y", "4 feil ugyldig_csv", "5 D 1 y" }));
    }

    [Test]
    public void A_row_as_long_as_may_be_is_read()
    {
        var rad = "A;2024-01-31;1;drift;1;";
        var tekst = new string('x', Csvrader.MestTegn - rad.Length);
        Assert.That(Les(Strøm(Hode + rad + tekst + "\n")), Has.Count.EqualTo(1).And.Some.Length.EqualTo(tekst.Length + "2 A 1 ".Length));
        Assert.That(Les(Strøm(Hode + rad + tekst + "x\n")).Select(r => r[..10]), Is.EqualTo(new[] { "2 feil ugy" }));
    }

    [TestCase("lønn \u2013 \u20ac", "windows-1252")]
    [TestCase("lønn", "iso-8859-1")]
    [TestCase("lønn \u65e5", "utf-16")]
    [TestCase("lønn \u65e5", "utf-8")]
    public void The_declared_character_set_is_read(string tekst, string charset)
    {
        var tegnsett = Tegnsett.Finn(charset)!;
        Assert.That(Les(new MemoryStream(tegnsett.GetBytes(Hode + $"A;2024-01-31;1;drift;1;{tekst}\n")), tegnsett), Is.EqualTo(new[] { $"2 A 1 {tekst}" }));
        using var leser = new NdjsonLeser(Tegnsett.SomUtf8(new MemoryStream(tegnsett.GetBytes($$"""{"tekst":"{{tekst}}"}""")), tegnsett));
        Assert.That(leser.Neste()!.Tekst, Is.EqualTo(tekst));
    }

    [Test]
    public void A_line_that_is_not_utf8_is_named()
    {
        var rader = new StringBuilder(Hode);
        for (var i = 0; i < 10_000; i++)
        {
            rader.Append("A;2024-01-31;1;drift;1;lønn\n");
        }

        var body = Encoding.UTF8.GetBytes(rader.ToString() + "A;2024-01-31;1;drift;1;l").Append((byte)0xF8).Concat(Encoding.UTF8.GetBytes("nn\n")).ToArray();
        var avvist = Assert.Throws<Avvisning>(() => Les(new MemoryStream(body)))!;
        Assert.That(avvist.Feil.Single(), Has.Property("Kode").EqualTo(Feilkoder.FeilTegnsett).And.Property("Linje").EqualTo(10_002));
    }

    private static List<string> Les(Stream body, Encoding? tegnsett = null)
    {
        using var leser = new CsvLeser(body, tegnsett);
        var rader = new List<string>();
        while (leser.Neste() is { } rad)
        {
            rader.Add(rad.Formfeil is { } feil ? $"{rad.Linje} feil {feil.Kode}" : $"{rad.Linje} {rad.Bilagsreferanse} {rad.Beloep} {rad.Tekst}");
        }

        return rader;
    }

    private static MemoryStream Strøm(string text) => new(Encoding.UTF8.GetBytes(text));
}
