using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Ledger.Api.Tests.Verktoey;
using MiniExcelLibs;
using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests;

/// <summary>The workbook of a unit's manager: fetched with what is known, filled in, and sent back.</summary>
public sealed class RapporteringsbokTests
{
    private const string K = "3203";
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private Tjener _tjener = null!;
    private string _leder = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Tjener.StartAsync();
        await RegistrerAsync(_tjener, K, "Bokkommune", "20 Oppvekst|210 Skole < 20|212 Barnehage < 20", 2025);
        await Sendt("/registre/tiltak/objekter", "kode;navn;gruppe;vedtaksstatus;varighet\nT-1;Færre leirskoler;Skole;vedtatt;varig\n");
        await Sendt("/registre/prosjekt/objekter", "kode;navn;eier;type\nP-1;Ny skole;210;enkelt\n");
        await KrevAsync(_tjener.PostAsync(Aar(K) + "/budsjett/vedtak", """
            {"vedtaksreferanse":"B","vedtaksdato":"2024-12-10","organ":"KST","type":"opprinnelig","linjer":[
             {"kontoklasse":"drift","art":"010","funksjon":"202","ansvar":"210","beloep":1200,"tiltak":"T-1"},{"kontoklasse":"drift","art":"010","funksjon":"201","ansvar":"212","beloep":300}]}
            """));
        await KrevAsync(_tjener.PutAsync(Sti(K) + "/serier/prognose/2025-T1", new { }));
        var noekkel = await _tjener.PostAsync("/v1/noekler", new { navn = "Rektor", scopes = new[] { "ledger:rapporter" }, kommuner = new[] { K }, enheter = new[] { "210" } });
        _leder = (string)noekkel.Json["noekkel"]!;
    }

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    [Test]
    public async Task It_is_filled_in_sent_back_and_nothing_is_written_twice()
    {
        var (rader, fil) = await HentAsync();
        Assert.That(rader.Select(r => $"{r["slag"]} {r["kode"]}"), Is.EqualTo(new[] { "enhet 210", "tiltak T-1", "prosjekt P-1" }), "only the manager's own");
        Assert.That((Convert.ToDecimal(rader[0]["revidertBudsjett"]), Convert.ToDecimal(rader[0]["budsjettHittil"])), Is.EqualTo((1200m, 400m)));
        var urort = await SendAsync(fil);
        Assert.That((urort.Status, (int)urort.Json["nye"]! + (int)urort.Json["endret"]!), Is.EqualTo((HttpStatusCode.OK, 0)), urort.Tekst);

        rader[0]["metode"] = "manuell";
        rader[0]["beloep"] = 1250.5m;
        rader[0]["kommentar"] = "Flere elever enn ventet";
        rader[1]["status"] = "I arbeid";
        rader[2]["status"] = "F2";
        rader[2]["kommentar"] = "Tomt er kjøpt";
        var svar = await SendAsync(Fil(rader));
        Assert.That((svar.Status, (int)svar.Json["nye"]!), Is.EqualTo((HttpStatusCode.Created, 5)), svar.Tekst);
        var versjon = (long)svar.Json["versjon"]!;
        Assert.That((long)(await _tjener.GetAsync(Sti(K))).Json["versjon"]!, Is.EqualTo(versjon), "one write");
        var avvik = await _tjener.GetAsync(Aar(K) + "/avvik?nivaa=tjenesteomraade&prognose=2025-T1");
        Assert.That((decimal)avvik.Json["linjer"]![0]!["prognose"]!, Is.EqualTo(1250.5m), avvik.Tekst);
        var opplysninger = (await _tjener.GetAsync(Sti(K) + "/opplysninger")).Json["opplysninger"]!.AsArray().Select(o => $"{o!["objekt"]} {o["kode"]}{o["tekst"]}");
        Assert.That(opplysninger, Is.EquivalentTo(new[] { "enhet:210 Flere elever enn ventet", "tiltak:T-1 I arbeid", "prosjekt:P-1 F2", "prosjekt:P-1 Tomt er kjøpt" }));

        var (igjen, somDenEr) = await HentAsync();
        Assert.That(($"{igjen[0]["metode"]}", Convert.ToDecimal(igjen[0]["beloep"]), $"{igjen[1]["status"]}", $"{igjen[2]["kommentar"]}"), Is.EqualTo(("manuell", 1250.5m, "I arbeid", "Tomt er kjøpt")));
        var andre = await SendAsync(somDenEr);
        Assert.That((andre.Status, (long)andre.Json["versjon"]!), Is.EqualTo((HttpStatusCode.OK, versjon)), andre.Tekst);
    }

    [Test]
    public async Task A_wrong_row_is_told_by_its_line_and_nothing_is_half_written()
    {
        var versjon = (long)(await _tjener.GetAsync(Sti(K))).Json["versjon"]!;
        const string Hode = "slag;kode;ansvar;metode;beloep;status;kommentar\n";
        var feil = await SendAsync(Hode + "enhet;210;210;manuell;5000;;Riktig\ntiltak;T-1;210;;;Nesten;\n");
        Assert.That((feil.Status, $"{feil.Json["feil"]![0]!["linje"]} {feil.Koder.First()}"), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "3 ukjent_status")), feil.Tekst);
        var andres = await SendAsync(Hode + "enhet;210;210;manuell;5000;;\nenhet;212;212;manuell;1;;\n");
        Assert.That((andres.Status, (string?)andres.Json["type"]), Is.EqualTo((HttpStatusCode.Forbidden, "urn:ledger:problem:bundet-til-enhet")), andres.Tekst);
        var ukjent = await SendAsync(Hode + "avdeling;210;210;;;;\n");
        Assert.That((int)ukjent.Status / 100, Is.EqualTo(4), ukjent.Tekst);
        Assert.That((await _tjener.GetAsync(Aar(K) + "/rapportering.xlsx?enhet=999")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await _tjener.SendAsync(HttpMethod.Post, Aar(K) + "/rapportering", new StringContent(Hode, Encoding.UTF8, "text/csv"))).Status, Is.EqualTo(HttpStatusCode.BadRequest), "no forecast is named");
        Assert.That((long)(await _tjener.GetAsync(Sti(K))).Json["versjon"]!, Is.EqualTo(versjon));
    }

    /// <summary>The rows of the workbook by their headings, and the workbook.</summary>
    private async Task<(List<Dictionary<string, object?>> Rader, byte[] Fil)> HentAsync()
    {
        using var foresporsel = new HttpRequestMessage(HttpMethod.Get, Aar(K) + "/rapportering.xlsx?prognose=2025-T1");
        foresporsel.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _leder);
        using var svar = await _tjener.Klient.SendAsync(foresporsel);
        var fil = await svar.Content.ReadAsByteArrayAsync();
        Assert.That(svar.StatusCode, Is.EqualTo(HttpStatusCode.OK), Encoding.UTF8.GetString(fil));
        var celler = new MemoryStream(fil).Query(useHeaderRow: false).Cast<IDictionary<string, object?>>().Select(r => r.Values.ToList()).ToList();
        var hode = celler.FindIndex(r => (string?)r[0] == "slag");
        var rader = celler.Skip(hode + 1).Where(r => r[0] is not null)
            .Select(r => r.Zip(celler[hode]).Where(c => c.Second is not null).ToDictionary(c => (string)c.Second!, c => c.First)).ToList();
        return (rader, fil);
    }

    private static byte[] Fil(List<Dictionary<string, object?>> rader)
    {
        using var ut = new MemoryStream();
        ut.SaveAs(rader);
        return ut.ToArray();
    }

    private Task<Svar> SendAsync(byte[] fil)
    {
        var innhold = new ByteArrayContent(fil);
        innhold.Headers.ContentType = new MediaTypeHeaderValue(Xlsx);
        return _tjener.SendAsync(HttpMethod.Post, Aar(K) + "/rapportering?prognose=2025-T1", innhold, _leder);
    }

    private Task<Svar> SendAsync(string csv) =>
        _tjener.SendAsync(HttpMethod.Post, Aar(K) + "/rapportering?prognose=2025-T1", new StringContent(csv, Encoding.UTF8, "text/csv"), _leder);

    private async Task Sendt(string sti, string csv)
    {
        var svar = await _tjener.SendAsync(HttpMethod.Post, Sti(K) + sti, new StringContent(csv, Encoding.UTF8, "text/csv"));
        Assert.That(svar.Status, Is.AnyOf(HttpStatusCode.OK, HttpStatusCode.Created), svar.Tekst);
    }
}
