using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Ledger.Api.Tests.Verktoey;

/// <summary>
/// The service's own program, run in the process of the tests: its real start, a real port, real files. What is shared is the compiled code; a start
/// of a process compiles it anew, which took most of the time of these tests (measured.md). The program's host is found as EF's tools and
/// WebApplicationFactory find it: it tells a diagnostic listener when it is made.
/// </summary>
internal sealed class Innvert : ITjenervert
{
    private const string Vertens = "ASPNETCORE_";
    private static readonly Assembly Program = Assembly.Load("Ledger.Api");
    private static readonly AsyncLocal<Innvert?> Denne = new();
    private readonly Tjenerlogg _logg;
    private readonly TimeProvider? _klokke;
    private IHost? _host;

    static Innvert()
    {
        // The switches that the program's own file gives the runtime.
        using var oppsett = JsonDocument.Parse(File.ReadAllText(Path.ChangeExtension(Program.Location, ".runtimeconfig.json")));
        foreach (var bryter in oppsett.RootElement.GetProperty("runtimeOptions").GetProperty("configProperties").EnumerateObject()
                     .Where(b => b.Value.ValueKind is JsonValueKind.True or JsonValueKind.False))
        {
            AppContext.SetSwitch(bryter.Name, bryter.Value.GetBoolean());
        }

        DiagnosticListener.AllListeners.Subscribe(new Lytter<DiagnosticListener>(kilde =>
        {
            if (kilde.Name == "Microsoft.Extensions.Hosting")
            {
                kilde.Subscribe(new Lytter<KeyValuePair<string, object?>>(hendelse => Denne.Value?.Hendt(hendelse.Value)));
            }
        }));
    }

    private Innvert(Tjenerlogg logg, TimeProvider? klokke) => (_logg, _klokke) = (logg, klokke);

    public Task Slutt { get; private set; } = Task.CompletedTask;

    /// <param name="klokke">The service's clock; the machine's when left out.</param>
    public static Innvert Start(IEnumerable<(string Navn, string Verdi)> innstillinger, Tjenerlogg logg, TimeProvider? klokke)
    {
        string[] argumenter = ["--urls=http://127.0.0.1:0", .. innstillinger.Select(Argument)];
        var vert = new Innvert(logg, klokke);
        vert.Slutt = Task.Factory.StartNew(() => vert.Kjoer(argumenter), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return vert;
    }

    public async Task<int> StansAsync()
    {
        _host?.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await Slutt;
        return 0;
    }

    public async ValueTask DisposeAsync()
    {
        if (!Slutt.IsCompleted)
        {
            await StansAsync();
        }
    }

    private static string Argument((string Navn, string Verdi) innstilling)
    {
        // The host leaves its own prefix out of the names that it reads of the environment.
        var navn = (innstilling.Navn.StartsWith(Vertens, StringComparison.Ordinal) ? innstilling.Navn[Vertens.Length..] : innstilling.Navn)
            .Replace("__", ":", StringComparison.Ordinal);
        return navn == innstilling.Navn
            ? throw new ArgumentException($"{navn} is no setting of the configuration: StartProsessAsync.")
            : $"--{navn}={innstilling.Verdi}";
    }

    private void Kjoer(string[] argumenter)
    {
        Denne.Value = this;
        try
        {
            Program.EntryPoint!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [argumenter], null);
        }
        catch (Exception e)
        {
            _logg.Linje(e.ToString());
        }
        finally
        {
            Environment.ExitCode = 0; // A start that fails sets it, and this process has not failed.
        }
    }

    private void Hendt(object? verdi)
    {
        if (verdi is IHostBuilder bygger)
        {
            bygger.ConfigureServices((_, tjenester) =>
            {
                foreach (var konsoll in tjenester.Where(t => t.ImplementationType == typeof(ConsoleLoggerProvider)).ToList())
                {
                    tjenester.Remove(konsoll);
                }

                tjenester.AddSingleton<ILoggerProvider>(new Loggkilde(_logg));
                if (_klokke is not null)
                {
                    tjenester.AddSingleton(_klokke); // What is registered last counts.
                }
            });
        }
        else if (verdi is IHost host)
        {
            _host = host;
        }
    }

    private sealed class Lytter<T>(Action<T> neste) : IObserver<T>
    {
        public void OnNext(T value) => neste(value);

        public void OnError(Exception error)
        {
        }

        public void OnCompleted()
        {
        }
    }

    private sealed class Loggkilde(Tjenerlogg logg) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            logg.Linje(exception is null ? formatter(state, exception) : formatter(state, exception) + Environment.NewLine + exception);

        public void Dispose()
        {
        }
    }
}
