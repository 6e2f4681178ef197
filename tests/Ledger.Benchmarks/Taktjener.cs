using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

/// <summary>The ceiling of reads: a program of its own with endpoints that answer constant bytes, or a constant 304, and know nothing else.</summary>
internal sealed class Taktjener : IDisposable
{
    private readonly Process _process;

    private Taktjener(Process process, Uri adresse) => (_process, Adresse) = (process, adresse);

    public Uri Adresse { get; }

    public static async Task KjoerAsync(int lengde)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        await using var app = builder.Build();
        var body = new byte[lengde];
        Array.Fill(body, (byte)' ');
        app.MapGet("/bytes", () => Results.Bytes(body, "application/json; charset=utf-8"));
        app.MapGet("/304", (HttpResponse response) =>
        {
            response.Headers.ETag = "\"1-0123456789abcdef01234567\"";
            return Results.StatusCode(StatusCodes.Status304NotModified);
        });
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());

        // Ends when the benchmark closes its end, or dies.
        await Console.In.ReadToEndAsync();
    }

    public static async Task<Taktjener> StartAsync(int lengde)
    {
        var process = Process.Start(new ProcessStartInfo("dotnet", [System.Reflection.Assembly.GetExecutingAssembly().Location, "tak", $"{lengde}"]) { RedirectStandardOutput = true, RedirectStandardInput = true })!;
        return new Taktjener(process, new Uri((await process.StandardOutput.ReadLineAsync())!));
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }
}
