using System.Diagnostics;
using System.Text.Json.Nodes;
using Ledger.Tests;

namespace Ledger.Architecture.Tests;

/// <summary>The committed contract is what the code says, and every operation in it is described.</summary>
public sealed class EndepunkterTests
{
    private static readonly string Committed = Repository.Path("openapi/ledger-v1.json");

    [Test]
    public async Task The_committed_contract_equals_the_code()
    {
        var file = Path.Combine(Path.GetTempPath(), $"contract-{Guid.NewGuid():N}.json");
        try
        {
            await RunAsync("dotnet", Path.Combine(AppContext.BaseDirectory, "Ledger.Api.dll"), "openapi", file);
            Assert.That(await File.ReadAllTextAsync(file), Is.EqualTo(await File.ReadAllTextAsync(Committed)));
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>The build writes the file; in CI that must not have changed what was committed.</summary>
    [Test]
    public async Task The_build_changes_nothing_in_the_committed_contract()
    {
        if (Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Ignore("Compared with git in CI only; while developing the file is ahead of the last commit.");
        }

        Assert.That(await RunAsync("git", "-C", Repository.Path("."), "status", "--porcelain", "--", "openapi"), Is.Empty);
    }

    [Test]
    public void Every_operation_has_a_name_a_summary_its_scopes_and_if_it_writes_a_trial_run()
    {
        var document = JsonNode.Parse(File.ReadAllText(Committed))!;
        Assert.That((string)document["openapi"]!, Does.StartWith("3.1"));
        Assert.That(document["paths"]!.AsObject(), Has.Count.GreaterThan(20));
        Assert.That(Kontraktkontroll.Brudd(document), Is.Empty);
    }

    [TestCase("", "")]
    [TestCase("operationId", "post /v1/ting: no name")]
    [TestCase("summary", "post /v1/ting: no summary")]
    [TestCase("description", "post /v1/ting: no scope")]
    [TestCase("proevekjoering", "post /v1/ting: no trial run")]
    [TestCase("404", "post /v1/ting: no 404")]
    [TestCase("twice", "postTing: twice")]
    public void What_an_operation_lacks_is_found(string mangler, string brudd)
    {
        var operation = JsonNode.Parse("""
            {"operationId":"postTing","summary":"S.","description":"Krever `ledger:bokfor`.","parameters":[{"name":"proevekjoering"}],
             "responses":{"200":{},"400":{},"401":{},"403":{},"404":{}}}
            """)!.AsObject();
        operation.Remove(mangler);
        operation["responses"]!.AsObject().Remove(mangler);
        if (mangler == "proevekjoering")
        {
            operation.Remove("parameters");
        }

        var stier = new JsonObject { ["/v1/ting"] = new JsonObject { ["post"] = operation } };
        if (mangler == "twice")
        {
            stier["/v1/andre"] = new JsonObject { ["post"] = operation.DeepClone() };
        }

        Assert.That(string.Join("; ", Kontraktkontroll.Brudd(new JsonObject { ["paths"] = stier })), Is.EqualTo(brudd));
    }

    [TestCase("get", "/v1/ting")]
    [TestCase("post", "/v1/rapporter")]
    [TestCase("post", "/v1/ting/forslag")]
    public void What_only_reads_needs_no_trial_run(string metode, string sti)
    {
        var operation = JsonNode.Parse("""{"operationId":"a","summary":"S.","description":"`ledger:les`","responses":{"400":{},"401":{},"403":{},"404":{}}}""");
        Assert.That(Kontraktkontroll.Brudd(new JsonObject { ["paths"] = new JsonObject { [sti] = new JsonObject { [metode] = operation } } }), Is.Empty);
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero, errors);
        return await output;
    }
}
