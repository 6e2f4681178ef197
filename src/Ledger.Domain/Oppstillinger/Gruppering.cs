using System.Collections;
using System.Collections.Immutable;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kildeavslutning;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Oppstillinger;

/// <summary>
/// Divides the keys that a report is computed from into groups that agree in some fields, each with a cube of its own, so that any report can
/// be computed for each group.
/// </summary>
public static class Gruppering
{
    /// <summary>A group's keys have their marks already.</summary>
    private static readonly ImmutableDictionary<Regnskapsaar, IReadOnlyList<Merketdel>> Umerket =
        ImmutableDictionary<Regnskapsaar, IReadOnlyList<Merketdel>>.Empty;

    /// <summary>
    /// The groups that have keys in the year or the year before, in order. Every key is in one of them. The number of groups is known at
    /// once; the cube of a group is made when the caller reaches it.
    /// </summary>
    /// <param name="behov">The fields that the report looks at.</param>
    /// <param name="felt">The fields that make a group.</param>
    public static Gruppeinndeling Del(Oppstillingsgrunnlag grunnlag, Dimensjonsfelt behov, Dimensjonsfelt felt)
    {
        var aaret = Grupper.Av(grunnlag.Over(grunnlag.Kube, behov | felt), grunnlag.Utvalg, felt);
        var forrige = grunnlag.Forrige is { } kube ? Grupper.Av(grunnlag.Over(kube, behov | felt), grunnlag.Utvalg, felt) : null;
        var alle = aaret.Noekler.Keys.Union(forrige?.Noekler.Keys ?? Enumerable.Empty<Dimensjon>()).Order(Dimensjonsorden.Instans).ToList();
        return new Gruppeinndeling(
            alle.Count,
            alle.Select(gruppe =>
            {
                grunnlag.Avbrudd.ThrowIfCancellationRequested();
                return (gruppe, grunnlag with { Kube = aaret.Kubefor(gruppe), Forrige = forrige?.Kubefor(gruppe), Utvalg = null, Merking = Umerket });
            }),
            grunnlag.Budsjett);
    }

    /// <summary>The keys of a cube by group.</summary>
    private sealed record Grupper(Saldokube Kube, Dictionary<Dimensjon, List<int>> Noekler)
    {
        public static Grupper Av(Saldokube kube, Func<Dimensjon, bool>? utvalg, Dimensjonsfelt felt)
        {
            var grupper = new Dictionary<Dimensjon, List<int>>();
            for (var noekkel = 0; noekkel < kube.Antall; noekkel++)
            {
                ref readonly var d = ref kube.Noekkel(noekkel);
                if (utvalg?.Invoke(d) == false)
                {
                    continue;
                }

                var gruppe = d.Bare(felt) with { Kontoklasse = Kontoklasse.Drift }; // one and the same, since a group may have rows of several
                if (!grupper.TryGetValue(gruppe, out var noekler))
                {
                    grupper.Add(gruppe, noekler = []);
                }

                noekler.Add(noekkel);
            }

            return new Grupper(kube, grupper);
        }

        public Saldokube Kubefor(Dimensjon gruppe)
        {
            var bygger = new Saldokubebygger();
            foreach (var noekkel in Noekler.GetValueOrDefault(gruppe) ?? [])
            {
                bygger.NyNoekkel(Kube.Noekkel(noekkel), Kube.Id(noekkel));
                bygger.Legg(Kube, noekkel);
            }

            return bygger.Bygg(Kube.Ledger, Kube.Aar, Kube.Versjon, Kube.Felt);
        }
    }
}

/// <summary>Groups with what each is computed from.</summary>
/// <param name="budsjett">What the request may compute; null when it is for this report alone.</param>
public sealed class Gruppeinndeling(
    int antall, IEnumerable<(Dimensjon Gruppe, Oppstillingsgrunnlag Grunnlag)> grupper, Regnebudsjett? budsjett = null)
    : IReadOnlyCollection<(Dimensjon Gruppe, Oppstillingsgrunnlag Grunnlag)>
{
    public Regnebudsjett Budsjett { get; } = budsjett ?? new();

    public int Count => antall;

    public IEnumerator<(Dimensjon Gruppe, Oppstillingsgrunnlag Grunnlag)> GetEnumerator() => grupper.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
