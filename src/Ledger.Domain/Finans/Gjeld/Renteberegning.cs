using Ledger.Domain.Finans.Register;

namespace Ledger.Domain.Finans.Gjeld;

/// <summary>Interest of what was owed, and the sensitivity of what will be paid.</summary>
public static class Renteberegning
{
    /// <summary>
    /// The interest of a loan over a period: each stretch between two movements or rates at its own balance and rate. Not rounded, and null when a
    /// stretch has no rate or balance.
    /// </summary>
    public static decimal? Paaloept(Gjeldsbok bok, Laan laan, DateOnly fra, DateOnly til)
    {
        var sum = 0m;
        var skift = bok.Bevegelser(laan).Concat(bok.Register.Poster(Postslag.Rentevilkaar, laan.Kode)).Select(p => p.Dato)
            .Where(d => d > fra && d < til).Append(til).Distinct().Order();
        var start = fra;
        foreach (var slutt in skift)
        {
            if (bok.Restgjeld(laan, start).Verdi is not { } rest)
            {
                return null;
            }

            if (rest != 0m)
            {
                if (bok.Rentevilkaar(laan, start)?.Prosent is not { } prosent)
                {
                    return null;
                }

                sum += laan.Rentekonvensjon.Rente(rest, prosent, start, slutt);
            }

            start = slutt;
        }

        return sum;
    }

    /// <summary>
    /// The present value of cash flows, and their modified duration in years: (Σ t·CF·(1+y)^−t / P) / (1+y), with P the present value. Null when
    /// nothing is paid.
    /// </summary>
    /// <param name="stroem">What is paid after a number of days.</param>
    /// <param name="prosent">The market rate of the term, compounded yearly.</param>
    public static (decimal Naaverdi, decimal? Aar) ModifisertDurasjon(IEnumerable<(int Dager, decimal Beloep)> stroem, decimal prosent)
    {
        var (naaverdi, vektet, faktor) = (0m, 0m, 1m + (prosent / 100m));
        var perDag = Desimal.Rot(faktor, 365);
        foreach (var (dager, beloep) in stroem)
        {
            var verdi = beloep / Desimal.Potens(perDag, dager);
            (naaverdi, vektet) = (naaverdi + verdi, vektet + (dager / 365m * verdi));
        }

        return (naaverdi, naaverdi == 0m ? null : vektet / naaverdi / faktor);
    }
}
