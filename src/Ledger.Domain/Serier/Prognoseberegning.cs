using Ledger.Domain.Hovedbok;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Serier;

/// <summary>What a series is, key by key.</summary>
/// <param name="Poster">Kroner, ledger sign. A part without an art stands on a frame's art.</param>
/// <param name="Dekning">The units that have a part, or that a method for all has reached; a part of investments says nothing of drift.</param>
/// <param name="Merknader">What was computed in another way than it was asked for.</param>
public sealed record Serieverdier(
    IReadOnlyList<(Dimensjon Dimensjon, Beloep Beloep)> Poster, IReadOnlySet<(Kontoklasse Klasse, Ansvar Enhet)> Dekning, IReadOnlyList<string> Merknader)
{
    /// <summary>What a note says after the code of the unit that it is about.</summary>
    private const string Skille = ": ";

    /// <summary>A note about a unit.</summary>
    public static string Merknad(Ansvar enhet, string tekst) => enhet + Skille + tekst;

    /// <summary>The same with the notes about some units only.</summary>
    public Serieverdier Bare(Func<string, bool> erEgen) => this with
    {
        Merknader = [.. Merknader.Where(m => m.IndexOf(Skille, StringComparison.Ordinal) is var skille && skille >= 0 && erEgen(m[..skille]))],
    };

    /// <summary>As a cube whose original budget is the series.</summary>
    public Saldokube Kube(LedgerId ledger, Regnskapsaar aar, long versjon) => new(
        ledger, aar, versjon, Poster.Select(p => new Saldopost(p.Dimensjon, Saldoslag.OpprinneligBudsjett, Periode.Fra(1), p.Beloep, 1)));
}

/// <summary>
/// Computes a forecast: the whole year from the accounts to date, the budget and the year before, by the method of each part. A(p) is the accounts
/// through the period, B the revised budget, B(p) its part to the period, L and L(p) the year before without marks of its closing.
/// </summary>
public static class Prognoseberegning
{
    private static readonly (int Fra, int Til)[] Artgrupper = [(10, 99), (100, 399), (400, 499), (600, 899)];

    public static Serieverdier Beregn(
        Seriehode hode, IReadOnlyList<Serierad> rader, Saldokube kube, Saldokube? forrige, Organisasjonsplan organisasjon)
    {
        var til = Periode.Fra(hode.TilPeriode ?? 12);
        var (poster, dekning, merknader) = (new List<(Dimensjon, Beloep)>(), new HashSet<(Kontoklasse, Ansvar)>(), new List<string>());
        foreach (var (rad, noekkel, metode, enheter) in Deler(hode, rader, organisasjon))
        {
            if (rad?.Beloep is { } beloep)
            {
                poster.Add((Dimensjonen(noekkel), beloep));
            }
            else
            {
                Beregn(noekkel, metode, enheter, kube, forrige, til, poster, merknader);
            }

            IEnumerable<Ansvar> dekket = rad is null ? enheter.Where(organisasjon.ErBlad) : noekkel.Justering ? [] : [Enheten(noekkel)];
            dekning.UnionWith(dekket.Select(e => (noekkel.Kontoklasse, e)));
        }

        return new(poster, dekning, [.. merknader.Distinct()]);
    }

