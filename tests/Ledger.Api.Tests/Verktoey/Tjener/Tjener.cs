using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ledger.Api.Tests.Verktoey;

/// <summary>
/// The service on a free port with a data directory of its own: in the process of the tests, which compiles the code once for all of them, or as a
/// process where that is what is tested.
/// </summary>
public sealed class Tjener : IAsyncDisposable
{
    private readonly ITjenervert _vert;
    private readonly Tjenerlogg _logg;
    private bool _behold;

    private Tjener(ITjenervert vert, Tjenerlogg logg, Uri adresse, string datamappe)
    {
        _vert = vert;
        _logg = logg;
        Datamappe = datamappe;
        Klient = new HttpClient { BaseAddress = adresse, Timeout = TimeSpan.FromMinutes(5) };
    }

    public string Datamappe { get; }

    public HttpClient Klient { get; }

    public string Logg => _logg.Tekst;

    /// <summary>In the process of the tests. Settings are those of configuration; those that only the environment has need a process.</summary>
    /// <remarks>
    /// A test that reads the files of a database while it is open needs a process too: a process that closes a file gives up all its locks on it, also
    /// SQLite's, and the next process that opens the database damages it (sqlite.org/howtocorrupt.html, 2.2).
    /// </remarks>
    /// <param name="demo">A demo that is to be in a new SQLite directory is copied from the one that was loaded first.</param>
    /// <param name="datamappe">An existing directory to go on with, or null for a new one.</param>
    /// <param name="klokke">The service's clock; the machine's when left out.</param>
    public static async Task<Tjener> StartAsync(
        string miljoe = "Development", bool demo = false, string? datamappe = null, TimeProvider? klokke = null,
        params (string Navn, string Verdi)[] innstillinger)
    {
        datamappe ??= demo && innstillinger.All(i => i.Navn != "Ledger__Provider") ? await Demomappe.KopiAsync() : NyMappe();
        return await StartAsync(new Tjenerlogg(), datamappe, logg => Innvert.Start(Innstillinger(miljoe, demo, datamappe, innstillinger), logg, klokke));
    }

    /// <summary>As a process: for tests that kill it, limit it, measure it, or read what it writes.</summary>
    public static Task<Tjener> StartProsessAsync(
        string miljoe = "Development", bool demo = false, string? datamappe = null, params (string Navn, string Verdi)[] innstillinger) =>
        StartPaaAsync("http://127.0.0.1:0", miljoe, demo, datamappe, innstillinger: innstillinger);

    /// <summary>As a process.</summary>
    /// <param name="adresse">Where to listen; port 0 is a free one.</param>
    /// <param name="foran">A command, with its arguments, that starts the service.</param>
    public static Task<Tjener> StartPaaAsync(
        string adresse, string miljoe = "Development", bool demo = false, string? datamappe = null, string[]? foran = null, params (string Navn, string Verdi)[] innstillinger)
    {
        datamappe ??= NyMappe();
        return StartAsync(new Tjenerlogg(), datamappe, logg => Prosessvert.Start(adresse, foran ?? [], Innstillinger(miljoe, demo, datamappe, innstillinger), logg));
    }

    private static async Task<Tjener> StartAsync(Tjenerlogg logg, string datamappe, Func<Tjenerlogg, ITjenervert> start)
    {
        var vert = start(logg);
        if (await Task.WhenAny(logg.Adresse, vert.Slutt).WaitAsync(TimeSpan.FromMinutes(3)) == vert.Slutt)
        {
            throw new InvalidOperationException("The service ended: " + logg.Tekst);
        }

        return new Tjener(vert, logg, await logg.Adresse, datamappe);
    }

    private static string NyMappe() => Path.Combine(Path.GetTempPath(), $"ledger-{Guid.NewGuid():N}");

    /// <summary>A class of tests asks for more in a minute than one caller may. Tests of rates set their own.</summary>
    private static (string Navn, string Verdi)[] Innstillinger(string miljoe, bool demo, string datamappe, (string Navn, string Verdi)[] egne) =>
    [
        ("ASPNETCORE_ENVIRONMENT", miljoe), ("Ledger__DataDirectory", datamappe), ("Ledger__Demo", demo ? "true" : "false"),
        ("Ledger__RateLimit__Enabled", egne.Any(i => i.Navn.StartsWith("Ledger__RateLimit__", StringComparison.Ordinal)) ? "true" : "false"),
        .. egne,
    ];

