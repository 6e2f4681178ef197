using System.Diagnostics;
using Ledger.Api.Tests.Verktoey;
using Ledger.Tests;
using NJsonSchema.CodeGeneration.CSharp;
using NSwag;
using NSwag.CodeGeneration.CSharp;

namespace Ledger.Api.Tests;

/// <summary>
/// The client that NSwag writes for System.Text.Json, as a .NET developer would make it: it compiles with <c>tests/klient/Klientproeve.cs</c>, posts a
/// bilag, and reads a report, a page of all reports and the bytes of an extract.
/// </summary>
public sealed class NSwagKlientTests
{
    private const string Prosjekt = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings>
          </PropertyGroup>
        </Project>
        """;

    private static readonly TimeSpan Lengst = TimeSpan.FromMinutes(5);

    [Test]
    public async Task A_client_in_CSharp_compiles_posts_and_reads()
    {
        var mappe = Directory.CreateTempSubdirectory("ledger-nswag-").FullName;
        try
        {
            var kontrakt = await OpenApiDocument.FromFileAsync(Repository.Path("openapi/ledger-v1.json"));
            var valg = new CSharpClientGeneratorSettings { ClassName = "LedgerKlient", UseBaseUrl = false, GenerateOptionalParameters = true };
            (valg.CSharpGeneratorSettings.Namespace, valg.CSharpGeneratorSettings.JsonLibrary) = ("Ledger.Klient", CSharpJsonLibrary.SystemTextJson);
            valg.CSharpGeneratorSettings.GenerateNullableReferenceTypes = true;
            await File.WriteAllTextAsync(Path.Combine(mappe, "Klient.cs"), new CSharpClientGenerator(kontrakt, valg).GenerateFile());
            await File.WriteAllTextAsync(Path.Combine(mappe, "proeve.csproj"), Prosjekt);
            File.Copy(Repository.Path("tests/klient/Klientproeve.cs"), Path.Combine(mappe, "Klientproeve.cs"));
            var (kode, utskrift) = await DotnetAsync(mappe, "build", "-o", "ut", "--nologo", "-v", "q", "-nodeReuse:false");
            Assert.That(kode, Is.Zero, utskrift);

            await using var tjener = await Tjener.StartAsync(demo: true);
            await tjener.PutAsync("/v1/kommuner/3201/regnskap/2024/perioder/3", new { status = "aapen" }); // the year is closed
            (kode, utskrift) = await DotnetAsync(mappe, "ut/proeve.dll", tjener.Klient.BaseAddress!.ToString().TrimEnd('/'), "dev-admin", "3201", "2024");
            Assert.That(kode, Is.Zero, utskrift);
            Assert.That(utskrift, Does.StartWith("NSWAG | Rammetilskudd | 147650666.64 | -148233500.12 | True | True | >= | 200,200,").And.Contain("200 | {"));
        }
        finally
        {
            Directory.Delete(mappe, recursive: true);
        }
    }

    private static async Task<(int Kode, string Utskrift)> DotnetAsync(string mappe, params string[] argumenter)
    {
        var start = new ProcessStartInfo("dotnet", argumenter) { WorkingDirectory = mappe, RedirectStandardOutput = true, RedirectStandardError = true };

        // What the test host says of its own build is not meant for another.
        foreach (var navn in start.Environment.Keys.Where(n => n.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(navn);
        }

        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        using var prosess = Process.Start(start)!;
        var utskrift = prosess.StandardOutput.ReadToEndAsync();
        var feil = prosess.StandardError.ReadToEndAsync();
        using var frist = new CancellationTokenSource(Lengst);
        await prosess.WaitForExitAsync(frist.Token);
        return (prosess.ExitCode, await utskrift + await feil);
    }
}
