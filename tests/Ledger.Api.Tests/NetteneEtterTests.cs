using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using Microsoft.Data.Sqlite;
using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests;

/// <summary>The nights after the first: a source that falls silent, files as spreadsheets leave them, and what is told of them.</summary>
public sealed class NetteneEtterTests : Kommuneprover
{
    private const string Hode = "konto;funksjon;ansvar;periode;beloep\n";
    private const string Bred = "Konto;Ansvar;Funksjon;IB/{0};Jan/{0};Feb/{0};Mar/{0}\n";
    private static readonly string Aaret = DateTime.UtcNow.Year.ToString(CultureInfo.InvariantCulture);

    private protected override async Task OpprettAsync(string nummer)
    {
        _r = $"{_k}/regnskap/{Aaret}";
        await RegistrerAsync(_tjener, nummer);
        await KrevAsync(_tjener.PutAsync($"{_k}/organisasjon/{Aaret}", new { enheter = new object[] { new { kode = "1", navn = "Skole", nivaa = "tjenesteomraade" } } }));
        await KrevAsync(_tjener.PutAsync(
            $"{_k}/kontoplan/{Aaret}",
            new { konti = new object[] { new { konto = "10100", navn = "Lønn", kontoklasse = "drift", art = "010" }, new { konto = "21000", navn = "Bank", kontoklasse = "balanse", kapittel = "10", sektor = "320" } } }));
    }

    [Test]
    public async Task A_night_that_did_not_come_is_told_until_the_next_one_comes()
    {
        var fil = Hode + "10100;202;1;1;100\n21000;;;1;-100\n";
        await KrevAsync(ImporterAsync(fil));
        Assert.That(await UtebleAsync(), Is.Empty);

        await HoertForAsync(TimeSpan.FromHours(35.5));
        Assert.That(await UtebleAsync(), Is.Empty, "it may still be on its way");
        await HoertForAsync(TimeSpan.FromHours(36.5));
        Assert.That(await UtebleAsync(), Is.EqualTo(new[] { "kilde_uteble natt varsel" }));
        await KrevAsync(_tjener.PutAsync(_k + "/regler/kilde_uteble", new { nivaa = "bekreft" }));
        Assert.That(await UtebleAsync(), Is.EqualTo(new[] { "kilde_uteble natt bekreft" }), "the municipality's level; no closing asks for it, and it does not say so");

        var ubalanse = await ImporterAsync(Hode + "10100;202;1;1;150\n21000;;;1;-100\n");
        Assert.That((ubalanse.Status, (await UtebleAsync()).Count), Is.EqualTo((HttpStatusCode.UnprocessableEntity, 1)), "a file that was refused is no night");
        var proeve = await ImporterAsync(fil, "&proevekjoering=true");
        Assert.That((proeve.Status, (await UtebleAsync()).Count), Is.EqualTo((HttpStatusCode.OK, 1)), "nor is a dry run");
        var samme = await ImporterAsync(fil);
        Assert.That((samme.Status, (bool)samme.Json["uendret"]!), Is.EqualTo((HttpStatusCode.OK, true)));
        Assert.That(await UtebleAsync(), Is.Empty, "the same state is heard from");
    }