    /// <summary>Runs a command of the service's program on a data directory.</summary>
    public static async Task<(int Utgangskode, string Utskrift)> KommandoAsync(string datamappe, params string[] argumenter)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Ledger.Api.dll") } };
        argumenter.ToList().ForEach(start.ArgumentList.Add);
        start.ArgumentList.Add("--Ledger:DataDirectory=" + datamappe);
        start.ArgumentList.Add("--urls=http://127.0.0.1:0");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromMinutes(5)).Token);
        return (process.ExitCode, await output + await errors);
    }

    public async Task<Svar> SendAsync(HttpMethod metode, string sti, HttpContent? innhold = null, string? noekkel = "dev-admin", params (string Navn, string Verdi)[] hoder)
    {
        using var request = new HttpRequestMessage(metode, sti) { Content = innhold };
        if (noekkel is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", noekkel);
        }

        foreach (var (navn, verdi) in hoder)
        {
            request.Headers.TryAddWithoutValidation(navn, verdi);
        }

        using var response = await Klient.SendAsync(request);
        return new Svar(response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync(), response.Headers.ETag?.ToString(), response.Headers);
    }

    public Task<Svar> GetAsync(string sti, string? noekkel = "dev-admin") => SendAsync(HttpMethod.Get, sti, null, noekkel);

    public Task<Svar> PutAsync(string sti, object body, string? noekkel = "dev-admin") => SendAsync(HttpMethod.Put, sti, Json(body), noekkel);

    public Task<Svar> PostAsync(string sti, object body, string? noekkel = "dev-admin") => SendAsync(HttpMethod.Post, sti, Json(body), noekkel);

    public Task<Svar> ImporterAsync(string sti, string rader, string idempotensnoekkel, string innholdstype = "text/csv") =>
        SendAsync(HttpMethod.Post, sti, new StringContent(rader, Encoding.UTF8, innholdstype), "dev-admin", ("Idempotency-Key", idempotensnoekkel));

    public static StringContent Json(object body) =>
        new(body as string ?? JsonSerializer.Serialize(body, JsonSerializerOptions.Web), Encoding.UTF8, "application/json");

    /// <summary>The resident memory of the process, in bytes.</summary>
    public long Minne()
    {
        Prosessen.Refresh();
        return Prosessen.WorkingSet64;
    }

    public int Prosess => Prosessen.Id;

    /// <summary>Asks the service to end, as an operator or an orchestrator does.</summary>
    /// <returns>The exit code.</returns>
    public Task<int> StansAsync() => _vert.StansAsync();

    /// <summary>The data directory outlives this service.</summary>
    public void Behold() => _behold = true;

    public void Drep() => Prosessen.Kill(entireProcessTree: true);

    public Task VentPaaSluttAsync() => _vert.Slutt;

    private Process Prosessen => (_vert as Prosessvert)?.Prosess ?? throw new InvalidOperationException("The service is no process of its own: StartProsessAsync.");

    public async ValueTask DisposeAsync()
    {
        Klient.Dispose();
        await _vert.DisposeAsync();
        if (!_behold && Directory.Exists(Datamappe))
        {
            Directory.Delete(Datamappe, recursive: true);
        }
    }
}

/// <summary>An answer, read in full.</summary>
public sealed record Svar(HttpStatusCode Status, string? Innholdstype, string Tekst, string? ETag, HttpResponseHeaders Hoder)
{
    /// <summary>A header's value; null when it is not there.</summary>
    public string? Hode(string navn) => Hoder.TryGetValues(navn, out var values) ? string.Join(", ", values) : null;

    public JsonNode Json => JsonNode.Parse(Tekst) ?? throw new InvalidOperationException("Empty answer.");

    /// <summary>The codes of the errors listed.</summary>
    public IEnumerable<string> Koder => Json["feil"]?.AsArray().Select(f => (string)f!["kode"]!) ?? [];
}
