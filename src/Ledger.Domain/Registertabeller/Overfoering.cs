using Ledger.Domain.Hovedbok;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Registertabeller;

/// <summary>A project that may take budget with it to the next year.</summary>
/// <param name="Regel">full, ingen or manuell.</param>
/// <param name="Manuelt">What was reported for manuell; null when nothing was.</param>
/// <param name="Fakta">What was reported of the phase and of the transfer.</param>
public sealed record Overfoeringsprosjekt(
    string Kode, string Navn, string? Fase, string Regel, Beloep? Manuelt, IReadOnlyList<Stand<Opplysning>> Fakta);

/// <summary>What a project takes with it, in kroner. Negative when it has used more than its budget.</summary>
/// <param name="Beloep">Null where the rule is manuell and nobody has said how much.</param>
/// <param name="Noekkel">The key with the largest budget of the project; null for one without budget and accounts.</param>
/// <param name="Noekler">The keys of the cube that its budget and accounts are on.</param>
public sealed record Overfoeringslinje(
    Overfoeringsprosjekt Prosjekt, Beloep RevidertBudsjett, Beloep Regnskap, Beloep? Beloep, Dimensjon? Noekkel, IReadOnlyList<int> Noekler);

/// <summary>A line of the decision that is proposed for the next year.</summary>
public sealed record Forslagslinje(Dimensjon Noekkel, Beloep Beloep);

/// <summary>What is left of the year's investment budget, project by project, as a proposal for the next year. Nothing is booked.</summary>
public static class Overfoering
{
    public const string Full = "full", Ingen = "ingen", Manuell = "manuell";

    private static readonly Art BrukAvLaan = Art.Parse("910");

    private static readonly Funksjon Finansiering = Funksjon.Parse("870");

    /// <param name="filter">What counts as the project's expense.</param>
    /// <returns>The projects with budget, accounts or a reported transfer.</returns>
    public static IReadOnlyList<Overfoeringslinje> Beregn(IEnumerable<Overfoeringsprosjekt> prosjekter, Saldokube kube, Func<Dimensjon, bool> filter)
    {
        var noekler = Enumerable.Range(0, kube.Antall).Where(n => kube.Noekkel(n) is var d && !d.Prosjekt.ErTom && filter(d))
            .ToLookup(n => kube.Noekkel(n).Prosjekt.ToString());
        return [.. prosjekter.Select(Linje).Where(l => l.Noekkel is not null || l.Beloep is not { ErNull: true })];

        Overfoeringslinje Linje(Overfoeringsprosjekt prosjekt)
        {
            var egne = noekler[prosjekt.Kode].ToList();
            var (revidert, regnskap) = (Beloep.Sum(egne.Select(kube.RevidertBudsjett)), Beloep.Sum(egne.Select(n => kube.Regnskap(n, Periode.Aarsavslutning))));
            return new(prosjekt, revidert, regnskap, prosjekt.Regel switch
            {
                Full => revidert - regnskap,
                Manuell => prosjekt.Manuelt,
                _ => Beloep.Null,
            }, Stoerste(kube, egne), egne);
        }
    }

    /// <summary>The lines of the proposal: one a project, on the key with its largest budget, and use of loans as the other side.</summary>
    public static IReadOnlyList<Forslagslinje> Forslag(IEnumerable<Overfoeringslinje> linjer, Saldokube kube)
    {
        var flyttet = linjer.Where(l => l is { Noekkel: not null, Beloep.ErNull: false })
            .Select(l => new Forslagslinje(l.Noekkel!.Value, l.Beloep!.Value)).ToList();
        var sum = Beloep.Sum(flyttet.Select(f => f.Beloep));
        if (flyttet.Count == 0 || sum.ErNull)
        {
            return flyttet;
        }

        var laan = Stoerste(kube, [.. Enumerable.Range(0, kube.Antall).Where(
            n => kube.Noekkel(n) is { Kontoklasse: Kontoklasse.Investering } d && d.Art == BrukAvLaan && d.Prosjekt.ErTom)]);
        var ansvar = flyttet.MaxBy(f => f.Beloep.Abs())!.Noekkel.Ansvar;
        flyttet.Add(new(laan ?? Dimensjon.Resultat(Kontoklasse.Investering, BrukAvLaan, Finansiering, ansvar), -sum));
        return flyttet;
    }

    private static Dimensjon? Stoerste(Saldokube kube, List<int> noekler) => noekler.Count == 0 ? null : kube.Noekkel(noekler
        .MaxBy(n => (kube.RevidertBudsjett(n).Abs(), kube.Regnskap(n, Periode.Aarsavslutning).Abs(), kube.Noekkel(n).ToString())));
}
