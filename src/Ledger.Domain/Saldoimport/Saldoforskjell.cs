using Ledger.Domain.Verdier;

namespace Ledger.Domain.Saldoimport;

/// <summary>What is to be booked of one period, as one bilag.</summary>
/// <param name="Gjelder">The period that the rows are about.</param>
/// <param name="Bokfoeres">The period that they are booked in: the same, or a later one because that was closed; null when no open one follows.</param>
/// <param name="Rader">In the order of the keys; balanced to 0,00 when <paramref name="Ubalanse"/> is zero.</param>
/// <param name="NyeNoekler">How many keys had nothing booked in the year.</param>
/// <param name="BorteNoekler">How many keys have nothing left in the year.</param>
/// <param name="Foert">What was put on the account for differences; zero when nothing was.</param>
/// <param name="Ubalanse">What is missing for the rows to balance, beyond what may be put on that account.</param>
public sealed record Periodeforskjell(
    Periode Gjelder, Periode? Bokfoeres, IReadOnlyList<Forskjellsrad> Rader, int NyeNoekler, int BorteNoekler, Beloep Foert, Beloep Ubalanse)
{
    /// <summary>The sum of the changes without sign, in kroner, that on the account for differences among them.</summary>
    public decimal SumAbsolutt { get; init; }

    public bool ErFlyttet => Bokfoeres is { } periode && periode != Gjelder;
}

/// <summary>An unusual change that a person must confirm.</summary>
/// <param name="Periode">The closed month that changed much; null when keys disappeared.</param>
/// <param name="Andel">The part that changed or disappeared, 0–1 or more.</param>
/// <param name="Grense">The part that may.</param>
public sealed record UventetEndring(Periode? Periode, decimal Andel, decimal Grense, decimal Endret, decimal Av);

/// <summary>All that is to be booked.</summary>
/// <param name="Perioder">The periods that change, in order; empty when the ledger already agrees.</param>
/// <param name="BorteNoekler">How many keys have nothing left in the year.</param>
public sealed record Saldoendring(IReadOnlyList<Periodeforskjell> Perioder, int BorteNoekler);

/// <summary>
/// Compares the state of a year as a source has it with what that source has booked, and says what to book for them to agree.
/// </summary>
/// <remarks>
/// Pure arithmetic over periods that amounts are about, whatever period they were booked in: so that many files one after the other end where
/// the last one alone would, however periods were closed between them.
/// </remarks>
public static class Saldoforskjell
{
    /// <param name="fil">What the source says now.</param>
    /// <param name="bokfoert">What it has booked, by the period that each amount is about.</param>
    /// <param name="erLukket">Whether a period is closed.</param>
    /// <exception cref="OverflowException">An amount leaves the range.</exception>
    public static Saldoendring Regn(Kildesaldo fil, Kildesaldo bokfoert, Saldoimportvalg valg, Func<Periode, bool> erLukket)
    {
        var regning = new Saldoregning(fil, bokfoert.Over(fil.Noekler), valg);
        regning.Regn();
        var perioder = Enumerable.Range(0, Periode.Stoerste + 1).Select(p => Periodens(Periode.Fra(p), regning, valg, erLukket));
        return new Saldoendring([.. perioder.Where(p => p.Rader.Count > 0)], regning.AntallBorte);
    }

    /// <summary>What is so large a change that a wrong file is more likely than a right one.</summary>
    public static IReadOnlyList<UventetEndring> Uventet(Saldoendring endring, Kildesaldo bokfoert, Saldobremse bremse, Func<Periode, bool> erLukket)
    {
        var uventet = new List<UventetEndring>();
        foreach (var forskjell in endring.Perioder.Where(f => erLukket(f.Gjelder)))
        {
            var omsetning = Omsetning(bokfoert, forskjell.Gjelder.Nummer);
            if (omsetning > 0 && forskjell.SumAbsolutt > omsetning * bremse.LukketAndel)
            {
                uventet.Add(new(forskjell.Gjelder, forskjell.SumAbsolutt / omsetning, bremse.LukketAndel, forskjell.SumAbsolutt, omsetning));
            }
        }

        var foer = Enumerable.Range(0, bokfoert.Noekler.Antall).Count(bokfoert.HarBeloep);
        if (foer > 0 && endring.BorteNoekler > foer * bremse.BorteAndel)
        {
            uventet.Add(new(null, endring.BorteNoekler / (decimal)foer, bremse.BorteAndel, endring.BorteNoekler, foer));
        }

        return uventet;
    }

    /// <summary>Kroner, without sign.</summary>
    private static decimal Omsetning(Kildesaldo saldo, int periode)
    {
        decimal sum = 0;
        for (var nummer = 0; nummer < saldo.Noekler.Antall; nummer++)
        {
            foreach (var rad in saldo.Rader(nummer))
            {
                sum += rad.Periode == periode ? Math.Abs(rad.Oere / 100m) : 0;
            }
        }

        return sum;
    }

    private static Periodeforskjell Periodens(Periode gjelder, Saldoregning regning, Saldoimportvalg valg, Func<Periode, bool> erLukket)
    {
        var endringer = regning.Ta(gjelder.Nummer);
        var sum = endringer.Aggregate(Int128.Zero, (s, e) => s + e.Oere);
        var (foert, ubalanse) = (default(Beloep), Beloep.FraOere(checked((long)sum)));
        if (!ubalanse.ErNull && valg.Differanse is { } differanse && ubalanse.Abs() <= differanse.Grense)
        {
            (foert, ubalanse) = (-ubalanse, default);
            Foer(endringer, regning.Noekler.Nummer(differanse.Noekkel), foert.Oere);
        }

        return new Periodeforskjell(
            gjelder, Bokfoeres(gjelder, valg, erLukket), regning.Rader(endringer), endringer.Count(e => e.ErNy), endringer.Count(e => e.ErBorte), foert,
            ubalanse)
        {
            SumAbsolutt = endringer.Sum(e => Math.Abs(e.Oere / 100m)),
        };
    }

    /// <summary>Adds the difference to its account. The same imbalance as last night then changes nothing: what is taken off is put back.</summary>
    private static void Foer(List<Saldoregning.Endring> endringer, int noekkel, long oere)
    {
        var plass = endringer.FindIndex(e => e.Noekkel == noekkel);
        if (plass < 0)
        {
            endringer.Add(new(noekkel, oere, ErNy: false, ErBorte: false));
            return;
        }

        var samlet = new Saldoregning.Endring(noekkel, checked(endringer[plass].Oere + oere), ErNy: false, ErBorte: false);
        endringer.RemoveAt(plass);
        if (samlet.Oere != 0)
        {
            endringer.Add(samlet);
        }
    }

    /// <summary>The period itself when it is open; else, when it may be moved, the first open one after it.</summary>
    private static Periode? Bokfoeres(Periode gjelder, Saldoimportvalg valg, Func<Periode, bool> erLukket)
    {
        if (!erLukket(gjelder))
        {
            return gjelder;
        }

        if (valg.LukketPeriode == LukketPeriodevalg.FoersteAapne)
        {
            for (var nummer = gjelder.Nummer + 1; nummer <= Periode.Stoerste; nummer++)
            {
                if (!erLukket(Periode.Fra(nummer)))
                {
                    return Periode.Fra(nummer);
                }
            }
        }

        return null;
    }
}
