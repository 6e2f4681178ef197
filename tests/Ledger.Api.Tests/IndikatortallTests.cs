using System.Net;
using System.Text;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests;

/// <summary>Indicators that nobody reports: key figures of the ledger and formulas over others; and whether values reach their targets.</summary>
public sealed class IndikatortallTests
{
    private const string K = "3205", Kolonner = "kode;navn;maal;retning;formel;noekkeltall\n";
    private Tjener _tjener = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Tjener.StartAsync();
        await RegistrerAsync(_tjener, K, "Indikatorkommune", "20 Oppvekst|210 Skole < 20", 2024, 2025);
        await KrevAsync(_tjener.PutAsync(Aar(K) + "/noekkeltall/loenn", """
            {"definisjon":{"id":"loenn","navn":"Lønn","enhet":"kroner","formel":"lønn","teller":[{"navn":"Lønn","vekt":1,"filter":{"kontoklasse":"drift","art":"010-099"}}]}}
            """));
        await Tatt("/registre/maal/objekter", "kode;navn\nM1;Gode barnehager\n");
        await Tatt("/registre/indikator/objekter", Kolonner
            + "barn;Barn;M1;hoey;;\nvoksne;Voksne;M1;lav;;\ntetthet;Barn per voksen;M1;lav;barn / voksne;\nloenn;Lønn;M1;lav;;loenn\n"
            + "perbarn;Lønn per barn;M1;;loenn / barn;\ntom;Lønn per ukjent;M1;hoey;loenn / ukjent;\nukjent;Ukjent;M1;hoey;;\nnull;Delt på null;M1;hoey;barn / (voksne - 4);\n");
        await BokfoerAsync(1, 3000.50m);
        await Tatt("/opplysninger", "slag;objekt;maal;aar;verdi;operator\nmaaling;indikator:barn;verdi;2025;12;\nmaaling;indikator:voksne;verdi;2025;4;\n"
            + "maaling;indikator:barn;verdi;2024;10;\nmaaling;indikator:voksne;verdi;2024;5;\nmaaltall;indikator:barn;verdi;2025;12;>=\n"
            + "maaltall;indikator:tetthet;verdi;2025;2,5;<=\nmaaltall;indikator:tom;verdi;2025;1;>=\nmaaltall;indikator:loenn;verdi;2025;3000,50;<\n");
    }

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    [Test]
    public async Task Each_is_computed_in_each_year_and_held_against_its_target_and_follows_the_ledger()
    {
        Assert.That(await TabellenAsync(), Is.EqualTo(new[]
        {
            "barn 10 12 oppnaadd", "loenn  3000.50 ikkeOppnaadd", "null 10 - utenMaal", "perbarn  250.04 utenMaal", "tetthet 2 3 ikkeOppnaadd",
            "tom  - ikkeMaalt", "ukjent  - utenMaal", "voksne 5 4 utenMaal", "M1 1 oppnådd, 2 ikke oppnådd, 1 ikke målt, 4 uten mål",
        }));

        // A posting moves the key figure, and what is computed of it, though nothing was said of the indicators.
        await BokfoerAsync(2, -600m);
        Assert.That(await TabellenAsync(), Does.Contain("loenn  2400.50 oppnaadd").And.Contain("perbarn  200.04 utenMaal"));

        // So does a fact of another indicator.
        await Tatt("/opplysninger", "slag;objekt;maal;aar;verdi\nmaaling;indikator:barn;verdi;2025;10\n");
        Assert.That(await TabellenAsync(), Does.Contain("tetthet 2 2.5 oppnaadd").And.Contain("perbarn  240.05 utenMaal").And.Contain("barn 10 10 ikkeOppnaadd"));
        await Tatt("/opplysninger", "slag;objekt;maal;aar;verdi\nmaaling;indikator:barn;verdi;2025;12\n");
        await BokfoerAsync(3, 600m);
    }

    /// <summary>As a key figure is: machines get what was computed, and people the decimals that the indicator says.</summary>
    [TestCase("0", "235", "0")]
    [TestCase("1", "235.3", "0.2")]
    [TestCase("", "235.294118", "0.196078")]
    public async Task A_value_that_is_computed_has_the_decimals_of_its_indicator_where_people_read_it(string desimaler, string ventet, string endring)
    {
        const string Ny = "3206";
        await RegistrerAsync(_tjener, Ny, "Desimalkommune", "20 Oppvekst", 2024, 2025);
        Task Send(string sti, string csv) => KrevAsync(_tjener.SendAsync(HttpMethod.Post, Sti(Ny) + sti, new StringContent(csv, Encoding.UTF8, "text/csv")));
        await Send("/registre/maal/objekter", "kode;navn\nM1;Gode barnehager\n");
        await Send(
            "/registre/indikator/objekter",
            $"kode;navn;maal;formel;desimaler\nbarn;Barn;M1;;\nvoksne;Voksne;M1;;\nandel;Andel;M1;barn / voksne;{desimaler}\n"
                + $"endring;Endring;M1;barn / voksne / 1200;{desimaler}\n");
        await Send("/opplysninger", "slag;objekt;maal;aar;verdi\nmaaling;indikator:barn;verdi;2025;12000\nmaaling;indikator:voksne;verdi;2025;51\n");
        var rad = (await _tjener.GetAsync(Aar(Ny) + "/tabeller/indikatorer")).Json["rader"]!.AsArray().Single(r => (string?)r!["kode"] == "andel")!;
        Assert.That((decimal)rad["verdi"]!, Is.EqualTo(235.294118m), "not rounded for machines");
        var csv = (await _tjener.GetAsync(Aar(Ny) + "/tabeller/indikatorer?format=csv")).Tekst.Split('\n');
        var plass = Array.Find(csv, l => l.StartsWith("Kode;", StringComparison.Ordinal))!.Split(';').ToList().IndexOf("Året");
        string Celle(string kode) => Array.Find(csv, l => l.StartsWith(kode + ";", StringComparison.Ordinal))!.Split(';')[plass].Trim().Replace(',', '.');
        Assert.That((Celle("andel"), Celle("endring"), Celle("barn")), Is.EqualTo((ventet, endring, "12000")), string.Join('\n', csv));
    }

    [TestCase("tetthet", "verdi", "barn / voksne", "maaling indikator:barn 2025|maaling indikator:voksne 2025")]
    [TestCase("loenn", "verdi", "noekkeltall:loenn", "")]
    [TestCase("barn", "status", null, "maaling indikator:barn 2025|maaltall indikator:barn 2025")]
    public async Task A_cell_names_what_it_is_computed_of(string rad, string kolonne, string? formel, string opplysninger)
    {
        var svar = (await _tjener.GetAsync($"{Aar(K)}/tabeller/indikatorer/celler/{rad}/{kolonne}")).Json;
        Assert.That(
            ((string?)svar["formel"], string.Join('|', svar["opplysninger"]!.AsArray().Select(o => $"{(string?)o!["slag"]} {(string?)o["objekt"]} {(int?)o["aar"]}"))),
            Is.EqualTo((formel, opplysninger)));
    }

    [Test]
    public async Task Regions_stand_side_by_side_and_the_ledger_has_none_of_them()
    {
        await Tatt("/opplysninger", "slag;objekt;maal;region;aar;verdi\nmaaling;indikator:barn;verdi;Viken;2025;30\nmaaling;indikator:voksne;verdi;Viken;2025;10\n");
        await KrevAsync(_tjener.PutAsync(Sti(K) + "/tabeller/regioner", """
            {"navn":"Regioner","rader":{"register":"indikator"},"kolonner":[{"id":"her","kilde":{"maaling":"verdi"}},{"id":"viken","kilde":{"maaling":"verdi","region":"Viken"}}]}
            """));
        var rader = (await _tjener.GetAsync(Aar(K) + "/tabeller/regioner")).Json["rader"]!.AsArray();
        Assert.That(
            rader.Where(r => (string?)r!["kode"] is "barn" or "tetthet" or "loenn").Select(r => $"{(string?)r!["kode"]} {(decimal?)r["her"]} {(decimal?)r["viken"]}"),
            Is.EqualTo(new[] { "barn 12 30", "loenn 3000.50 ", "tetthet 3 3" }));
    }

    [TestCase("loenn")]
    [TestCase("tetthet")]
    public async Task What_is_computed_is_not_reported(string indikator)
    {
        var svar = await SendAsync("/opplysninger", $"slag;objekt;maal;aar;verdi\nmaaling;indikator:{indikator};verdi;2025;1\n");
        Assert.That(((int)svar.Status, (string?)svar.Json["feil"]![0]!["felt"], (string?)svar.Json["feil"]![0]!["kode"]), Is.EqualTo((422, "objekt", "ugyldig_kombinasjon")));
    }

    private async Task<List<string>> TabellenAsync() =>
    [
        .. (await _tjener.GetAsync(Aar(K) + "/tabeller/indikatorer")).Json["rader"]!.AsArray().Select(r => (string?)r!["type"] == "sum"
            ? $"{(string?)r["kode"]} {(string?)r["status"]}"
            : $"{(string?)r["kode"]} {(decimal?)r["forrigeAar"]} {(r["verdi"] is { } v ? $"{(decimal)v}" : "-")} {(string?)r["status"]}"),
    ];

    private Task BokfoerAsync(int nummer, decimal beloep) => KrevAsync(_tjener.PostAsync(Aar(K) + "/bilag", new
    {
        bilagsreferanse = $"L{nummer}", bilagsdato = "2025-03-15", periode = 3,
        posteringer = new object[]
        {
            new { kontoklasse = "drift", art = "010", funksjon = "202", ansvar = "210", beloep },
            new { kontoklasse = "balanse", kapittel = "10", sektor = "320", beloep = -beloep },
        },
    }));

    private async Task Tatt(string sti, string csv)
    {
        var svar = await SendAsync(sti, csv);
        Assert.That(svar.Status, Is.AnyOf(HttpStatusCode.OK, HttpStatusCode.Created), svar.Tekst);
    }

    private Task<Svar> SendAsync(string sti, string csv) =>
        _tjener.SendAsync(HttpMethod.Post, Sti(K) + sti, new StringContent(csv, Encoding.UTF8, "text/csv"), "dev-admin");
}
