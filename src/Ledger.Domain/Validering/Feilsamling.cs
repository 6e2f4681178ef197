using Ledger.Domain.Verdier;

namespace Ledger.Domain.Validering;

/// <summary>Collects all errors and warnings of one body; keeps the first ones and counts the rest.</summary>
public sealed class Feilsamling(int mostKept = Feilsamling.StoersteAntallListet)
{
    /// <summary>How many errors an answer lists; the total is counted beyond it.</summary>
    public const int StoersteAntallListet = 1_000;

    private readonly List<Feil> _feil = [];
    private readonly List<Feil> _varsler = [];
    private readonly Dictionary<(string Kode, string Felt, string? Verdi), Radfunn> _funn = [];
    private readonly HashSet<(string Felt, string Kode, string Melding)> _paaLinjen = [];
    private long? _linje;

    public IReadOnlyList<Feil> Feil => _feil;

    public IReadOnlyList<Feil> Varsler => _varsler;

    /// <summary>What is told of many rows, in the order it was met; at most as many as are listed.</summary>
    public IReadOnlyCollection<Radfunn> Radfunn => _funn.Values;

    public long AntallFeil { get; private set; }

    public long AntallVarsler { get; private set; }

    public bool HarFeil => AntallFeil > 0;

    /// <summary>Adds an error. What is said of a line already is not said again: a line of a wide file is a row for each of its months.</summary>
    public void Avvis(long? linje, string felt, string kode, string melding)
    {
        if (linje != _linje)
        {
            _linje = linje;
            _paaLinjen.Clear();
        }

        if (linje is not null && !_paaLinjen.Add((felt, kode, melding)))
        {
            return;
        }

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

    /// <summary>The finding of a code, field and value, to count rows in. What is met when there is no more room is counted and not listed.</summary>
    public Radfunn Finn(string kode, string felt, string? verdi, string melding, params IReadOnlyList<string> hindrer)
    {
        if (!_funn.TryGetValue((kode, felt, verdi), out var funn))
        {
            funn = new Radfunn(kode, felt, verdi, melding, hindrer);
            if (_funn.Count < mostKept)
            {
                _funn.Add((kode, felt, verdi), funn);
            }
        }

        return funn;
    }

    /// <summary>Counts a row in a finding; the first one is a warning as well.</summary>
    public void Tell(
        string kode, string felt, string? verdi, string melding, long? linje, Beloep beloep, int rader = 1, IReadOnlyList<string>? hindrer = null)
    {
        var funn = Finn(kode, felt, verdi, melding, hindrer ?? []);
        if (funn.AntallRader == 0)
        {
            Varsle(linje, felt, kode, melding);
        }

        funn.Ta(linje, beloep, rader);
    }

    /// <summary>Adds what another collection found, so that all stands in the order of the lines.</summary>
    public void TaMed(Feilsamling annen)
    {
        if (annen.AntallFeil == 0 && annen.AntallVarsler == 0)
        {
            return;
        }

        foreach (var funn in annen._funn.Values)
        {
            Finn(funn.Kode, funn.Felt, funn.Verdi, funn.Melding, funn.Hindrer).TaMed(funn);
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
