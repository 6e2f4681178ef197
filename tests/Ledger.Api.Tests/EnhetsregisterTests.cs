using System.Net;
using System.Text;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests;

/// <summary>
/// Of every kind of register, table, fact and text a key that is bound to a unit gets what is its own and never more. Each kind has its own and another's,
/// so that an answer that holds all is seen, and one that holds nothing too.
/// </summary>
public sealed class EnhetsregisterTests
{
    private const string K = "3203", Vaart = "Vårt eget", Andres = "Andres eget";

    private static readonly string[] Registre = ["prosjekt", "oppdrag", "tilsyn", "egne"];

    private static readonly string[] Felles = ["tiltak", "indikator", "program", "plan", "maal"];

    private Tjener _tjener = null!;
    private string _noekkel = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Tjener.StartAsync();
        await RegistrerAsync(_tjener, K, "Enhetskommune", "20 Oppvekst|210 Skole < 20|93 Helse|302 Sykehjem < 93", 2025);
        await KrevAsync(_tjener.PutAsync(Sti(K) + "/registre/egne", """{"navn":"Egne","kolonner":[{"id":"sted","navn":"Sted","type":"enhet"}]}"""));
        foreach (var (register, hode, rest) in new[]
        {
            ("prosjekt", "eier;type", "enkelt"), ("oppdrag", "enhet;type", "verbalvedtak"), ("tilsyn", "enhet;type;myndighet;aar", "statligTilsyn;Statsforvalteren;2025"), ("egne", "sted", ""),
        })
        {
            var slutt = rest.Length == 0 ? "" : ";" + rest;
            await SendAsync($"/registre/{register}/objekter", $"kode;navn;{hode}\nV-1;{Vaart};210{slutt}\nA-1;{Andres};302{slutt}\n");
        }

        await SendAsync("/registre/tiltak/objekter", "kode;navn;gruppe\nT-1;Felles tiltak;Innsparing\n");
        await SendAsync("/registre/indikator/objekter", "kode;navn;maaleenhet;desimaler;retning;aggregering\nI-1;Felles indikator;antall;0;hoey;sum\n");
        await SendAsync("/registre/program/objekter", "kode;navn\nP-1;Felles program\n");
        await SendAsync("/registre/plan/objekter", "kode;navn;type\nP-1;Felles plan;kommuneplan\n");
        await SendAsync("/registre/maal/objekter", "kode;navn;plan;nivaa\nM-1;Felles mål;P-1;hovedmaal\n");
        var rader = new StringBuilder("slag;objekt;maal;enhet;aar;periode;verdi;beloep;kode;tekst;synlighet\n");
        foreach (var (kode, enhet, tall, tekst) in new[] { ("V-1", "210", 111, Vaart), ("A-1", "302", 77345, Andres) })
        {
            foreach (var register in Registre)
            {
                rader.Append($"kommentar;{register}:{kode};k;;2025;aar;;;;{tekst} {register};intern\n");
                rader.Append($"maaling;{register}:{kode};tall;;2025;aar;;{tall};;;intern\n");
            }

            foreach (var objekt in new[] { "tiltak:T-1", "program:P-1", "plan:P-1", "maal:M-1" })
            {
                rader.Append($"kommentar;{objekt};k;{enhet};2025;aar;;;;{tekst} {objekt};ekstern\n");
                rader.Append($"maaling;{objekt};oppnaadd;{enhet};2025;aar;;{tall};;;intern\n");
            }

            rader.Append($"maaling;indikator:I-1;verdi;{enhet};2025;aar;{tall};;;;intern\n");
            rader.Append($"kommentar;indikator:I-1;k;{enhet};2025;aar;;;;{tekst} indikator;intern\n");
            rader.Append($"forklaring;enhet:{enhet};del;;2025;aar;;{tall};;{tekst} forklaring;intern\n");
            rader.Append($"kommentar;enhet:{enhet};k;;2025;aar;;;;{tekst} enhet;ekstern\n");
        }

        await SendAsync("/opplysninger", rader.ToString());
        await KrevAsync(_tjener.PostAsync(Aar(K) + "/budsjett/vedtak", """
            {"vedtaksreferanse":"B","vedtaksdato":"2024-12-10","organ":"KST","type":"opprinnelig","linjer":[
             {"kontoklasse":"drift","art":"010","funksjon":"202","ansvar":"210","beloep":111,"tiltak":"T-1"},{"kontoklasse":"drift","art":"010","funksjon":"253","ansvar":"302","beloep":77345,"tiltak":"T-1"},
             {"kontoklasse":"investering","art":"230","funksjon":"222","ansvar":"210","prosjekt":"V-1","beloep":111},{"kontoklasse":"investering","art":"230","funksjon":"261","ansvar":"302","prosjekt":"A-1","beloep":77345}]}
            """));
        foreach (var register in Registre.Concat(Felles))
        {
            var kolonner = register switch
            {
                "prosjekt" or "tiltak" => """{"id":"budsjett","kilde":{"kolonne":"opprinneligBudsjett"}},""",
                _ => "",
            };
            var maal = register switch { "indikator" => "verdi", _ when Registre.Contains(register) => "tall", _ => "oppnaadd" };
            await KrevAsync(_tjener.PutAsync(Sti(K) + "/tabeller/t-" + register, $$$"""
                {"navn":"T","rader":{"register":"{{{register}}}","perEnhet":true},"gruppering":[],"summer":["alle"],
                 "kolonner":[{{{kolonner}}}{"id":"tall","kilde":{"maaling":"{{{maal}}}"}},{"id":"tekst","kilde":{"kommentar":"k"}}]}
                """));
        }

