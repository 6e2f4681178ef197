using Ledger.Application.Porter;
using Ledger.Domain.Verdier;
using Ledger.Storage.Felles;

namespace Ledger.Storage.Sqlite;

/// <summary>
/// The first write of a ledger, which makes its file. The file is made under a name of its own and committed to; then the ledger is registered in
/// the catalogue; then the file gets its name. The ledger is there from the second step on, whatever stops the program (the third is done by
/// whoever opens it); before that it never was, and what is left is a file that nobody knows.
/// </summary>
internal sealed class Nyregnskap(Regnskapsfiler filer, SqliteKatalog katalog, TimeProvider klokke)
{
    private const string Endelse = ".ny";

    private readonly Dictionary<LedgerId, (SemaphoreSlim Tur, int Antall)> _lages = [];

    /// <summary>The name of a ledger's file.</summary>
    public static string Filnavn(LedgerId ledger) => ledger.ToString().Replace('/', '-') + ".db";

    /// <summary>Begins the write; null when the ledger has been made meanwhile.</summary>
    public async Task<ISkriveoekt?> BegynnAsync(LedgerId ledger, CancellationToken ct)
    {
        await VentAsync(ledger, ct);
        SqliteFil? fil = null;
        SqliteSkrivekoe? koe = null;
        try
        {
            if (katalog.Finn(ledger) is not null)
            {
                Slipp(ledger);
                return null;
            }

            var navn = Filnavn(ledger);
            if (filer.Fil(navn) is { Finnes: true } liggende)
            {
                throw new LagerException(Lagerfeil.Utilgjengelig, $"Filen {liggende.Sti} finnes, men er ikke i katalogen. Kjør: registrer {ledger}");
            }

            fil = filer.Fil($"{navn}.{Guid.NewGuid():N}{Endelse}");
            await fil.MigrerAsync(Regnskapsidentitet.Migreringer, ct);
            koe = new SqliteSkrivekoe(fil);
            var (ny, skrivekoe) = (fil, koe);
            return await koe.BegynnAsync(
                samles: false,
                skriver => new SqliteSkriveoekt(skrivekoe, skriver, ledger, samles: false, beholdt => AvsluttAsync(ledger, ny, skrivekoe, beholdt)),
                ct);
        }
        catch
        {
            koe?.Dispose();
            Fjern(fil);
            Slipp(ledger);
            throw;
        }
    }

    /// <summary>Removes the files of ledgers that were never made, left by a program that was stopped.</summary>
    /// <param name="kjente">The names that the catalogue has.</param>
    public static void Rydd(string mappe, IReadOnlySet<string> kjente, TimeProvider klokke)
    {
        // Another process may be making one just now.
        var grense = klokke.GetUtcNow().UtcDateTime.AddDays(-1);
        foreach (var sti in Directory.Exists(mappe) ? Directory.EnumerateFiles(mappe, "*" + Endelse) : [])
        {
            if (!kjente.Contains(Path.GetFileName(sti)) && File.GetLastWriteTimeUtc(sti) < grense)
            {
                Fjern(sti);
            }
        }
    }

    private async Task AvsluttAsync(LedgerId ledger, SqliteFil fil, SqliteSkrivekoe koe, bool beholdt)
    {
        try
        {
            // Closing the last connection checkpoints the WAL into the file.
            koe.Dispose();
            var plassering = new Plassering(Filnavn(ledger), Path.GetFileName(fil.Sti));
            if (beholdt && await katalog.RegistrerAsync(ledger, plassering, klokke.GetUtcNow(), "regnskap-laget", CancellationToken.None))
            {
                filer.FerdigstillNavn(plassering);
                return;
            }

            Fjern(fil);
            if (beholdt)
            {
                throw new LagerException(Lagerfeil.Laast, $"Regnskapet {ledger} ble laget av en annen prosess.");
            }
        }
        finally
        {
            Slipp(ledger);
        }
    }

    internal static void Fjern(SqliteFil? fil)
    {
        if (fil is not null)
        {
            Fjern(fil.Sti);
        }
    }

    private static void Fjern(string sti)
    {
        File.Delete(sti);
        File.Delete(sti + "-wal");
        File.Delete(sti + "-shm");
    }

    private async Task VentAsync(LedgerId ledger, CancellationToken ct)
    {
        SemaphoreSlim tur;
        lock (_lages)
        {
            var (kjent, antall) = _lages.GetValueOrDefault(ledger);
            tur = kjent ?? new SemaphoreSlim(1, 1);
            _lages[ledger] = (tur, antall + 1);
        }

        try
        {
            await tur.WaitAsync(ct);
        }
        catch
        {
            Glem(ledger);
            throw;
        }
    }

    private void Slipp(LedgerId ledger) => Glem(ledger)?.Release();

    private SemaphoreSlim? Glem(LedgerId ledger)
    {
        lock (_lages)
        {
            var (tur, antall) = _lages[ledger];
            if (antall > 1)
            {
                _lages[ledger] = (tur, antall - 1);
                return tur;
            }

            _lages.Remove(ledger);
            return null;
        }
    }
}
