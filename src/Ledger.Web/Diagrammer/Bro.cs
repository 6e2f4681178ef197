using Ledger.Web.Html;

namespace Ledger.Web.Diagrammer;

/// <summary>A step of a bridge: what it adds to where the one before ended, or a total, which starts at zero.</summary>
public readonly record struct Brotrinn(decimal Beloep, Brodel Del);

/// <summary>What a step of a bridge is.</summary>
public enum Brodel
{
    Budsjett,
    Endring,
    Regnskap,
}

/// <summary>C3: from budget to accounts, a drawing per row of the table. Surplus is plus.</summary>
public static class Bro
{
    private const decimal Hoeyde = 20m;

    /// <summary>
    /// One drawing per step, in order; empty where there is nothing to draw. The lines are as high as the row, and the bar as all other bars, so
    /// that a step with a long name does not weigh more.
    /// </summary>
    public static IReadOnlyList<Innhold> Tegn(IReadOnlyList<Brotrinn> trinn)
    {
        var staar = new List<(decimal Fra, decimal Til)>();
        var naa = 0m;
        foreach (var t in trinn)
        {
            var fra = t.Del == Brodel.Endring ? naa : 0m;
            naa = fra + t.Beloep;
            staar.Add((fra, naa));
        }

        var akse = Akse.Av(staar.SelectMany(s => new[] { s.Fra, s.Til }));
        return akse.HarSpenn ? [.. trinn.Select((t, i) => Rad(t, staar[i], erSiste: i == trinn.Count - 1, erFoerste: i == 0, akse))] : [];
    }

    private static Innhold Rad(Brotrinn trinn, (decimal Fra, decimal Til) staar, bool erSiste, bool erFoerste, Akse akse)
    {
        var klasse = trinn.Del switch
        {
            Brodel.Budsjett => "budsjett",
            Brodel.Regnskap => "regnskap",
            _ => Retninger.Av(trinn.Beloep, erNoytral: false).Klasse(),
        };
        var (x, bredde) = akse.Mellom(staar.Fra, staar.Til);
        var (fra, til) = (akse.X(trinn.Del == Brodel.Regnskap ? staar.Til : staar.Fra), akse.X(staar.Til));
        return Innhold.Av(
            Svg.Pynt(
                Akse.Bredde, Hoeyde, "bro",
                Svg.Strek(akse.Null, 0m, akse.Null, Hoeyde, "akse"),
                erFoerste ? null : Svg.Strek(fra, 0m, fra, Hoeyde / 2m, "ledd"),
                erSiste ? null : Svg.Strek(til, Hoeyde / 2m, til, Hoeyde, "ledd")),
            Svg.Pynt(Akse.Bredde, Hoeyde, "bro brostolpe", Svg.Rektangel(x, 0m, bredde, Hoeyde, klasse)));
    }
}
