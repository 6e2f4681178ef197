using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests;

/// <summary>What is booked and looks like a mistake is told of on the receipt: the caller can reverse it while he still knows what he sent.</summary>
public sealed class VarselTests
{
    private Tjener _tjener = null!;
    private int _kommune = 5000;

    [OneTimeSetUp]
    public async Task Start() => _tjener = await Tjener.StartAsync();

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    [Test]
    public async Task The_same_rows_under_other_references_are_told_of()
    {
        var nummer = await NyKommuneAsync();
        var foerste = await _tjener.ImporterAsync(Aar(nummer) + "/importer", Csv("A", 3), "en");
        Assert.That(Koder(foerste), Is.Empty);
        Assert.That(Koder(await _tjener.ImporterAsync(Aar(nummer) + "/importer?proevekjoering=true", Csv("B", 3), "to")), Is.EqualTo(new[] { "samme_innhold_som" }));
        var igjen = await _tjener.ImporterAsync(Aar(nummer) + "/importer", Csv("B", 3), "to");
        Assert.That(Koder(igjen), Is.EqualTo(new[] { "samme_innhold_som" }), "what was only tried before is not what it is the same as");
        Assert.That((string)igjen.Json["varsler"]![0]!["melding"]!, Does.Contain((string)foerste.Json["importId"]!));
        Assert.That((string)igjen.Json["funn"]![0]!["verdi"]!, Is.EqualTo("import " + foerste.Json["importId"]));
        Assert.That(Koder(await _tjener.ImporterAsync(Aar(nummer) + "/importer", Csv("C", 3, beloep: 101), "tre")), Is.Empty, "another amount");
        Assert.That(Koder(await BokfoerAsync(nummer, "X", 7m)), Is.Empty);
        var bilag = await BokfoerAsync(nummer, "Y", 7m);
        Assert.That((Koder(bilag).Single(), (string)bilag.Json["varsler"]![0]!["melding"]!), Is.EqualTo(("samme_innhold_som",
            "De samme radene er bokført før, av bilag 10, med andre referanser. Tilbakefør det ene hvis det er en feil.")));
        Assert.That(Koder(await BokfoerAsync(nummer, "Z", 7m, dato: "2025-03-16")), Is.Empty, "another date");
    }

    /// <summary>The program that sends twice is often the one that was started again, and so may the service be.</summary>
    [TestCase(true)]
    [TestCase(false)]
    public async Task The_same_rows_are_told_of_after_a_restart_and_not_when_a_text_was_erased(bool slettes)
    {
        const string K = "3203";
        var mappe = Path.Combine(Path.GetTempPath(), $"ledger-{Guid.NewGuid():N}");
        await using (var foer = await Tjener.StartAsync(datamappe: mappe))
        {
            foer.Behold();
            await RegistrerAsync(foer, K);
            await KrevAsync(foer.ImporterAsync(Aar(K) + "/importer", Csv("A", 3), "en"));
            if (slettes)
            {
                await KrevAsync(foer.PostAsync(Sti(K) + "/personvern/slettinger", new { begrunnelse = "Krav", bruker = "dev-admin" }));
            }

            await foer.StansAsync();
        }

        await using var tjener = await Tjener.StartAsync(datamappe: mappe);
        var igjen = await tjener.ImporterAsync(Aar(K) + "/importer", Csv("B", 3), "to");
        Assert.That(Koder(igjen), Is.EqualTo(slettes ? Array.Empty<string>() : ["samme_innhold_som"]), igjen.Tekst);
    }

