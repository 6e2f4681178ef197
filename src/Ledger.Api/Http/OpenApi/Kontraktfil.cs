using System.Text;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.Swagger;

namespace Ledger.Api.Http.OpenApi;

/// <summary>The command <c>openapi FILE</c>, which the build runs: writes the contract and ends.</summary>
internal static class Kontraktfil
{
    public static bool ErKommando(string[] args) => args is ["openapi", _];

    /// <summary>Writes the contract to the file that the command names, if it differs.</summary>
    public static async Task SkrivAsync(WebApplication app, string[] args)
    {
        var file = args[1];

        // Endpoints are known to the document's generator only once the host has built its routes.
        await app.StartAsync();
        var text = await TekstAsync(app.Services);
        await app.StopAsync();
        if (!File.Exists(file) || await File.ReadAllTextAsync(file) != text)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            await File.WriteAllTextAsync(file, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
    }

    /// <summary>The contract as it is written to file, with LF line ends.</summary>
    public static async Task<string> TekstAsync(IServiceProvider services)
    {
        using var scope = services.CreateScope();
        var document = await scope.ServiceProvider.GetRequiredService<IAsyncSwaggerProvider>().GetSwaggerAsync(Kontraktoppsett.Dokument);
        return (await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1)).ReplaceLineEndings("\n") + "\n";
    }
}
