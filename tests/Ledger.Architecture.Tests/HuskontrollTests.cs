namespace Ledger.Architecture.Tests;

/// <summary>The rules of the house see what breaks them: each is shown a file that does, beside one that does not.</summary>
public sealed class HuskontrollTests
{
    [Test]
    public void A_ring_is_found_in_a_project_that_nobody_has_listed() => Assert.That(
        Huskontroll.Mapperinger(
        [
            ("src/Ny/Deler/A.cs", "using Ny.Soek;\nnamespace Ny.Deler;\npublic class En { To x; }"),
            ("src/Ny/Soek/B.cs", "using Ny.Deler;\nnamespace Ny.Soek;\npublic class To { En x; }"),
            ("src/Annen/Soek/B.cs", "namespace Annen.Soek;\npublic class To;"),
        ]),
        Is.EqualTo(new[] { "src/Ny/Deler, src/Ny/Soek" }));

    [TestCase("using P.B;", "public class To { }", TestName = "by a using")]
    [TestCase("using static P.B;", "public static class To { }", TestName = "by a static using")]
    [TestCase("using static P.B.Ytre;", "public static class Ytre { }\n    public class To { }", TestName = "by a using of a type")]
    [TestCase("using To = P.B.To;", "public class To { }", TestName = "by another name for a type")]
    [TestCase("using P.B;", "public class Ytre\n{\n    public sealed record To(int Tall);\n}", TestName = "by a type in a type")]
    public void A_folder_is_used(string bruk, string erklaering)
    {
        var kart = new Mappekart([("src/P/A/A.cs", $"{bruk}\nnamespace P.A;\npublic class En {{ To x; }}"), ("src/P/B/B.cs", "namespace P.B;\n" + erklaering)]);
        Assert.That(kart.Bruker("src/P/A"), Is.EqualTo(new[] { "src/P/B" }));
    }

    [Test]
    public void A_type_is_seen_from_its_own_namespace_and_those_below_it()
    {
        var kart = new Mappekart(
        [
            ("src/P/Rot.cs", "namespace P;\npublic class Rot { }"), ("src/P/A/A.cs", "namespace P.A;\npublic class En { Rot x; }"),
            ("src/P/B/Annen.cs", "namespace P.A;\npublic class Annen { }"), ("src/P/A/To.cs", "namespace P.A;\npublic class Fem { Annen x; }"),
            ("src/P/C/Fremmed.cs", "namespace P.C;\npublic class Fremmed { }"), ("src/P/A/Tre.cs", "namespace P.A;\npublic class Tre { Fremmed x; }"),
        ]);
        Assert.That(kart.Bruker("src/P/A"), Is.EqualTo(new[] { "src/P", "src/P/B" }), "and not from a namespace that the file does not open");
    }

    [Test]
    public void Texts_and_comments_use_nothing() => Assert.That(
        new Mappekart(
        [
            ("src/P/A/A.cs", "using P.B;\nnamespace P.A;\npublic class En { string s = \"To\"; } // To\n/// <see cref=\"To\"/>"),
            ("src/P/B/B.cs", "namespace P.B;\npublic class To { }"),
        ]).Bruker("src/P/A"),
        Is.Empty);

    [TestCase("src/Ledger.Api/Fond/Fondsendepunkter.cs", "r.MapGet(\"\", (INoekkellager l) => 1)", true)]
    [TestCase("src/Ledger.Api/Fond/Fondsruter.cs", "r.MapPut(\"\", (ILedgerStore l) => 1)", true)]
    [TestCase("src/Ledger.Api/Fond/Fondsendepunkter.cs", "r.MapGet(\"\", (Fondstjeneste t) => 1)", false)]
    [TestCase("src/Ledger.Api/Oppstart/Tjenester.cs", "AddSingleton<ILedgerStore>()", false)]
    [TestCase("src/Ledger.Web/Sider.cs", "r.MapGet(\"\", (ILedgerStore l) => 1)", false)]
    public void An_endpoint_file_that_takes_a_port_is_found(string sti, string tekst, bool funnet) =>
        Assert.That(Huskontroll.EndepunkterMedPort([(sti, tekst)]).Count, Is.EqualTo(funnet ? 1 : 0));

