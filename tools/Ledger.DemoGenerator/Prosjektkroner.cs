using System.Globalization;

namespace Ledger.DemoGenerator;

/// <summary>Whole kroner from one end to the other, both included.</summary>
public readonly record struct Intervall(long Fra, long Til)
{
    public static readonly Intervall Alt = new(-1_000_000_000_000_000, 1_000_000_000_000_000);

    public static Intervall operator +(Intervall a, Intervall b) => new(a.Fra + b.Fra, a.Til + b.Til);

    public Intervall Og(Intervall b) => new(Math.Max(Fra, b.Fra), Math.Min(Til, b.Til));

    /// <summary>The kroner that round to a printed figure of one decimal of a million, half away from zero; all where nothing is printed.</summary>
    public static Intervall Trykt(string mill)
    {
        if (mill.Length == 0)
        {
            return Alt;
        }

        var kroner = Beloep3.Kroner(decimal.Parse(mill, CultureInfo.InvariantCulture));
        return new(kroner - (kroner > 0 ? 50_000 : 49_999), kroner + (kroner < 0 ? 50_000 : 49_999));
    }

    public long Naermest(long kroner) => Math.Clamp(kroner, Fra, Til);
}

/// <summary>Where revised budget and accounts may lie when they and their difference each have an interval.</summary>
public readonly record struct Rom(Intervall Revidert, Intervall Regnskap, Intervall Avvik)
{
    public static Rom operator +(Rom a, Rom b) => new(a.Revidert + b.Revidert, a.Regnskap + b.Regnskap, a.Avvik + b.Avvik);

    public static Rom Punkt(long revidert, long regnskap) =>
        new(new(revidert, revidert), new(regnskap, regnskap), new(revidert - regnskap, revidert - regnskap));

    /// <summary>The room where the three conditions hold together: each interval is cut to what the other two allow.</summary>
    public Rom Og(Rom b)
    {
        var (x, y, d) = (Revidert.Og(b.Revidert), Regnskap.Og(b.Regnskap), Avvik.Og(b.Avvik));
        d = d.Og(new(x.Fra - y.Til, x.Til - y.Fra));
        x = x.Og(new(y.Fra + d.Fra, y.Til + d.Til));
        y = y.Og(new(x.Fra - d.Til, x.Til - d.Fra));
        return x.Fra > x.Til || y.Fra > y.Til || d.Fra > d.Til ? throw new InvalidDataException($"No kroner fit {this} and {b}.") : new(x, y, d);
    }

    /// <summary>The points that leave something in this room when they are taken from a sum.</summary>
    public Rom Under(long revidert, long regnskap)
    {
        static Intervall Fra(long sum, Intervall rest) => new(sum - rest.Til, sum - rest.Fra);
        return new(Fra(revidert, Revidert), Fra(regnskap, Regnskap), Fra(revidert - regnskap, Avvik));
    }

    /// <summary>The point of the room nearest another: what the difference asks for is shared evenly by the two.</summary>
    public (long Revidert, long Regnskap) Naermest(long revidert, long regnskap)
    {
        var (x, y) = (Revidert.Naermest(revidert), Regnskap.Naermest(regnskap));
        var mangler = Avvik.Naermest(x - y) - (x - y);
        x = new Intervall(Math.Max(Revidert.Fra, Regnskap.Fra + x - y + mangler), Math.Min(Revidert.Til, Regnskap.Til + x - y + mangler))
            .Naermest(x + (mangler / 2));
        var rom = Regnskap.Og(new(x - Avvik.Til, x - Avvik.Fra));
        return (x, rom.Naermest(y));
    }
}

/// <summary>
/// Finds kroner for the rows of a table that round to all that is printed of each row (revised, accounts, deviation) and sum to something that
/// rounds to all that is printed of the sum.
/// </summary>
public static class Prosjektkroner
{
    /// <param name="Trykt">The printed figures in kroner.</param>
    public readonly record struct Rad(Rom Rom, (long Revidert, long Regnskap) Trykt);

    /// <summary>Reads a row; where the accounts are illegible they follow from the other two.</summary>
    public static Rad Les(IReadOnlyDictionary<string, string> rad) => Les(rad["rev_bud"], rad["regnskap"], rad["mer_mindreforbruk"]);

    /// <inheritdoc cref="Les(IReadOnlyDictionary{string, string})"/>
    public static Rad Les(string rev, string regn, string avvik)
    {
        static long Kroner(string mill) => Beloep3.Kroner(decimal.Parse(mill, CultureInfo.InvariantCulture));
        var rom = new Rom(Intervall.Trykt(rev), Intervall.Trykt(regn), Intervall.Trykt(avvik));
        return new(rom.Og(rom), (Kroner(rev), regn.Length > 0 ? Kroner(regn) : Kroner(rev) - Kroner(avvik)));
    }

    /// <summary>The sum nearest the printed one, and then row by row the point nearest the printed one that the rows after it can make up for.</summary>
    public static IReadOnlyList<(long Revidert, long Regnskap)> Velg(IReadOnlyList<Rad> rader, Rad sum)
    {
        var (revidert, regnskap) = Sum(rader).Og(sum.Rom).Naermest(sum.Trykt.Revidert, sum.Trykt.Regnskap);
        var valgt = new List<(long, long)>();
        for (var i = 0; i < rader.Count; i++)
        {
            var (x, y) = rader[i].Rom.Og(Sum(rader.Skip(i + 1)).Under(revidert, regnskap)).Naermest(rader[i].Trykt.Revidert, rader[i].Trykt.Regnskap);
            valgt.Add((x, y));
            (revidert, regnskap) = (revidert - x, regnskap - y);
        }

        return valgt;
    }

    /// <summary>A printed sum as a row of a sum above it: what its own rows allow, near what is printed of it.</summary>
    public static Rad SomRad(IReadOnlyList<Rad> rader, Rad sum) => sum with { Rom = Sum(rader).Og(sum.Rom) };

    /// <summary>A sum whose kroner are chosen.</summary>
    public static Rad Punkt((long Revidert, long Regnskap) sum) => new(Rom.Punkt(sum.Revidert, sum.Regnskap), sum);

    private static Rom Sum(IEnumerable<Rad> rader) => rader.Aggregate(Rom.Punkt(0, 0), (s, r) => s + r.Rom);
}
