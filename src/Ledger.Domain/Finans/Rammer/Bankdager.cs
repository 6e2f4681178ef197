namespace Ledger.Domain.Finans.Rammer;

/// <summary>The days on which Norwegian banks settle: not Saturdays, Sundays, public holidays and Christmas Eve.</summary>
public static class Bankdager
{
    /// <summary>Days from Easter Sunday: Maundy Thursday, Good Friday, Easter Monday, Ascension Day, Whit Monday.</summary>
    private static readonly int[] FraPaaske = [-3, -2, 1, 39, 50];
    private static readonly (int Maaned, int Dag)[] Faste = [(1, 1), (5, 1), (5, 17), (12, 24), (12, 25), (12, 26)];

    public static bool Er(DateOnly dag) => dag.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
        && !Faste.Contains((dag.Month, dag.Day)) && !FraPaaske.Contains(dag.DayNumber - Paaskedag(dag.Year).DayNumber);

    /// <summary>Easter Sunday by the Gregorian computus (Meeus, Jones and Butcher).</summary>
    public static DateOnly Paaskedag(int aar)
    {
        var (a, b, c) = (aar % 19, aar / 100, aar % 100);
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var dag = h + l - (7 * m) + 114;
        return new(aar, dag / 31, (dag % 31) + 1);
    }
}
