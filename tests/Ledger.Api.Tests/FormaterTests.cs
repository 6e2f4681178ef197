using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Ledger.Api.Http.Svar;
using Ledger.Api.Tests.Verktoey;
using Ledger.Application.Tabeller;
using MiniExcelLibs;

namespace Ledger.Api.Tests;

/// <summary>Every report as CSV and as a workbook, read back by another library than the one that wrote it and compared with the JSON.</summary>
public sealed class FormaterTests
{
    private const string K = "/v1/kommuner/3201";
    private const string R = K + "/regnskap/2024";
    private const string Liten = "/v1/kommuner/9905";
    private const string F = K + "/finans";
    private const string Csv = "text/csv";
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Fields of the JSON by heading. What is not listed is called by its heading in small letters.</summary>
    private static readonly Dictionary<string, string> Felt = new()
    {
        ["Linjetype"] = "type", ["Opprinnelig budsjett"] = "opprinneligBudsjett", ["Revidert budsjett"] = "revidertBudsjett", ["Avvik i prosent"] = "avvikProsent",
        ["Regnskap forrige år"] = "regnskapForrigeAar", ["Kan utelates"] = "kanUtelates", ["Regnskap før strykninger"] = "regnskapFoerStrykninger", ["Nivå"] = "nivaa", ["Budsjett hittil"] = "budsjettHittil",
        ["Fondstype"] = "type", ["Inngående balanse"] = "inngaaendeBalanse", ["Utgående balanse"] = "utgaaendeBalanse", ["Budsjettert avsetning"] = "budsjettertAvsetning", ["Budsjettert bruk"] = "budsjettertBruk",
        ["Avvik hittil"] = "avvikHittil", ["Avvik hittil i prosent"] = "avvikHittilProsent", ["Forrige år hittil"] = "forrigeAarHittil", ["Regnskap forrige år hittil"] = "regnskapForrigeAarHittil",
        ["Endring fra forrige år"] = "endringForrigeAar", ["Sum debet"] = "sumDebet", ["Tilbakefører"] = "tilbakefoerer", ["Tilbakeført av"] = "tilbakefoertAv",
        ["Artens navn"] = "artsnavn", ["Funksjonens navn"] = "funksjonsnavn", ["Kapittelets navn"] = "kapittelnavn", ["Sektorens navn"] = "sektornavn",
        ["Ansvarets navn"] = "ansvarsnavn", ["Prosjektets navn"] = "prosjektnavn", ["Fondets navn"] = "fondsnavn", ["Utgått"] = "utgaatt",
        ["Inngående"] = "inngaaende", ["Utgående"] = "utgaaende", ["År"] = "aar", ["Beløp"] = "beloep", ["Posteringstekst"] = "tekst", ["Antall posteringer"] = "antallPosteringer", ["Nøkkeltall"] = "id",
        ["Låst versjon"] = "laastVersjon", ["Innlevert versjon"] = "innlevertVersjon",
        ["Brukt i prosent"] = "bruktProsent", ["Prognose i prosent"] = "prognoseProsent",
    };

    /// <summary>The words of a workbook for the codes of the contract.</summary>
    private static readonly Dictionary<string, string> Ord = new()
    {
        ["Disposisjonsfond"] = "disposisjonsfond", ["Bundet driftsfond"] = "bundetDriftsfond", ["Ubundet investeringsfond"] = "ubundetInvesteringsfond",
        ["Bundet investeringsfond"] = "bundetInvesteringsfond", ["Direktørområde"] = "direktoromraade", ["Tjenesteområde"] = "tjenesteomraade", ["Ansvar"] = "ansvar",
        ["Oppnådd"] = "oppnaadd", ["Ikke oppnådd"] = "ikkeOppnaadd", ["Ikke målt"] = "ikkeMaalt", ["forholdstall"] = "forhold",
        ["ventes overskredet"] = "ventesOverskredet",
        ["inntil 1 år"] = "inntil1", ["1–3 år"] = "1-3", ["3–5 år"] = "3-5", ["over 5 år"] = "over5", ["1–5 år"] = "1-5", ["5–10 år"] = "5-10", ["over 10 år"] = "over10",
        ["andel av porteføljen"] = "aktivaandel", ["hver måned"] = "maaned", ["på rapportdatoen"] = "rapportdato", ["hele året"] = "aar", ["sum innlån"] = "sumInnlaan",
        ["sum lånegjeld"] = "sumLaanegjeld", ["sum finansiell leie"] = "sumLeie", ["brudd på UN Global Compact og OECD, andel"] = "bruddUngc", ["CO₂-utslipp per million euro investert"] = "co2",
        ["inntektsforskjell mellom menn og kvinner"] = "inntektsforskjell", ["kontroversielle våpen, andel"] = "kontroversielleVaapen",
        ["kvinnelige styremedlemmer, andel"] = "kvinnerStyre", ["uten retningslinjer for menneskerettigheter, andel"] = "menneskerettigheter",
        ["vitenskapsbaserte mål, andel"] = "sbt", ["temperaturøkning i grader"] = "temperatur",
    };

    private static readonly string[] Kodekolonner = ["Nivå", "Fondstype", "Status", "Vurdering", "Enhet", "Type", "Gruppe", "Kode", "Mål", "Måles", "Form"];

