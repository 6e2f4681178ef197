using System.Collections.Concurrent;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Saldo;

/// <summary>
/// All saldo of one municipality and year at one version, in columns by key: what every report is computed from.
/// </summary>
/// <remarks>
/// Immutable. Amounts are ledger sign. A key's index is stable for the life of the cube and of those that it is brought forward to.
/// </remarks>
public sealed class Saldokube
{
    private const int MestRullet = 16; // rollups kept per cube: the reports of a page need a handful
    private const int Listekostnad = sizeof(long);

    private readonly Blokkliste _blokker;
    private ConcurrentDictionary<Dimensjonsfelt, Lazy<Saldokube?>>? _kanRullet; // made when it is needed: a grouped report has thousands of small cubes
    private readonly Lazy<Noekkelindeks<int>?> _ider;
    private readonly Lazy<Noekkelindeks<Dimensjon>> _dimensjoner;
    private readonly long _byte;
    private ConcurrentDictionary<Dimensjonsfelt, Feltindeks>? _feltindekser;

    public Saldokube(LedgerId ledger, Regnskapsaar aar, long versjon, IEnumerable<Saldopost> poster)
        : this(ledger, aar, versjon, Dimensjonsfelt.Alle, Blokker(poster))
    {
    }

    internal Saldokube(LedgerId ledger, Regnskapsaar aar, long versjon, Dimensjonsfelt felt, Blokkliste blokker)
        : this(ledger, aar, versjon, felt, blokker, blokker.Alle().Sum(b => (long)b.Byte + Listekostnad), null, null)
    {
    }

    private Saldokube(LedgerId ledger, Regnskapsaar aar, long versjon, Dimensjonsfelt felt, Blokkliste blokker, long bytes, Noekkelindeks<int>? ider, Noekkelindeks<Dimensjon>? dimensjoner)
    {
        Ledger = ledger;
        Aar = aar;
        Versjon = versjon;
        Felt = felt;
        _blokker = blokker;
        Antall = blokker.Antall == 0 ? 0 : ((blokker.Antall - 1) * Saldoblokk.Bredde) + blokker[blokker.Antall - 1].Antall;
        _byte = bytes;
        _ider = ider is null ? new(LagIdindeks) : new(ider);
        _dimensjoner = dimensjoner is null ? new(() => new(Noekler(), Dimensjonsorden.Instans)) : new(dimensjoner);
    }

    public LedgerId Ledger { get; }

    public Regnskapsaar Aar { get; }

    /// <summary>The municipality's version that the cube shows.</summary>
    public long Versjon { get; }

    /// <summary>The fields that the keys have; the others are empty in all of them.</summary>
    public Dimensjonsfelt Felt { get; }

    /// <summary>The number of keys.</summary>
    public int Antall { get; }

    /// <summary>About how many bytes the cube takes, with what is kept for its reports.</summary>
    public long Byte => _byte
        + (_ider.IsValueCreated ? Antall * 2L * sizeof(int) : 0)
        + ((_feltindekser?.Count ?? 0) * Antall * (long)sizeof(int))
        + (_kanRullet?.Values.Where(r => r.IsValueCreated).Sum(r => r.Value?.Byte ?? 0) ?? 0);

    private ConcurrentDictionary<Dimensjonsfelt, Lazy<Saldokube?>> Rullet =>
        _kanRullet ?? Interlocked.CompareExchange(ref _kanRullet, new(), null) ?? _kanRullet;

    public ref readonly Dimensjon Noekkel(int key) => ref Blokk(key).Noekkel(Plass(key)).Dimensjon;

    /// <summary>What the store calls the key; 0 when it has no name for it.</summary>
    public int Id(int key) => Blokk(key).Noekkel(Plass(key)).Id;

    /// <summary>The key that the store calls so; -1 when there is none. Null where some keys have no such name.</summary>
    public int? Finn(int id) => _ider.Value?.Finn(id);

