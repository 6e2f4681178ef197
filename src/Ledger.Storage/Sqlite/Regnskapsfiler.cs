using System.Collections.Concurrent;
using Ledger.Domain.Verdier;

namespace Ledger.Storage.Sqlite;

/// <summary>
/// The files of the ledgers: opened when they are first used, closed when they have been idle. An installation may have hundreds, and a process
/// has a limited number of file handles.
/// </summary>
internal sealed class Regnskapsfiler : IDisposable
{
    /// <summary>
    /// The folder of the files below the data folder.
    /// </summary>
    public const string Mappe = "regnskap";

    private static readonly TimeSpan Ledigfrist = TimeSpan.FromMinutes(2);

    private readonly string _mappe;
    private readonly SqliteKatalog _katalog;
    private readonly TimeSpan _laasvent;
    private readonly TimeProvider _klokke;
    private readonly int _mestAapne;
    private readonly ConcurrentDictionary<LedgerId, Regnskapsfil> _aapne = new();
    private readonly Lock _laas = new();
    private readonly ITimer _rydding;

    /// <param name="mestAapne">
    /// How many are open before those that have been idle longest are closed. Each has some ten handles when it is busy.
    /// </param>
    public Regnskapsfiler(string datamappe, SqliteKatalog katalog, TimeSpan laasvent, TimeProvider klokke, int mestAapne)
    {
        _mestAapne = mestAapne;
        (_mappe, _katalog, _laasvent, _klokke) = (Path.Combine(datamappe, Mappe), katalog, laasvent, klokke);
        _rydding = klokke.CreateTimer(_ => LukkLedige(Ledigfrist), null, Ledigfrist / 4, Ledigfrist / 4);
    }

    public SqliteFil Fil(string navn) => new(Path.Combine(_mappe, navn), _laasvent, _klokke);

    /// <summary>The file of a ledger, to be handed back (<see cref="Regnskapsfil.Lever"/>); null when the ledger is not here.</summary>
    public Regnskapsfil? Lei(LedgerId ledger)
    {
        if (_aapne.TryGetValue(ledger, out var fil) && fil.TryLei())
        {
            // Somebody may have moved the file away, or taken the ledger out of the catalogue, meanwhile.
            if (!fil.Fil.ErForeldet() || (fil.Fil.Finnes && _katalog.Finn(ledger) is not null))
            {
                return fil;
            }

            fil.Lever();
            Fjern(ledger, fil);
        }

        return _katalog.Finn(ledger) is { } plassering ? LeiNy(ledger, plassering) : null;
    }

    /// <summary>Lets go of a ledger's file; those who have leased it are done with it first.</summary>
    public void Slipp(LedgerId ledger)
    {
        if (_aapne.TryGetValue(ledger, out var fil))
        {
            Fjern(ledger, fil);
        }
    }

    /// <summary>Gives a new file its own name, if that was not done when it was made.</summary>
    public void FerdigstillNavn(Plassering plassering)
    {
        var fil = Fil(plassering.Fil);
        if (plassering.LagetSom is { } navn && !fil.Finnes && Fil(navn) is { Finnes: true } ny)
        {
            File.Move(ny.Sti, fil.Sti);
        }
    }

    public void Dispose()
    {
        _rydding.Dispose();
        foreach (var fil in _aapne.Values)
        {
            fil.Dispose();
        }

        _aapne.Clear();
    }

    private Regnskapsfil LeiNy(LedgerId ledger, Plassering plassering)
    {
        lock (_laas)
        {
            if (_aapne.TryGetValue(ledger, out var aapnet) && aapnet.TryLei())
            {
                return aapnet;
            }

            FerdigstillNavn(plassering);
            if (_aapne.Count >= _mestAapne)
            {
                LukkLedige(TimeSpan.Zero, _aapne.Count - _mestAapne + 1);
            }

            var fil = new Regnskapsfil(ledger, Fil(plassering.Fil), _klokke);
            _ = fil.TryLei();
            _aapne[ledger] = fil;
            return fil;
        }
    }

    private void LukkLedige(TimeSpan frist, int mest = int.MaxValue)
    {
        foreach (var (ledger, fil) in _aapne.Where(f => f.Value.Ledig >= frist).OrderByDescending(f => f.Value.Ledig).Take(mest).ToList())
        {
            if (fil.TryLukk())
            {
                _aapne.TryRemove(new(ledger, fil));
            }
        }
    }

    /// <summary>Nobody gets it from here on; it is closed by the last one who has it, or here.</summary>
    private void Fjern(LedgerId ledger, Regnskapsfil fil)
    {
        if (_aapne.TryRemove(new(ledger, fil)))
        {
            fil.Avvikle();
        }
    }
}
