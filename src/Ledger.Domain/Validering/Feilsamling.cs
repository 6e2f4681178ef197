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
}
