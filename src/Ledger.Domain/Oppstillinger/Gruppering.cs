using Ledger.Domain.Hovedbok;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Oppstillinger;

/// <summary>Parts what a report is computed from into groups of dimensions that agree in some fields, so that any report can be computed of each.</summary>
public static class Gruppering
{
    /// <summary>The groups that there are keys of in the year or the year before, in order. Every key is in one of them.</summary>
    /// <param name="behov">The fields that the report looks at.</param>
    /// <param name="felt">The fields that make a group.</param>
    public static IReadOnlyList<(Dimensjon Gruppe, Oppstillingsgrunnlag Grunnlag)> Del(Oppstillingsgrunnlag grunnlag, Dimensjonsfelt behov, Dimensjonsfelt felt)
    {
        var aaret = Noekler(grunnlag.Over(grunnlag.Kube, behov | felt), grunnlag.Utvalg, felt);
        var forrige = grunnlag.Forrige is { } before ? Noekler(grunnlag.Over(before, behov | felt), grunnlag.Utvalg, felt) : null;
        var groups = aaret.Noekler.Keys.Union(forrige?.Noekler.Keys ?? Enumerable.Empty<Dimensjon>()).Order(Dimensjonsorden.Instans);
        return [.. groups.Select(g => (g, grunnlag with
        {
            Kube = Kube(aaret, g),
            Forrige = forrige is null ? null : Kube(forrige, g),
            Utvalg = null,
        }))];
    }

    private static Grupper Noekler(Saldokube kube, Func<Dimensjon, bool>? utvalg, Dimensjonsfelt felt)
    {
        var groups = new Dictionary<Dimensjon, List<int>>();
        for (var key = 0; key < kube.Antall; key++)
        {
            ref readonly var d = ref kube.Noekkel(key);
            if (utvalg?.Invoke(d) == false)
            {
                continue;
            }

            var group = d.Bare(felt) with { Kontoklasse = Kontoklasse.Drift }; // the same for all: a group may have rows of several
            if (!groups.TryGetValue(group, out var keys))
            {
                groups.Add(group, keys = []);
            }

            keys.Add(key);
        }

        return new Grupper(kube, groups);
    }

    private static Saldokube Kube(Grupper aaret, Dimensjon gruppe)
    {
        var bygger = new Saldokubebygger();
        foreach (var key in aaret.Noekler.GetValueOrDefault(gruppe) ?? [])
        {
            bygger.NyNoekkel(aaret.Kube.Noekkel(key), aaret.Kube.Id(key));
            bygger.Legg(aaret.Kube, key);
        }

        return bygger.Bygg(aaret.Kube.Ledger, aaret.Kube.Aar, aaret.Kube.Versjon, aaret.Kube.Felt);
    }

    /// <summary>The keys of each group in a cube.</summary>
    private sealed record Grupper(Saldokube Kube, Dictionary<Dimensjon, List<int>> Noekler);
}