        var svar = await _tjener.PostAsync("/v1/noekler", new { navn = "Enhet", scopes = new[] { "ledger:les", "ledger:rapporter" }, kommuner = new[] { K }, enheter = new[] { "20" } });
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Created), svar.Tekst);
        _noekkel = (string)svar.Json["noekkel"]!;
    }

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    public static IEnumerable<string> Kommunens() => Registre.Concat(Felles).Select(r => "/regnskap/2025/tabeller/t-" + r).Concat(
    [
        "/opplysninger", "/opplysninger?slag=kommentar", "/opplysninger?slag=maaling", "/opplysninger?slag=forklaring", "/opplysninger?historikk=true",
        "/opplysninger?objekt=tiltak:T-1", "/opplysninger?objekt=indikator:I-1", "/opplysninger?objekt=program:P-1", "/opplysninger?objekt=plan:P-1", "/opplysninger?objekt=maal:M-1",
        "/regnskap/2025/forklaringer?nivaa=tjenesteomraade&tilPeriode=13", "/regnskap/2025/avvik?nivaa=tjenesteomraade&kolonnesett=tertial",
        "/regnskap/2025/tabeller/investeringsprosjekter", "/regnskap/2025/tabeller/oekonomiplantiltak", "/regnskap/2025/tabeller/prosjektoekonomi",
    ]);

    /// <summary>The one who may see all sees both, so that what is tested is there to be kept back; the bound one sees its own alone.</summary>
    [TestCaseSource(nameof(Kommunens))]
    public async Task A_key_of_a_unit_gets_its_own_and_no_more(string sti)
    {
        var alt = await _tjener.GetAsync(Sti(K) + sti);
        Assert.That((alt.Status, ErVaart(alt), ErAndres(alt)), Is.EqualTo((HttpStatusCode.OK, true, true)), alt.Tekst);
        var eget = await _tjener.GetAsync(Sti(K) + sti, _noekkel);
        Assert.That((eget.Status, ErVaart(eget), ErAndres(eget)), Is.EqualTo((HttpStatusCode.OK, true, false)), eget.Tekst);
        Assert.That(ErAndres(await _tjener.GetAsync(Sti(K) + sti)), Is.True, "and what is kept for the one is not the other's");
    }

    /// <summary>Sums are of its own rows: what is not seen is not in them either.</summary>
    [TestCase("t-tiltak", "tall")]
    [TestCase("t-tiltak", "budsjett")]
    [TestCase("t-indikator", "tall")]
    [TestCase("t-program", "tall")]
    [TestCase("t-maal", "tall")]
    [TestCase("t-prosjekt", "budsjett")]
    [TestCase("t-oppdrag", "tall")]
    [TestCase("t-egne", "tall")]
    public async Task A_sum_and_what_is_behind_a_cell_are_of_its_own(string tabell, string kolonne)
    {
        var rader = (await _tjener.GetAsync($"{Aar(K)}/tabeller/{tabell}", _noekkel)).Json["rader"]!.AsArray();
        Assert.That(rader.Where(r => (string)r!["type"]! == "rad").Sum(r => (decimal)r![kolonne]!), Is.EqualTo(111m), rader.ToJsonString());
        foreach (var rad in rader)
        {
            var celle = await _tjener.GetAsync($"{Aar(K)}/tabeller/{tabell}/celler/{Uri.EscapeDataString((string)rad!["rad"]!)}/{kolonne}", _noekkel);
            Assert.That((celle.Status, ErAndres(celle)), Is.EqualTo((HttpStatusCode.OK, false)), celle.Tekst);
        }
    }

    [TestCase("prosjekt")]
    [TestCase("oppdrag")]
    [TestCase("tilsyn")]
    [TestCase("egne")]
    public async Task Facts_of_another_units_object_are_neither_read_nor_written(string register)
    {
        var lest = await _tjener.GetAsync($"{Sti(K)}/opplysninger?objekt={register}:A-1", _noekkel);
        Assert.That(ErAndres(lest), Is.False, lest.Tekst);
        Assert.That(ErVaart(await _tjener.GetAsync($"{Sti(K)}/opplysninger?objekt={register}:V-1", _noekkel)), Is.True);
        var skrevet = await _tjener.SendAsync(
            HttpMethod.Post, Sti(K) + "/opplysninger", new StringContent($"slag;objekt;maal;aar;periode;tekst\nkommentar;{register}:A-1;x;2025;aar;Ikke vår\n", Encoding.UTF8, "text/csv"), _noekkel);
        Assert.That((skrevet.Status, skrevet.Koder.Contains("utenfor_enhetene")), Is.EqualTo((HttpStatusCode.Forbidden, true)), skrevet.Tekst);
    }

    private static bool ErVaart(Svar svar) => svar.Tekst.Contains("Vårt", StringComparison.Ordinal) || svar.Tekst.Contains("V\\u00E5rt", StringComparison.Ordinal)
        || svar.Tekst.Contains("111", StringComparison.Ordinal);

    private static bool ErAndres(Svar svar) => svar.Tekst.Contains("Andres", StringComparison.Ordinal) || svar.Tekst.Contains("77345", StringComparison.Ordinal)
        || svar.Tekst.Contains("77456", StringComparison.Ordinal);

    private async Task SendAsync(string sti, string csv)
    {
        var svar = await _tjener.SendAsync(HttpMethod.Post, Sti(K) + sti, new StringContent(csv, Encoding.UTF8, "text/csv"));
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Created), svar.Tekst);
    }
}
