namespace Ledger.Web.Diagrammer;

/// <summary>A scale from the lowest to the highest of some amounts, zero always with them, laid over a width of 1000.</summary>
public sealed class Akse
{
    /// <summary>The width of the drawings.</summary>
    public const decimal Bredde = 1000m;

    private readonly decimal _lavest;
    private readonly decimal _spenn;

    private Akse(decimal lavest, decimal hoeyest) => (_lavest, _spenn) = (lavest, hoeyest - lavest);

    /// <summary>False when every amount is zero: there is nothing to draw.</summary>
    public bool HarSpenn => _spenn > 0m;

    /// <summary>Where zero lies.</summary>
    public decimal Null => X(0m);

    /// <summary>Whether a value lies on the scale. A sum of the amounts may not.</summary>
    public bool Rommer(decimal verdi) => verdi >= _lavest && verdi <= _lavest + _spenn;

    public static Akse Av(IEnumerable<decimal> verdier)
    {
        var (lavest, hoeyest) = (0m, 0m);
        foreach (var verdi in verdier)
        {
            (lavest, hoeyest) = (Math.Min(lavest, verdi), Math.Max(hoeyest, verdi));
        }

        return new Akse(lavest, hoeyest);
    }

    /// <summary>Where a value lies, from 0 to <see cref="Bredde"/>.</summary>
    public decimal X(decimal verdi) => HarSpenn ? (verdi - _lavest) / _spenn * Bredde : 0m;

    /// <summary>The left edge and the width of a bar between two values.</summary>
    public (decimal X, decimal Bredde) Mellom(decimal fra, decimal til)
    {
        var (a, b) = (X(fra), X(til));
        return (Math.Min(a, b), Math.Abs(b - a));
    }
}