    /// <summary>The reports whose rows are the JSON's rows, with the path of the rows.</summary>
    private static readonly (string Sti, string Rader)[] Rapporter =
    [
        (R + "/driftsregnskap", "linjer"), (R + "/driftsregnskap?oppstilling=art&enhet=mill", "linjer"), (R + "/driftsregnskap?oppstilling=omraade&fortegn=oppstilling", "linjer"),
        (R + "/driftsregnskap?forklar=true&tilPeriode=6", "linjer"),
        (R + "/investeringsregnskap", "linjer"), (R + "/investeringsregnskap?oppstilling=omraade", "linjer"), (R + "/balanse", "linjer"), (R + "/budsjettavvik", "linjer"), (R + "/budsjettavvik?oppstilling=investering", "linjer"),
        (R + "/oppstillinger/hovedoversikt-drift?enhet=tusen", "linjer"), (R + "/disponering", "linjer"), (R + "/avvik", "linjer"), (R + "/avvik?nivaa=ansvar&forklar=true", "linjer"),
        (Liten + "/kontoplan/2024", "konti"),
        (R + "/rammekontroll?tilPeriode=8", "linjer"), (R + "/prognosetreff", ""), (R + "/forklaringer?enhet=mill", ""), (R + "/tertialrapport?tilPeriode=8", "linjer"), (R + "/prognose/maaneder", ""), (R + "/gjeldsutvikling", ""), (R + "/overfoeringer?enhet=mill", ""), (R + "/frister", ""), (R + "/fond", "linjer"), (R + "/fond/BUFFER/bevegelser", "posteringer"), (R + "/posteringer?kontoklasse=drift&antall=50", "posteringer"), (R + "/oppstillinger/disponering/linjer/BUFFER/posteringer", "posteringer"),
        (R + "/bilag?antall=20&sorter=-beloep", "bilag"), (R + "/kodelister/art", "koder"), (R + "/saldo?fraPeriode=1&tilPeriode=1", ""),
        (R + "/avvik?kolonnesett=tertial&tilPeriode=4", "linjer"), (R + "/driftsregnskap?fordelPaa=art&perPeriode=true&tilPeriode=3", ""),
        (R + "/kontospesifikasjon", "kontoer"), (R + "/saldobalanse?enhet=tusen&tilPeriode=6", ""), (R + "/kvalitet", "funn"), (R + "/tabeller/investeringsprosjekter?enhet=mill", ""), (R + "/tabeller/oekonomiplantiltak/celler/F-1/oppnaadd", ""), (R + "/avstemming?kilde=formater", "linjer"), (R + "/kilder", ""), (R + "/inngaaendebalanse", ""), (R + "/noter", ""), (R + "/noter/1", ""), (R + "/forslag/premieavvik", ""), (R + "/selvkost", ""), (R + "/leverandoerspesifikasjon?kapittel=32,35", ""), (R + "/kundespesifikasjon?kapittel=10", ""), (R + "/avstemming", ""), (K + "/konsolidert/regnskap/2024/driftsregnskap", "linjer"), (K + "/konsolidert/regnskap/2024/investeringsregnskap?perEnhet=true", ""), (K + "/konsolidert/regnskap/2024/balanse?enhet=mill", "linjer"), (K + "/konsolidert/regnskap/2024/elimineringer", "linjer"), (K + "/konsolidert/regnskap/2024/minimumsavdrag", ""), (K + "/konsolidert/regnskap/2024/noter", "linjer"), (K + "/revisjon/bilag-uten-dokument?aar=2024", "bilag"), (K + "/revisjon/bilag-uten-attestasjon?aar=2024", "bilag"), (K + "/revisjon/bilag-samme-person?aar=2024", "bilag"), (R + "/balanse?kolonnesett=tertial&tilPeriode=6", "linjer"), (R + "/noekkeltall", "noekkeltall"), (R + "/oekonomikontroll", ""), (K + "/utvikling?fra=2023&til=2024", "linjer"), (R + "/bokfoeringsspesifikasjon?fraPeriode=3&tilPeriode=3", ""),
        (F + "/gjeld/motparter?aar=2024&enhet=mill", ""), (F + "/gjeld/bevegelser?aar=2024&forklar=true", "linjer"), (F + "/gjeld/formaal?dato=2024-12-31", ""),
        (F + "/gjeld/rentebinding?dato=2024-12-31", ""), (F + "/gjeld/forfall?dato=2024-12-31", ""), (F + "/gjeld/plan?dato=2024-12-31", "linjer"),
        (F + "/markedsrenter?dato=2024-12-31", ""), (F + "/likviditet?aar=2024", ""), (F + "/likviditet/daglig?fra=2024-12-01&til=2024-12-31", "dager"),
        (F + "/stresstest?dato=2024-12-31&enhet=mill", ""), (F + "/reglement/kontroll?dato=2024-12-31", ""), (F + "/eierposter?dato=2024-12-31", ""),
        (F + "/portefoeljer/FORV/plasseringer?dato=2024-12-31&enhet=mill", ""), (F + "/portefoeljer/FORV/resultat?dato=2024-12-31", ""),
        (F + "/portefoeljer/FORV/aktivafordeling?dato=2024-12-31", ""), (F + "/portefoeljer/FORV/durasjon?dato=2024-12-31", ""),
        (F + "/portefoeljer/FORV/risiko?dato=2024-12-31", ""), (F + "/portefoeljer/FORV/regnskap?dato=2024-12-31", ""),
        (F + "/portefoeljer/FORV/esg?dato=2024-12-31", ""), (F + "/portefoeljer/FORV/avkastning?aar=2024", ""),
        (F + "/portefoeljer/FORV/historikk?dato=2024-12-31", ""), (F + "/avstemming?dato=2024-12-31", ""), (F + "/bilagsforslag?fra=2024-01-01&til=2024-12-31&ansvar=10", ""), (F + "/rapport?dato=2024-12-31", ""), (F + "/finansrapporter?aar=2024", ""),
    ];