    /// <summary>Actuals of a key: drift and investering from period 1, balanse from period 0, to and including <paramref name="til"/>.</summary>
    public Beloep Regnskap(int key, Periode til) => Regnskap(key, Periode.InngaaendeBalanse, til);

    /// <summary>Actuals of a key in the periods from and to, both included.</summary>
    public Beloep Regnskap(int key, Periode fra, Periode til)
    {
        Int128 sum = 0;
        foreach (ref readonly var celle in Regnskapsceller(key, fra, til))
        {
            sum += celle.Beloep;
        }

        return Beloep.FraOere(sum);
    }

    /// <summary>Opprinnelig budsjett of a key, whole year.</summary>
    public Beloep OpprinneligBudsjett(int key) => Sum(key, Saldoslag.OpprinneligBudsjett, 0, Periode.Stoerste);

    /// <summary>Revidert budsjett of a key, whole year.</summary>
    public Beloep RevidertBudsjett(int key) => OpprinneligBudsjett(key) + Sum(key, Saldoslag.Budsjettendring, 0, Periode.Stoerste);

    /// <summary>The part of revidert budsjett that is periodised up to and including <paramref name="til"/>.</summary>
    public Beloep BudsjettHittil(int key, Periode til) => Sum(key, Saldoslag.OpprinneligBudsjett, 0, til.Nummer) + Sum(key, Saldoslag.Budsjettendring, 0, til.Nummer);

    /// <summary>True when a key has a budget, whatever its decisions sum to.</summary>
    public bool HarBudsjett(int key) => !OpprinneligBudsjett(key).ErNull || !Sum(key, Saldoslag.Budsjettendring, 0, Periode.Stoerste).ErNull;

    /// <summary>How many postings the actuals of a key up to a period sum.</summary>
    public long AntallPosteringer(int key, Periode til) => AntallPosteringer(key, Periode.InngaaendeBalanse, til);

    /// <summary>How many postings a key has in the periods from and to, both included.</summary>
    public long AntallPosteringer(int key, Periode fra, Periode til)
    {
        long sum = 0;
        foreach (ref readonly var celle in Regnskapsceller(key, fra, til))
        {
            sum += celle.Antall;
        }

        return sum;
    }

    /// <summary>What a key has of actuals in each of the periods from and to, both included, that it has any in.</summary>
    public ReadOnlySpan<Saldocelle> Regnskapsceller(int key, Periode fra, Periode til) => Regnskapsceller(key, fra, til, out _);

    /// <summary>The same, and whether the key has no actuals in other periods.</summary>
    public ReadOnlySpan<Saldocelle> Regnskapsceller(int key, Periode fra, Periode til, out bool erAlle) => Blokk(key).Regnskapsceller(Plass(key), fra.Nummer, til.Nummer, out erAlle);

    /// <summary>
    /// The same saldo by fewer fields, so that a report has few keys to go through; made once and brought forward with the cube. The answer
    /// has these fields and may have more: the cube itself, where leaving fields out would not make it much smaller.
    /// </summary>
    public Saldokube Over(Dimensjonsfelt felt)
    {
        if ((Felt & ~felt) == 0)
        {
            return this;
        }

        var wanted = felt & Felt;
        var rullet = Rullet;
        if (!rullet.TryGetValue(wanted, out var made))
        {
            if (rullet.Count >= MestRullet)
            {
                return Rull(wanted) ?? this;
            }

            made = rullet.GetOrAdd(wanted, f => new Lazy<Saldokube?>(() => Rull(f)));
        }

        return made.Value ?? this;
    }

