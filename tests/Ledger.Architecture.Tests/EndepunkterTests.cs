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
        var names = new List<string>();
        foreach (var (path, operations) in document["paths"]!.AsObject())
        {
            foreach (var (method, operation) in operations!.AsObject())
            {
                var where = $"{method} {path}";
                names.Add((string?)operation!["operationId"] ?? where);
                Assert.That((string?)operation["operationId"], Is.Not.Null.And.Not.Empty, where);
                Assert.That((string?)operation["summary"], Is.Not.Null.And.Not.Empty, where);

                // A batch of reports and a proposal from a file only read.
                if (method != "get" && !path.EndsWith("/rapporter", StringComparison.Ordinal) && !path.EndsWith("/forslag", StringComparison.Ordinal))
                {
                    Assert.That(operation["parameters"]!.AsArray().Select(p => (string?)p!["name"]), Does.Contain("proevekjoering"), $"{where} can be tried");
                }

                if (!path.StartsWith("/helse/", StringComparison.Ordinal))
                {
                    Assert.That((string?)operation["description"], Does.Contain("ledger:"), where);
                    Assert.That(operation["responses"]!.AsObject().Select(r => r.Key), Is.SupersetOf(new[] { "400", "401", "403", "404" }), where);
                }
            }
        }

        Assert.That(names, Is.Unique);
        Assert.That(names, Has.Count.GreaterThan(20));
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
