using Ledger.Domain.Finans.Register;

namespace Ledger.Domain.Finans.Gjeld;

/// <summary>A term of a loan: what is paid on a day. Positive kroner.</summary>
/// <param name="Rest">What is owed after it.</param>
/// <param name="Fra">The day that its interest runs from.</param>
/// <param name="Dager">The days of a whole term: the first that a plan has may have begun before its date.</param>
public sealed record Termin(DateOnly Dato, decimal Avdrag, decimal Rente, decimal Rest, DateOnly Fra, int Dager);

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
            // The instalments of an annuity are by whole terms; its interest is of the days from the plan's date, as that of the other forms.
            var ((dag, hele), rente, helRente) = (dager[i], 0m, 0m);
            if (laan.Form == Laaneform.Annuitet)
            {
                var prosent = renter.Snitt(rest, fra, dag) ?? 0m;
                annuitet = prosent == snitt ? annuitet : Terminbeloep(rest, prosent / 100m / laan.TerminerPerAar, dager.Count - i);
                (snitt, helRente) = (prosent, Oere(rest * prosent / 100m / laan.TerminerPerAar));
                rente = Oere(Terminrente(laan, rest, prosent, dag.DayNumber - fra.DayNumber, hele));
            }
            else
            {
                rente = Oere(renter.Rente(laan.Rentekonvensjon, rest, fra, dag) ?? 0m);
            }

            var avdrag = i == dager.Count - 1
                ? rest
                : Math.Min(rest, laan.Form switch { Laaneform.Serie or Laaneform.Leie => serie, Laaneform.Annuitet => annuitet - helRente, _ => 0m });
            rest -= avdrag;
            terminer.Add(new(dag, avdrag, rente, rest, fra, hele));
            fra = dag;
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
            ? Terminrente(laan, rest, renter.Snitt(rest, termin.Fra, dag) ?? 0m, dag.DayNumber - termin.Fra.DayNumber, termin.Dager)
            : renter.Rente(laan.Rentekonvensjon, rest, termin.Fra, dag);
        return Oere(rente ?? 0m);
    }

    /// <summary>Interest of some of an annuity's days: its whole terms are equal, however many days they have.</summary>
    private static decimal Terminrente(Laan laan, decimal rest, decimal prosent, int dager, int hele)
    {
        var rente = rest * prosent / 100m / laan.TerminerPerAar;
        return dager == hele ? rente : rente * dager / hele;
    }

    /// <summary>What an annuity costs a term: A = P·i / (1 − (1+i)^−n), in whole øre.</summary>
    /// <param name="rente">The interest of one term as a fraction: 0.01 is one percent.</param>
    public static decimal Terminbeloep(decimal beloep, decimal rente, int terminer)
    {
        if (terminer == 0)
        {
            return 0m;
        }

        // By what the last term is worth today when the rate is positive: it goes to nothing where the growth would go beyond what a number can be.
        var (faktor, ledd) = (1m, rente > 0m ? 1m / (1m + rente) : 1m + rente);
        for (var i = 0; i < terminer; i++)
        {
            faktor *= ledd;
        }

        return Oere(rente == 0m ? beloep / terminer : rente > 0m ? beloep * rente / (1m - faktor) : beloep * rente * faktor / (faktor - 1m));
    }

    /// <summary>
    /// The days after a date on which a loan is paid: from its first term, evenly through the year, and its last day; each with the days of a whole term.
    /// </summary>
    private static List<(DateOnly Dag, int Hele)> Termindager(Laan laan, DateOnly dato)
    {
        var (dager, maaneder, nr) = (new List<(DateOnly, int)>(), 12 / Math.Clamp(laan.TerminerPerAar, 1, 12), 0);
        var foerste = laan.FoersteTermin ?? laan.FoersteUtbetaling.AddMonths(maaneder);
        DateOnly Dag(int i) => foerste.AddMonths(i * maaneder);
        int Hele(int i) => Dag(i).DayNumber - Dag(i - 1).DayNumber;
        for (; Dag(nr) < laan.Forfall; nr++)
        {
            if (Dag(nr) > dato)
            {
                dager.Add((Dag(nr), Hele(nr)));
            }
        }

        if (laan.Forfall > dato)
        {
            dager.Add((laan.Forfall, Hele(nr)));
        }

        return dager;
    }

    private static decimal Oere(decimal beloep) => decimal.Round(beloep, 2, MidpointRounding.AwayFromZero);
}
