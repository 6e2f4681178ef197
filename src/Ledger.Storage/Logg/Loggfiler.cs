using System.Globalization;
using System.Text;
using System.Text.Json;
using Ledger.Application.Porter;
using Ledger.Domain.Lagring;
using Ledger.Domain.Verdier;
using Ledger.Storage.Sqlite;

namespace Ledger.Storage.Logg;

/// <summary>
/// The logs of requests as files, one a month: a line of JSON per request and, after each batch, a line that is the batch's link. Apart from the
/// ledgers' databases, so that reading a ledger never waits for those who write it.
/// </summary>
/// <remarks>
/// A batch is given to the operating system, and not flushed to the disk. What a program that is killed loses is the batch it had not written, of
/// at most a second; a power cut may take what the system had not written yet.
/// </remarks>
public sealed class Loggfiler(string datamappe) : ILeselogg
{
    private const string Mappe = "logg";
    private const string Installasjonen = "installasjon";
    private const string Endelse = ".ndjson";
    private const string Laasefil = "skriver.laas";
    private const int Forsoek = 100;

    private static readonly Lagretform<Loggpost> Linjeform = Lagretform.HelAscii<Loggpost>();

    private readonly string _mappe = Path.Combine(Path.GetFullPath(datamappe), Mappe);

    public void Skriv(LedgerId? ledger, IReadOnlyList<Loggpost> linjer)
    {
        foreach (var maaned in linjer.GroupBy(l => l.Tidspunkt.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture)))
        {
            var sti = Path.Combine(Sted(ledger), maaned.Key + Endelse);
            SqliteFil.LagMappe(Path.GetDirectoryName(sti)!);
            using var laas = Laas(Path.Combine(Path.GetDirectoryName(sti)!, Laasefil));
            if (!File.Exists(sti))
            {
                SqliteFil.LagTom(sti, FileMode.OpenOrCreate);
            }

            using var fil = new FileStream(sti, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            var (ledd, lengde) = SisteLedd(fil);
            ledd ??= Filer(ledger).TakeWhile(f => string.CompareOrdinal(f, sti) < 0).Reverse().Select(SisteLedd).FirstOrDefault(l => l is not null);

            // Cuts off a line that was written in part when the program was stopped.
            fil.SetLength(lengde);
            fil.Position = lengde;
            var tekster = maaned.Select(l => Linjeform.Skriv(l)).ToList();
            tekster.Add(Loggledd.Form.Skriv(Loggledd.Etter(ledd, tekster)));
            fil.Write(Encoding.UTF8.GetBytes(string.Concat(tekster.Select(t => t + "\n"))));
        }
    }

    public IEnumerable<Loggpost> Nyeste(LedgerId? ledger)
    {
        foreach (var sti in Filer(ledger).Reverse())
        {
            using var fil = new FileStream(sti, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            foreach (var (linje, _) in Baklengs.Linjer(fil))
            {
                if (!Loggledd.ErLedd(linje) && Post(linje) is { } post)
                {
                    yield return post;
                }
            }
        }
    }

    public string? Kontroller(LedgerId? ledger)
    {
        Loggledd? forrige = null;
        foreach (var sti in Filer(ledger))
        {
            var bunke = new List<string>();
            using var leser = new StreamReader(new FileStream(sti, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
            while (leser.ReadLine() is { } linje)
            {
                if (!Loggledd.ErLedd(linje))
                {
                    bunke.Add(linje);
                    continue;
                }

                if (Loggledd.Les(linje) is not { } ledd || !ledd.Foelger(forrige, bunke))
                {
                    return $"Loggen over forespørsler er endret: {Path.GetRelativePath(_mappe, sti)}, ledd {(forrige?.Ledd ?? 0) + 1}.";
                }

                forrige = ledd;
                bunke.Clear();
            }
        }

        return null;
    }

    public void Rydd(DateTimeOffset foer)
    {
        var grense = foer.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        foreach (var mappe in Directory.Exists(_mappe) ? Directory.EnumerateDirectories(_mappe) : [])
        {
            var maaneder = Directory.EnumerateFiles(mappe, "*" + Endelse);
            foreach (var sti in maaneder.Where(f => string.CompareOrdinal(Path.GetFileNameWithoutExtension(f), grense) < 0))
            {
                File.Delete(sti);
            }
        }
    }

    /// <summary>
    /// Another process on the same folder has it for the length of a batch. It is a file of its own: .NET locks a file that is opened for one
    /// alone (flock), and whoever read the log at that moment was refused.
    /// </summary>
    private static FileStream Laas(string sti)
    {
        for (var forsoek = 1; ; forsoek++)
        {
            try
            {
                if (!File.Exists(sti))
                {
                    SqliteFil.LagTom(sti, FileMode.OpenOrCreate);
                }

                return new FileStream(sti, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (forsoek < Forsoek)
            {
                Thread.Sleep(10);
            }
        }
    }

    private static Loggledd? SisteLedd(string sti)
    {
        using var fil = new FileStream(sti, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return SisteLedd(fil).Ledd;
    }

    /// <summary>The last link of a file, and where it ends.</summary>
    private static (Loggledd? Ledd, long Lengde) SisteLedd(FileStream fil)
    {
        foreach (var (linje, slutt) in Baklengs.Linjer(fil))
        {
            if (Loggledd.ErLedd(linje) && Loggledd.Les(linje) is { } ledd)
            {
                return (ledd, slutt);
            }
        }

        return (null, 0);
    }

    private static Loggpost? Post(string linje)
    {
        try
        {
            return Linjeform.Les(linje);
        }
        catch (JsonException)
        {
            // Somebody changed it: the control says so.
            return null;
        }
    }

    private string Sted(LedgerId? ledger) => Path.Combine(_mappe, ledger?.ToString().Replace('/', '-') ?? Installasjonen);

    private string[] Filer(LedgerId? ledger)
    {
        var mappe = Sted(ledger);
        return Directory.Exists(mappe) ? [.. Directory.EnumerateFiles(mappe, "*" + Endelse).Order(StringComparer.Ordinal)] : [];
    }
}