    /// <summary>
    /// The same saldo with the keys of an ansvar, and in it those of a prosjekt, side by side: those are what postings are asked for by, and
    /// to go through keys that lie spread over the memory takes several times as long.
    /// </summary>
    public Saldokube Samlet()
    {
        var bygger = new Saldokubebygger();
        foreach (var key in Enumerable.Range(0, Antall).GroupBy(k => Noekkel(k).Ansvar).SelectMany(a => a.GroupBy(k => Noekkel(k).Prosjekt)).SelectMany(p => p))
        {
            bygger.NyNoekkel(Noekkel(key), Id(key));
            bygger.Legg(this, key);
        }

        return bygger.Bygg(Ledger, Aar, Versjon, Felt);
    }

    /// <summary>The keys that have a value of a field that passes a test: found by the values, of which there are few.</summary>
    /// <param name="test">Of a dimension with that field and nothing else.</param>
    /// <param name="verdier">Dimensions with the only values that can pass; null when all are to be tried.</param>
    internal Feltutvalg Med(Dimensjonsfelt felt, Func<Dimensjon, bool> test, IEnumerable<Dimensjon>? verdier = null) => Indeks(felt).Velg(this, test, verdier);

    /// <summary>The cube with further saldo added: what was there is shared, and only the blocks of the keys named are made anew.</summary>
    public Saldokube Fremfoer(long versjon, IReadOnlyList<Saldopost> nye)
    {
        var ider = nye.All(p => p.Id > 0) ? _ider.Value : null;
        var changes = new SortedDictionary<int, List<Saldopost>>();
        var added = new List<Saldonoekkel>();
        var addedIds = new Dictionary<int, int>();
        var addedDimensions = new Dictionary<Dimensjon, int>();
        foreach (var post in nye)
        {
            var key = ider is null
                ? Plass(_dimensjoner.Value.Finn(post.Dimensjon), post.Dimensjon, addedDimensions, post)
                : Plass(ider.Finn(post.Id), post.Id, addedIds, post);
            if (!changes.TryGetValue(key, out var poster))
            {
                changes.Add(key, poster = []);
            }

            poster.Add(post);
        }

        var blocks = Endret(changes, added);
        var bytes = _byte;
        foreach (var b in changes.Keys.Select(k => k / Saldoblokk.Bredde).Distinct())
        {
            bytes += blocks[b].Byte - (b < _blokker.Antall ? _blokker[b].Byte : -Listekostnad);
        }

        var forward = new Saldokube(Ledger, Aar, versjon, Felt, blocks, bytes, ider?.Med(addedIds), ider is null ? _dimensjoner.Value.Med(addedDimensions) : null);
        if (_feltindekser is { } indexes)
        {
            forward._feltindekser = new(indexes.Where(i => !i.Value.ErUtdatert(forward)));
        }

        foreach (var (felt, rullet) in Rullet)
        {
            if (rullet.IsValueCreated)
            {
                forward.Rullet[felt] = new Lazy<Saldokube?>(Fremfoert(rullet.Value, versjon, [.. nye.Select(p => p with { Dimensjon = p.Dimensjon.Bare(felt), Id = 0 })]));
            }
        }

        return forward;

        int Plass<T>(int known, T navn, Dictionary<T, int> nyePlasser, Saldopost post)
            where T : notnull
        {
            if (known < 0 && !nyePlasser.TryGetValue(navn, out known))
            {
                known = Antall + added.Count;
                added.Add(new(post.Dimensjon, post.Id));
                nyePlasser.Add(navn, known);
            }

            return known;
        }
    }

