using System.Net;
using System.Text;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests;

/// <summary>Tables of registers over HTTP: figures of the ledger and of facts beside each other, their sums, and what stands behind them.</summary>
public sealed class RegistertabellTests
{
    private const string K = "3203";

    private Tjener _tjener = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Tjener.StartAsync();
        await RegistrerAsync(_tjener, K, "Tabellkommune", "20 Oppvekst|210 Skole < 20|211 Barnehage < 20|30 Helse", 2025);
        await SendAsync("/registre/tiltak/objekter", "kode;navn;gruppe;besluttetAv\nT-1;Færre klasser;Innsparing;KST\nT-2;Nye lærere;Styrking;\nT-3;Felles kjøkken;Innsparing;KD\n");
        await KrevAsync(_tjener.PostAsync(Aar(K) + "/budsjett/vedtak", """
            {"vedtaksreferanse":"V1","vedtaksdato":"2024-12-10","organ":"kommunestyret","type":"opprinnelig","linjer":[
             {"kontoklasse":"drift","art":"010","funksjon":"202","ansvar":"210","beloep":-7000000,"tiltak":"T-1"},
             {"kontoklasse":"drift","art":"010","funksjon":"202","ansvar":"210","beloep":2000000,"tiltak":"T-2"},
             {"kontoklasse":"drift","art":"010","funksjon":"201","ansvar":"211","beloep":-1000000,"tiltak":"T-3"},
             {"kontoklasse":"drift","art":"010","funksjon":"202","ansvar":"210","beloep":-500000,"tiltak":"T-3"},
             {"kontoklasse":"drift","art":"010","funksjon":"202","ansvar":"210","beloep":6500000}]}
            """));
        await SendAsync("/opplysninger", """
            slag;objekt;maal;enhet;aar;periode;beloep;kode;tekst
            maaling;tiltak:T-1;oppnaadd;210;2025;aar;0;;
            maaling;tiltak:T-2;oppnaadd;210;2025;aar;1500000;;
            maaling;tiltak:T-3;oppnaadd;211;2025;aar;-1000000;;
            status;tiltak:T-1;status;210;2025;aar;;Ikke startet;
            kommentar;tiltak:T-1;beskrivelse;210;2025;aar;;;Venter på skolebruksplanen
            """);
    }

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    /// <summary>R7: a saving that was not realised is negative, and a strengthening that was not used positive. A measure on two units is two rows.</summary>
    [Test]
    public async Task Measures_stand_per_unit_and_group_with_sums_of_kroner()
    {
        var svar = await _tjener.GetAsync(Aar(K) + "/tabeller/oekonomiplantiltak?enhet=mill");
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.OK), svar.Tekst);
        Assert.That(
            svar.Json["rader"]!.AsArray().Select(r => $"{r!["type"]} {r["nivaa"]} {r["kode"]} {r["enhet"]} {r["budsjett"]} {r["oppnaadd"]} {r["avvik"]}".Replace("  ", " ", StringComparison.Ordinal)),
            Is.EqualTo(new[]
            {
                "rad T-1 210 -7.00 0.00 -7.00", "rad T-3 210 -0.50  ", "sum gruppe Innsparing -7.50 0.00 -7.50", "rad T-2 210 2.00 1.50 0.50",
                "sum gruppe Styrking 2.00 1.50 0.50", "sum enhet 210 210 -5.50 1.50 -7.00", "rad T-3 211 -1.00 -1.00 0.00", "sum gruppe Innsparing -1.00 -1.00 0.00",
                "sum enhet 211 211 -1.00 -1.00 0.00", "sum direktoromraade 20 -6.50 0.50 -7.00", "sum alle -6.50 0.50 -7.00",
            }).Using<string, string>((a, b) => a.Replace(" ", "", StringComparison.Ordinal) == b.Replace(" ", "", StringComparison.Ordinal)), svar.Tekst);
        var foerste = svar.Json["rader"]![0]!;
        Assert.That(((string)foerste["status"]!, (string)foerste["beskrivelse"]!), Is.EqualTo(("Ikke startet", "Venter på skolebruksplanen")));
        var lest = (await _tjener.GetAsync(Aar(K) + "/tabeller/oekonomiplantiltak", "dev-les")).Json["rader"]![0]!;
        Assert.That(((string?)lest["status"], (string?)lest["beskrivelse"]), Is.EqualTo(("Ikke startet", (string?)null)), "an internal comment is not for everybody");
        Assert.That((string)svar.Json["rader"]![1]!["mangler"]![0]!["kolonne"]!, Is.EqualTo("oppnaadd"));
    }

    [Test]
    public async Task What_is_kept_of_a_table_is_kept_apart_for_those_who_see_what_is_internal()
    {
        var sti = Aar(K) + "/tabeller/oekonomiplantiltak?enhet=kr";
        var lesere = new[] { "dev-revisjon", "dev-les", "dev-revisjon", "dev-les" };
        var svar = new List<Svar>();
        foreach (var noekkel in lesere)
        {
            svar.Add(await _tjener.GetAsync(sti, noekkel));
        }

        Assert.That(svar.Select(s => s.Tekst.Contains("skolebruksplanen", StringComparison.Ordinal)), Is.EqualTo(new[] { true, false, true, false }), svar[0].Tekst);
        var merker = svar.Select(s => s.ETag!).ToList();
        Assert.That((merker[0] == merker[2], merker[1] == merker[3], merker[0] == merker[1]), Is.EqualTo((true, true, false)));
        var (egen, andres) = (merker[1], merker[0]);
        Assert.That((await _tjener.SendAsync(HttpMethod.Get, sti, null, "dev-les", ("If-None-Match", egen))).Status, Is.EqualTo(HttpStatusCode.NotModified));
        Assert.That((await _tjener.SendAsync(HttpMethod.Get, sti, null, "dev-les", ("If-None-Match", andres))).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_cell_says_what_stands_behind_it()
    {
        var celle = await _tjener.GetAsync(Aar(K) + "/tabeller/oekonomiplantiltak/celler/T-2/avvik");
        Assert.That(((decimal)celle.Json["verdi"]!, (string)celle.Json["formel"]!), Is.EqualTo((500000m, "budsjett - oppnaadd")), celle.Tekst);
        Assert.That((decimal)celle.Json["budsjettlinjer"]![0]!["beloep"]!, Is.EqualTo(2000000m));
        var fakta = celle.Json["opplysninger"]![0]!;
        Assert.That(((decimal)fakta["beloep"]!, (string)fakta["bruker"]!, (long)fakta["versjon"]! > 0), Is.EqualTo((1500000m, "dev-admin", true)));
        Assert.That((await _tjener.GetAsync(Aar(K) + "/tabeller/oekonomiplantiltak/celler/T-9/avvik")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    /// <summary>A table that was looked into is kept: for each sort of reader, each question and each version.</summary>
    [Test]
    public async Task A_cell_is_of_the_table_that_who_asks_would_get_now()
    {
        const string Kommentar = "/tabeller/oekonomiplantiltak/celler/T-1/beskrivelse";
        async Task<string?> VerdiAsync(string sti, string noekkel) => (await _tjener.GetAsync(Aar(K) + sti, noekkel)).Json["verdi"]?.ToString();
        foreach (var (noekkel, ser) in new[] { ("dev-revisjon", true), ("dev-les", false), ("dev-revisjon", true) })
        {
            Assert.That(await VerdiAsync(Kommentar, noekkel), ser ? Is.EqualTo("Venter på skolebruksplanen") : Is.Null, noekkel);
        }

        await KrevAsync(_tjener.PutAsync(Sti(K) + "/registre/bad", """{"navn":"Bad","kolonner":[{"id":"eier","navn":"Eier","type":"enhet","synlighet":"ekstern"}]}"""));
        await SendAsync("/registre/bad/objekter", "kode;navn;eier\nB;Badet;210\n");
        await KrevAsync(_tjener.PutAsync(
            Sti(K) + "/tabeller/bad", """{"navn":"Bad","rader":{"register":"bad"},"kolonner":[{"id":"besoek","kilde":{"maaling":"besoek"}}],"summer":["alle"]}"""));
        await SendAsync("/opplysninger", "slag;objekt;maal;aar;periode;verdi\nmaaling;bad:B;besoek;2025;T1;20\n");
        const string Andre = "/tabeller/bad/celler/B/besoek";
        Assert.That((await VerdiAsync(Andre + "?tilPeriode=3", "dev-les"), await VerdiAsync(Andre + "?tilPeriode=6", "dev-les")), Is.EqualTo(((string?)null, "20")));
        await SendAsync("/opplysninger", "slag;objekt;maal;aar;periode;verdi\nmaaling;bad:B;besoek;2025;T1;30\n");
        Assert.That(await VerdiAsync(Andre + "?tilPeriode=6", "dev-les"), Is.EqualTo("30"));
        Assert.That((await _tjener.GetAsync(Aar(K) + Andre + "?tilPeriode=6&ansvar=30", "dev-les")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_municipality_makes_a_register_and_a_table_of_its_own_without_a_release()
    {
        await KrevAsync(_tjener.PutAsync(Sti(K) + "/registre/flyktning", """{"navn":"Flyktninger","kolonner":[{"id":"bydel","navn":"Bydel","type":"kode","synlighet":"ekstern"}]}"""));
        await SendAsync("/registre/flyktning/objekter", "kode;navn;bydel\nukraina;Fra Ukraina;nord\nandre;Fra andre land;nord\n");
        await SendAsync("/opplysninger", "slag;objekt;maal;aar;verdi\nmaaling;flyktning:ukraina;bosatt;2025;212\nmaaling;flyktning:andre;bosatt;2025;38\nmaaling;flyktning:ukraina;bosatt;2024;200\n");
        const string Tabell = """
            {"navn":"Bosatte","rader":{"register":"flyktning"},"gruppering":["bydel"],"kolonner":[{"id":"bosatt","kilde":{"maaling":"bosatt"}},
             {"id":"foer","kilde":{"maaling":"bosatt","aar":-1}},{"id":"vekst","formel":"100 * (bosatt - foer) / foer","desimaler":1},{"id":"bydel","kilde":"bydel"}],"summer":["bydel","alle"]}
            """;
        await KrevAsync(_tjener.PutAsync(Sti(K) + "/tabeller/bosatte", Tabell));
        var svar = await _tjener.GetAsync(Aar(K) + "/tabeller/bosatte", "dev-les");
        Assert.That(
            svar.Json["rader"]!.AsArray().Select(r => $"{r!["kode"]}:{r["bosatt"]}:{r["foer"]}:{r["vekst"]}"),
            Is.EqualTo(new[] { "andre:38::", "ukraina:212:200:6", "nord:250:200:25", ":250:200:25" }), svar.Tekst);
        Assert.That((await _tjener.GetAsync(Sti(K) + "/tabeller/bosatte")).Tekst, Does.Contain("100 * (bosatt - foer) / foer"));

        // The year of a source is a number in the answer, also for who sends it as the text that it was once.
        await KrevAsync(_tjener.PutAsync(Sti(K) + "/tabeller/bosatte", Tabell.Replace("\"aar\":-1", "\"aar\":\"-1\"", StringComparison.Ordinal)));
        Assert.That((await _tjener.GetAsync(Sti(K) + "/tabeller/bosatte")).Json["kolonner"]![1]!["kilde"]!.ToJsonString(), Is.EqualTo("""{"maaling":"bosatt","aar":-1}"""));
        foreach (var (aar, ventet) in new[] { ("\"i fjor\"", (HttpStatusCode.BadRequest, "ugyldig_json")), ("1.5", (HttpStatusCode.BadRequest, "ugyldig_json")), ("5000", (HttpStatusCode.UnprocessableEntity, "ugyldig_format")) })
        {
            var galt = await _tjener.PutAsync(Sti(K) + "/tabeller/gal", Tabell.Replace("\"aar\":-1", "\"aar\":" + aar, StringComparison.Ordinal));
            Assert.That((galt.Status, galt.Koder.First()), Is.EqualTo(ventet), galt.Tekst);
            Assert.That(galt.Tekst, Does.Contain("kolonner[1].kilde"), "where it stands");
        }

        var csv = await _tjener.GetAsync(Aar(K) + "/tabeller/bosatte?format=csv");
        Assert.That(csv.Tekst, Does.Contain("ukraina;Fra Ukraina;rad;"), csv.Tekst);

        foreach (var (fra, til, kode) in new[]
        {
            ("bosatt - foer) / foer", "bosatt - finnes) / foer", "ukjent_kolonne"), ("100 * (bosatt - foer) / foer", "vekst + 1", "formel_i_ring"),
            ("\"register\":\"flyktning\"", "\"register\":\"finnesikke\"", "ukjent_objekt"), ("[\"bydel\"],\"kol", "[\"farge\"],\"kol", "ukjent_kolonne"),
        })
        {
            var galt = await _tjener.PutAsync(Sti(K) + "/tabeller/gal", Tabell.Replace(fra, til, StringComparison.Ordinal));
            Assert.That((galt.Status, galt.Koder.First()), Is.EqualTo((HttpStatusCode.UnprocessableEntity, kode)), galt.Tekst);
        }
    }

    [Test]
    public async Task Projects_and_what_lies_on_none_are_the_posts_of_the_regulation()
    {
        await KrevAsync(_tjener.PutAsync(Sti(K) + "/prosjekter/I2", new { navn = "Uten eier" }));
        await SendAsync("/registre/prosjekt/objekter", "kode;navn;eier\nI1;Ny skole;210\n");
        await KrevAsync(_tjener.ImporterAsync(
            Aar(K) + "/importer",
            "bilagsreferanse;bilagsdato;periode;kontoklasse;art;funksjon;kapittel;sektor;ansvar;prosjekt;beloep\n"
                + "I;2025-03-01;3;investering;230;222;;;211;I1;100.00\nI;2025-03-01;3;investering;429;222;;;211;I1;25.00\nI;2025-03-01;3;investering;230;222;;;210;I2;7.00\n"
                + "I;2025-03-01;3;investering;529;325;;;210;;3.00\nI;2025-03-01;3;investering;670;325;;;210;I1;-10.00\nI;2025-03-01;3;balanse;;;10;320;;;-125.00\n",
            "invest"));
        var svar = await _tjener.GetAsync(Aar(K) + "/tabeller/investeringsprosjekter?tilPeriode=3");
        Assert.That(
            svar.Json["rader"]!.AsArray().Select(r => $"{r!["type"]}:{r["kode"]}:{r["regnskap"]}:{r["inntekter"]}"),
            Is.EqualTo(new[]
            {
                "rad:I1:125.00:-10.00", "sum:210:125.00:-10.00", "sum:211:0.00:0.00", "sum:20:125.00:-10.00", "sum:30:0.00:0.00", "sum:30:0.00:0.00", "utenEier::7.00:0.00",
                "utenProsjekt::3.00:0.00", "sum::125.00:-10.00",
            }), svar.Tekst);
        var poster = (await _tjener.GetAsync(Aar(K) + "/investeringsregnskap")).Json["linjer"]!.AsArray().Where(l => (string)l!["post"]! is "1" or "2" or "3" or "4").Sum(l => (decimal)l!["regnskap"]!);
        Assert.That(poster, Is.EqualTo(135m), "rows and the two lines below are posts 1-4");
        var celle = await _tjener.GetAsync(Aar(K) + "/tabeller/investeringsprosjekter/celler/I1/regnskap");
        Assert.That((decimal)(await _tjener.GetAsync((string)celle.Json["posteringer"]!)).Json["sum"]!, Is.EqualTo(125m), celle.Tekst);

        var versjon = (long)celle.Json["versjon"]!;
        await KrevAsync(_tjener.ImporterAsync(
            Aar(K) + "/importer",
            "bilagsreferanse;bilagsdato;periode;kontoklasse;art;funksjon;kapittel;sektor;ansvar;prosjekt;beloep\n"
                + "J;2025-09-01;9;investering;230;222;;;211;I1;50.00\nJ;2025-09-01;9;balanse;;;10;320;;;-50.00\n", "mer"));
        foreach (var (sporring, sum) in new[] { ("?tilPeriode=3", 125m), ($"?versjon={versjon}", 125m), ("", 175m) })
        {
            celle = await _tjener.GetAsync(Aar(K) + "/tabeller/investeringsprosjekter/celler/I1/regnskap" + sporring);
            var bak = await _tjener.GetAsync((string)celle.Json["posteringer"]!);
            Assert.That(((decimal)celle.Json["verdi"]!, (decimal)bak.Json["sum"]!), Is.EqualTo((sum, sum)), celle.Tekst);
        }
    }

    /// <summary>R11: what is left of a project goes on, also when that is negative; F4 does not. A frame of a project is budget of it.</summary>
    [Test]
    public async Task What_is_left_of_projects_is_a_proposal_for_the_next_year()
    {
        const string N = "3205";
        await RegistrerAsync(_tjener, N, "Prosjektkommune", "20 Oppvekst|210 Skole < 20", 2025);
        await SendAsync("/registre/prosjekt/objekter", "kode;navn;eier;type;overfoering\nA;Ny skole;210;enkelt;full\nB;Bad;210;enkelt;manuell\nC;Kino;210;enkelt;ingen\nD;Ferdig;210;enkelt;\nE;Over;210;;\nF;Umeldt;210;;manuell\n", N);
        await SendAsync("/opplysninger", "slag;objekt;maal;aar;periode;dato;beloep;kode\nmaaling;prosjekt:B;overfoering;2025;aar;;40;\nstatus;prosjekt:D;fase;;;2025-11-01;;F4\nstatus;prosjekt:E;fase;;;2026-01-15;;F4\n", N);
        await KrevAsync(_tjener.PostAsync(Aar(N) + "/budsjett/vedtak", """
            {"vedtaksreferanse":"V1","vedtaksdato":"2024-12-10","organ":"kommunestyret","type":"opprinnelig","laanopptak":1000,"linjer":[
             {"kontoklasse":"investering","ramme":"varigeDriftsmidler","ansvar":"20","prosjekt":"A","beloep":500},
             {"kontoklasse":"investering","art":"230","funksjon":"222","ansvar":"210","prosjekt":"B","beloep":100},
             {"kontoklasse":"investering","art":"230","funksjon":"222","ansvar":"210","prosjekt":"C","beloep":100},
             {"kontoklasse":"investering","art":"230","funksjon":"222","ansvar":"210","prosjekt":"D","beloep":100},
             {"kontoklasse":"investering","art":"230","funksjon":"222","ansvar":"210","prosjekt":"E","beloep":100},
             {"kontoklasse":"investering","art":"910","funksjon":"870","ansvar":"210","beloep":-900}]}
            """));
        await KrevAsync(_tjener.ImporterAsync(
            Aar(N) + "/importer",
            "bilagsreferanse;bilagsdato;periode;kontoklasse;art;funksjon;kapittel;sektor;ansvar;prosjekt;beloep\n"
                + "I;2025-03-01;3;investering;230;222;;;210;A;120.50\nI;2025-03-01;3;investering;230;222;;;210;E;130.00\nI;2025-03-01;3;investering;670;325;;;210;A;-10.00\n"
                + "I;2025-03-01;3;balanse;;;10;320;;;-240.50\n",
            "overfoering"));
        var svar = await _tjener.GetAsync(Aar(N) + "/overfoeringer", "dev-les");
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.OK), svar.Tekst);
        Assert.That(
            string.Join(' ', svar.Json["linjer"]!.AsArray().Append(svar.Json["sum"]).Select(l => $"{l!["kode"]}:{l["revidertBudsjett"]}:{l["regnskap"]}:{l["beloep"]}:{l["mangler"]?[0]}")),
            Is.EqualTo("A:500.00:120.50:379.50: B:100.00:0.00:40.00: C:100.00:0.00:0.00: E:100.00:130.00:-30.00: F:0.00:0.00::beloep :800.00:250.50:389.50:"), svar.Tekst);
        Assert.That((int)svar.Json["forslag"]!["aar"]!, Is.EqualTo(2026));
        Assert.That(
            string.Join(' ', svar.Json["forslag"]!["linjer"]!.AsArray().Select(l => $"{l!["ramme"]}{l["art"]}/{l["funksjon"]}/{l["ansvar"]}/{l["prosjekt"]}:{l["beloep"]}")),
            Is.EqualTo("varigeDriftsmidler//20/A:379.50 230/222/210/B:40.00 230/222/210/E:-30.00 910/870/210/:-389.50"), svar.Tekst);
        await OrganiserAsync(_tjener, N, "20 Oppvekst|210 Skole < 20", 2026);
        await KrevAsync(_tjener.PostAsync(
            Sti(N) + "/regnskap/2026/budsjett/vedtak",
            "{\"vedtaksreferanse\":\"OVERF\",\"vedtaksdato\":\"2026-02-10\",\"organ\":\"kommunestyret\",\"type\":\"annet\",\"linjer\":"
                + svar.Json["forslag"]!["linjer"]!.ToJsonString() + "}"));
        var tabell = await _tjener.GetAsync(Aar(N) + "/tabeller/investeringsprosjekter");
        Assert.That((decimal)tabell.Json["rader"]!.AsArray().First(r => (string?)r!["kode"] == "A")!["revidertBudsjett"]!, Is.EqualTo(500m), tabell.Tekst);
    }

    [Test]
    public async Task A_measure_of_a_budget_line_is_one_of_the_register()
    {
        var svar = await _tjener.PostAsync(Aar(K) + "/budsjett/vedtak", """
            {"vedtaksreferanse":"V9","vedtaksdato":"2025-05-10","organ":"kommunestyret","type":"annet","linjer":[{"kontoklasse":"drift","art":"010","funksjon":"202","ansvar":"210","beloep":1,"tiltak":"T-99"}]}
            """);
        Assert.That((svar.Status, string.Join(' ', svar.Koder), (string)svar.Json["feil"]![0]!["felt"]!), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "ukjent_objekt", "linjer[0].tiltak")), svar.Tekst);
    }

    private async Task SendAsync(string sti, string innhold, string kommune = K)
    {
        var svar = await _tjener.SendAsync(HttpMethod.Post, Sti(kommune) + sti, new StringContent(innhold, Encoding.UTF8, "text/csv"));
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Created), svar.Tekst);
    }
}
