using System.Text.Json;
using Ledger.Domain.Aarsavslutning;
using Ledger.Domain.Fond;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Saldo;
using Ledger.Domain.Serier;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Aarsavslutning;

/// <summary>
/// Bærum's year 2024 as the demo has it before its closing. The municipality struck bruk av investeringsfond by what the transfer came in under
/// budget, and the rest of the mindreforbruk from bufferfond: 209,2 and 109,3 mill. kr in the annual report.
/// </summary>
public sealed class BaerumTests
{
    private static readonly string Mappe = Path.Combine(Rot(), "db", "demo", "baerum-2024");

    [Test]
    public void The_closing_is_the_one_of_the_annual_report()
    {
        // All rows but those of the closing itself.
        var poster = new[] { "inngaaende-balanse.csv", "regnskap-2024.csv", "aarsavslutning-2024.csv" }.SelectMany(Rader).Concat(Budsjett("budsjett-opprinnelig.json", Saldoslag.OpprinneligBudsjett)).Concat(Budsjett("budsjett-revidert.json", Saldoslag.Budsjettendring)).ToList();
        var fond = Fondene();
        var investeringsfond = fond.Values.Single(f => f.Navn == "Investeringsfond").Kode;
        var bufferfond = fond.Values.Single(f => f.Navn == "Bufferfond").Kode;
        var valg = new Avslutningsvalg { Ansvar = Testaar.Ansvar, StrykningAvBruk = [new Fondsstrykning(investeringsfond, null, true), new Fondsstrykning(bufferfond)] };
        var resultat = Avslutningsmotor.Avslutt(Avslutningsgrunnlag.Fra(new Saldokube(Testaar.Ledger, Testaar.Aar, 1, poster), fond, valg));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Mill(resultat.Foer.Drift), Is.EqualTo(318.5m));
            Assert.That(
                resultat.Steg.Select(s => (s.Hjemmel, s.Merke, s.Art.ToString(), s.Fond, Mill(s.Beloep))),
                Is.EqualTo(
                [
                    // Loans are booked as budgeted (§ 2-6 second paragraph) and struck for what was not lent on and not needed: 0 together.
                    ("§ 4-1 første ledd", Avslutningsmerke.Ingen, "910", default, 1.4m),
                    ("§ 4-1 første ledd", Avslutningsmerke.Ingen, "912", default, 108.2m),
                    ("§ 4-1 tredje ledd bokstav b", Avslutningsmerke.Strykning, "912", default, 108.2m),
                    ("§ 4-3 første ledd", Avslutningsmerke.Strykning, "940", investeringsfond, 209.2m),
                    ("§ 4-3 første ledd", Avslutningsmerke.Strykning, "940", bufferfond, 109.3m),
                    ("§ 4-6 første ledd bokstav a", Avslutningsmerke.Strykning, "910", default, 1.4m),
                ]));
            // Next year has no budget, but no fund is used; the kapitalkonto stands against its assets and debt.
            Assert.That(resultat.Funn.Where(f => f.Nivaa != Funnivaa.Varsel).Select(f => f.Kode), Is.Empty);
        }

        poster.AddRange(resultat.Bilag.SelectMany(b => b.Posteringer).Select(p => new Saldopost(p.Dimensjon, Saldoslag.Regnskap, Periode.Aarsavslutning, p.Beloep, 1)));
        Assert.That(Avslutningsmotor.Avslutt(Avslutningsgrunnlag.Fra(new Saldokube(Testaar.Ledger, Testaar.Aar, 1, poster), fond, valg)).Steg, Is.Empty);
    }

    /// <summary>
    /// The municipality's own closing, as its ledger has it, tried against chapter 4: nothing is told of it. Had it spared one of the strykninger and
    /// carried the difference as a mindreforbruk to bufferfond, the use of disposisjonsfond would have been told with the amount.
    /// </summary>
    [TestCase(null, "")]
    [TestCase("BUFFER", "drift 540 -109.3, drift 940 -109.3")]
    [TestCase("INVEST", "drift 540 -209.2, drift 940 -209.2")]
    public void The_closing_of_the_annual_report_is_tried_against_chapter_4(string? spart, string ventet)
    {
        var poster = new[] { "inngaaende-balanse.csv", "regnskap-2024.csv" }.SelectMany(Rader).Concat(Rader("aarsavslutning-2024.csv", medMerke: true))
            .Concat(Budsjett("budsjett-opprinnelig.json", Saldoslag.OpprinneligBudsjett)).Concat(Budsjett("budsjett-revidert.json", Saldoslag.Budsjettendring)).ToList();
        var fond = Fondene();
        foreach (var struket in poster.Where(p => spart is not null && p.Dimensjon.Merke == Avslutningsmerke.Strykning && p.Dimensjon.Fond.ToString() == spart).ToList())
        {
            // Spared, and what is then left is set aside instead.
            var avsatt = struket.Dimensjon with { Merke = Avslutningsmerke.Avslutning };
            poster.Remove(struket);
            poster.Add(struket with { Dimensjon = struket.Dimensjon.Kontoklasse == Kontoklasse.Drift ? avsatt with { Art = Art.Parse("540") } : avsatt });
        }

        var funn = Avslutningsmotor.Etterproev(Avslutningsgrunnlag.Fra(new Saldokube(Testaar.Ledger, Testaar.Aar, 1, poster), fond, new Avslutningsvalg { Ansvar = Testaar.Ansvar }));
        Assert.That(
            string.Join(", ", funn.Select(f => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{f.Verdi} {Mill(f.Beloep!.Value)}")).Order(StringComparer.Ordinal)),
            Is.EqualTo(ventet));
    }

    private static decimal Mill(Beloep beloep) => decimal.Round(beloep.Kroner / 1_000_000m, 1, MidpointRounding.AwayFromZero);

    private static IEnumerable<Saldopost> Rader(string fil) => Rader(fil, medMerke: false);

    private static IEnumerable<Saldopost> Rader(string fil, bool medMerke)
    {
        var linjer = File.ReadAllLines(Path.Combine(Mappe, fil));
        var kolonner = linjer[0].Split(';').Select((navn, i) => (navn, i)).ToDictionary(k => k.navn, k => k.i);
        foreach (var felt in linjer.Skip(1).Select(l => l.Split(';')))
        {
            string Felt(string navn) => kolonner.TryGetValue(navn, out var i) ? felt[i] : "";
            _ = Avslutningsmerker.TryParse(Felt("merke"), out var merke);
            if (merke != Avslutningsmerke.Ingen && !medMerke)
            {
                continue;
            }

            _ = Beloep.TryParse(Felt("beloep"), out var beloep);
            _ = Kapittel.TryParse(Felt("kapittel"), out var kapittel);
            _ = Sektor.TryParse(Felt("sektor"), out var sektor);
            var d = Felt("kontoklasse") == "balanse" ? Dimensjon.Balanse(kapittel, sektor, fond: Kode(Felt("fond")))
                : Noekkel(Felt("kontoklasse"), Felt("art"), Felt("fond"), Felt("funksjon"));
            yield return new Saldopost(d with { Merke = merke }, Saldoslag.Regnskap, Periode.Fra(int.Parse(Felt("periode"), System.Globalization.CultureInfo.InvariantCulture)), beloep, 1);
        }
    }

    private static IEnumerable<Saldopost> Budsjett(string fil, Saldoslag slag)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Mappe, fil)));
        foreach (var l in json.RootElement.GetProperty("linjer").EnumerateArray())
        {
            var fond = l.TryGetProperty("fond", out var f) ? f.GetString() : null;
            yield return new Saldopost(Noekkel(l.GetProperty("kontoklasse").GetString()!, l.TryGetProperty("art", out var art) ? art.GetString()! : Rammer.Arter[l.GetProperty("ramme").GetString()!], fond), slag, Periode.Fra(1), Beloep.FraKroner(l.GetProperty("beloep").GetDecimal()), 1);
        }
    }

    private static Dictionary<Fondskode, Fondsopplysning> Fondene()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Mappe, "fond.json")));
        return json.RootElement.EnumerateArray()
            .Select(f => new Fondsopplysning(Fondskode.Parse(f.GetProperty("fondskode").GetString()!), f.GetProperty("navn").GetString()!, Fondstyper.TryParse(f.GetProperty("type").GetString(), out var t) ? t : default, null))
            .ToDictionary(f => f.Kode);
    }

    private static Dimensjon Noekkel(string klasse, string art, string? fond, string funksjon = "880") =>
        Dimensjon.Resultat(Kontoklasser.TryParse(klasse, out var k) ? k : throw new FormatException(klasse), Art.Parse(art), Funksjon.Parse(funksjon),
            Testaar.Ansvar, fond: Kode(fond));

    private static Fondskode Kode(string? text) => Fondskode.TryParse(text, out var f) ? f : default;

    private static string Rot()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Ledger.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Ledger.sln");
        }

        return folder.FullName;
    }
}