    private static Saldokube? Fremfoert(Saldokube? rullet, long versjon, IReadOnlyList<Saldopost> nye)
    {
        try
        {
            return rullet?.Fremfoer(versjon, nye);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    internal static int Plass(int key) => key % Saldoblokk.Bredde;

    internal Saldoblokk Blokk(int key) => _blokker[key / Saldoblokk.Bredde];

    private static Blokkliste Blokker(IEnumerable<Saldopost> poster)
    {
        var tom = new Saldokube(default, default, 0, Dimensjonsfelt.Alle, Blokkliste.Tom);
        var index = new Dictionary<Dimensjon, int>();
        var keys = new List<Saldonoekkel>();
        var changes = new SortedDictionary<int, List<Saldopost>>();
        foreach (var post in poster)
        {
            if (!index.TryGetValue(post.Dimensjon, out var key))
            {
                key = keys.Count;
                index.Add(post.Dimensjon, key);
                keys.Add(new(post.Dimensjon, post.Id));
                changes.Add(key, []);
            }

            changes[key].Add(post);
        }

        return tom.Endret(changes, keys);
    }

    /// <summary>The blocks with changes to their keys, and with keys added.</summary>
    private Blokkliste Endret(SortedDictionary<int, List<Saldopost>> changes, List<Saldonoekkel> added)
    {
        var count = Antall + added.Count;
        var blocks = new List<(int, Saldoblokk)>();
        Saldoblokk.Bygger? bygger = null;
        foreach (var block in changes.GroupBy(c => c.Key / Saldoblokk.Bredde))
        {
            var b = block.Key;
            var end = Math.Min(count, (b + 1) * Saldoblokk.Bredde);
            if (b < _blokker.Antall)
            {
                // Most postings add to saldo that there are.
                if (end <= Antall && _blokker[b].Med(block.SelectMany(c => c.Value.Select(p => (Plass(c.Key), p)))) is { } changed)
                {
                    blocks.Add((b, changed));
                    continue;
                }

                (bygger ??= new()).GjoerPlass(_blokker[b]);
            }

            bygger ??= new();
            for (var key = b * Saldoblokk.Bredde; key < end; key++)
            {
                if (key < Antall)
                {
                    Blokk(key).KopierTil(bygger, Plass(key));
                }
                else
                {
                    bygger.NyNoekkel(added[key - Antall]);
                }

                (changes.GetValueOrDefault(key) ?? []).ForEach(bygger.Legg);
            }

            blocks.Add((b, bygger.Ferdig()));
        }

        return _blokker.Med(blocks, (count + Saldoblokk.Bredde - 1) / Saldoblokk.Bredde);
    }

    /// <summary>By fewer fields, or null where that would leave more than half of the keys, or a sum larger than a cell.</summary>
    private Saldokube? Rull(Dimensjonsfelt felt)
    {
        var groups = new Dictionary<Dimensjon, List<int>>();
        for (var key = 0; key < Antall; key++)
        {
            var group = Noekkel(key).Bare(felt);
            if (!groups.TryGetValue(group, out var keys))
            {
                groups.Add(group, keys = []);
            }

            keys.Add(key);
        }

        if (groups.Count > Antall / 2)
        {
            return null;
        }

        var bygger = new Saldokubebygger();
        try
        {
            foreach (var (group, keys) in groups)
            {
                bygger.NyNoekkel(group, 0);
                keys.ForEach(k => bygger.Legg(this, k));
            }
        }
        catch (OverflowException)
        {
            return null; // A cell holds 64 bits; sums of larger amounts are taken over the keys.
        }

        return bygger.Bygg(Ledger, Aar, Versjon, felt);
    }

    private Noekkelindeks<int>? LagIdindeks()
    {
        var ids = Enumerable.Range(0, Antall).Select(Id).ToArray();
        return ids.Length > 0 && ids.All(id => id > 0) ? new Noekkelindeks<int>(ids, Comparer<int>.Default) : null;
    }

    private Dimensjon[] Noekler() => [.. Enumerable.Range(0, Antall).Select(k => Noekkel(k))];

    private Feltindeks Indeks(Dimensjonsfelt felt)
    {
        var indexes = _feltindekser ?? Interlocked.CompareExchange(ref _feltindekser, new(), null) ?? _feltindekser;
        return indexes.GetOrAdd(felt, f => new Feltindeks(this, f));
    }

    private Beloep Sum(int key, Saldoslag slag, int fra, int til) => Beloep.FraOere(Blokk(key).Sum(Plass(key), slag, fra, til));
}
