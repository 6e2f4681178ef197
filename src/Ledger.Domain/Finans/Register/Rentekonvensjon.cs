using System.Diagnostics.CodeAnalysis;

namespace Ledger.Domain.Finans.Register;

/// <summary>How the days of an interest period are counted.</summary>
public enum Rentekonvensjon
{
    Act365,
    Act360,

    /// <summary>Every month has 30 days, and day 31 is day 30.</summary>
    Euro30360,

    /// <summary>Bond basis: the last day is only day 30 when the first is too.</summary>
    Obligasjon30360,

    /// <summary>ISDA: the days of a leap year over 366, the others over 365.</summary>
    ActAct,
}

/// <summary>Day counts. A period is from its first day to, not with, its last.</summary>
public static class Dagtelling
{
    private static readonly (Rentekonvensjon Konvensjon, string Navn)[] Navnene =
    [
        (Rentekonvensjon.Act365, "act/365"), (Rentekonvensjon.Act360, "act/360"), (Rentekonvensjon.Euro30360, "30E/360"),
        (Rentekonvensjon.Obligasjon30360, "30/360"), (Rentekonvensjon.ActAct, "act/act"),
    ];

    public static IReadOnlyList<string> Navn { get; } = [.. Navnene.Select(n => n.Navn)];

    public static bool TryLes([NotNullWhen(true)] string? navn, out Rentekonvensjon konvensjon)
    {
        var funnet = Array.Find(Navnene, n => n.Navn == navn);
        konvensjon = funnet.Konvensjon;
        return funnet.Navn is not null;
    }

    /// <summary>The days of a period.</summary>
    public static int Dager(this Rentekonvensjon konvensjon, DateOnly fra, DateOnly til) => konvensjon switch
    {
        Rentekonvensjon.Euro30360 => Maaneddager(fra, til) + Math.Min(til.Day, 30) - Math.Min(fra.Day, 30),
        Rentekonvensjon.Obligasjon30360 => Maaneddager(fra, til) + (fra.Day >= 30 ? Math.Min(til.Day, 30) : til.Day) - Math.Min(fra.Day, 30),
        _ => til.DayNumber - fra.DayNumber,
    };

    /// <summary>Interest in kroner, not rounded.</summary>
    /// <param name="prosent">Nominal, a year.</param>
    public static decimal Rente(this Rentekonvensjon konvensjon, decimal beloep, decimal prosent, DateOnly fra, DateOnly til) =>
        konvensjon is Rentekonvensjon.ActAct
            ? beloep * prosent / 100m * ActActdel(fra, til)
            : beloep * prosent * konvensjon.Dager(fra, til) / (konvensjon is Rentekonvensjon.Act365 ? 36_500m : 36_000m);

    private static int Maaneddager(DateOnly fra, DateOnly til) => (360 * (til.Year - fra.Year)) + (30 * (til.Month - fra.Month));

    private static decimal ActActdel(DateOnly fra, DateOnly til)
    {
        var del = 0m;
        for (var start = fra; start < til;)
        {
            var slutt = start.Year == til.Year ? til : new DateOnly(start.Year + 1, 1, 1);
            del += (decimal)(slutt.DayNumber - start.DayNumber) / (DateTime.IsLeapYear(start.Year) ? 366 : 365);
            start = slutt;
        }

        return del;
    }
}
