using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests;

/// <summary>Registers as data, with the objects, events and facts in them, over HTTP.</summary>
public sealed class RegistreTests
{
    private const string K = "3203";

    private const string Laan = """
        {"navn":"Lån","kolonner":[{"id":"laangiver","navn":"Långiver","type":"tekst","paakrevd":true,"synlighet":"ekstern"},
         {"id":"hovedstol","navn":"Hovedstol","type":"beloep"},{"id":"forfall","navn":"Forfall","type":"dato"},{"id":"groent","navn":"Grønt","type":"flagg"},
         {"id":"enhet","navn":"Enhet","type":"enhet"},{"id":"form","navn":"Form","type":"kode","verdier":["serie","annuitet"]}],
         "posttyper":["opptak","avdrag"],"postkolonner":[{"id":"rente","navn":"Rente","type":"prosent","desimaler":6}]}
        """;

    private Tjener _tjener = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Tjener.StartAsync();
        await RegistrerAsync(_tjener, K);
        await KrevAsync(_tjener.PutAsync(Sti(K) + "/registre/laan", Laan));
    }

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    [Test]
    public async Task A_register_is_defined_answered_and_changed_only_by_who_has_seen_it()
    {
        var foerste = await _tjener.GetAsync(Sti(K) + "/registre/laan");
        Assert.That(((string)foerste.Json["kolonner"]![1]!["type"]!, (bool)foerste.Json["innebygd"]!), Is.EqualTo(("beloep", false)), foerste.Tekst);
        Assert.That((bool)(await _tjener.PutAsync(Sti(K) + "/registre/laan", Laan)).Json["endret"]!, Is.False, "the same again writes nothing");
        Assert.That((await EndreAsync("\"et-annet-merke\"")).Status, Is.EqualTo(HttpStatusCode.PreconditionFailed));
        Assert.That((await EndreAsync(foerste.ETag!)).Status, Is.EqualTo(HttpStatusCode.OK));

        // A register that comes with the service keeps what it has.
        await KrevAsync(_tjener.PutAsync(Sti(K) + "/registre/tiltak", new { navn = "Tiltak", kolonner = new[] { new { id = "prioritet", navn = "Prioritet", type = "tall" } } }));
        var tiltak = await _tjener.GetAsync(Sti(K) + "/registre/tiltak");
        Assert.That(tiltak.Json["kolonner"]!.AsArray().Select(k => (string)k!["id"]!), Is.SupersetOf(new[] { "gruppe", "besluttetAv", "prioritet" }));

        var galt = await _tjener.PutAsync(
            Sti(K) + "/registre/galt",
            """{"navn":"Galt","kolonner":[{"id":"kode","type":"tekst"},{"id":"a","type":"tekst"},{"id":"A","type":"tekst"},{"id":"b","type":"penger"},{"id":"ø"}]}""");
        Assert.That((galt.Status, string.Join(' ', galt.Koder)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "reservert_kode dublett_kolonne ugyldig_format ugyldig_format")), galt.Tekst);

        async Task<Svar> EndreAsync(string merke) => await _tjener.SendAsync(
            HttpMethod.Put, Sti(K) + "/registre/laan", Tjener.Json(Laan.Replace("\"navn\":\"Lån\"", "\"navn\":\"Lånene\"", StringComparison.Ordinal)), "dev-admin", ("If-Match", merke));
    }

    [Test]
    public async Task Objects_come_in_any_form_and_only_what_is_new_is_written()
    {
        await KrevAsync(_tjener.PutAsync(Sti(K) + "/registre/egne", Laan));
        const string Csv = "kode;navn;laangiver;hovedstol;forfall;groent;enhet;form\nL-1;Lån 1;KBN;1000000,50;2030-06-30;ja;1;serie\nL-2;Lån 2;Husbanken;500;;;;annuitet\n";
        var proeve = await SendAsync("/registre/egne/objekter?proevekjoering=true", Csv);
        Assert.That((proeve.Status, (int)proeve.Json["nye"]!, (bool)proeve.Json["proevekjoering"]!), Is.EqualTo((HttpStatusCode.OK, 2, true)), proeve.Tekst);
        Assert.That((int)(await _tjener.GetAsync(Sti(K) + "/registre/egne/objekter")).Json["totalt"]!, Is.Zero, "it was only tried");

        var foerste = await SendAsync("/registre/egne/objekter", Csv);
        Assert.That((foerste.Status, Tall(foerste)), Is.EqualTo((HttpStatusCode.Created, (2, 0, 0, 0))), foerste.Tekst);
        var igjen = await SendAsync("/registre/egne/objekter", """
            {"kode":"L-2","navn":"Lån 2","laangiver":"Husbanken","hovedstol":500.00,"form":"annuitet"}
            {"kode":"L-1","navn":"Lån 1","laangiver":"KBN","hovedstol":1000000.5,"forfall":"2030-06-30","groent":true,"enhet":"1","form":"serie"}
            """, "application/x-ndjson");
        Assert.That((igjen.Status, Tall(igjen), (long)igjen.Json["versjon"]!), Is.EqualTo((HttpStatusCode.OK, (0, 0, 2, 0), (long)foerste.Json["versjon"]!)), igjen.Tekst);

        var endret = await _tjener.PutAsync(Sti(K) + "/registre/egne/objekter/L-2", new { navn = "Lån 2", laangiver = "Husbanken", hovedstol = 600 });
        Assert.That(Tall(endret), Is.EqualTo((0, 1, 0, 0)), endret.Tekst);
        var historikk = await _tjener.GetAsync(Sti(K) + "/registre/egne/objekter/L-2");
        Assert.That(historikk.Json["historikk"]!.AsArray().Select(h => (decimal)h!["hovedstol"]!), Is.EqualTo(new[] { 500m, 600m }), historikk.Tekst);
        var tidligere = await _tjener.GetAsync(Sti(K) + $"/registre/egne/objekter/L-2?versjon={foerste.Json["versjon"]}");
        Assert.That((decimal)tidligere.Json["objekt"]!["hovedstol"]!, Is.EqualTo(500m), "an earlier version answers as before");

        // What is internal is not for everybody who reads.
        var lest = (await _tjener.GetAsync(Sti(K) + "/registre/egne/objekter/L-1", "dev-les")).Json["objekt"]!.AsObject();
        Assert.That((lest.ContainsKey("laangiver"), lest.ContainsKey("hovedstol")), Is.EqualTo((true, false)));

        var borte = await SendAsync("/registre/egne/objekter?fullstendig=true", "kode;navn;laangiver;hovedstol\nL-2;Lån 2;Husbanken;600\n");
        Assert.That((Tall(borte), (string)borte.Json["avsluttet"]![0]!), Is.EqualTo(((0, 0, 1, 1), "L-1")), borte.Tekst);
    }

    [Test]
    public async Task Wrong_rows_are_told_by_row_and_field_and_nothing_is_written()
    {
        var svar = await SendAsync(
            "/registre/laan/objekter", "kode;navn;laangiver;hovedstol;forfall;enhet;form\nX 1;Lån;KBN;;;;\nX-2;;KBN;12,345;31.13.2024;999;bullet\nX-3;A;KBN;1;;;\nX-3;B;KBN;1;;;\n");
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), svar.Tekst);
        Assert.That(
            svar.Json["feil"]!.AsArray().Select(f => $"{f!["linje"]} {f["felt"]} {f["kode"]}"),
            Is.EqualTo(new[]
            {
                "2 kode ugyldig_format", "3 navn mangler", "3 hovedstol for_mange_desimaler", "3 forfall ugyldig_format", "3 enhet ukjent_ansvar", "3 form ugyldig_format",
                "5 kode dublett_objekt",
            }));
        Assert.That((await SendAsync("/registre/laan/objekter", "kode;navn;laangiver;rente\nX;Y;Z;1\n")).Koder, Is.EqualTo(new[] { "ukjent_kolonne" }));
        Assert.That((await SendAsync("/registre/finnes-ikke/objekter", "kode;navn\nX;Y\n")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await _tjener.GetAsync(Sti(K) + "/registre/laan/objekter/X-3")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Events_are_numbered_never_changed_and_replaced_once()
    {
        await KrevAsync(_tjener.PutAsync(Sti(K) + "/registre/laan/objekter/P-1", new { navn = "Lån", laangiver = "KBN" }));
        var svar = await SendAsync(
            "/registre/laan/poster", "referanse;objekt;dato;type;beloep;rente;tekst\nA;P-1;2024-01-02;opptak;1000;;Ola\nB;P-1;2024-06-30;avdrag;100;4.25;\n");
        Assert.That((svar.Status, (int)svar.Json["nye"]!), Is.EqualTo((HttpStatusCode.Created, 2)), svar.Tekst);
        Assert.That((int)svar.Json["sistePostnummer"]! - (int)svar.Json["foerstePostnummer"]!, Is.EqualTo(1));
        var igjen = await SendAsync("/registre/laan/poster", "referanse;objekt;dato;type;beloep;tekst\nA;P-1;2024-01-02;opptak;1000.00;Ola\n");
        Assert.That((igjen.Status, (int)igjen.Json["uendret"]!), Is.EqualTo((HttpStatusCode.OK, 1)), igjen.Tekst);
        Assert.That((await SendAsync("/registre/laan/poster", "referanse;objekt;dato;type;beloep\nA;P-1;2024-01-02;opptak;1001\n")).Koder, Is.EqualTo(new[] { "postreferanse_finnes" }));
        await KrevAsync(SendAsync("/registre/laan/poster", "referanse;objekt;dato;type;beloep;erstatter\nC;P-1;2024-06-30;avdrag;110;B\n"));
        Assert.That((await SendAsync("/registre/laan/poster", "referanse;objekt;dato;erstatter\nD;P-1;2024-06-30;B\nE;P-1;2024-06-30;Q\n")).Koder, Is.EqualTo(new[] { "postreferanse_finnes", "ukjent_postreferanse" }));
        var liste = await _tjener.GetAsync(Sti(K) + "/registre/laan/poster?objekt=P-1");
        Assert.That(
            liste.Json["poster"]!.AsArray().Select(p => $"{p!["referanse"]} {p["beloep"]} {p["rente"]} {p["erstattetAv"]}".TrimEnd()),
            Is.EqualTo(new[] { "A 1000.00", "B 100.00 4.25 C", "C 110.00" }));
    }

    [Test]
    public async Task Facts_take_the_place_of_earlier_ones_and_every_version_answers_as_it_was()
    {
        await KrevAsync(SendAsync("/registre/indikator/objekter", "kode;navn;maaleenhet;desimaler\nppt;Henvisninger til PPT;antall;0\ngod-helse;God helse;prosent;1\n"));
        await KrevAsync(SendAsync("/registre/tiltak/objekter", "kode;navn;gruppe\nT-014;Færre biler;Drift\n"));
        const string Csv = """
            slag;objekt;maal;enhet;aar;periode;dato;verdi;beloep;kode;tekst;merke
            maaling;indikator:ppt;verdi;1;2025;T1;;201;;;;
            maaling;indikator:god-helse;verdi;;2025;aar;;;;;;ikkeMaalt
            maaling;tiltak:T-014;oppnaadd;1;2025;T1;;;400000;;;
            status;tiltak:T-014;status;;2025;;2025-03-12;;;I arbeid;;
            kommentar;tiltak:T-014;beskrivelse;;2025;aar;;;;;Kari følger opp;
            """;
        var foerste = await SendAsync("/opplysninger", Csv, noekkel: "dev-rapporter");
        Assert.That((foerste.Status, Tall(foerste)), Is.EqualTo((HttpStatusCode.Created, (5, 0, 0, 0))), foerste.Tekst);
        Assert.That(Tall(await SendAsync("/opplysninger", Csv)), Is.EqualTo((0, 0, 5, 0)));
        var endret = await _tjener.PostAsync(Sti(K) + "/opplysninger", new { slag = "maaling", objekt = "indikator:ppt", maal = "verdi", enhet = "1", aar = 2025, periode = "T1", verdi = 205 });
        Assert.That(Tall(endret), Is.EqualTo((0, 1, 0, 0)), endret.Tekst);
        Assert.That(await VerdierAsync("objekt=indikator:ppt"), Is.EqualTo(new[] { "205" }));
        Assert.That(await VerdierAsync("objekt=indikator:ppt&historikk=true"), Is.EqualTo(new[] { "201", "205" }));
        Assert.That(await VerdierAsync($"objekt=indikator:ppt&versjon={foerste.Json["versjon"]}"), Is.EqualTo(new[] { "201" }));
        await KrevAsync(_tjener.PostAsync(Sti(K) + "/opplysninger", new { slag = "maaling", objekt = "indikator:ppt", maal = "verdi", enhet = "1", aar = 2025, periode = "T1", annullert = true }));
        Assert.That(await VerdierAsync("objekt=indikator:ppt"), Is.Empty);

        var alle = await _tjener.GetAsync(Sti(K) + "/opplysninger?objekt=tiltak:T-014");
        Assert.That((alle.Json["opplysninger"]!.AsArray().Count, (string)alle.Json["opplysninger"]![0]!["bruker"]!), Is.EqualTo((3, "dev-rapporter")), alle.Tekst);
        Assert.That((await _tjener.GetAsync(Sti(K) + "/opplysninger?objekt=tiltak:T-014", "dev-les")).Json["opplysninger"]!.AsArray(), Has.Count.EqualTo(2), "an internal comment is left out");
        Assert.That((bool)(await _tjener.GetAsync(Sti(K) + "/revisjon/kontroll")).Json["erHel"]!, Is.True);

        async Task<string[]> VerdierAsync(string spoersmaal) =>
            [.. (await _tjener.GetAsync(Sti(K) + "/opplysninger?" + spoersmaal)).Json["opplysninger"]!.AsArray().Select(o => o!["verdi"]!.ToJsonString())];
    }

    /// <summary>Bad input of plan.md 9.</summary>
    [TestCase("maaling;indikator:finnes-ikke;verdi;;2025;aar;;1;;;;", "ukjent_indikator")]
    [TestCase("maaling;tiltak:finnes-ikke;oppnaadd;;2025;aar;;1;;;;", "ukjent_objekt")]
    [TestCase("maaling;biler:a;oppnaadd;;2025;aar;;1;;;;", "ukjent_objekt")]
    [TestCase("maaling;tiltak:B-1;oppnaadd;999;2025;aar;;1;;;;", "ukjent_ansvar")]
    [TestCase("status;tiltak:B-1;status;;2025;aar;;;;Kanskje;;", "ukjent_status")]
    [TestCase("maaling;tiltak:B-1;oppnaadd;;2025;aar;;1;;;;ikkeMaalt", "verdi_eller_merke")]
    [TestCase("maaling;tiltak:B-1;oppnaadd;;2025;aar;;;;;;", "verdi_eller_merke")]
    [TestCase("maaling;tiltak:B-1;oppnaadd;;2025;aar;;mange;;;;", "ugyldig_tall")]
    [TestCase("maaling;indikator:b-hel;verdi;;2025;aar;;1,5;;;;", "for_mange_desimaler")]
    [TestCase("maaling;tiltak:B-1;oppnaadd;;2025;T4;;1;;;;", "ugyldig_periode")]
    [TestCase("maaling;tiltak:B-1;oppnaadd;;2025;M13;;1;;;;", "ugyldig_periode")]
    [TestCase("maaling;tiltak:B-1;oppnaadd;;2025;T1;2025-01-01;1;;;;", "ugyldig_periode")]
    public async Task A_wrong_fact_is_told(string rad, string kode)
    {
        await KrevAsync(SendAsync("/registre/indikator/objekter", "kode;navn;desimaler\nb-hel;Hele tall;0\n"));
        await KrevAsync(SendAsync("/registre/tiltak/objekter", "kode;navn;gruppe\nB-1;Tiltak;Drift\n"));
        var svar = await SendAsync("/opplysninger", $"slag;objekt;maal;enhet;aar;periode;dato;verdi;beloep;kode;tekst;merke\n{rad}\n");
        Assert.That((svar.Status, string.Join(' ', svar.Koder)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, kode)), svar.Tekst);
    }

    [Test]
    public async Task Two_values_of_one_key_in_a_file_are_an_error_and_the_same_twice_a_warning()
    {
        await KrevAsync(SendAsync("/registre/tiltak/objekter", "kode;navn;gruppe\nD-1;Tiltak;Drift\n"));
        const string Hode = "slag;objekt;maal;aar;beloep\nmaaling;tiltak:D-1;oppnaadd;2025;1\n";
        var ulike = await SendAsync("/opplysninger", Hode + "maaling;tiltak:D-1;oppnaadd;2025;2\n");
        Assert.That((string.Join(' ', ulike.Koder), (int)ulike.Json["feil"]![0]!["linje"]!), Is.EqualTo(("dublett_opplysning", 3)), ulike.Tekst);
        var like = await SendAsync("/opplysninger", Hode + "maaling;tiltak:D-1;oppnaadd;2025;1.00\n");
        Assert.That(((int)like.Json["nye"]!, (string)like.Json["varsler"]![0]!["kode"]!), Is.EqualTo((1, "dublett_opplysning")), like.Tekst);

        const string Noekkel = "natt-1";
        var foerste = await SendAsync("/opplysninger", "slag;objekt;maal;aar;beloep\nmaaling;tiltak:D-1;oppnaadd;2025;7\n", idempotens: Noekkel);
        var igjen = await SendAsync("/opplysninger", "slag;objekt;maal;aar;beloep\nmaaling;tiltak:D-1;oppnaadd;2025;7\n", idempotens: Noekkel);
        Assert.That((foerste.Status, igjen.Status, igjen.Json.ToJsonString()), Is.EqualTo((HttpStatusCode.Created, HttpStatusCode.OK, foerste.Json.ToJsonString())));
        var annet = await SendAsync("/opplysninger", "slag;objekt;maal;aar;beloep\nmaaling;tiltak:D-1;oppnaadd;2025;8\n", idempotens: Noekkel);
        Assert.That((string)annet.Json["type"]!, Is.EqualTo("urn:ledger:problem:idempotensnoekkel-brukt"));
    }

    private static (int Nye, int Endret, int Uendret, int Borte) Tall(Svar svar) =>
        ((int)svar.Json["nye"]!, (int)svar.Json["endret"]!, (int)svar.Json["uendret"]!, (int)svar.Json["borte"]!);

    private Task<Svar> SendAsync(string sti, string innhold, string type = "text/csv", string noekkel = "dev-admin", string? idempotens = null) => _tjener.SendAsync(
        HttpMethod.Post, Sti(K) + sti, new StringContent(innhold, Encoding.UTF8, type), noekkel,
        idempotens is null ? [] : [("Idempotency-Key", idempotens)]);
}
