using Ledger.Domain.Finans.Gjeld;
using Ledger.Domain.Finans.Plassering;
using Ledger.Domain.Finans.Register;

namespace Ledger.Domain.Finans.Rammer;

/// <summary>Where a measured figure lies.</summary>
public enum Grensestatus
{
    Innenfor,
    Brudd,
    IkkeMaalt,
}

/// <summary>A stretch of measuring dates on which a limit was broken: the first, the last, and the worst figure.</summary>
/// <param name="Til">The last measuring date in breach; it goes on when <paramref name="Avsluttet"/> is null.</param>
/// <param name="Avsluttet">The first measuring date on which the figure was inside again.</param>
public sealed record Brudd(DateOnly Fra, DateOnly Til, DateOnly? Avsluttet, decimal Verdi);

/// <summary>A limit, what it was measured to be, and when it was broken.</summary>
/// <param name="Poster">The numbers of the facts that the figure stands on.</param>
/// <param name="GjaldtTil">The last day that it applied, when later rules have dropped it; it is then not measured on the date.</param>
public sealed record Grensekontroll(
    Grense Grense, decimal? Verdi, Grensestatus Status, IReadOnlyList<Brudd> Brudd, IReadOnlyList<int> Poster, DateOnly? GjaldtTil = null);

/// <summary>The limits of the finance rules against what was measured (forskrift 2019-11-18-1520 § 8: deviations are told).</summary>
public sealed class Reglementskontroll(Finansregister register)
{
    private readonly Gjeldsbok _bok = new(register);
    private readonly Verdibok _verdier = new(register);

    /// <summary>
    /// Each limit that applied on a day of a period, with the breaches in it: those of its last day, and then those that rules within it dropped. Each day
    /// is held against what the limit was then, and measured as often as it then was: new rules make no old breach, and undo none.
    /// </summary>
    public IReadOnlyList<Grensekontroll> Kontroller(DateOnly fra, DateOnly dato) =>
    [
        .. register.Reglement(dato).AlleGrenser().Select(g =>
        {
            var (verdi, poster) = Maal(g, dato);
            return new Grensekontroll(g, verdi, Status(g, verdi), Bruddene(g, fra, dato), poster);
        }),
        .. Borte(fra, dato).Select(b => new Grensekontroll(b.Grense, null, Grensestatus.IkkeMaalt, Bruddene(b.Grense, fra, dato), [], b.Til)),
    ];

    /// <summary>The limits that applied in a period and not on its last day, each as it last was.</summary>
    private IEnumerable<(Grense Grense, DateOnly Til)> Borte(DateOnly fra, DateOnly dato)
    {
        var sett = register.Reglement(dato).AlleGrenser().Select(Hvilken).ToHashSet();
        var til = dato;
        foreach (var regler in register.Definisjoner.Reglementer.Where(r => r.GyldigFra <= dato).OrderByDescending(r => r.GyldigFra).ToList())
        {
            foreach (var grense in regler.AlleGrenser().Where(g => sett.Add(Hvilken(g))))
            {
                yield return (grense, til);
            }

            if (regler.GyldigFra <= fra)
            {
                yield break;
            }

            til = regler.GyldigFra.AddDays(-1);
        }
    }

    /// <summary>What makes a limit of new rules the same as one of old rules: its name and what it is of.</summary>
    private static (string, Grensemaal, string?, Aktivaklasse?) Hvilken(Grense grense) => (grense.Id, grense.Maal, grense.Portefoelje, grense.Klasse);

    private List<Brudd> Bruddene(Grense grense, DateOnly fra, DateOnly dato) => Bruddene(
        from dag in Enumerable.Range(0, dato.DayNumber - fra.DayNumber + 1).Select(fra.AddDays)
        let gjaldt = register.Reglement(dag).AlleGrenser().FirstOrDefault(g => Hvilken(g) == Hvilken(grense))
        where gjaldt is not null && Maales(gjaldt.Maales, dag, dato)
        select (dag, Maal(gjaldt, dag).Verdi, gjaldt));

    public static Grensestatus Status(Grense grense, decimal? verdi) => verdi is null ? Grensestatus.IkkeMaalt
        : verdi < grense.Nedre || verdi > grense.Oevre ? Grensestatus.Brudd : Grensestatus.Innenfor;

    /// <summary>The stretches in breach among measurements in order. A date without a figure neither begins nor ends one.</summary>
    public static IReadOnlyList<Brudd> Bruddene(Grense grense, IEnumerable<(DateOnly Dato, decimal? Verdi)> maalinger) =>
        Bruddene(maalinger.Select(m => (m.Dato, m.Verdi, grense)));