    private Tjener _tjener = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Tjener.StartAsync(demo: true);
        await _tjener.PutAsync(R + "/perioder/3", new { status = "aapen" });
        var kilde = await _tjener.SendAsync(
            HttpMethod.Post, R + "/saldoimporter?kilde=formater",
            new StringContent("kontoklasse;kapittel;sektor;periode;beloep\nbalanse;10;320;3;1.00\nbalanse;10;110;3;-1.00\n", Encoding.UTF8, "text/csv"));
        Assert.That(kilde.Status, Is.EqualTo(HttpStatusCode.Created), kilde.Tekst);
        await _tjener.PutAsync(Liten, new { navn = "Liten", organisasjonsnummer = "910244132" });
        object[] konti = [new { konto = "10100", navn = "Lønn", kontoklasse = "drift", art = "010" }, new { konto = "210", navn = "Bank", kontoklasse = "balanse", kapittel = "10", sektor = "320" }];
        await _tjener.PutAsync(Liten + "/kontoplan/2024", new { konti });
        await _tjener.PutAsync(K + "/registre/tiltak/objekter/F-1", new { navn = "Et tiltak", gruppe = "Drift" });
        await _tjener.PutAsync(K + "/premieavvik/KLP/2024", new { premie = 5_000, nettoKostnad = 4_300, agaSats = 14.1 });
        await _tjener.PutAsync(K + "/selvkost/VANN", new { navn = "Vann" });
        var maaling = await _tjener.PostAsync(K + "/opplysninger", new { slag = "maaling", objekt = "tiltak:F-1", maal = "oppnaadd", aar = 2024, beloep = 12.5m });
        Assert.That(maaling.Status, Is.EqualTo(HttpStatusCode.Created), maaling.Tekst);
        var justering = await _tjener.PostAsync(K + "/konsolidert/regnskap/2024/justeringer", new
        {
            referanse = "J1", begrunnelse = "Intern gevinst", dokument = "N-1", linjer = new[] { new { kontoklasse = "drift", art = "120", beloep = 5 }, new { kontoklasse = "drift", art = "620", beloep = -5 } },
        });
        Assert.That(justering.Status, Is.EqualTo(HttpStatusCode.OK), justering.Tekst);
        var rapport = await _tjener.PostAsync(F + "/finansrapporter", new { rapportdato = "2024-12-31", type = "aar" });
        Assert.That(rapport.Status, Is.EqualTo(HttpStatusCode.OK), rapport.Tekst);
    }

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    [TestCaseSource(nameof(Stier))]
    public async Task Each_cell_of_the_workbook_and_the_csv_is_the_value_of_the_json(string sti)
    {
        var json = await HentAsync(sti, null);
        var workbook = await HentAsync(sti, Xlsx);
        var csv = await HentAsync(sti, Csv);
        var cells = Ark(workbook.Innhold, 0);

        // The demo's books are in order: its report of findings has none.
        Assert.That(cells, Has.Count.GreaterThan(sti.EndsWith("/kvalitet", StringComparison.Ordinal) || sti.Contains("/bilag-samme-person", StringComparison.Ordinal) ? 0 : 1), "headings and rows");
        Gyldig(workbook.Innhold);

        // CSV and the workbook say the same: as many rows, and in each cell the same number or text, or the code of which the workbook has the word.
        var lines = Csvrader(csv.Innhold);
        Assert.That(lines, Has.Count.EqualTo(cells.Count));
        foreach (var (line, row) in lines.Zip(cells))
        {
            Assert.That(line.Select((celle, i) => row[i] is string ord && Kodeord.Av(celle) == ord ? ord : celle), Is.EqualTo(row.Select(SomCsv)));
        }

        var path = Rapporter.Single(r => r.Sti == sti).Rader;
        if (path.Length > 0)
        {
            SammenlignMedJson(JsonNode.Parse(json.Innhold)!, path, cells);
        }
    }

    [Test]
    public async Task The_bokfoeringsspesifikasjon_has_the_rows_of_its_ndjson()
    {
        const string Sti = R + "/bokfoeringsspesifikasjon?fraPeriode=3&tilPeriode=3";
        var json = Encoding.UTF8.GetString((await HentAsync(Sti, null)).Innhold).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!).ToArray();
        var document = new JsonObject { ["rader"] = new JsonArray(json) };
        Assert.That(json, Has.Length.GreaterThan(100));
        SammenlignMedJson(document, "rader", Ark((await HentAsync(Sti, Xlsx)).Innhold, 0));
    }

    [Test]
    public async Task The_oekonomikontroll_has_each_figure_and_judgement_of_its_json()
    {
        var json = JsonNode.Parse((await HentAsync(R + "/oekonomikontroll", null)).Innhold)!;
        var cells = Ark((await HentAsync(R + "/oekonomikontroll", Xlsx)).Innhold, 0);
        var figures = json["minimumsavdrag"]!.AsObject().Concat(json["merforbruk"]!.AsObject()).Where(f => f.Value?.GetValueKind() == System.Text.Json.JsonValueKind.Number).Select(f => Tall((decimal)f.Value!)).ToList();
        Assert.That(figures, Has.Count.GreaterThanOrEqualTo(8));
        Assert.That(cells.Skip(1).Where(r => r[2] is not null && r[0] is "Minimumsavdrag" or "Merforbruk" && r[2] is not null).Select(r => SomCsv(r[2])), Is.EquivalentTo(figures));
        static string Oppfylt(JsonNode? value) => value is null ? "ukjent" : (bool)value ? "ja" : "nei";
        Assert.That(
            cells.Where(r => (string)r[0]! == "ROBEK").Select(r => (r[1], r[3], r[4])),
            Is.EqualTo(json["merforbruk"]!["robek"]!.AsArray().Select(v => ((object?)$"{v!["bokstav"]}) {v["tekst"]}", (object?)Oppfylt(v["oppfylt"]), (object?)(string)v["grunn"]!))));
    }

    [Test]
    public async Task A_workbook_of_more_rows_than_it_can_have_is_413_and_the_csv_has_them()
    {
        const int Bilag = 101, Rader = 1_000;
        const string N = "/v1/kommuner/9903";
        await _tjener.PutAsync(N, new { navn = "Mange rader", organisasjonsnummer = "910244132" });
        await _tjener.PutAsync(N + "/organisasjon/2026", new { enheter = new[] { new { kode = "10", navn = "Oppvekst", nivaa = "direktoromraade" } } });
        var rows = new StringBuilder("bilagsreferanse;bilagsdato;periode;kontoklasse;art;funksjon;ansvar;beloep\n");
        for (var row = 0; row < Bilag * Rader; row++)
        {
            rows.Append(CultureInfo.InvariantCulture, $"B{row / Rader};2026-01-31;{(row < Rader ? 1 : 2)};drift;010;201;10;{(row % 2 == 0 ? "" : "-")}1.25\n");
        }

        Assert.That((await _tjener.ImporterAsync(N + "/regnskap/2026/importer", rows.ToString(), "mange")).Status, Is.EqualTo(HttpStatusCode.Created));
        var refused = await HentAsync(N + "/regnskap/2026/bokfoeringsspesifikasjon", Xlsx);
        Assert.That((refused.Svar.StatusCode, (string)JsonNode.Parse(refused.Innhold)!["type"]!), Is.EqualTo((HttpStatusCode.RequestEntityTooLarge, "urn:ledger:problem:for-mange-rader")));
        Assert.That(Csvrader((await HentAsync(N + "/regnskap/2026/bokfoeringsspesifikasjon", Csv)).Innhold), Has.Count.EqualTo((Bilag * Rader) + 1));
        Assert.That(Ark((await HentAsync(N + "/regnskap/2026/bokfoeringsspesifikasjon?tilPeriode=1", Xlsx)).Innhold, 0), Has.Count.EqualTo(Rader + 1));
    }

    [Test]
    public async Task Amounts_are_numeric_cells_with_two_decimals_and_codes_are_texts()
    {
        var workbook = (await HentAsync(R + "/posteringer?kontoklasse=drift&antall=5", Xlsx)).Innhold;
        using var document = SpreadsheetDocument.Open(new MemoryStream(workbook), false);
        var formats = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<DocumentFormat.OpenXml.Spreadsheet.CellFormat>().ToList();
        var sheet = document.WorkbookPart.WorksheetParts.Single(p => p.Uri.ToString().EndsWith("sheet1.xml", StringComparison.Ordinal)).Worksheet!;
        var rows = sheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Row>().Skip(3).Select(r => r.Elements<DocumentFormat.OpenXml.Spreadsheet.Cell>().ToDictionary(c => c.CellReference!.Value![..1])).ToList();
        Assert.That(rows, Has.Count.EqualTo(5));
        foreach (var row in rows)
        {
            var (amount, art) = (row["O"], row["G"]);
            Assert.That((amount.DataType, formats[(int)amount.StyleIndex!.Value].NumberFormatId!.Value), Is.EqualTo(((EnumValue<DocumentFormat.OpenXml.Spreadsheet.CellValues>?)null, 4u)), "#,##0.00");
            Assert.That(art.DataType!.Value, Is.EqualTo(DocumentFormat.OpenXml.Spreadsheet.CellValues.InlineString));
            Assert.That(art.InnerText, Has.Length.EqualTo(3), "010 keeps its zero");
        }
    }

    [Test]
    public async Task The_second_sheet_says_what_the_figures_are_of()
    {
        var json = JsonNode.Parse((await HentAsync(R + "/balanse?enhet=mill", null)).Innhold)!;
        var om = Ark((await HentAsync(R + "/balanse?enhet=mill", Xlsx)).Innhold, 1).ToDictionary(r => (string)r[0]!, r => Convert.ToString(r[1], CultureInfo.InvariantCulture));
        Assert.Multiple(() =>
        {
            Assert.That(om["Rapport"], Is.EqualTo((string)json["navn"]!));
            Assert.That(om["Kommune"], Is.EqualTo("3201"));
            Assert.That(om["År"], Is.EqualTo("2024"));
            Assert.That(om["Hjemmel"], Is.EqualTo((string)json["hjemmel"]!));
            Assert.That(om["Versjon"], Is.EqualTo(json["versjon"]!.ToString()));
            Assert.That(om["Kjedehode"], Is.EqualTo((string)json["kjedehode"]!));
            Assert.That(om["Enhet"], Is.EqualTo("millioner kroner"));
        });
    }

    [TestCase("/balanse?enhet=mill", "Balanse", " · 2024", "Bærum kommune · beløp i millioner kroner")]
    [TestCase("/fond?tilPeriode=6", "Fond", " · 2024 · til og med periode 6", "Bærum kommune · beløp i kroner")]
    public async Task The_sheet_says_above_the_headings_what_it_is_whose_and_in_what_unit(string sti, string rapport, string naar, string hvem)
    {
        var ark = Alt((await HentAsync(R + sti, Xlsx)).Innhold, 0);
        Assert.That((string)ark[0][0]!, Does.StartWith(rapport).And.EndsWith(naar));
        Assert.That(ark[1][0], Is.EqualTo(hvem));
        Assert.That(ark[0].Concat(ark[1]).Count(c => c is not null), Is.EqualTo(2));
    }

    [Test]
    public async Task A_workbook_has_words_where_the_contract_has_codes()
    {
        var ark = Alt((await HentAsync(R + "/fond", Xlsx)).Innhold, 0);
        var type = Array.IndexOf(ark[2], "Fondstype");
        Assert.That(ark.Skip(3).Select(r => r[type]).Distinct(), Does.Contain("Bundet driftsfond").And.Not.Contains("bundetDriftsfond"));
        Assert.That(Encoding.UTF8.GetString((await HentAsync(R + "/fond", Csv)).Innhold), Does.Contain(";bundetDriftsfond;"));
    }

    [TestCase("text/csv")]
    [TestCase(Xlsx)]
    public async Task A_list_of_postings_that_was_taken_out_can_be_sent_in(string type)
    {
        var (fra, til) = type == Csv ? ("/v1/kommuner/9904/regnskap/2026", "/v1/kommuner/9905/regnskap/2026") : ("/v1/kommuner/9906/regnskap/2026", "/v1/kommuner/9907/regnskap/2026");
        foreach (var kommune in new[] { fra, til }.Select(s => s[..17]))
        {
            await _tjener.PutAsync(kommune, new { navn = "Ut og inn", organisasjonsnummer = "910244132" });
            await _tjener.PutAsync(kommune + "/organisasjon/2026", new { enheter = new[] { new { kode = "10", navn = "Oppvekst", nivaa = "direktoromraade" } } });
        }

        const string Rader = "bilagsreferanse;bilagsdato;periode;kontoklasse;art;funksjon;kapittel;sektor;ansvar;beloep;tekst\n"
            + "A-1;2026-01-31;1;drift;010;201;;;10;1234.50;\"Lønn; januar\"\nA-1;2026-01-31;1;balanse;;;10;320;;-1234.50;\n";
        await _tjener.ImporterAsync(fra + "/importer", Rader, "ut-og-inn");
        var liste = (await HentAsync(fra + "/posteringer", type)).Innhold;

        var innhold = new ByteArrayContent(liste);
        innhold.Headers.TryAddWithoutValidation("Content-Type", type);
        var svar = await _tjener.SendAsync(HttpMethod.Post, til + "/importer", innhold, "dev-admin", ("Idempotency-Key", "inn" + type.Length));
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Created), svar.Tekst);
        var ut = JsonNode.Parse((await HentAsync(til + "/posteringer", null)).Innhold)!["posteringer"]!.AsArray();
        Assert.That(
            ut.Select(p => ((string)p!["bilagsreferanse"]!, (decimal)p["postering"]!["beloep"]!, (string?)p["postering"]!["tekst"])),
            Is.EqualTo(new[] { ("A-1", 1234.50m, "Lønn; januar"), ("A-1", -1234.50m, (string?)null) }));
    }

    [Test]
    public async Task Each_form_has_its_own_strong_etag_the_same_bytes_each_time_and_304()
    {
        var tags = new List<string>();
        foreach (var accept in new[] { "application/json", Csv, Xlsx })
        {
            var first = await HentAsync(R + "/fond", accept);
            var again = await HentAsync(R + "/fond", accept);
            Assert.That(again.Innhold, Is.EqualTo(first.Innhold), "a strong ETag promises the same bytes");
            Assert.That((again.Svar.Headers.ETag, first.Svar.Headers.ETag!.IsWeak), Is.EqualTo((first.Svar.Headers.ETag, false)));
            Assert.That(first.Svar.Headers.Vary, Does.Contain("Accept"));
            tags.Add(first.Svar.Headers.ETag!.Tag);
            var unchanged = await HentAsync(R + "/fond", accept, first.Svar.Headers.ETag.Tag);
            Assert.That((unchanged.Svar.StatusCode, unchanged.Innhold.Length), Is.EqualTo((HttpStatusCode.NotModified, 0)));
            Assert.That(unchanged.Svar.Headers.Vary, Does.Contain("Accept"));
        }

        Assert.That(tags, Is.Unique);
        Assert.That((await HentAsync(R + "/fond", Csv, tags[0])).Svar.StatusCode, Is.EqualTo(HttpStatusCode.OK), "another form's ETag");
    }

    [Test]
    public async Task The_file_is_named_after_what_it_holds()
    {
        var svar = (await HentAsync(R + "/avvik?enhet=mill", Xlsx)).Svar;
        var version = JsonNode.Parse((await HentAsync(R + "/avvik", null)).Innhold)!["versjon"];
        Assert.That(svar.Content.Headers.ContentDisposition!.FileNameStar, Is.EqualTo($"avvik-direktoromraade-3201-2024-v{version}-mill.xlsx"));
        Assert.That((await HentAsync(R + "/avvik", null)).Svar.Content.Headers.ContentDisposition, Is.Null, "JSON is not a file");
    }

    [Test]
    public async Task The_next_page_of_a_table_is_a_link()
    {
        var first = await HentAsync(R + "/posteringer?antall=3", Csv);
        var link = first.Svar.Headers.GetValues("Link").Single();
        Assert.That(link, Does.EndWith(">; rel=\"next\""));
        var second = await HentAsync(link[1..link.IndexOf('>', StringComparison.Ordinal)], Csv);
        var both = await HentAsync(R + "/posteringer?antall=6", Csv);
        Assert.That(Csvrader(first.Innhold).Concat(Csvrader(second.Innhold).Skip(1)), Is.EqualTo(Csvrader(both.Innhold)));
    }

    [Test]
    public async Task What_there_is_no_form_for_is_406_with_a_problem()
    {
        foreach (var accept in new[] { "application/pdf", "text/csv;q=0", "image/*, application/json;q=0" })
        {
            var svar = await HentAsync(R + "/driftsregnskap", accept);
            Assert.That((svar.Svar.StatusCode, svar.Svar.Content.Headers.ContentType!.MediaType), Is.EqualTo((HttpStatusCode.NotAcceptable, "application/problem+json")), accept);
            Assert.That((string)JsonNode.Parse(svar.Innhold)!["type"]!, Is.EqualTo("urn:ledger:problem:format-finnes-ikke"));
            Assert.That(svar.Svar.Headers.Vary, Does.Contain("Accept"));
        }
    }

    [Test]
    public async Task A_text_that_is_a_formula_is_disarmed_in_csv_and_kept_in_a_workbook()
    {
        const string N = "/v1/kommuner/9902";
        string[] names = ["=HYPERLINK(\"http://x\";\"y\")", "+47 900", "-1+1", "@SUM(A1)", "_x0041_ er ikke A", "a;b \"c\"", "Ærlig «ø» 😀"];
        await _tjener.PutAsync(N, new { navn = "Formel", organisasjonsnummer = "910244132" });
        var enheter = names.Select((navn, i) => new { kode = $"{i + 10}", navn, nivaa = "direktoromraade" });
        Assert.That((await _tjener.PutAsync(N + "/organisasjon/2026", new { enheter })).Status, Is.EqualTo(HttpStatusCode.OK));

        var workbook = Ark((await HentAsync(N + "/regnskap/2026/avvik", Xlsx)).Innhold, 0);
        Assert.That(workbook.Skip(1).SkipLast(1).Select(r => r[1]), Is.EqualTo(names));
        var csv = Csvrader((await HentAsync(N + "/regnskap/2026/avvik", Csv)).Innhold);
        Assert.That(csv.Skip(1).SkipLast(1).Select(r => r[1]), Is.EqualTo(names.Select(n => "=+-@".Contains(n[0], StringComparison.Ordinal) ? "'" + n : n)));
    }

    [TestCase("", "json")]
    [TestCase("*/*", "json")]
    [TestCase("application/*", "json")]
    [TestCase("text/*", "csv")]
    [TestCase("text/csv", "csv")]
    [TestCase("TEXT/CSV; charset=utf-8", "csv")]
    [TestCase("text/csv;q=0.5, application/json;q=0.4", "csv")]
    [TestCase("text/csv;q=0.5, */*;q=0.8", "json")]
    [TestCase("application/json;q=0, */*", "csv")]
    [TestCase("application/json;q=0, text/*;q=0, */*;q=0.1", "xlsx")]
    [TestCase("text/csv, application/json", "json")]
    [TestCase("text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8", "json")]
    [TestCase("application/pdf", null)]
    [TestCase("*/*;q=0", null)]
    [TestCase("tull", null)]
    public void The_form_is_the_one_that_is_preferred(string accept, string? filendelse) =>
        Assert.That(Formatforhandling.Velg([accept], Rapportformat.Rapport)?.Filendelse, Is.EqualTo(filendelse));

    /// <summary>A workbook prints as a report does: across, as wide as the page, with what it is at the top and its headings on each page.</summary>
    [Test]
    public async Task A_workbook_says_on_paper_what_it_is_and_its_sums_are_bold()
    {
        var innhold = (await HentAsync(R + "/driftsregnskap?enhet=mill&tilPeriode=8", Xlsx)).Innhold;
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(innhold));
        string Del(string navn)
        {
            using var leser = new StreamReader(zip.GetEntry(navn)!.Open());
            return leser.ReadToEnd();
        }

        var (ark, bok) = (Del("xl/worksheets/sheet1.xml"), Del("xl/workbook.xml"));
        Assert.That(ark, Does.Contain("orientation=\"landscape\" fitToWidth=\"1\" fitToHeight=\"0\"").And.Contain("Bærum kommune · beløp i millioner kroner").And.Contain("til og med periode 8"));
        Assert.That(bok, Does.Contain("_xlnm.Print_Titles").And.Contain("Rapport!$1:$3"));
        var ns = System.Xml.Linq.XNamespace.Get("http://schemas.openxmlformats.org/spreadsheetml/2006/main");
        var rader = System.Xml.Linq.XDocument.Parse(ark).Descendants(ns + "row").Skip(3).Select(r => r.Elements(ns + "c").ToList()).ToList();
        foreach (var rad in rader)
        {
            var erSum = rad.Any(c => c.Value is "sum" or "resultat");
            Assert.That(rad.Select(c => (int)c.Attribute("s")! >= 9), Is.All.EqualTo(erSum), rad[1].Value);
        }

        Assert.That(rader.Count(r => r.Any(c => c.Value == "sum")), Is.GreaterThan(2));
    }

    /// <summary>Ids of lines and the mark of lines without amounts are for programs: in the file, and not on paper. Posts of the law's forms are shown.</summary>
    [TestCase("/driftsregnskap", "")]
    [TestCase("/oppstillinger/hovedoversikt-drift", "Post")]
    public async Task What_is_for_programs_is_hidden_on_a_sheet(string rapport, string medIder)
    {
        using var bok = SpreadsheetDocument.Open(new MemoryStream((await HentAsync(R + rapport, Xlsx)).Innhold), false);
        var ark = bok.WorkbookPart!.WorksheetParts.Single(p => p.Uri.ToString().EndsWith("sheet1.xml", StringComparison.Ordinal)).Worksheet!;
        var overskrifter = ark.Descendants<Row>().Select(r => r.Elements<Cell>().Select(c => c.InnerText).ToList()).First(r => r.Contains("Tekst"));
        var skjulte = ark.Descendants<Column>().Select((c, i) => (Skjult: c.Hidden?.Value == true, Navn: overskrifter[i])).Where(c => c.Skjult).Select(c => c.Navn);
        var tittel = ark.Descendants<Cell>().First().CellReference!.Value![0] - 'A';
        Assert.That(skjulte, Does.Not.Contain(overskrifter[tittel]), "what the sheet is must be seen");
        Assert.That(skjulte.Intersect(["Post", "Tekst", "Regnskap", "Kan utelates"]), Is.EquivalentTo(new[] { medIder, "Kan utelates" }.Where(n => n.Length > 0)));
    }

    [Test]
    public async Task Every_report_of_the_contract_is_compared()
    {
        var contract = JsonNode.Parse(await File.ReadAllTextAsync(Ledger.Tests.Repository.Path("openapi/ledger-v1.json")))!;
        bool ErArbeidsbok(JsonNode skjema) => (string?)skjema["$ref"] is { } navn
            ? ErArbeidsbok(contract["components"]!["schemas"]![navn[(navn.LastIndexOf('/') + 1)..]]!) : skjema["enum"]!.AsArray().Any(f => (string?)f == "xlsx");
        var tabular = contract["paths"]!.AsObject().Where(p => p.Value!["get"]?["parameters"]?.AsArray()
            .Any(q => (string?)q!["name"] == "format" && ErArbeidsbok(q["schema"]!)) == true).Select(p => p.Key).ToList();
        static string Form(string sti) => sti.Split('?')[0];
        var compared = Rapporter.Select(r => Form(r.Sti).Split('/')).ToList();
        Assert.That(tabular, Has.Count.GreaterThanOrEqualTo(16));

        // The workbook that units fill in is no report in another form; its own tests read it.
        tabular.Remove("/v1/kommuner/{kommunenummer}/regnskap/{aar}/rapportering.xlsx");
        Assert.That(
            tabular.Where(path => !compared.Any(c => path.Split('/') is var p && p.Length == c.Length && p.Zip(c).All(s => s.First == s.Second || s.First.StartsWith('{')))),
            Is.Empty);
    }

    private static IEnumerable<TestCaseData> Stier() => Rapporter.Select(r => new TestCaseData(r.Sti).SetArgDisplayNames(r.Sti[(r.Sti.LastIndexOf("2024/", StringComparison.Ordinal) + 1)..]));

    private static void SammenlignMedJson(JsonNode json, string path, List<object?[]> cells)
    {
        List<JsonNode> rows = [.. json[path]!.AsArray().Select(r => r!)];
        var headings = cells[0].Select(h => (string)h!).ToArray();
        if (json["sum"] is JsonObject sum)
        {
            rows.Add(sum);
        }

        if (json["utenfor"] is JsonObject utenfor && (decimal)utenfor["regnskap"]! != 0m)
        {
            rows.Add(utenfor);
        }

        var compared = 0;
        var body = cells.Skip(1).ToList();
        if (headings.Contains("Del"))
        {
            body = [.. body.Where(r => (string)r[1]! == "nøkkeltall")];
        }
        else if (json["indeks"] is not null)
        {
            body.RemoveAt(body.Count - 1);
        }

        Assert.That(body, Has.Count.EqualTo(rows.Count));
        foreach (var (row, cell) in rows.Zip(body))
        {
            for (var i = 0; i < headings.Length; i++)
            {
                var expected = Verdi(row, headings[i]);
                if (expected is not null)
                {
                    compared++;
                    Assert.That(cell[i] is { } value ? SomCsv(value) : "", Is.EqualTo(expected).Or.EqualTo(Kodeord.Av(expected)), $"{row} {headings[i]}");
                }
            }
        }

        Assert.That(compared, Is.GreaterThanOrEqualTo(rows.Count * Math.Min(headings.Length, 5)), "cells are compared");
    }

    /// <summary>The JSON's value as CSV writes it; null when the heading is not a field of the row.</summary>
    private static string? Verdi(JsonNode row, string heading)
    {
        if (int.TryParse(heading, NumberStyles.None, CultureInfo.InvariantCulture, out var year))
        {
            return Vis(row["verdier"]!.AsArray().Single(v => (int)v!["aar"]! == year)!["verdi"]);
        }

        var name = Felt.GetValueOrDefault(heading, char.ToLowerInvariant(heading[0]) + heading[1..]);
        foreach (var holder in new[] { row, row["postering"], row["forklaring"] }.OfType<JsonObject>())
        {
            if (holder.TryGetPropertyValue(name, out var value))
            {
                return name == "filtre" ? string.Join(" | ", value!.AsArray().Select(f => (string)f!)) : Vis(value);
            }
        }

        return null;

        static string Vis(JsonNode? value) => value?.GetValueKind() switch
        {
            null => "",
            System.Text.Json.JsonValueKind.Number => Tall((decimal)value!),
            System.Text.Json.JsonValueKind.True => "ja",
            System.Text.Json.JsonValueKind.False => "nei",
            System.Text.Json.JsonValueKind.Array => string.Join(", ", value!.AsArray().Select(v => (string)v!)),
            _ => (string)value!,
        };
    }

    /// <summary>A cell as CSV has it, numbers without trailing zeros.</summary>
    private static string SomCsv(object? cell) => cell switch
    {
        null => "",
        DateTime date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        string text => text,
        _ => Tall(decimal.Round(Convert.ToDecimal(cell, CultureInfo.InvariantCulture), 2)),
    };

    private static string Tall(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>The headings and rows of a sheet as another library reads it; the first sheet has two lines above them that say what it is.</summary>
    private static List<object?[]> Ark(byte[] workbook, int index)
    {
        List<object?[]> rader = [.. Alt(workbook, index).Skip(index == 0 ? 2 : 0)];
        for (var i = 0; i < rader[0].Length; i++)
        {
            if (index == 0 && Kodekolonner.Contains(rader[0][i]))
            {
                rader.ForEach(r => r[i] = r[i] is string ord && r != rader[0] ? Ord.GetValueOrDefault(ord, ord) : r[i]);
            }
        }

        return rader;
    }

    private static List<object?[]> Alt(byte[] workbook, int index)
    {
        using var stream = new MemoryStream(workbook);
        var name = stream.GetSheetNames()[index];
        return [.. stream.Query(useHeaderRow: false, sheetName: name).Select(row => ((IDictionary<string, object?>)row).Values.ToArray())];
    }

    /// <summary>The workbook is one that the standard allows.</summary>
    private static void Gyldig(byte[] workbook)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(workbook), false);
        Assert.That(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(e => $"{e.Part?.Uri} {e.Description}"), Is.Empty);
    }

    private static List<string[]> Csvrader(byte[] csv)
    {
        Assert.That(csv.AsSpan(0, 3).ToArray(), Is.EqualTo(Encoding.UTF8.Preamble.ToArray()), "a byte order mark");
        var rows = new List<string[]>();
        var (row, field, quoted) = (new List<string>(), new StringBuilder(), false);
        var text = Encoding.UTF8.GetString(csv, 3, csv.Length - 3);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"' && quoted && i + 1 < text.Length && text[i + 1] == '"')
            {
                field.Append(text[i++]);
            }
            else if (text[i] == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && text[i] is ';' or '\n')
            {
                // Norwegian numbers: a decimal comma, and nothing else that is not a digit but the sign.
                var value = field.ToString();
                row.Add(System.Text.RegularExpressions.Regex.IsMatch(value, @"^-?\d+,\d+$") ? Tall(decimal.Parse(value.Replace(',', '.'), CultureInfo.InvariantCulture)) : value);
                field.Clear();
                if (text[i] == '\n')
                {
                    rows.Add([.. row]);
                    row.Clear();
                }
            }
            else
            {
                field.Append(text[i]);
            }
        }

        return rows;
    }

    private async Task<(HttpResponseMessage Svar, byte[] Innhold)> HentAsync(string sti, string? accept, string? etag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, sti);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "dev-admin");
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        if (etag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", etag);
        }

        var response = await _tjener.Klient.SendAsync(request);
        return (response, await response.Content.ReadAsByteArrayAsync());
    }
}
