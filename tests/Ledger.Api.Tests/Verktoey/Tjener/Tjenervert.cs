using System.Diagnostics;
using System.Globalization;

namespace Ledger.Api.Tests.Verktoey;

/// <summary>What runs a service.</summary>
internal interface ITjenervert : IAsyncDisposable
{
    /// <summary>Done when the service has ended and all that it wrote is read.</summary>
    Task Slutt { get; }

    /// <summary>Asks it to end, and waits until it has.</summary>
    Task<int> StansAsync();
}

/// <summary>The service as a process.</summary>
internal sealed class Prosessvert : ITjenervert
{
    private readonly TaskCompletionSource _slutt = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Prosessvert(Process prosess) => Prosess = prosess;

    public Process Prosess { get; }

    public Task Slutt => _slutt.Task;

    public static Prosessvert Start(string adresse, string[] foran, IEnumerable<(string Navn, string Verdi)> innstillinger, Tjenerlogg logg)
    {
        string[] kommando = [.. foran, "dotnet", Path.Combine(AppContext.BaseDirectory, "Ledger.Api.dll"), "--urls", adresse];
        var start = new ProcessStartInfo(kommando[0], kommando[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (navn, verdi) in innstillinger)
        {
            start.Environment[navn] = verdi;
        }

        var prosess = new Process { StartInfo = start, EnableRaisingEvents = true };
        var vert = new Prosessvert(prosess);
        prosess.OutputDataReceived += (_, e) => logg.Linje(e.Data);
        prosess.ErrorDataReceived += (_, e) => logg.Linje(e.Data);
        prosess.Exited += (_, _) =>
        {
            prosess.WaitForExit(); // What it wrote last is read only then.
            vert._slutt.TrySetResult();
        };
        prosess.Start();
        prosess.BeginOutputReadLine();
        prosess.BeginErrorReadLine();
        return vert;
    }

    public async Task<int> StansAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", Prosess.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        await Slutt;
        return Prosess.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!Prosess.HasExited)
        {
            Prosess.Kill(entireProcessTree: true);
        }

        await Slutt;
        Prosess.Dispose();
    }
}