    /// <summary>What a forecast of some units is made of: each part that counts in them, with what it is computed from.</summary>
    /// <param name="bare">The units; null for all.</param>
    public static IReadOnlyList<Prognosedel> Forklar(
        Seriehode hode, IReadOnlyList<Serierad> rader, Saldokube kube, Saldokube? forrige, Organisasjonsplan organisasjon, IReadOnlySet<Ansvar>? bare)
    {
        var (til, svar) = (Periode.Fra(hode.TilPeriode ?? 12), new List<Prognosedel>());
        foreach (var (rad, noekkel, metode, alle) in Deler(hode, rader, organisasjon))
        {
            if (rad?.Beloep is { } beloep)
            {
                if (bare?.Contains(Enheten(noekkel)) != false)
                {
                    svar.Add(new(rad, metode, beloep, null, [new(Dimensjonen(noekkel), beloep, null)]));
                }

                continue;
            }

            var enheter = bare is null ? alle : [.. alle.Where(bare.Contains)];
            var noekler = Noekler(kube, noekkel, enheter).ToList();
            if (noekler.Count == 0)
            {
                continue;
            }

            var poster = new List<(Dimensjon Dimensjon, Beloep Beloep)>();
            Beregn(noekkel, metode, enheter, kube, forrige, til, poster, []);
            var foer = forrige is null || metode != Seriemetode.Fjoraarsprofil ? null : Fjoraaret(forrige, noekkel, enheter).ToList();
            var aarets = noekler.Zip(poster, (n, p) => new Prognosepost(
                p.Dimensjon, p.Beloep, new(kube.Regnskap(n, til), kube.RevidertBudsjett(n), kube.BudsjettHittil(n, til), null, null)));
            var fjoraarets = foer?.Select(n => new Prognosepost(forrige!.Noekkel(n), Beloep.Null, Prognosetall.Null with
            {
                Fjoraaret = forrige.Regnskap(n, Periode.Aarsavslutning), FjoraaretHittil = forrige.Regnskap(n, til),
            }));
            List<Prognosepost> alt = [.. aarets, .. fjoraarets ?? []];
            var tall = alt.Aggregate(foer is null ? Prognosetall.Null : Prognosetall.Null with { Fjoraaret = Beloep.Null, FjoraaretHittil = Beloep.Null },
                (sum, p) => sum + p.Tall!);
            svar.Add(new(rad, metode, Beloep.Sum(poster.Select(p => p.Beloep)), tall, alt));
        }

        return svar;
    }

    /// <summary>The parts: those of rows, and last what the method of all others reaches.</summary>
    private static IEnumerable<(Serierad? Rad, Serienoekkel Noekkel, Seriemetode Metode, HashSet<Ansvar> Enheter)> Deler(
        Seriehode hode, IReadOnlyList<Serierad> rader, Organisasjonsplan organisasjon)
    {
        foreach (var rad in rader)
        {
            yield return (rad, rad.Noekkel, rad.Metode, [.. organisasjon.MedUnderordnede(Enheten(rad.Noekkel))]);
        }

        if (hode.Standardmetode is { } standard)
        {
            var dekket = rader.Where(r => r.Noekkel is { Justering: false, Kontoklasse: Kontoklasse.Drift })
                .SelectMany(r => organisasjon.MedUnderordnede(Enheten(r.Noekkel))).ToHashSet();
            yield return (
                null, new Serienoekkel(0, Kontoklasse.Drift, "", "", "", "", "", "", "", "", false), standard,
                [.. organisasjon.Enheter.Select(e => e.Kode).Where(e => !dekket.Contains(e))]);
        }
    }

    private static Ansvar Enheten(Serienoekkel noekkel) => Les<Ansvar>(noekkel.Ansvar, Ansvar.TryParse);

    private static IEnumerable<int> Fjoraaret(Saldokube forrige, Serienoekkel del, HashSet<Ansvar> enheter) =>
        Noekler(forrige, del, enheter).Where(n => forrige.Noekkel(n).Merke == Avslutningsmerke.Ingen);

    /// <summary>The rows of a plan's year, or of a proposal: amounts as they are given.</summary>
    public static Serieverdier Gitt(IEnumerable<Serierad> rader)
    {
        var alle = rader.Where(r => r.Beloep is not null).ToList();
        return new(
            [.. alle.Select(r => (Dimensjonen(r.Noekkel), r.Beloep!.Value))],
            alle.Select(r => (r.Noekkel.Kontoklasse, Ansvar.TryParse(r.Noekkel.Ansvar, out var a) ? a : default)).ToHashSet(), []);
    }

    /// <summary>The key of a row. What has no art is the frame's.</summary>
    public static Dimensjon Dimensjonen(Serienoekkel n)
    {
        var tom = default(Dimensjon) with
        {
            Kontoklasse = n.Kontoklasse, Ansvar = Les<Ansvar>(n.Ansvar, Ansvar.TryParse), Prosjekt = Les<Prosjektkode>(n.Prosjekt, Prosjektkode.TryParse),
            Fond = Les<Fondskode>(n.Fond, Fondskode.TryParse),
        };
        if (n.Kontoklasse == Kontoklasse.Balanse)
        {
            return tom with { Kapittel = Kapittel.TryParse(n.Kapittel, out var kapittel) ? kapittel : default };
        }

        var art = n.Art.Length > 0 ? n.Art
            : Rammer.Arter[n.Ramme.Length > 0 ? n.Ramme : n.Kontoklasse == Kontoklasse.Drift ? Rammer.Netto : "varigeDriftsmidler"];
        return tom with { Art = Art.Parse(art), Funksjon = Funksjon.TryParse(n.Funksjon, out var f) ? f : default };
    }