    [Test]
    public async Task An_account_without_a_place_stops_neither_the_next_night_nor_a_report_and_is_told_to_hinder_kostra()
    {
        await KrevAsync(ImporterAsync(Hode + "10100;202;1;1;100\n77777;202;1;1;50\n21000;;;1;-150\n"));
        var igjen = await ImporterAsync(Hode + "10100;202;1;1;100\n77777;202;1;1;70\n21000;;;1;-170\n");
        Assert.That(igjen.Status, Is.EqualTo(HttpStatusCode.Created), igjen.Tekst);
        var funn = igjen.Json["funn"]!.AsArray().Single()!;
        Assert.That(($"{funn["kode"]} {funn["verdi"]} {funn["sum"]}", string.Join(',', funn["hindrer"]!.AsArray())), Is.EqualTo(("uplassert 77777 70.00", "avslutning,kostra")));
        foreach (var rapport in new[] { "driftsregnskap", "balanse", "saldobalanse", "kvalitet" })
        {
            Assert.That((await _tjener.GetAsync($"{_r}/{rapport}")).Status, Is.EqualTo(HttpStatusCode.OK), rapport);
        }

        var linjer = (await _tjener.GetAsync(_r + "/balanse")).Json["linjer"]!.AsArray();
        Assert.That((decimal)linjer.Single(l => (string?)l!["post"] == "uplassert")!["regnskap"]!, Is.EqualTo(70m));
        Assert.That((await _tjener.PostAsync(_r + "/aarsavslutning", new { })).Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
    }

    /// <summary>A line of a wide file is a row for each month; what is wrong with the line is said once, and an amount by its column.</summary>
    [TestCase("10100;999;202;;1,00;1,00;1,00|21000;;;;-1,00;-1,00;-1,00", "2 ansvar ukjent_ansvar ", TestName = "A unit that is not known")]
    [TestCase("10 100;1;202;;1,00;1,00;1,00|21000;;;;-1,00;-1,00;-1,00", "2 konto ugyldig_format ", TestName = "An account that is no code")]
    [TestCase("10100;1;202;;1,00;x;1,00|21000;;;;-1,00;-1,00;-1,00", "2 beloep ugyldig_beloep Feb", TestName = "An amount of one month")]
    [TestCase("10100;1;202;;1,00;x;y|21000;;;;-1,00;-1,00;-1,00", "2 beloep ugyldig_beloep Feb|2 beloep ugyldig_beloep Mar", TestName = "Two amounts of a line")]
    [TestCase("10100;999;202;;1,00;1,00;1,00|21000;;;;-1,00;z;-1,00", "2 ansvar ukjent_ansvar |3 beloep ugyldig_beloep Feb", TestName = "Two lines")]
    [TestCase("10100;999;202;;1,00;;|10100;999;202;;1,00;;|21000;;;;-2,00;;", "2 ansvar ukjent_ansvar |3 ansvar ukjent_ansvar ", TestName = "The same in two lines")]
    public async Task What_is_wrong_with_a_line_of_a_wide_file_is_told_once_by_its_row_and_column(string rader, string ventet)
    {
        await ProfilAsync();
        var svar = await BredAsync(rader);
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), svar.Tekst);
        var feil = svar.Json["feil"]!.AsArray().Select(f => (Feil: f!, Melding: (string)f!["melding"]!)).Where(f => (string)f.Feil["kode"]! != "ubalanse").ToList();
        var kolonne = (string melding) => new[] { "Jan", "Feb", "Mar" }.FirstOrDefault(m => melding.Contains($"«{m}/{Aaret}»", StringComparison.Ordinal)) ?? "";
        Assert.That(string.Join('|', feil.Select(f => $"{f.Feil["linje"]} {f.Feil["felt"]} {f.Feil["kode"]} {kolonne(f.Melding)}")), Is.EqualTo(ventet), svar.Tekst);
        Assert.That((int)svar.Json["antallFeil"]!, Is.EqualTo(svar.Json["feil"]!.AsArray().Count));
    }

    /// <summary>What the source has booked without unit or function is booked, stands as unspecified, and is told with what it hinders.</summary>
    [Test]
    public async Task A_row_without_unit_or_function_is_booked_and_told()
    {
        const string Kostra = "kontoklasse;art;funksjon;kapittel;sektor;ansvar;periode;beloep\n";
        await KrevAsync(ImporterAsync(Kostra + "drift;010;202;;;1;1;40\ndrift;010;202;;;;1;100\ndrift;010;;;;1;1;50\nbalanse;;;10;320;;1;-190\n"));
        var funn = (await _tjener.GetAsync(_r + "/kvalitet")).Json["funn"]!.AsArray().Select(f => $"{f!["kode"]} {f["verdi"]} {f["sum"]} {string.Join(',', f["hindrer"]!.AsArray())}");
        Assert.That(funn, Is.EquivalentTo(new[] { "uspesifisert ansvar 100.00 kostra", "uspesifisert drift 010 50.00 kostra" }));
        var omraader = (await _tjener.GetAsync(_r + "/driftsregnskap?oppstilling=omraade")).Json["linjer"]!.AsArray();
        Assert.That(omraader.Select(l => $"{l!["post"]} {l["regnskap"]}"), Is.SupersetOf(new[] { "1 90.00", "utenfor 100.00", "sum 190.00" }));
    }

    [TestCase("", "2 ansvar mangler", TestName = "A plain import names the row")]
    [TestCase("?ukjentEnhet=uspesifisert", "ansvar", TestName = "A plain import that takes unspecified units books it")]
    public async Task A_row_without_unit_in_a_plain_import(string valg, string ventet)
    {
        var fil = "bilagsreferanse;bilagsdato;periode;kontoklasse;art;funksjon;kapittel;sektor;ansvar;beloep\n"
            + $"A;{Aaret}-01-31;1;drift;010;202;;;;5\nA;{Aaret}-01-31;1;balanse;;;10;320;;-5\n";
        var svar = await _tjener.SendAsync(HttpMethod.Post, _r + "/importer" + valg, new StringContent(fil, Encoding.UTF8, "text/csv"), "dev-bokfor", ("Idempotency-Key", valg + "A"));
        Assert.That(
            svar.Json["feil"] is { } f ? string.Join('|', f.AsArray().Select(e => $"{e!["linje"]} {e["felt"]} {e["kode"]}"))
                : string.Join('|', svar.Json["funn"]!.AsArray().Where(e => (string)e!["kode"]! == "uspesifisert").Select(e => (string)e!["felt"]!)),
            Is.EqualTo(ventet), svar.Tekst);
    }

    /// <summary>Balances of months are not added up: what is told of an account is what it has.</summary>
    [TestCase("77777;202;1;1;10|77777;202;1;2;25|77777;202;1;3;15", "15.00")]
    [TestCase("77777;202;1;3;15|77777;202;1;1;10|77777;202;1;2;25", "15.00", TestName = "In any order")]
    [TestCase("77777;202;1;3;15|77777;202;1;3;5|77777;202;1;1;9", "20.00", TestName = "Rows of one key and period add up")]
    [TestCase("77777;202;1;2;15|77777;203;1;1;5", "20.00", TestName = "Two keys of an account")]
    public async Task What_is_told_of_cumulative_balances_sums_to_the_last_one(string rader, string sum)
    {
        var poster = rader.Split('|').Select(r => r.Split(';')).ToList();
        var motposter = poster.GroupBy(p => p[3]).Select(g => $"21000;;;{g.Key};0");
        var svar = await ImporterAsync(
            Hode + string.Join('\n', poster.Select(p => string.Join(';', p)).Concat(motposter)) + "\n", "&kumulativ=true&differansekonto=21000&differansegrense=100");
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Created), svar.Tekst);
        Assert.That(svar.Json["funn"]!.AsArray().Single(f => (string)f!["kode"]! == "uplassert")!["sum"]!.ToJsonString(), Is.EqualTo(sum));
    }

    [Test]
    public async Task The_lines_of_a_finding_are_named_once_each()
    {
        await ProfilAsync();
        var svar = await BredAsync("77777;1;202;;1,00;1,00;1,00|77777;1;202;;1,00;;|21000;;;;-2,00;-1,00;-1,00");
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Created), svar.Tekst);
        var funn = svar.Json["funn"]!.AsArray().Single()!;
        Assert.That(string.Join(',', funn["foersteLinjer"]!.AsArray()), Is.EqualTo("2,3"));
    }

    [Test]
    public async Task A_month_that_a_source_empties_in_a_wide_file_is_emptied_and_its_opening_balance_is_not()
    {
        await ProfilAsync();
        await KrevAsync(BredAsync("10100;1;202;;10,00;20,00;30,00|21000;;;5,00;-10,00;-20,00;-30,00|25000;;;-5,00;;;"));
        var svar = (await BredAsync("10100;1;202;;10,00;20,00;|21000;;;;-10,00;-20,00;|25000;;;;;;")).Json;
        Assert.That(
            svar["perioder"]!.AsArray().Select(p => $"{p!["periode"]} {p["raderEndret"]} {(decimal)p["sumAbsolutt"]!:0}"), Is.EqualTo(new[] { "3 2 60" }), svar.ToJsonString());
    }

    [Test]
    public async Task A_code_is_the_same_however_its_letters_are_composed()
    {
        const string Fil = "konto;funksjon;ansvar;fridim1;periode;beloep\n10100;202;1;Åå1;1;100\n21000;;;;1;-100\n";
        await KrevAsync(ImporterAsync(Fil));
        var igjen = (await ImporterAsync(Fil.Normalize(NormalizationForm.FormD))).Json;
        Assert.That(((bool)igjen["uendret"]!, (string)igjen["funn"]![0]!["kode"]!), Is.EqualTo((true, "verdi_tolket")), igjen.ToJsonString());
    }

    [TestCase("konto;funksjon;ansvar;periode;beloep;;\n10100;202;1;1;100;;\n21000;;;1;-100;;\n", "", TestName = "Columns without a title or a value")]
    [TestCase("konto;funksjon;ansvar;periode;belop\n10100;202;1;1;100\n21000;;;1;-100\n", "", TestName = "A title without oe")]
    [TestCase("konto;funksjon;ansvar;periode;beloep\n10100;202;1;1;100;\n21000;;;1;-100;; \n", "", TestName = "Rows that end with separators")]
    [TestCase("konto\tfunksjon\tansvar\tperiode\tbeloep\t\n10100\t202\t1\t1\t100\t\n21000\t\t\t1\t-100\t\n", "", TestName = "The same with tabs")]
    [TestCase("konto;funksjon;ansvar;periode;beloep;\n10100;202;1;1;100;7\n21000;;;1;-100;\n", "2 body feil_antall_kolonner", TestName = "A value without a title")]
    [TestCase("konto;;funksjon;ansvar;periode;beloep\n10100;;202;1;1;100\n21000;;;;1;-100\n", "1 body ukjent_kolonne", TestName = "A column without a title among the others")]
    [TestCase("konto;funksjon;ansvar;periode;beloep\n10100;202;1;1\n21000;;;1;-100\n", "2 body feil_antall_kolonner", TestName = "A row that is too short")]
    public async Task What_a_spreadsheet_leaves_after_the_last_column_is_nothing(string fil, string feil)
    {
        var svar = await ImporterAsync(fil);
        Assert.That(
            svar.Json["feil"] is { } f ? string.Join('|', f.AsArray().Select(e => $"{e!["linje"]} {e["felt"]} {e["kode"]}").Where(e => !e.EndsWith("ubalanse", StringComparison.Ordinal))) : "",
            Is.EqualTo(feil), svar.Tekst);
        Assert.That(svar.Status == HttpStatusCode.Created, Is.EqualTo(feil.Length == 0), svar.Tekst);
    }

    [Test]
    public async Task An_opening_balance_that_is_not_last_years_closing_balance_is_told_by_the_balance_import_too()
    {
        var forrige = (DateTime.UtcNow.Year - 1).ToString(CultureInfo.InvariantCulture);
        await KrevAsync(_tjener.PutAsync($"{_k}/organisasjon/{forrige}", new { enheter = new object[] { new { kode = "1", navn = "Skole", nivaa = "tjenesteomraade" } } }));
        const string Kostra = "kontoklasse;kapittel;sektor;periode;beloep\n";
        await KrevAsync(ImporterAsync(Kostra + "balanse;10;320;1;156\nbalanse;32;320;1;-156\n", aar: forrige));
        var avviker = await ImporterAsync(Kostra + "balanse;10;320;0;150\nbalanse;32;320;0;-150\n");
        Assert.That(avviker.Status, Is.EqualTo(HttpStatusCode.Created), avviker.Tekst);
        Assert.That(
            avviker.Json["funn"]!.AsArray().Select(f => $"{f!["kode"]} {f["antallRader"]} {f["sum"]}"), Is.EqualTo(new[] { "inngaaende_balanse_avviker 2 12.00" }), avviker.Tekst);
        var rettet = await ImporterAsync(Kostra + "balanse;10;320;0;156\nbalanse;32;320;0;-156\n");
        Assert.That((rettet.Status, rettet.Json["funn"]!.AsArray().Count), Is.EqualTo((HttpStatusCode.Created, 0)), rettet.Tekst);
    }

    private async Task<List<string>> UtebleAsync() =>
        [.. (await _tjener.GetAsync(_r + "/kilder")).Json["funn"]!.AsArray().Select(f => $"{f!["kode"]} {f["verdi"]} {f["nivaa"]}" + string.Concat(f["hindrer"]!.AsArray()))];

    /// <summary>Moves the time that the source was last heard from; it is no part of the chain.</summary>
    private async Task HoertForAsync(TimeSpan siden)
    {
        await using var db = new SqliteConnection($"Data Source={Path.Combine(_tjener.Datamappe, "regnskap", _k[^4..] + ".db")};Pooling=False");
        await db.OpenAsync();
        await using var kommando = db.CreateCommand();
        kommando.CommandText = "update kilde set mottatt = $tid where kilde = 'natt'";
        kommando.Parameters.AddWithValue("$tid", (DateTime.UtcNow - siden).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        Assert.That(await kommando.ExecuteNonQueryAsync(), Is.EqualTo(1));
    }

    private Task ProfilAsync() => KrevAsync(_tjener.PutAsync(_k + "/importprofiler/bred", """
        {
          "navn": "Bred", "kilde": "natt", "format": { "type": "csv", "desimaltegn": ",", "tusenskille": " " }, "fullstendig": true,
          "kolonner": {
            "konto": { "tittel": "Konto" }, "ansvar": { "tittel": "Ansvar" }, "funksjon": { "tittel": "Funksjon" },
            "beloep": { "kolonnePerPeriode": "^(IB|Jan|Feb|Mar|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Des)/\\d{4}$" }
          }
        }
        """));

    private Task<Svar> BredAsync(string rader) => _tjener.SendAsync(
        HttpMethod.Post, _r + "/saldoimporter?profil=bred",
        new StringContent(Bred.Replace("{0}", Aaret, StringComparison.Ordinal) + rader.Replace('|', '\n') + "\n", Encoding.UTF8, "text/csv"), "dev-bokfor");

    private Task<Svar> ImporterAsync(string fil, string valg = "", string? aar = null) => _tjener.SendAsync(
        HttpMethod.Post, $"{_k}/regnskap/{aar ?? Aaret}/saldoimporter?kilde=natt&fullstendig=true{valg}", new StringContent(fil, Encoding.UTF8, "text/csv"), "dev-bokfor");
}
