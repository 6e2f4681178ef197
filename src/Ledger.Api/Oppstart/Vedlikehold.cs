using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Validering;
using Ledger.Api.Innstillinger;
using Ledger.Api.Noekler;
using Ledger.Application;
using Ledger.Application.Noekler;
using Ledger.Application.Rettigheter;
using Ledger.Application.Revisjon;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Oppstart;

/// <summary>
/// Commands that an operator runs beside the service: <c>migrer</c>, <c>kontroll</c>, <c>gjenoppbygg-saldo</c>, <c>flytt</c> to another database,
/// <c>noekkel</c>, which makes the first key, and <c>tilgang</c>, which lets the first person in to the pages. Exit code 0 when the ledger holds, 1
/// when it is broken, 2 when the command was not understood.
/// </summary>
internal static class Vedlikehold
{
    private const string Bruksmaate =
        "Kommandoer: migrer | kontroll KOMMUNE | gjenoppbygg-saldo KOMMUNE ÅR | "
        + "flytt KOMMUNE --Til:Provider=… (--Til:DataDirectory=… eller --ConnectionStrings:Til=…) | "
        + Filkommandoer.Bruksmaate + " | noekkel NAVN SCOPE[,SCOPE] KOMMUNE[,KOMMUNE]|* | "
        + "tilgang KOMMUNE UTSTEDER SUB NAVN SCOPE[,SCOPE]. Innstillinger skrives --Ledger:DataDirectory=… etter kommandoen.";

    /// <summary>How the service and its commands are run, for who asks.</summary>
    public static bool ErHjelp(string[] args) => args.Any(a => a is "--help" or "-h" or "-?" or "hjelp");

    /// <summary>Answers who asks how it is used.</summary>
    public static void SkrivHjelp() => Console.WriteLine(
        "Uten kommando starter tjenesten på http://localhost:5080 (--urls eller ASPNETCORE_URLS velger en annen adresse)."
        + Environment.NewLine + Bruksmaate + Environment.NewLine
        + "Fra kildekoden: dotnet run --project src/Ledger.Api -- KOMMANDO. Publisert: dotnet Ledger.Api.dll KOMMANDO. Se docs/operating.md.");

    /// <summary>Words that are no setting are a command; an unknown one must not start the service.</summary>
    public static bool ErKommando(string[] args) => args.Length > 0 && !args[0].StartsWith('-');

    /// <summary>
    /// The words that are settings. Those of a command are none: a path that begins with a slash would be read as the name of one, with the next word
    /// as its value.
    /// </summary>
    public static string[] Innstillinger(string[] args) => ErKommando(args) ? [.. args.Where(ErInnstilling)] : args;

    /// <summary>The command that does nothing but bring the schema to the newest version, which is done before any command runs.</summary>
    public static bool ErMigrering(string[] args) => args.Length > 0 && args[0] == "migrer";

    /// <summary>Does the command.</summary>
    public static async Task UtfoerAsync(WebApplication app, string[] args)
    {
        // Settings may follow, each as one word with an equals sign.
        args = [.. args.Where(a => !ErInnstilling(a))];
        if (args is ["migrer"])
        {
            Console.WriteLine("Databasen er migrert.");
            return;
        }

        if (args is ["noekkel", var navn, var scopes, var kommuner])
        {
            await LagNoekkelAsync(app, navn, scopes.Split(','), kommuner.Split(','));
            return;
        }

        try
        {
            if (args is ["tilgang", var ledger, var utsteder, var sub, var person, var rettigheter])
            {
                await app.Services.GetRequiredService<Persontilganger>().GiAsync(
                    LedgerId.Parse(ledger), new(utsteder, sub, person, rettigheter.Split(','), []), "operatør", CancellationToken.None);
                Console.WriteLine($"{person} har fått tilgang til sidene til {ledger}.");
                return;
            }

            if (await Filkommandoer.UtfoerAsync(app, args))
            {
                return;
            }

            if (args is not (["gjenoppbygg-saldo", _, _] or ["kontroll", _] or ["flytt", _]))
            {
                Console.Error.WriteLine(Bruksmaate);
                Environment.ExitCode = 2;
                return;
            }

            var tjeneste = app.Services.GetRequiredService<Revisjonstjeneste>();
            var kommune = LedgerId.Parse(args[1]);
            if (args is [_, _, var aar])
            {
                var aaret = Regnskapsaar.TryParse(aar, out var lest) ? lest : throw new FormatException($"{aar} er ikke et år.");
                await tjeneste.GjenoppbyggSaldoAsync(kommune, aaret, CancellationToken.None);
            }

            var r = args[0] == "flytt" ? await FlyttAsync(app, kommune) : await tjeneste.KontrollerAsync(kommune, CancellationToken.None);
            Console.WriteLine(Utskrift(r));
            var lager = app.Services.GetRequiredService<Application.Porter.ILedgerStore>();
            var installasjonsfeil = await lager.KontrollerInstallasjonAsync(CancellationToken.None);
            if (installasjonsfeil is not null)
            {
                Console.WriteLine($"BRUTT: {installasjonsfeil}");
            }

            Environment.ExitCode = r.ErHel && installasjonsfeil is null ? 0 : 1;
        }
        catch (Exception e) when (e is FormatException or Avvisning or KeyNotFoundException or IOException)
        {
            Console.Error.WriteLine(e.Message);
            Environment.ExitCode = 2;
        }
    }

    /// <summary>What a control found, in one line.</summary>
    public static string Utskrift(Kontrollresultat r) =>
        r.ErHel ? $"HEL: {r.AntallPoster} poster, {r.AntallRader} rader, kjedehode {r.Hode.Kjedehode}" : $"BRUTT: {r.Brudd} {r.Saldofeil} {r.Filfeil}";

    private static bool ErInnstilling(string ord) => ord.StartsWith("--", StringComparison.Ordinal) && ord.Contains('=', StringComparison.Ordinal);

    private static async Task<Kontrollresultat> FlyttAsync(WebApplication app, LedgerId ledger)
    {
        var valg = app.Configuration.GetSection("Til").Get<Ledgervalg>() ?? throw new FormatException(
            "Si hvor kommunen skal flyttes: --Til:Provider=sqlite --Til:DataDirectory=… eller --Til:Provider=sqlserver --ConnectionStrings:Til=…");
        var store = Tjenester.Lager(app.Services, valg, "Til");
        using var disposable = store as IDisposable;
        await store.MigrerAsync(CancellationToken.None);
        return await new Flyttetjeneste(app.Services.GetRequiredService<Application.Porter.ILedgerStore>(), store).FlyttAsync(ledger, CancellationToken.None);
    }

    private static async Task LagNoekkelAsync(WebApplication app, string navn, string[] scopes, string[] kommuner)
    {
        var foresporsel = new Noekkelforesporsel(navn, scopes, kommuner);
        try
        {
            await Formkontroll.KrevGyldigAsync(new Noekkelvalidering(), foresporsel, CancellationToken.None);
            var (_, tekst) = await app.Services.GetRequiredService<Noekkeltjeneste>()
                .OpprettAsync(foresporsel.Oenske(), Noekkelgiver.Operatoer([.. Scope.Alle]), CancellationToken.None);
            Console.WriteLine(tekst);
        }
        catch (Avvisning e)
        {
            Console.Error.WriteLine(string.Join(Environment.NewLine, e.Feil.Select(f => $"{f.Felt}: {f.Melding}").DefaultIfEmpty(e.Message)));
            Environment.ExitCode = 2;
        }
    }
}