    [TestCase("src/Ledger.Api/Fond/Fondsendepunkter.cs", 101, true)]
    [TestCase("src/Ledger.Api/Fond/Fondsendepunkter.cs", 100, false)]
    [TestCase("src/Ledger.Api/Fond/Fondssvar.cs", 101, false)]
    public void A_long_endpoint_file_is_found(string sti, int linjer, bool funnet) =>
        Assert.That(Huskontroll.LangeEndepunktfiler([(sti, new string('\n', linjer))]).Count, Is.EqualTo(funnet ? 1 : 0));

    [TestCase("src/Ledger.Domain/Hovedbok/Posisjon.cs", "sekvens << 17", true)]
    [TestCase("src/Ledger.Storage/Felles/Rad.cs", "id & 131071", true)]
    [TestCase("db/sqlserver/bilag.sql", "id / 131072", true)]
    [TestCase("db/sqlite/bilag.sql", "id >> 17", false)]
    [TestCase("src/Ledger.Storage/Sqlite/Radid.cs", "id >>17", false)]
    [TestCase("docs/internals/storage.md", "id >> 17", false)]
    [TestCase("src/Ledger.Domain/Tall.cs", "a >> 1", false)]
    public void A_row_id_that_is_taken_apart_elsewhere_is_found(string sti, string tekst, bool funnet) =>
        Assert.That(Huskontroll.RadlayoutUtenforSitt([(sti, tekst)]).Count, Is.EqualTo(funnet ? 1 : 0));

    [TestCase(160, false)]
    [TestCase(161, true)]
    public void A_wide_line_is_found(int bredde, bool funnet) =>
        Assert.That(Huskontroll.BredeLinjer([("src/A.cs", "x\r\n" + new string('x', bredde) + "\r\n")]), Is.EqualTo(funnet ? new[] { "src/A.cs:2" } : []));

    [TestCase(400, false)]
    [TestCase(401, true)]
    public void A_long_file_is_found(int linjer, bool funnet) =>
        Assert.That(Huskontroll.LangeFiler([("src/A.cs", string.Join('\n', new string[linjer]))]).Count, Is.EqualTo(funnet ? 1 : 0));

    [Test]
    public void A_text_that_is_one_of_a_few_is_found_and_what_is_sent_is_not() =>
        Assert.That(Huskontroll.Tekstvalg([typeof(Maaling), typeof(Maalingsutkast)]), Is.EqualTo(new[] { "Maaling.Status" }));

    [TestCase("```powershell\nInvoke-WebRequest x\n```", true)]
    [TestCase("```\ncurl x\n```", true)]
    [TestCase("```console\n$ curl x\n```", true)]
    [TestCase("```sh\ncurl x\n```", false, Description = "the test of pages runs it")]
    [TestCase("```json\n{}\n```\ncurl x", false)]
    [TestCase("```\nPOST /v1/noekler\n```", false)]
    public void A_command_that_no_test_runs_is_found(string side, bool funnet) =>
        Assert.That(Huskontroll.SkjulteKommandoer([("docs/a.md", side + "\n")]).Count, Is.EqualTo(funnet ? 1 : 0));

    [TestCase("Http/Svar", "Fond", true, TestName = "HTTP uses a resource")]
    [TestCase("Fond", "Oppstart", true, TestName = "a resource uses the composition")]
    [TestCase("Innstillinger", "Http/Svar", true, TestName = "settings use HTTP")]
    [TestCase("Oppstart", "Fond", false, TestName = "the composition uses a resource")]
    [TestCase("Fond", "Http/Svar", false, TestName = "a resource uses HTTP")]
    [TestCase("Fond", "Kommuner", false, TestName = "a resource uses another")]
    public void A_use_upwards_in_the_API_is_found(string bruker, string brukt, bool funnet)
    {
        var brudd = Huskontroll.OppIApiet(
        [
            ($"src/Ledger.Api/{bruker}/A.cs", "using P.B;\nnamespace P.A;\npublic class En { To x; }"),
            ($"src/Ledger.Api/{brukt}/B.cs", "namespace P.B;\npublic class To { }"),
        ]);
        Assert.That(brudd, Is.EqualTo(funnet ? new[] { $"src/Ledger.Api/{bruker} -> src/Ledger.Api/{brukt}" } : []));
    }

    private sealed record Maaling(string Status, string Navn);

    private sealed record Maalingsutkast(string Status);
}
