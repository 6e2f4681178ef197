using Ledger.Api.Innstillinger;
using Ledger.Application.Grunndata;
using Ledger.Application.Porter;
using Ledger.Application.Revisjon;
using Ledger.Domain.Verdier;
using Ledger.Storage.Sqlite;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Oppstart;

/// <summary>
/// Commands on the files of the embedded database: <c>overta</c> a database of the layout before, <c>kopier</c> a ledger's file while it is in use,
/// <c>registrer</c> a file that was put in its place, <c>avregistrer</c> a ledger whose file is to be moved or deleted, and <c>slettproeve</c> a trial
/// ledger as a whole.
/// </summary>
internal static class Filkommandoer
{
    public const string Bruksmaate = "overta FIL | kopier KOMMUNE FIL | registrer KOMMUNE | avregistrer KOMMUNE | slettproeve KOMMUNE";

    /// <summary>The command that runs before there is a database.</summary>
    public static bool ErOvertakelse(string[] args) => args is ["overta", ..];

    /// <summary>Does the command; false when it is none of these.</summary>
    public static async Task<bool> UtfoerAsync(WebApplication app, string[] args)
    {
        switch (args)
        {
            case ["overta", var fil]:
                await OvertaAsync(app, fil);
                return true;
            case ["kopier", var ledger, var til]:
                Store(app).Kopier(LedgerId.Parse(ledger), til);
                Console.WriteLine($"Regnskapet {ledger} er kopiert til {til}.");
                return true;
            case ["registrer", var ledger]:
                Console.WriteLine(
                    await Store(app).RegistrerAsync(LedgerId.Parse(ledger), CancellationToken.None)
                        ? $"Regnskapet {ledger} er tatt i bruk."
                        : $"Regnskapet {ledger} var i bruk.");
                await KontrollerAsync(app.Services.GetRequiredService<ILedgerStore>(), LedgerId.Parse(ledger));
                return true;
            case ["avregistrer", var ledger]:
                Console.WriteLine(
                    await Store(app).AvregistrerAsync(LedgerId.Parse(ledger), CancellationToken.None)
                        ? $"Regnskapet {ledger} er tatt ut. Filen ligger der den lå."
                        : $"Regnskapet {ledger} var ikke i bruk.");
                return true;
            case ["slettproeve", var ledger]:
                await SlettProeveAsync(app, LedgerId.Parse(ledger));
                return true;
            default:
                return false;
        }
    }

    private static async Task SlettProeveAsync(WebApplication app, LedgerId ledger)
    {
        if (!await app.Services.GetRequiredService<Proeveregnskap>().ErProeveAsync(ledger))
        {
            throw new FormatException($"Regnskapet {ledger} er ikke et prøveregnskap, og slettes ikke.");
        }

        await Store(app).SlettAsync(ledger, CancellationToken.None);
        Console.WriteLine($"Prøveregnskapet {ledger} er slettet. En tjeneste som kjører, startes på nytt før nummeret brukes igjen.");
    }

    private static SqliteStore Store(WebApplication app) => app.Services.GetRequiredService<ILedgerStore>() as SqliteStore
        ?? throw new FormatException("Kommandoen gjelder den innebygde databasen (Ledger:Provider sqlite).");

    private static async Task OvertaAsync(WebApplication app, string fil)
    {
        var valg = app.Services.GetRequiredService<IOptions<Ledgervalg>>().Value;
        var klokke = app.Services.GetRequiredService<TimeProvider>();
        var overtakelse = new Overtakelse(valg.DataDirectory, klokke);
        var ledgere = await overtakelse.LagAsync(fil, CancellationToken.None);
        using (var store = new SqliteStore(overtakelse.Mappe, klokke))
        {
            foreach (var ledger in ledgere)
            {
                if (!await KontrollerAsync(store, ledger))
                {
                    Console.Error.WriteLine("Ingenting er tatt i bruk.");
                    return;
                }
            }
        }

        overtakelse.TaIBruk();
        Console.WriteLine($"{ledgere.Count} regnskap er overtatt og tatt i bruk. {fil} er som den var.");
    }

    private static async Task<bool> KontrollerAsync(ILedgerStore store, LedgerId ledger)
    {
        var r = await new Revisjonstjeneste(store).KontrollerAsync(ledger, CancellationToken.None);
        Console.WriteLine($"{ledger} {Vedlikehold.Utskrift(r)}");
        Environment.ExitCode = r.ErHel ? 0 : 1;
        return r.ErHel;
    }
}
