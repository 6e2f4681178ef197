using System.Collections.Concurrent;
using Ledger.Domain.Hovedbok;

namespace Ledger.Domain.Saldo;

/// <summary>
/// A cube rolled up: the same saldo by fewer fields, one smaller cube for each set of fields that a report has asked for. Each is made once and
/// then brought forward with the cube, so that the first report after a posting costs what the posting changed.
/// </summary>
/// <param name="antall">How many keys the cube has.</param>
internal sealed class Kuberuller(int antall)
{
    /// <summary>
    /// How many rollups of a cube are kept. The reports of a page ask for a handful; chosen, not measured. Beyond it a rollup is made for each
    /// report.
    /// </summary>
    private const int Mest = 16;

    /// <summary>How many keys the cube had when the rollups that would not be small were last tried.</summary>
    private readonly int _antallProevd = antall;

    /// <summary>
    /// Null where the rollup would not be small. The dictionary is made when it is needed, since a grouped report has thousands of small cubes.
    /// </summary>
    private ConcurrentDictionary<Dimensjonsfelt, Lazy<Saldokube?>>? _kuber;

    /// <summary>How many bytes the rollups that were made take.</summary>
    public long Byte => Ferdige().Sum(r => r.Kube?.Byte ?? 0);

    /// <summary>
    /// The cube by these fields; null when the cube itself serves as well, since more than half of its keys would be left, or a sum would be too
    /// large.
    /// </summary>
    public Saldokube? Hent(Saldokube kube, Dimensjonsfelt felt)
    {
        var kuber = Kuber();
        if (kuber.TryGetValue(felt, out var kjent))
        {
            return kjent.Value;
        }

        return kuber.Count >= Mest ? Rull(kube, felt) : kuber.GetOrAdd(felt, f => new Lazy<Saldokube?>(() => Rull(kube, f))).Value;
    }

    /// <summary>The rollups of the next version of a cube.</summary>
    /// <param name="antall">How many keys the cube gets.</param>
    public Kuberuller Fremfoer(long versjon, IReadOnlyList<Saldopost> nye, int antall)
    {
        // What was not worth it for a small cube may be so when the cube has grown to twice as many keys: then it is tried again.
        var neste = new Kuberuller(antall > 2 * (long)_antallProevd ? antall : _antallProevd);
        foreach (var (felt, kube) in Ferdige().Where(r => r.Kube is not null || neste._antallProevd == _antallProevd))
        {
            neste.Kuber()[felt] = new(EllerIngen(() => kube?.Fremfoer(versjon, [.. nye.Select(p => p with { Dimensjon = p.Dimensjon.Bare(felt), Id = 0 })])));
        }

        return neste;
    }

    private IEnumerable<(Dimensjonsfelt Felt, Saldokube? Kube)> Ferdige() =>
        _kuber is null ? [] : _kuber.Where(k => k.Value.IsValueCreated).Select(k => (k.Key, k.Value.Value));

    private ConcurrentDictionary<Dimensjonsfelt, Lazy<Saldokube?>> Kuber() =>
        _kuber ?? Interlocked.CompareExchange(ref _kuber, new(), null) ?? _kuber;

    private static Saldokube? Rull(Saldokube kube, Dimensjonsfelt felt)
    {
        var grupper = new Dictionary<Dimensjon, List<int>>();
        for (var noekkel = 0; noekkel < kube.Antall; noekkel++)
        {
            var gruppe = kube.Noekkel(noekkel).Bare(felt);
            if (!grupper.TryGetValue(gruppe, out var noekler))
            {
                grupper.Add(gruppe, noekler = []);
            }

            noekler.Add(noekkel);
        }

        if (grupper.Count > kube.Antall / 2)
        {
            return null;
        }

        return EllerIngen(() =>
        {
            var bygger = new Saldokubebygger();
            foreach (var (gruppe, noekler) in grupper)
            {
                bygger.NyNoekkel(gruppe, 0);
                noekler.ForEach(n => bygger.Legg(kube, n));
            }

            return bygger.Bygg(kube.Ledger, kube.Aar, kube.Versjon, felt);
        });
    }

    /// <summary>A rollup, or null where a sum would be larger than the 64 bits of a cell: then the report adds up the keys of the cube, in 128 bits.</summary>
    private static Saldokube? EllerIngen(Func<Saldokube?> rull)
    {
        try
        {
            return rull();
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
