using Ledger.Domain.Finans.Register;

namespace Ledger.Domain.Finans.Gjeld;

/// <summary>A term of a loan: what is paid on a day. Positive kroner.</summary>
/// <param name="Rest">What is owed after it.</param>
/// <param name="Fra">The day that its interest runs from.</param>
public sealed record Termin(DateOnly Dato, decimal Avdrag, decimal Rente, decimal Rest, DateOnly Fra);

/// <summary>What will be paid of a loan as it stands: instalments by its form, interest at the rates that are known.</summary>
public static class Laaneplan
{
    /// <summary>The terms after a date, to the last. Øre are rounded a term, and the last clears the loan.</summary>
    /// <param name="rest">What is owed on the date.</param>
    /// <param name="prosent">The rate in force, a year.</param>
    public static IReadOnlyList<Termin> Lag(Laan laan, DateOnly dato, decimal rest, decimal prosent) => Lag(laan, dato, rest, new Rentebane(prosent));

    /// <summary>The same with a rate that changes on known days: an annuity is then spread anew over the terms that are left.</summary>
    public static IReadOnlyList<Termin> Lag(Laan laan, DateOnly dato, decimal rest, Rentebane renter)
    {
        var dager = Termindager(laan, dato);
        var (terminer, fra) = (new List<Termin>(dager.Count), dato);
        var (annuitet, snitt) = (0m, (decimal?)null);
        var serie = dager.Count == 0 ? 0m : Oere(rest / dager.Count);
        for (var i = 0; i < dager.Count; i++)
        {
            var rente = 0m;
            if (laan.Form == Laaneform.Annuitet)
            {
                var prosent = renter.Snitt(rest, fra, dager[i]) ?? 0m;
                annuitet = prosent == snitt ? annuitet : Terminbeloep(rest, prosent / 100m / laan.TerminerPerAar, dager.Count - i);
                (snitt, rente) = (prosent, Oere(rest * prosent / 100m / laan.TerminerPerAar));
            }
            else
            {
                rente = Oere(renter.Rente(laan.Rentekonvensjon, rest, fra, dager[i]) ?? 0m);
            }

            var avdrag = i == dager.Count - 1
                ? rest
                : Math.Min(rest, laan.Form switch { Laaneform.Serie or Laaneform.Leie => serie, Laaneform.Annuitet => annuitet - rente, _ => 0m });
            rest -= avdrag;
            terminer.Add(new(dager[i], avdrag, rente, rest, fra));
            fra = dager[i];
        }

        return terminer;
    }

    /// <summary>
    /// What of a term's interest a year carries, from one year-end to the next: the accounts of a year have what accrues in it at the rates of its days, also
    /// when it is paid the year after. Whole øre, and the years sum to the interest of the term.
    /// </summary>
    /// <param name="renter">The rates that the term was made with.</param>
    public static decimal RenteI(Laan laan, Rentebane renter, Termin termin, int aar) =>
        Paaloept(laan, renter, termin, new(aar, 12, 31)) - Paaloept(laan, renter, termin, new(aar - 1, 12, 31));

    /// <summary>
    /// The interest of a term that has accrued on a day: by the agreement's count of days; that of an annuity, whose terms are equal, by the days themselves.
    /// </summary>
    private static decimal Paaloept(Laan laan, Rentebane renter, Termin termin, DateOnly dag)
    {
        if (dag <= termin.Fra || dag >= termin.Dato)
        {
            return dag <= termin.Fra ? 0m : termin.Rente;
        }

        var rest = termin.Rest + termin.Avdrag;
        var rente = laan.Form == Laaneform.Annuitet
            ? rest * renter.Snitt(rest, termin.Fra, dag) / 100m / laan.TerminerPerAar
                * (dag.DayNumber - termin.Fra.DayNumber) / (termin.Dato.DayNumber - termin.Fra.DayNumber)
            : renter.Rente(laan.Rentekonvensjon, rest, termin.Fra, dag);
        return Oere(rente ?? 0m);
    }

    /// <summary>What an annuity costs a term: A = P·i / (1 − (1+i)^−n), in whole øre.</summary>
    /// <param name="rente">The interest of one term as a fraction: 0.01 is one percent.</param>
    public static decimal Terminbeloep(decimal beloep, decimal rente, int terminer)
    {
        if (terminer == 0)
        {
            return 0m;
        }

        var vekst = 1m;
        for (var i = 0; i < terminer; i++)
        {
            vekst *= 1m + rente;
        }

        return Oere(rente == 0m ? beloep / terminer : beloep * rente * vekst / (vekst - 1m));
    }

    /// <summary>The days after a date on which a loan is paid: from its first term, evenly through the year, and its last day.</summary>
    private static List<DateOnly> Termindager(Laan laan, DateOnly dato)
    {
        var (dager, maaneder) = (new List<DateOnly>(), 12 / Math.Clamp(laan.TerminerPerAar, 1, 12));
        var foerste = laan.FoersteTermin ?? laan.FoersteUtbetaling.AddMonths(maaneder);
        for (var i = 0; foerste.AddMonths(i * maaneder) < laan.Forfall; i++)
        {
            if (foerste.AddMonths(i * maaneder) > dato)
            {
                dager.Add(foerste.AddMonths(i * maaneder));
            }
        }

        if (laan.Forfall > dato)
        {
            dager.Add(laan.Forfall);
        }

        return dager;
    }

    private static decimal Oere(decimal beloep) => decimal.Round(beloep, 2, MidpointRounding.AwayFromZero);
}