    private static List<Brudd> Bruddene(IEnumerable<(DateOnly Dato, decimal? Verdi, Grense Grense)> maalinger)
    {
        var (brudd, aapent) = (new List<Brudd>(), (Brudd?)null);
        foreach (var (dato, verdi, grense) in maalinger.Where(m => m.Verdi is not null))
        {
            if (Status(grense, verdi) == Grensestatus.Brudd)
            {
                aapent = aapent is null
                    ? new(dato, dato, null, verdi!.Value)
                    : aapent with { Til = dato, Verdi = Verst(grense, aapent.Verdi, verdi!.Value) };
            }
            else if (aapent is not null)
            {
                brudd.Add(aapent with { Avsluttet = dato });
                aapent = null;
            }
        }

        return aapent is null ? brudd : [.. brudd, aapent];
    }

    /// <summary>Whether a limit is measured on a day: every day, the ends of months, or the day of the report only.</summary>
    private static bool Maales(Maalefrekvens frekvens, DateOnly dag, DateOnly rapportdag) => frekvens switch
    {
        Maalefrekvens.Rapportdato => dag == rapportdag,
        Maalefrekvens.Daglig => true,
        _ => dag.AddDays(1).Day == 1,
    };

    /// <summary>What a limit is about, measured on a date: percent, years or kroner. Null when something is missing.</summary>
    private Faktatall Maal(Grense grense, DateOnly dato) => grense.Maal switch
    {
        Grensemaal.Aktivaandel => Andel(grense, dato),
        Grensemaal.Rentedurasjon or Grensemaal.Kredittdurasjon =>
            grense.Portefoelje is null ? Faktatall.Ukjent : Risiko.Durasjon(_verdier, grense.Portefoelje, grense.Maal.Ord(), dato),
        Grensemaal.AndelAktiveFond => AktivAndel(grense, dato),
        Grensemaal.Sikringsgrad => Bindingen(dato, b => b.Sikringsgrad),
        Grensemaal.Rentebinding => Bindingen(dato, b => b.Aar),
        Grensemaal.InnskuddHovedbank => register.Reglement(dato).Hovedbank is { } bank ? Innskudd(dato, l => l.Andel(dato, bank)) : Faktatall.Ukjent,
        Grensemaal.StoersteMotpartsandel => Innskudd(dato, l => l.StoersteMotpartsandel(dato)),
        Grensemaal.Refinansieringsandel => Prosent(_bok.Refinansiering(dato), _bok.Restgjeld(_bok.Innlaan, dato)),
        Grensemaal.StresstestSamlet => Stresstest.Beregn(register, dato, register.Reglement(dato).Stress) is var s
            ? new(s.Samlet, [.. s.Del1[^1].Poster, .. s.Del2[^1].Poster]) : Faktatall.Ukjent,
        _ => register.Maaling(grense.Portefoelje ?? grense.Id, grense.Maal.Ord(), dato) is { } m ? new(m.Prosent ?? m.Beloep, [m.Nummer]) : Faktatall.Ukjent,
    };

    private Faktatall Bindingen(DateOnly dato, Func<Rentebinding, decimal?> av)
    {
        var binding = new Rentebinding(_bok, dato);
        return new(av(binding), [.. binding.Stykker.SelectMany(s => s.Poster)]);
    }

    private Faktatall Innskudd(DateOnly dato, Func<Likviditet, decimal?> av)
    {
        var likviditet = new Likviditet(_verdier);
        return new(av(likviditet), likviditet.Bankinnskudd(dato).Poster);
    }

    private Faktatall Andel(Grense grense, DateOnly dato) => grense is { Portefoelje: { } portefoelje, Klasse: { } klasse }
        ? Prosent(_verdier.Sum(portefoelje, klasse, dato), _verdier.Sum(portefoelje, dato))
        : Faktatall.Ukjent;

    private Faktatall AktivAndel(Grense grense, DateOnly dato)
    {
        var beholdninger = grense.Portefoelje is null ? [] : _verdier.Beholdninger(grense.Portefoelje);
        decimal? sum = 0m;
        foreach (var b in beholdninger)
        {
            // What is in a bank is not managed. A fund that does not say how is not known.
            var aktiv = b.AktivAndel ?? (b.Klasse == Aktivaklasse.Bank ? 0m : null);
            sum += _verdier.Verdi(b, dato).Verdi is var verdi and not 0m ? verdi * aktiv : 0m;
        }

        var alle = _verdier.Sum(beholdninger, dato);
        return new(alle.Verdi is { } v and not 0m ? sum / v : null, alle.Poster);
    }

    private static Faktatall Prosent(Faktatall teller, Faktatall nevner) =>
        new(nevner.Verdi is null or 0m ? null : teller.Verdi / nevner.Verdi * 100m, [.. teller.Poster, .. nevner.Poster]);

    private static decimal Verst(Grense grense, decimal a, decimal b) => a > grense.Oevre || b > grense.Oevre ? Math.Max(a, b) : Math.Min(a, b);
}
