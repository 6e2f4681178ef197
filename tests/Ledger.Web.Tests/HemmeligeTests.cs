using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using Ledger.Web.Tests.Verktoey;

namespace Ledger.Web.Tests;

/// <summary>
/// A municipality with names and numbers of persons in its postings, a unit of one employee, a shielded unit and a shielded project: no byte that
/// the public can reach has any of it, no hidden cell can be solved from those that are shown, and every sum is the ledger's.
/// </summary>
public sealed class HemmeligeTests
{
    private const string Rapport = "/9902/2025/aarsrapport";

    private Tjener _tjener = null!;
    private IReadOnlyList<Nettside> _sider = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Tjener.StartAsync(innstillinger: ("Ledger__RateLimit__Enabled", "false"));
        await Hemmeligkommune.LagAsync(_tjener);
        _sider = await _tjener.GjennomgaaAsync("/9902", a => a.StartsWith("/9902", StringComparison.Ordinal) && !a.Contains("/u1", StringComparison.Ordinal)
            && !a.Contains("enhet=", StringComparison.Ordinal) && !a.Contains("kolonner=", StringComparison.Ordinal) && !ErFil(a));
    }

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    [Test]
    public async Task No_byte_that_the_public_can_reach_has_a_secret()
    {
        Assert.That(_sider, Has.Count.GreaterThan(60));
        var filer = _sider.SelectMany(s => s.Lenker).Where(ErFil).Distinct().ToList();
        Assert.That(filer, Has.Count.GreaterThan(20));
        foreach (var adresse in _sider.Select(s => s.Adresse).Concat(filer))
        {
            Avslorer(adresse, await _tjener.Klient.GetByteArrayAsync(adresse));
        }

        foreach (var ord in new[] { "Kari", "12345678901", "skjult", "HEMMELIG", "barnebolig", "14", "S1", "912345" })
        {
            var side = await _tjener.HentAsync($"{Rapport}/sok?q={ord}");
            Assert.That(side.Hoved.Descendants("li").Select(Nettside.Tekst).Where(t => Hemmeligkommune.Hemmelig.Any(t.Contains)), Is.Empty, ord);
        }

        foreach (var sti in new[] { "/omraader/14", "/omraader/22", "/prosjekter/S1", "/prosjekter/P2", "/tall/5-6/10?ansvar=13", "/tall/5-6/10?ansvar=14", "/tall/5-4-1/6?ansvar=13",
            "/posteringer", "/bilag/1", "/tall/5-6/10.csv?ansvar=13" })
        {
            Assert.That((await _tjener.GetAsync(Rapport + sti, noekkel: null)).Status, Is.EqualTo(HttpStatusCode.NotFound), sti);
        }
    }

    [Test]
    public async Task Every_public_sum_is_the_ledgers()
    {
        var drift = await _tjener.HentAsync(Rapport + "/drift?enhet=kr");
        var api = (await _tjener.GetAsync("/v1/kommuner/9902/regnskap/2025/driftsregnskap")).Json["linjer"]!.AsArray().ToDictionary(l => (string)l!["tekst"]!, l => (decimal)l!["regnskap"]!);
        var rader = drift.Rader("tabell").ToList();
        Assert.That(rader, Has.Count.GreaterThan(5));
        Assert.That(rader.Select(r => (r.Navn, Kroner(r.Celler[2]))), Is.EqualTo(rader.Select(r => (r.Navn, api[r.Navn]))));
        var avvik = await _tjener.GetAsync("/v1/kommuner/9902/regnskap/2025/avvik");
        var omraader = await _tjener.HentAsync(Rapport + "/omraader?enhet=kr");
        Assert.That(Kroner(omraader.Rader("tabell").Single(r => r.Navn == "Sum tjenesteområdene").Celler[2]), Is.EqualTo((decimal)avvik.Json["sum"]!["regnskap"]!));
        Assert.That(omraader.Rader("tabell").Select(r => r.Navn), Does.Contain("Øvrig").And.Contain("Barnehage").And.Not.Contain("Hjemmetjeneste"), "the shielded one is never alone");
        Assert.That((await _tjener.HentAsync(Rapport + "/prosjekter")).Rader("tabell").Select(r => r.Navn), Is.EqualTo(new[] { "Ny skole", "Øvrige prosjekter", "Sum investeringsutgifter" }));
    }

    /// <summary>
    /// Each line of § 5-6 of each unit is an unknown; every figure that is shown is an equation, and so is that the units below one are all of it.
    /// The pay of the small office must not follow.
    /// </summary>
    [Test]
    public async Task No_hidden_cell_can_be_solved_from_those_that_are_shown()
    {
        string[] enheter = ["1", "11", "12", "13", "2", "21", "2-OVRIG"];
        string[] linjer = ["7", "10", "11", "12"];
        var barn = new Dictionary<string, string[]> { ["1"] = ["11", "12", "13"], ["2"] = ["21", "2-OVRIG"] };
        int Ukjent(string enhet, string linje) => (Array.IndexOf(enheter, enhet) * linjer.Length) + Array.IndexOf(linjer, linje);
        var likninger = new List<double[]>();
        double[] Ny() => new double[enheter.Length * linjer.Length];
        var vist = 0;
        foreach (var enhet in enheter)
        {
            foreach (var linje in linjer)
            {
                if ((await _tjener.GetAsync($"{Rapport}/tall/5-6/{linje}?ansvar={enhet}", noekkel: null)).Status == HttpStatusCode.OK)
                {
                    vist++;
                    var kjent = Ny();
                    kjent[Ukjent(enhet, linje)] = 1;
                    likninger.Add(kjent);
                }
            }

            // The unit's total is always shown.
            Assert.That((await _tjener.GetAsync($"{Rapport}/omraader/{enhet}", noekkel: null)).Status, Is.EqualTo(HttpStatusCode.OK), enhet);
            var sum = Ny();
            linjer.ToList().ForEach(l => sum[Ukjent(enhet, l)] = 1);
            likninger.Add(sum);
        }

        foreach (var (over, under) in barn)
        {
            foreach (var linje in linjer)
            {
                var lik = Ny();
                lik[Ukjent(over, linje)] = 1;
                under.ToList().ForEach(u => lik[Ukjent(u, linje)] = -1);
                likninger.Add(lik);
            }
        }

        foreach (var linje in linjer)
        {
            var kommunen = Ny();
            kommunen[Ukjent("1", linje)] = kommunen[Ukjent("2", linje)] = 1;
            likninger.Add(kommunen);
        }

        Assert.That(vist, Is.GreaterThan(8), "most is shown");
        Assert.That(Foelger(likninger, Ukjent("21", "10")), "the test can solve what follows");
        Assert.That(linjer.Where(l => Foelger(likninger, Ukjent("13", l))), Is.Empty);
    }

    /// <summary>Whether an unknown follows from equations: its unit vector lies in their row space.</summary>
    private static bool Foelger(List<double[]> likninger, int ukjent)
    {
        int Rang(List<double[]> rader)
        {
            var m = rader.Select(r => (double[])r.Clone()).ToList();
            var rang = 0;
            for (var kolonne = 0; kolonne < m[0].Length && rang < m.Count; kolonne++)
            {
                var pivot = Enumerable.Range(rang, m.Count - rang).MaxBy(i => Math.Abs(m[i][kolonne]));
                if (Math.Abs(m[pivot][kolonne]) < 1e-9)
                {
                    continue;
                }

                (m[rang], m[pivot]) = (m[pivot], m[rang]);
                for (var i = rang + 1; i < m.Count; i++)
                {
                    var faktor = m[i][kolonne] / m[rang][kolonne];
                    for (var k = kolonne; k < m[i].Length; k++)
                    {
                        m[i][k] -= faktor * m[rang][k];
                    }
                }

                rang++;
            }

            return rang;
        }

        var enhetsvektor = new double[likninger[0].Length];
        enhetsvektor[ukjent] = 1;
        return Rang(likninger) == Rang([.. likninger, enhetsvektor]);
    }

    private static bool ErFil(string adresse) => new[] { ".csv", ".xlsx", ".json", ".zip", ".html" }.Any(e => adresse.Split('?')[0].EndsWith(e, StringComparison.Ordinal));

    private static decimal Kroner(string vist) => decimal.Parse(vist.Replace(" ", "", StringComparison.Ordinal).Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static void Avslorer(string adresse, byte[] bytes)
    {
        if (bytes is [0x50, 0x4b, ..])
        {
            using var zip = new ZipArchive(new MemoryStream(bytes));
            foreach (var post in zip.Entries)
            {
                using var stroem = post.Open();
                using var minne = new MemoryStream();
                stroem.CopyTo(minne);
                Avslorer($"{adresse}!{post.FullName}", minne.ToArray());
            }

            return;
        }

        var tekst = Encoding.UTF8.GetString(bytes).Replace('\u00a0', ' ');
        Assert.That(Hemmeligkommune.Hemmelig.Append("912 345").Where(h => tekst.Contains(h, StringComparison.OrdinalIgnoreCase)), Is.Empty, adresse);
    }
}