    private delegate bool Leser<T>(string tekst, out T verdi);

    private static T Les<T>(string tekst, Leser<T> les)
        where T : struct => tekst.Length > 0 && les(tekst, out var verdi) ? verdi : default;

    private static void Beregn(
        Serienoekkel del, Seriemetode metode, HashSet<Ansvar> enheter, Saldokube kube, Saldokube? forrige, Periode til, List<(Dimensjon, Beloep)> poster,
        List<string> merknader)
    {
        var noekler = Noekler(kube, del, enheter).ToList();
        if (metode != Seriemetode.Fjoraarsprofil)
        {
            foreach (var noekkel in noekler)
            {
                poster.Add((kube.Noekkel(noekkel), metode == Seriemetode.Lineaer ? Lineaer(kube, noekkel, til) : Periodisert(kube, noekkel, til)));
            }

            return;
        }

        var faktorer = forrige is null ? [] : Fjoraaret(forrige, del, enheter)
            .GroupBy(n => (forrige.Noekkel(n).Ansvar, Gruppe(forrige.Noekkel(n).Art)))
            .ToDictionary(g => g.Key, g => (
                Hele: g.Sum(n => forrige.Regnskap(n, Periode.Aarsavslutning).Kroner), Hittil: g.Sum(n => forrige.Regnskap(n, til).Kroner)));
        foreach (var noekkel in noekler)
        {
            var d = kube.Noekkel(noekkel);
            var gruppe = Gruppe(d.Art);
            if (gruppe >= 0 && faktorer.TryGetValue((d.Ansvar, gruppe), out var f) && f.Hittil != 0 && Math.Sign(f.Hele) == Math.Sign(f.Hittil))
            {
                poster.Add((d, Avrund(kube.Regnskap(noekkel, til).Kroner * f.Hele / f.Hittil)));
                continue;
            }

            if (gruppe >= 0)
            {
                merknader.Add(Serieverdier.Merknad(d.Ansvar, $"fjoråret har ingen profil for artsgruppen til {d.Art}; regnet som periodisert"));
            }

            poster.Add((d, Periodisert(kube, noekkel, til)));
        }
    }

    private static IEnumerable<int> Noekler(Saldokube kube, Serienoekkel del, HashSet<Ansvar> enheter)
    {
        for (var noekkel = 0; noekkel < kube.Antall; noekkel++)
        {
            var d = kube.Noekkel(noekkel);
            if (d.Kontoklasse == del.Kontoklasse && enheter.Contains(d.Ansvar) && (del.Art.Length == 0 || d.Art.ToString() == del.Art)
                && (del.Funksjon.Length == 0 || d.Funksjon.ToString() == del.Funksjon) && (del.Prosjekt.Length == 0 || d.Prosjekt.ToString() == del.Prosjekt)
                && (del.Fond.Length == 0 || d.Fond.ToString() == del.Fond))
            {
                yield return noekkel;
            }
        }
    }

    private static Beloep Lineaer(Saldokube kube, int noekkel, Periode til) => Avrund(kube.Regnskap(noekkel, til).Kroner * 12m / Math.Min(til.Nummer, 12));

    private static Beloep Periodisert(Saldokube kube, int noekkel, Periode til) =>
        kube.Regnskap(noekkel, til) + kube.RevidertBudsjett(noekkel) - kube.BudsjettHittil(noekkel, til);

    /// <summary>Whole øre, half away from zero.</summary>
    private static Beloep Avrund(decimal kroner) => Beloep.FraKroner(decimal.Round(kroner, 2, MidpointRounding.AwayFromZero));

    /// <summary>The group of an art; −1 for finance, depreciation and funds, which do not follow the year before.</summary>
    private static int Gruppe(Art art) => Array.FindIndex(Artgrupper, g => !art.ErTom && art.Nummer >= g.Fra && art.Nummer <= g.Til);
}
