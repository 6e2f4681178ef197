namespace Ledger.Domain.Finans.Register;

/// <summary>What kind of agreement a debt is.</summary>
public enum Laaneform
{
    Serie,
    Annuitet,
    Avdragsfritt,
    Obligasjon,
    Sertifikat,
    Leie,
    Likviditetslaan,
}

/// <summary>What a part of a loan was taken up for (kommuneloven §§ 14-14 to 14-17).</summary>
public enum Laaneformaal
{
    IkkeSelvfinansierende,
    SelvfinansierendeVar,
    SelvfinansierendeBolig,
    Videreutlaan,
    Leie,
}

/// <summary>Who else pays when the rate goes up.</summary>
public enum Motpost
{
    Ingen,
    Formidling,
    Gebyr,
    Rentekompensasjon,
}

/// <summary>A part of a loan.</summary>
/// <param name="Del">Of 1.</param>
public sealed record Laaneandel(Laaneformaal Formaal, Motpost Motpost, decimal Del);

/// <summary>A loan, as its agreement says.</summary>
/// <param name="Hovedstol">Kroner.</param>
/// <param name="Kapittel">The municipality's own choice of chapter; null for the one that follows from form and term.</param>
/// <param name="Fordeling">Parts that sum to 1.</param>
public sealed record Laan(
    string Kode, string Motpartsgruppe, string Laangiver, Laaneform Form, decimal Hovedstol, DateOnly FoersteUtbetaling, DateOnly Forfall,
    int TerminerPerAar, DateOnly? FoersteTermin, Rentekonvensjon Rentekonvensjon, bool Groent, bool Refinansieres, string? Kapittel, string Sektor,
    IReadOnlyList<Laaneandel> Fordeling)
{
    /// <summary>It is shown apart from the loans.</summary>
    public bool ErLeie => Form == Laaneform.Leie;

    /// <summary>The chapter in the accounts at the end of a year (the numbers that apply from 2024).</summary>
    public string Forventetkapittel(int aar)
    {
        var nesteAar = Forfall.Year <= aar + 1;
        return Kapittel ?? Form switch
        {
            Laaneform.Obligasjon => nesteAar ? "412" : "411",
            Laaneform.Sertifikat => "431",
            Laaneform.Avdragsfritt when Forfall <= FoersteUtbetaling.AddMonths(12) => "454",
            Laaneform.Avdragsfritt => nesteAar ? "453" : "452",
            Laaneform.Likviditetslaan => "31",
            _ => "451",
        };
    }

    /// <summary>
    /// An amount parted by <see cref="Fordeling"/>: each part in whole øre, and the last takes the rounding. Parts never have another sign than the amount:
    /// where few øre are rounded up to more than there are, the later parts have less.
    /// </summary>
    public IEnumerable<(Laaneandel Andel, decimal Beloep)> Fordel(decimal beloep)
    {
        var rest = beloep;
        for (var i = 0; i < Fordeling.Count; i++)
        {
            var del = decimal.Round(beloep * Fordeling[i].Del, 2, MidpointRounding.AwayFromZero);
            del = i == Fordeling.Count - 1 || Math.Abs(del) > Math.Abs(rest) ? rest : del;
            rest -= del;
            yield return (Fordeling[i], del);
        }
    }

    /// <summary>
    /// The parts of the first kroner of an amount. Pieces of the amount that stand after each other are the differences: they sum to its parts, and the
    /// parts of each to the piece, both to the øre, and none is negative. Each part is taken of what those before it leave: it grows by an øre or nothing when
    /// the first kroner grow by one, and so does what is left.
    /// </summary>
    public IReadOnlyList<decimal> FordelFoerste(decimal foerste, decimal beloep)
    {
        var (deler, igjen, av) = (new List<decimal>(Fordeling.Count), foerste, beloep);
        foreach (var (_, hele) in Fordel(beloep))
        {
            var del = av == 0m ? 0m : decimal.Round(igjen * hele / av, 2, MidpointRounding.AwayFromZero);
            deler.Add(del);
            (igjen, av) = (igjen - del, av - hele);
        }

        return deler;
    }
}

/// <summary>Which way a swap turns the rate.</summary>
public enum Bytteretning
{
    BetalerFast,
    MottarFast,
}

/// <summary>The amount that a swap covers from a day on.</summary>
/// <param name="Fra">The first day that the amount applies.</param>
/// <param name="Nominelt">Kroner.</param>
public sealed record Nominelltrinn(DateOnly Fra, decimal Nominelt);

/// <summary>A swap of the rate of a loan, or of a part of it.</summary>
/// <param name="Nominelt">Kroner, in steps by day: one for a swap of the same amount all the way, more for one that follows the loan's instalments.</param>
/// <param name="Fastrente">Percent a year, without the loan's margin.</param>
/// <param name="Margin">The loan's margin, in percentage points.</param>
/// <param name="FlytendeReferanse">The market rate that the floating side follows; its shortest term is how often it is set.</param>
public sealed record Rentebytte(
    string Kode, string Laan, string Motpart, IReadOnlyList<Nominelltrinn> Nominelt, Bytteretning Retning, DateOnly Fra, DateOnly Til, decimal Fastrente,
    decimal Margin, bool Sikring, string? FlytendeReferanse = null)
{
    public bool Gjelder(DateOnly dato) => Fra <= dato && Til > dato;

    /// <summary>The amount that the swap covers on a day; 0 before it begins and after it ends.</summary>
    public decimal NomineltPaa(DateOnly dato) => Gjelder(dato) ? Nominelt.LastOrDefault(t => t.Fra <= dato)?.Nominelt ?? 0m : 0m;
}
