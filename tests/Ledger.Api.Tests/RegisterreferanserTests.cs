using System.Net;
using System.Text;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests;

/// <summary>
/// What a register, a table, a series or a fact refers to is there when it is written, and closed values are of those there are: else the field is
/// named.
/// </summary>
public sealed class RegisterreferanserTests
{
    private const string K = "3203", Indikator = "kode;navn;formel;noekkeltall\n";
    private Tjener _tjener = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Tjener.StartAsync();
        await RegistrerAsync(_tjener, K, "Referansekommune", "20 Oppvekst|210 Skole < 20", 2025);
        await Tatt("/registre/indikator/objekter", Indikator + "barn;Barn;;\nbarn-0-5;Barn 0-5;;\nsnitt;Snitt;[barn-0-5] / barn;\n");
        await Tatt("/registre/prosjekt/objekter", "kode;navn;type;eier\nI1;Skole;enkelt;210\n");
    }

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    [TestCase("x;X;1 +;", "2 formel ugyldig_format")]
    [TestCase("x;X;barn / nei;", "2 formel ukjent_indikator")]
    [TestCase("x;X;[barn-0-9] / barn;", "2 formel ukjent_indikator")]
    [TestCase("x;X;[barn / barn;", "2 formel ugyldig_format")]
    [TestCase("x;X;x + 1;", "2 formel formel_i_ring")]
    [TestCase("barn;Barn;snitt * 2;", "2 formel formel_i_ring")]
    [TestCase("x;X;y + 1;\ny;Y;x + 1;", "2 formel formel_i_ring|3 formel formel_i_ring")]
    [TestCase("x;X;;nei", "2 noekkeltall ukjent_objekt")]
    [TestCase("x;X;barn;nei", "2 noekkeltall ukjent_objekt|2 formel ugyldig_kombinasjon")]
    [TestCase("x;X;y + barn;\ny;Y;;", "")]
    [TestCase("x;X;;egen", "")]
    public async Task What_an_indicator_is_computed_from_is_there(string rader, string feil)
    {
        await KrevAsync(_tjener.PutAsync(Aar(K) + "/noekkeltall/egen", """
            {"definisjon":{"id":"egen","navn":"Egen","enhet":"kroner","formel":"lønn","teller":[{"navn":"Lønn","vekt":1,"filter":{"kontoklasse":"drift","art":"010-099"}}]}}
            """));
        Assert.That(Feil(await SendAsync("/registre/indikator/objekter?proevekjoering=true", Indikator + rader + "\n")), Is.EqualTo(feil));
    }

    [TestCase("F9", "fase ukjent_status")]
    [TestCase("f2", "fase ukjent_status")]
    [TestCase("F2", "")]
    [TestCase(null, "")]
    public async Task A_project_has_a_phase_that_there_is(string? fase, string feil)
    {
        var foer = await VersjonAsync();
        Assert.That(Feil(await _tjener.PutAsync(Sti(K) + "/prosjekter/PX" + (fase ?? ""), new { navn = "Bru", fase })), Is.EqualTo(feil));
        Assert.That(await VersjonAsync() == foer, Is.EqualTo(feil.Length > 0), "what is refused leaves nothing");
    }

    [Test]
    public async Task A_phase_that_the_municipality_has_added_is_one()
    {
        await KrevAsync(_tjener.PutAsync(Sti(K) + "/registre/prosjekt", """{"navn":"Prosjekter","statuser":[{"kode":"F5","navn":"Garantitid"}]}"""));
        Assert.That(Feil(await _tjener.PutAsync(Sti(K) + "/prosjekter/GARANTI", new { navn = "Bru", fase = "F5" })), Is.Empty);
        Assert.That(Feil(await _tjener.PutAsync(Sti(K) + "/prosjekter/GARANTI", new { navn = "Bru", fase = "F6" })), Is.EqualTo("fase ukjent_status"));
    }

    [TestCase("""{"id":"a","type":"objekt","register":"nei"}""", "kolonner[0].register ukjent_objekt")]
    [TestCase("""{"id":"a","type":"objekt","register":"tiltak"}""", "")]
    [TestCase("""{"id":"a","type":"objekt","register":"egen"}""", "")]
    [TestCase("""{"id":"a","type":"tall","verdier":["1"]}""", "kolonner[0].verdier ugyldig_kombinasjon")]
    public async Task The_columns_of_a_register_refer_to_what_there_is(string kolonne, string feil) => Assert.That(
        Feil(await _tjener.PutAsync(Sti(K) + "/registre/egen?proevekjoering=true", "{\"navn\":\"Egen\",\"kolonner\":[" + kolonne + "]}")), Is.EqualTo(feil));

    [Test]
    public async Task A_column_does_not_become_what_its_values_are_not()
    {
        async Task<string> Som(string type) =>
            Feil(await _tjener.PutAsync(Sti(K) + "/registre/vaktbok", $$"""{"navn":"Vaktbok","kolonner":[{"id":"a","type":"{{type}}"},{"id":"b","type":"tekst"}]}"""));
        Assert.That(await Som("tekst"), Is.Empty);
        await KrevAsync(_tjener.PutAsync(
            Sti(K) + "/tabeller/vaktbok", """{"navn":"Vakt","rader":{"register":"vaktbok"},"kolonner":[{"id":"a","kilde":{"kolonne":"a"}}]}"""));
        await Tatt("/registre/vaktbok/objekter", "kode;navn;a\nV1;En;12\nV2;To;tolv\n");
        Assert.That((await Som("tall"), await Som("dato"), await Som("flagg")), Is.EqualTo(
            ("kolonner[0].type ugyldig_type", "kolonner[0].type ugyldig_type", "kolonner[0].type ugyldig_type")));
        await Tatt("/registre/vaktbok/objekter", "kode;navn;a\nV2;To;13\n");
        Assert.That(await Som("tall"), Is.Empty, "all of them are numbers now");

        // What was said before is a text still.
        var historikk = await _tjener.GetAsync(Sti(K) + "/registre/vaktbok/objekter/V2");
        Assert.That((historikk.Status, historikk.Tekst.Contains("\"tolv\"", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.OK, true)), historikk.Tekst);
        var tabell = (await _tjener.GetAsync(Aar(K) + "/tabeller/vaktbok")).Json["rader"]!.AsArray();
        Assert.That(tabell.Select(r => (decimal)r!["a"]!), Is.EqualTo(new[] { 12m, 13m }));
    }

    [TestCase("tull", "rader.filter.type ugyldig_format")]
    [TestCase("enkelt,tull", "rader.filter.type ugyldig_format")]
    [TestCase("enkelt,drift", "")]
    [TestCase("*", "")]
    [TestCase("", "")]
    public async Task A_filter_is_of_values_that_the_column_may_have(string verdi, string feil) => Assert.That(
        Feil(await _tjener.PutAsync(Sti(K) + "/tabeller/filtrert?proevekjoering=true", $$"""
            {"navn":"F","rader":{"register":"prosjekt","filter":{"type":"{{verdi}}"} },"kolonner":[{"id":"a","kilde":{"kolonne":"eier"} }]}
            """)), Is.EqualTo(feil));

    [TestCase("M1;En;M1", "2 overordnet ugyldig_kombinasjon")]
    [TestCase("M1;En;M2\nM2;To;M1", "2 overordnet ugyldig_kombinasjon|3 overordnet ugyldig_kombinasjon")]
    [TestCase("M1;En;\nM2;To;M1", "")]
    public async Task A_goal_does_not_lie_under_itself(string rader, string feil) => Assert.That(
        Feil(await SendAsync("/registre/maal/objekter?proevekjoering=true", "kode;navn;overordnet\n" + rader + "\n")), Is.EqualTo(feil));

    [Test]
    public async Task A_ring_is_found_through_what_is_there()
    {
        await Tatt("/registre/maal/objekter", "kode;navn;overordnet\nA;A;\nB;B;A\nC;C;B\n");
        Assert.That(Feil(await SendAsync("/registre/maal/objekter", "kode;navn;overordnet\nA;A;C\n")), Is.EqualTo("2 overordnet ugyldig_kombinasjon"));
    }

    [TestCase("del;2025;-5;x;nei", "", "2 under ukjent_objekt")]
    [TestCase("del;2025;-5;x;del", "2 under ugyldig_kombinasjon", "")]
    [TestCase("a;2025;-5;x;b\nforklaring;enhet:210;b;2025;-5;x;a", "2 under ugyldig_kombinasjon|3 under ugyldig_kombinasjon", "")]
    [TestCase("del;2025;-5;x;hele\nforklaring;enhet:210;hele;2025;-5;x;", "", "")]
    public async Task A_part_of_an_explanation_has_its_whole(string rad, string feil, string varsler)
    {
        var svar = await SendAsync(
            "/opplysninger?proevekjoering=true", "slag;objekt;maal;aar;beloep;tekst;under\nforklaring;enhet:210;" + rad + "\n");
        Assert.That((Feil(svar), Feil(svar, "varsler")), Is.EqualTo((feil, varsler)), svar.Tekst);
    }

    [TestCase(0L)]
    [TestCase(long.MaxValue)]
    public async Task A_series_is_made_of_a_version_that_there_is(long versjon)
    {
        object Hode(long av) => new { aar = 2025, tilPeriode = 4, grunnlagVersjon = av };
        Assert.That(Feil(await _tjener.PutAsync(Sti(K) + "/serier/prognose/2025-T1", Hode(versjon))), Is.EqualTo("grunnlagVersjon utenfor_omraadet"));
        Assert.That(Feil(await _tjener.PutAsync(Sti(K) + "/serier/prognose/2025-T1?proevekjoering=true", Hode(await VersjonAsync()))), Is.Empty);
    }

    [Test]
    public async Task A_fee_with_a_fund_that_nobody_has_registered_is_told_of()
    {
        var svar = await Tatt("/registre/selvkost/objekter?proevekjoering=true", "kode;navn;fond\nVANN;Vann;NEI\n");
        Assert.That(Feil(svar, "varsler"), Is.EqualTo("2 fond ukjent_fond"), svar.Tekst);
    }

    [Test]
    public async Task Phases_have_their_names_in_tables_for_people()
    {
        await Tatt("/opplysninger", "slag;objekt;maal;dato;kode\nstatus;prosjekt:I1;fase;2025-01-01;F2\n");
        var csv = (await _tjener.GetAsync(Aar(K) + "/tabeller/investeringsprosjekter?format=csv")).Tekst.Split('\n');
        var overskrift = Array.Find(csv, l => l.Contains("Fase", StringComparison.Ordinal))!.Split(';').ToList();
        var rad = Array.Find(csv, l => l.StartsWith("I1;", StringComparison.Ordinal))!.Split(';');
        Assert.That((rad[overskrift.IndexOf("Fase")], rad[overskrift.IndexOf("Fase (navn)")]), Is.EqualTo(("F2", "Planlegging")), string.Join('\n', csv));
        var rader = (await _tjener.GetAsync(Aar(K) + "/tabeller/investeringsprosjekter")).Json["rader"]!.AsArray();
        Assert.That(rader.Select(r => (string?)r!["fase"]), Does.Contain("F2"), "the answer to machines has the code");
    }

    private async Task<long> VersjonAsync() => (long)(await _tjener.GetAsync(Sti(K))).Json["versjon"]!;

    private async Task<Svar> Tatt(string sti, string csv)
    {
        var svar = await SendAsync(sti, csv);
        Assert.That(svar.Status, Is.AnyOf(HttpStatusCode.OK, HttpStatusCode.Created), svar.Tekst);
        return svar;
    }

    private Task<Svar> SendAsync(string sti, string csv) =>
        _tjener.SendAsync(HttpMethod.Post, Sti(K) + sti, new StringContent(csv, Encoding.UTF8, "text/csv"), "dev-admin");

    /// <summary>Line, field and code of each error; the empty text when it was taken.</summary>
    private static string Feil(Svar svar, string felt = "feil")
    {
        Assert.That(svar.Status, Is.AnyOf(HttpStatusCode.OK, HttpStatusCode.Created, HttpStatusCode.UnprocessableEntity), svar.Tekst);
        return string.Join('|', (svar.Json[felt]?.AsArray() ?? []).Select(f => $"{(long?)f!["linje"]} {(string?)f["felt"]} {(string?)f["kode"]}".Trim()));
    }
}
