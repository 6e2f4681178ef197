namespace Ledger.Domain.Validering;

/// <summary>Collects all errors and warnings of one body; keeps the first ones and counts the rest.</summary>
public sealed class Feilsamling(int mostKept = Feilsamling.StoersteAntallListet)
{
    /// <summary>How many errors an answer lists; the total is counted beyond it.</summary>
    public const int StoersteAntallListet = 1_000;

    private readonly List<Feil> _feil = [];
    private readonly List<Feil> _varsler = [];

    public IReadOnlyList<Feil> Feil => _feil;

    public IReadOnlyList<Feil> Varsler => _varsler;

    public long AntallFeil { get; private set; }

    public long AntallVarsler { get; private set; }

    public bool HarFeil => AntallFeil > 0;

    public void Avvis(long? linje, string felt, string kode, string melding)
    {
        AntallFeil++;
        if (_feil.Count < mostKept)
        {
            _feil.Add(new Feil(linje, felt, kode, melding));
        }
    }

    public void Varsle(long? linje, string felt, string kode, string melding)
    {
        AntallVarsler++;
        if (_varsler.Count < mostKept)
        {
            _varsler.Add(new Feil(linje, felt, kode, melding));
        }
    }

    /// <summary>Adds what another collection found, so that all stands in the order of the lines.</summary>
    public void TaMed(Feilsamling annen)
    {
        if (annen.AntallFeil == 0 && annen.AntallVarsler == 0)
        {
            return;
        }

        AntallFeil += annen.AntallFeil;
        AntallVarsler += annen.AntallVarsler;
        Flett(_feil, annen._feil);
        Flett(_varsler, annen._varsler);
    }

    private void Flett(List<Feil> egne, List<Feil> andres)
    {
        var all = egne.Concat(andres).OrderBy(f => f.Linje).Take(mostKept).ToList();
        egne.Clear();
        egne.AddRange(all);
    }
}