    /// <summary>The invoice is told of however it is booked again; its payment, its credit note, and what only looks like it are not it.</summary>
    [TestCase("2025-06-10", 6, "120 60", "samme_faktura", Description = "another period")]
    [TestCase("2025-05-10", 5, "120 40,130 20", "samme_faktura", Description = "split on two arts")]
    [TestCase("2025-05-10", 5, "120 45", "samme_faktura", Description = "another amount")]
    [TestCase("2025-05-10", 5, "120 -60", "", Description = "the credit note")]
    [TestCase("2025-05-10", 5, "", "", Description = "the payment")]
    [TestCase("2025-05-10", 5, "120 60 F-78", "", Description = "another document")]
    [TestCase("2025-05-10", 5, "120 60 F-77 912345678", "", Description = "another supplier")]
    public async Task An_invoice_that_is_booked_again_is_told_of(string dato, int periode, string arter, string ventet)
    {
        var nummer = await NyKommuneAsync();
        Assert.That(Koder(await FakturaAsync("2025-05-10", 5, "120 60")), Is.Empty);
        var igjen = await FakturaAsync(dato, periode, arter);
        Assert.That(string.Join(',', Koder(igjen).Where(k => k is "samme_faktura")), Is.EqualTo(ventet), igjen.Tekst);
        if (ventet.Length > 0)
        {
            Assert.That((string)igjen.Json["varsler"]!.AsArray().Single(v => (string)v!["kode"]! == ventet)!["melding"]!, Does.Contain("bilag 1 i 2025"));
        }

        async Task<Svar> FakturaAsync(string dag, int p, string rader)
        {
            var leste = rader.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(r => r.Split(' ')).ToList();
            var (dokument, motpart) = (leste.FirstOrDefault(r => r.Length > 2)?[2] ?? "F-77", leste.FirstOrDefault(r => r.Length > 3)?[3] ?? "987654321");
            var sum = leste.Sum(r => decimal.Parse(r[1], CultureInfo.InvariantCulture));
            var svar = await _tjener.PostAsync(Aar(nummer) + "/bilag", new
            {
                bilagsreferanse = Guid.NewGuid().ToString("N"), bilagsdato = dag, periode = p,
                posteringer = leste.Select(r => (object)new { kontoklasse = "drift", art = r[0], funksjon = "202", ansvar = "1", beloep = decimal.Parse(r[1], CultureInfo.InvariantCulture), dokument })
                    .Append(new { kontoklasse = "balanse", kapittel = "32", sektor = "320", beloep = leste.Count == 0 ? 60 : -sum, motpart, dokument })
                    .Concat(leste.Count > 0 ? [] : [new { kontoklasse = "balanse", kapittel = "10", sektor = "320", beloep = -60 }]),
            });
            Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Created), svar.Tekst);
            return svar;
        }
    }

    [Test]
    public async Task An_invoice_of_a_file_is_told_of_in_the_next_year_and_within_the_file()
    {
        var nummer = await NyKommuneAsync();
        const string Hode = "bilagsreferanse;bilagsdato;periode;kontoklasse;art;funksjon;kapittel;sektor;ansvar;beloep;motpart;dokument\n";
        static string Faktura(string referanse, string dato) =>
            $"{referanse};{dato};5;drift;120;202;;;1;60;987654321;F-77\n{referanse};{dato};5;balanse;;;32;320;;-60;987654321;F-77\n";
        var foerste = await _tjener.ImporterAsync(Aar(nummer) + "/importer", Hode + Faktura("A", "2025-05-10") + Faktura("B", "2025-05-11"), "en");
        Assert.That(Koder(foerste), Does.Contain("samme_faktura"), foerste.Tekst);
        Assert.That((long)foerste.Json["varsler"]!.AsArray().Single(v => (string)v!["kode"]! == "samme_faktura")!["linje"]!, Is.EqualTo(4));
        await KrevAsync(_tjener.PutAsync(
            $"{Sti(nummer)}/organisasjon/2026", new { enheter = new object[] { new { kode = "1", navn = "Skole", nivaa = "tjenesteomraade" } } }));
        var neste = await _tjener.ImporterAsync(Sti(nummer) + "/regnskap/2026/importer", Hode + Faktura("C", "2026-05-10"), "to");
        Assert.That(Koder(neste), Does.Contain("samme_faktura"), neste.Tekst);
        Assert.That((string)neste.Json["varsler"]!.AsArray().Single(v => (string)v!["kode"]! == "samme_faktura")!["melding"]!, Does.Contain($"import {foerste.Json["importId"]} i 2025"));
    }

    [TestCase("REF-1", "ref-1")]
    [TestCase("ref-1", "REF-1")]
    [TestCase("REF-1", "R\u0415F-1", Description = "Cyrillic")]
    [TestCase("REF-1", "REF\uFF0D1", Description = "full-width hyphen")]
    [TestCase("REF-1", "REF\u20131", Description = "en dash")]
    [TestCase("REF 1", "REF\u00A01", Description = "no-break space")]
    [TestCase("REF-1", "\uFF32EF-1", Description = "full-width letter")]
    public async Task A_reference_that_looks_like_one_that_is_booked_is_told_of(string foerste, string annen)
    {
        var nummer = await NyKommuneAsync();
        await KrevAsync(BokfoerAsync(nummer, foerste, 1m));
        var bilag = await BokfoerAsync(nummer, annen, 2m);
        Assert.That(bilag.Status, Is.EqualTo(HttpStatusCode.Created), bilag.Tekst);
        Assert.That(Koder(bilag), Does.Contain("ligner_referanse"));
        var import = await _tjener.ImporterAsync(Aar(nummer) + "/importer", Csv("x", 1).Replace("x0", foerste + "9", StringComparison.Ordinal), "i");
        Assert.That(Koder(import), Does.Not.Contain("ligner_referanse"), "another number is another reference");
    }

    /// <summary>Whether a date is in the future too depends on the day that the test is run.</summary>
    private static string OmPerioden(Svar svar) => string.Join(',', Koder(svar).Where(k => k != "fremtidig_dato"));

    [TestCase("2025-03-15", 3, "")]
    [TestCase("2025-04-30", 3, "")]
    [TestCase("2025-05-02", 3, "dato_utenfor_perioden")]
    [TestCase("2025-12-31", 1, "dato_utenfor_perioden")]
    [TestCase("2026-12-31", 12, "dato_utenfor_perioden")]
    [TestCase("2024-02-01", 1, "dato_utenfor_perioden")]
    public async Task A_date_far_outside_its_period_is_told_of(string dato, int periode, string koder)
    {
        var nummer = await NyKommuneAsync();
        var bilag = await BokfoerAsync(nummer, "D", 1m, dato, periode);
        Assert.That((bilag.Status, OmPerioden(bilag)), Is.EqualTo((HttpStatusCode.Created, koder)), bilag.Tekst);
        var omvendt = await _tjener.PostAsync(Aar(nummer) + "/bilag/1/tilbakefoering", new { begrunnelse = "Feil" });
        Assert.That((omvendt.Status, OmPerioden(omvendt)), Is.EqualTo((HttpStatusCode.Created, koder)), "a reversal has the date and period of what it reverses");
    }

    [TestCase("opprinnelig 2024-12-12", "")]
    [TestCase("opprinnelig 2025-12-31", "vedtatt_etter_fristen")]
    [TestCase("opprinnelig 2024-12-12, tertial1 2025-06-12", " ")]
    [TestCase("opprinnelig 2024-12-12, opprinnelig 2024-12-31", " opprinnelig_finnes")]
    [TestCase("tertial1 0001-01-01", "dato_utenfor_aaret")]
    public async Task An_unlikely_budget_decision_is_told_of(string vedtak, string koder)
    {
        var nummer = await NyKommuneAsync();
        var sagt = new List<string>();
        foreach (var (del, i) in vedtak.Split(", ").Select((d, i) => (d.Split(' '), i)))
        {
            var svar = await _tjener.PostAsync(Aar(nummer) + "/budsjett/vedtak", new
            {
                vedtaksreferanse = $"V{i}", vedtaksdato = del[1], organ = "kommunestyret", type = del[0],
                linjer = new[] { new { kontoklasse = "drift", art = "010", ansvar = "1", beloep = 100 }, new { kontoklasse = "drift", art = "870", ansvar = "1", beloep = -100 } },
            });
            Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Created), svar.Tekst);
            sagt.Add(string.Join(',', Koder(svar)));
        }

        Assert.That(string.Join(' ', sagt), Is.EqualTo(koder));
    }

    [Test]
    public async Task An_opening_balance_that_is_booked_twice_is_told_of()
    {
        var nummer = await NyKommuneAsync();
        Assert.That(Koder(await AapneAsync("IB-1", 999m)), Is.Empty);
        var dobbel = await AapneAsync("IB-2", 999m);
        Assert.That(Koder(dobbel), Does.Contain("inngaaende_balanse_dobbel").And.Contain("samme_innhold_som"), dobbel.Tekst);
        Assert.That((string)dobbel.Json["varsler"]!.AsArray().Single(v => (string)v!["kode"]! == "inngaaende_balanse_dobbel")!["melding"]!,
            Is.EqualTo("Inngående balanse er ført før: 2 konti får det samme beløpet én gang til, 1\u00a0998,00\u00a0kr i alt. Tilbakefør det ene bilaget hvis det er en feil."));
        Assert.That(Koder(await AapneAsync("IB-3", 1m)), Is.Empty, "more of it is no double");

        var import = await _tjener.ImporterAsync(
            Aar(nummer) + "/importer", "bilagsreferanse;bilagsdato;periode;kontoklasse;kapittel;sektor;beloep\nI;2025-01-01;0;balanse;10;320;1999\nI;2025-01-01;0;balanse;11;320;-1999\n", "ib");
        Assert.That(Koder(import), Does.Contain("inngaaende_balanse_dobbel"), import.Tekst);

        Task<Svar> AapneAsync(string referanse, decimal beloep) => _tjener.PostAsync(Aar(nummer) + "/bilag", new
        {
            bilagsreferanse = referanse, bilagsdato = "2025-01-01", periode = 0,
            posteringer = new[] { new { kontoklasse = "balanse", kapittel = "10", sektor = "320", beloep }, new { kontoklasse = "balanse", kapittel = "11", sektor = "320", beloep = -beloep } },
        });
    }

    [Test]
    public async Task A_year_that_has_not_begun_is_closed_by_somebody_who_means_it()
    {
        var nummer = await NyKommuneAsync();
        var aar = DateTime.UtcNow.Year + 4;
        await KrevAsync(_tjener.PutAsync($"{Sti(nummer)}/organisasjon/{aar}", new { enheter = new[] { new { kode = "1", navn = "Skole", nivaa = "tjenesteomraade" } } }));
        var adresse = $"{Sti(nummer)}/regnskap/{aar}/aarsavslutning";
        var nei = await _tjener.PostAsync(adresse, new { });
        Assert.That((nei.Status, (string)nei.Json["funn"]![0]!["kode"]!), Is.EqualTo((HttpStatusCode.Conflict, "aaret_er_ikke_slutt")), nei.Tekst);
        var ja = await _tjener.PostAsync(adresse, new { likevel = new[] { new { kode = "aaret_er_ikke_slutt", verdi = $"{aar}", begrunnelse = "Kommunen slås sammen" } } });
        Assert.That(ja.Status, Is.EqualTo(HttpStatusCode.Created), ja.Tekst);
        var naa = await _tjener.PutAsync($"{Sti(nummer)}/organisasjon/{DateTime.UtcNow.Year}", new { enheter = new[] { new { kode = "1", navn = "Skole", nivaa = "tjenesteomraade" } } });
        var iAar = await _tjener.PostAsync($"{Sti(nummer)}/regnskap/{DateTime.UtcNow.Year}/aarsavslutning?proevekjoering=true", new { });
        Assert.That(iAar.Json["funn"]!.AsArray().Select(f => ((string)f!["kode"]!, (string)f["nivaa"]!)), Does.Contain(("aaret_er_ikke_slutt", "varsel")), naa.Tekst);
    }

    private static string[] Koder(Svar svar) => [.. (svar.Json["varsler"] ?? throw new InvalidOperationException(svar.Tekst)).AsArray().Select(v => (string)v!["kode"]!)];

    private async Task<string> NyKommuneAsync()
    {
        var nummer = Interlocked.Increment(ref _kommune).ToString(CultureInfo.InvariantCulture);
        await RegistrerAsync(_tjener, nummer);
        return nummer;
    }

    private Task<Svar> BokfoerAsync(string nummer, string referanse, decimal beloep, string dato = "2025-03-15", int periode = 3) => _tjener.PostAsync(Aar(nummer) + "/bilag", new
    {
        bilagsreferanse = referanse, bilagsdato = dato, periode,
        posteringer = new[] { new { kontoklasse = "balanse", kapittel = "10", sektor = "320", beloep }, new { kontoklasse = "balanse", kapittel = "11", sektor = "320", beloep = -beloep } },
    });
}
