using Ledger.Tests;

namespace Ledger.Architecture.Tests;

/// <summary>Folders of a project depend on each other one way, so that each can be read, and changed, knowing only those below it.</summary>
public sealed class MapperTests
{
    private static readonly (string Sti, string Tekst)[] Kilder =
        [.. Directory.EnumerateFiles(Repository.Path("src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/") && !f.Contains("/bin/"))
            .Select(f => (Path.GetRelativePath(Repository.Path("."), f).Replace('\\', '/'), File.ReadAllText(f)))];

    [Test]
    public void No_folder_uses_one_that_uses_it() => Assert.That(Huskontroll.Mapperinger(Kilder), Is.Empty);

    [Test]
    public void A_ring_is_found_also_through_a_third_folder()
    {
        var kart = new Mappekart(
        [
            ("P/A/En.cs", "using P.B;\nnamespace P.A;\npublic sealed class En { To x; }"),
            ("P/B/To.cs", "using P.C;\nnamespace P.B;\npublic class To { Tre x; }"),
            ("P/C/Tre.cs", "using P.A;\nnamespace P.C;\npublic class Tre { En x; }"),
            ("P/D/Fire.cs", "using P.A;\nnamespace P.D;\npublic class Fire { En x; /* no */ string s = \"To\"; } // Tre"),
        ]);
        Assert.That(kart.Ringer(), Is.EqualTo(new[] { "P/A, P/B, P/C" }));
        Assert.That(kart.Bruker("P/D"), Is.EqualTo(new[] { "P/A" }));
    }

    /// <summary>Settings and HTTP's mechanisms are below the resources, and what composes the service is above them.</summary>
    [Test]
    public void What_is_HTTP_knows_no_resource_and_no_resource_knows_how_the_service_is_composed() =>
        Assert.That(Huskontroll.OppIApiet(Kilder), Is.Empty);

    [Test]
    public void No_endpoint_file_takes_a_port_of_the_store()
    {
        Assert.That(Kilder.Count(Huskontroll.ErEndepunktfil), Is.GreaterThan(10));
        Assert.That(Huskontroll.EndepunkterMedPort(Kilder), Is.Empty);
    }

    [Test]
    public void No_endpoint_file_is_over_a_hundred_lines() => Assert.That(Huskontroll.LangeEndepunktfiler(Kilder), Is.Empty);
}
