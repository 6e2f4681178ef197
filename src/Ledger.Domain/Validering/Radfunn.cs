using Ledger.Domain.Verdier;

namespace Ledger.Domain.Validering;

/// <summary>One thing that is told of many rows: how many, what they sum to, and where the first ones are.</summary>
/// <param name="kode">A stable code of the error catalogue.</param>
/// <param name="felt">The field as the caller named it.</param>
/// <param name="verdi">The value that it is about; null when it is about no one value.</param>
/// <param name="melding">Norwegian, for people.</param>
/// <param name="hindrer">What it stops later: <c>avslutning</c>, <c>kostra</c> …</param>
public sealed class Radfunn(string kode, string felt, string? verdi, string melding, IReadOnlyList<string> hindrer)
{
    /// <summary>How many lines are named; the others are only counted.</summary>
    public const int MestLinjer = 10;

    private readonly List<long> _foersteLinjer = [];

    public string Kode => kode;

    public string Felt => felt;

    public string? Verdi => verdi;

    public string Melding => melding;

    public IReadOnlyList<string> Hindrer => hindrer;

    public long AntallRader { get; private set; }

    /// <summary>Kroner in ledger sign.</summary>
    public Beloep Sum { get; private set; }

    public IReadOnlyList<long> FoersteLinjer => _foersteLinjer;

    public void Ta(long? linje, Beloep beloep, int rader = 1)
    {
        AntallRader += rader;
        Sum += beloep;
        // A line of a wide file is a row for each of its months.
        if (linje is { } l && _foersteLinjer.Count < MestLinjer && (_foersteLinjer.Count == 0 || _foersteLinjer[^1] != l))
        {
            _foersteLinjer.Add(l);
        }
    }

    /// <summary>Adds what another collection found of the same.</summary>
    internal void TaMed(Radfunn annen)
    {
        AntallRader += annen.AntallRader;
        Sum += annen.Sum;
        var linjer = _foersteLinjer.Concat(annen._foersteLinjer).Order().Take(MestLinjer).ToList();
        _foersteLinjer.Clear();
        _foersteLinjer.AddRange(linjer);
    }
}
