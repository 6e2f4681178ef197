namespace Ledger.Domain.Opplysninger;

/// <summary>
/// What was said of the keys of one thing, in the order of the chain: the facts of an object, or the objects of a register. What holds at its end
/// is put in order once, and is the same at every later place of the chain.
/// </summary>
/// <param name="orden">The order of what holds.</param>
/// <remarks>Immutable: what comes later makes a new one of this thing alone.</remarks>
internal sealed class Standbok<TNoekkel, T>(
    Comparison<Standbok<TNoekkel, T>.Sagt> orden, Dictionary<TNoekkel, Standbok<TNoekkel, T>.Sagt[]> alle, long siste)
    where TNoekkel : notnull
{
    private Stand<T>[]? _gjeldende;

    /// <param name="Plass">
    /// Its number among all facts. Facts that were sent together are one entry of the chain and share its sequence number, so this tells them apart.
    /// </param>
    public readonly record struct Sagt(Stand<T> Stand, long Plass);

    public static Standbok<TNoekkel, T> Tom(Comparison<Sagt> orden) => new(orden, [], 0);

    /// <summary>The same with what was said after it.</summary>
    public Standbok<TNoekkel, T> Med(IEnumerable<(TNoekkel Noekkel, Sagt Sagt)> nye)
    {
        var (med, sist) = (new Dictionary<TNoekkel, Sagt[]>(alle), siste);
        foreach (var (noekkel, sagt) in nye)
        {
            med[noekkel] = med.TryGetValue(noekkel, out var foer) ? [.. foer, sagt] : [sagt];
            sist = Math.Max(sist, sagt.Stand.Sekvens);
        }

        return new(orden, med, sist);
    }

    /// <summary>The last of each key at or before a place of the chain.</summary>
    public IReadOnlyList<Stand<T>> Gjeldende(long sekvens) => sekvens >= siste ? _gjeldende ??= Ordnet(long.MaxValue) : Ordnet(sekvens);

    /// <summary>The last of a key at or before a place of the chain.</summary>
    public Stand<T>? Finn(TNoekkel noekkel, long sekvens) => alle.TryGetValue(noekkel, out var sagt) ? Siste(sagt, sekvens)?.Stand : null;

    /// <summary>All that was said of a key up to a place.</summary>
    public IEnumerable<Sagt> Alle(TNoekkel noekkel, long sekvens) => alle.GetValueOrDefault(noekkel, []).TakeWhile(s => s.Stand.Sekvens <= sekvens);

    /// <summary>All that was said up to a place, key by key.</summary>
    public IEnumerable<Sagt> Alle(long sekvens) => alle.Values.SelectMany(s => s.TakeWhile(e => e.Stand.Sekvens <= sekvens));

    /// <summary>The last of each key, not in order.</summary>
    public IEnumerable<Sagt> Siste(long sekvens)
    {
        foreach (var sagt in alle.Values)
        {
            if (Siste(sagt, sekvens) is { } en)
            {
                yield return en;
            }
        }
    }

    private Stand<T>[] Ordnet(long sekvens)
    {
        var siste = Siste(sekvens).ToList();
        siste.Sort(orden);
        return [.. siste.Select(s => s.Stand)];
    }

    private static Sagt? Siste(Sagt[] sagt, long sekvens)
    {
        for (var i = sagt.Length - 1; i >= 0; i--)
        {
            if (sagt[i].Stand.Sekvens <= sekvens)
            {
                return sagt[i];
            }
        }

        return null;
    }
}
