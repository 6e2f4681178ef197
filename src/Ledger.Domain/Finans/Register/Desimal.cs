namespace Ledger.Domain.Finans.Register;

/// <summary>Powers and roots of decimals: financial formulas without binary floating point.</summary>
public static class Desimal
{
    /// <summary>A whole power; a negative one is of the inverse.</summary>
    public static decimal Potens(decimal grunntall, int eksponent)
    {
        var (svar, faktor, n) = (1m, eksponent < 0 ? 1m / grunntall : grunntall, Math.Abs(eksponent));
        for (; n > 0; n >>= 1, faktor *= n > 0 ? faktor : 1m)
        {
            svar *= (n & 1) == 1 ? faktor : 1m;
        }

        return svar;
    }

    /// <summary>A positive number to teller/nevner.</summary>
    public static decimal Potens(decimal grunntall, int teller, int nevner) => Potens(Rot(grunntall, nevner), teller);

    /// <summary>The root of a number that is not negative, by Newton's method, to within 1e-24 of it or where the digits end.</summary>
    public static decimal Rot(decimal tall, int grad)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tall);
        if (tall == 0m)
        {
            return 0m;
        }

        // The first guess is never below the root, also of a number below 1. From there the steps only fall; the first that does not is the end.
        var (svar, naermere) = (decimal.MaxValue, Math.Max(1m, 1m + ((tall - 1m) / grad)));
        while (naermere < svar)
        {
            svar = naermere;
            naermere = (((grad - 1) * svar) + (tall * Potens(svar, 1 - grad))) / grad;
        }

        return svar;
    }
}
