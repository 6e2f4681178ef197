using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ledger.Api.Tests.Verktoey;

/// <summary>The service as a process of its own, on a free port, with its own data directory.</summary>
public sealed class Tjener : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _log;
    private bool _behold;

    private Tjener(Process process, StringBuilder log, Uri adresse, string datamappe)
    {
        _process = process;
        _log = log;
        Datamappe = datamappe;
        Klient = new HttpClient { BaseAddress = adresse, Timeout = TimeSpan.FromMinutes(5) };
    }

    public string Datamappe { get; }

    public HttpClient Klient { get; }

    public string Logg
    {
        get
        {
            lock (_log)
            {
                return _log.ToString();
            }
        }
    }

    /// <param name="datamappe">An existing directory to go on with, or null for a new one.</param>
    public static Task<Tjener> StartAsync(string miljoe = "Development", bool demo = false, string? datamappe = null, params (string Navn, string Verdi)[] innstillinger) =>
        StartPaaAsync("http://127.0.0.1:0", miljoe, demo, datamappe, innstillinger: innstillinger);

    /// <param name="adresse">Where to listen; port 0 is a free one.</param>
    /// <param name="foran">A command, with its arguments, that starts the service.</param>
    public static async Task<Tjener> StartPaaAsync(
        string adresse, string miljoe = "Development", bool demo = false, string? datamappe = null, string[]? foran = null, params (string Navn, string Verdi)[] innstillinger)
    {
        datamappe ??= Path.Combine(Path.GetTempPath(), $"ledger-{Guid.NewGuid():N}");
        string[] command = [.. foran ?? [], "dotnet", Path.Combine(AppContext.BaseDirectory, "Ledger.Api.dll"), "--urls", adresse];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = miljoe;
        start.Environment["Ledger__DataDirectory"] = datamappe;
        start.Environment["Ledger__Demo"] = demo ? "true" : "false";

        // A class of tests asks for more in a minute than one caller may. Tests of rates set their own.
        start.Environment["Ledger__RateLimit__Enabled"] = innstillinger.Any(i => i.Navn.StartsWith("Ledger__RateLimit__", StringComparison.Ordinal)) ? "true" : "false";
        foreach (var (navn, verdi) in innstillinger)
        {
            start.Environment[navn] = verdi;
        }

        var process = new Process { StartInfo = start };
        var log = new StringBuilder();
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, e) => Line(e.Data);
        process.ErrorDataReceived += (_, e) => Line(e.Data);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) =>
        {
            process.WaitForExit(); // What it wrote last is read only then.
            listening.TrySetException(new InvalidOperationException("The service ended: " + log));
        };
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var address = await listening.Task.WaitAsync(TimeSpan.FromMinutes(3));
        return new Tjener(process, log, address, datamappe);

        void Line(string? line)
        {
            if (line is null)
            {
                return;
            }

            lock (log)
            {
                log.AppendLine(line);
            }

            const string Marker = "Tjenesten svarer. Sidene: ";
            var at = line.IndexOf(Marker, StringComparison.Ordinal);
            if (at >= 0)
            {
                listening.TrySetResult(new Uri(line[(at + Marker.Length)..].Split("/ ")[0]));
            }
        }
    }

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
        await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromMinutes(1)).Token);
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
        _process.Refresh();
        return _process.WorkingSet64;
    }

    public int Prosess => _process.Id;

    /// <summary>Asks the process to end, as an operator or an orchestrator does.</summary>
    public async Task<int> StansAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    /// <summary>The data directory outlives this process.</summary>
    public void Behold() => _behold = true;

    public void Drep() => _process.Kill(entireProcessTree: true);

    public Task VentPaaSluttAsync() => _process.WaitForExitAsync();

    public int Utgangskode => _process.ExitCode;

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        Klient.Dispose();
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
