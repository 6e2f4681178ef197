using System.Runtime.InteropServices;
using Dapper;
using Ledger.Application.Porter;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;
using Ledger.Storage.Felles;

namespace Ledger.Storage.Sqlite;

/// <summary>One write of a ledger: a transaction of its own, or a part of one that small writes share.</summary>
/// <remarks>
/// Which postings a key has is held back and added in the order of the keys: the tree is then filled page by page instead of all over, which
/// is most of what an insert costs.
/// </remarks>
/// <param name="etter">Is called once when the write has ended, with whether it was kept; the commit is answered after it.</param>
internal sealed class SqliteSkriveoekt(SqliteSkrivekoe koe, SqliteSkriver skriver, LedgerId ledger, bool samles, Func<bool, Task> etter) : ISkriveoekt
{
    /// <summary>How many pairs of key and posting are held back and sorted before they are added. Fewer fill the tree in more rounds.</summary>
    private const int MestHoldtTilbake = 1 << 17;

    /// <summary>How many rows wait to be inserted by one statement after the other.</summary>
    private const int MestVentende = 1 << 9;

    /// <summary>How many keys a write looks up one by one, at the least, before it reads all keys of the year.</summary>
    private const int MestEnkeltoppslag = 256;

    // To look one up by itself costs some 8 microseconds, and to read all of them 2 for each.
    private const int NoeklerPerEnkeltoppslag = 32;

    private readonly Dictionary<int, (Noekkelregister Noekler, List<int> Ider)> _kjente = [];
    private readonly List<Journalpost> _poster = [];
    private readonly List<Posteringslinje> _linjer = [];
    private readonly List<int> _noekler = [];
    private readonly List<long> _posteringer = [];
    private int? _mestEnkeltoppslag;
    private int _oppslag;
    private bool _ferdig;

    public Kommunehode? Hode { get; } = skriver.FinnHode(ledger);

    public Task<Transaksjon?> FinnIdempotentAsync(string noekkel, CancellationToken ct) => Task.FromResult(skriver.FinnIdempotent(ledger, noekkel));

    public Task<Transaksjon?> FinnTransaksjonAsync(long versjon, CancellationToken ct) => Task.FromResult(skriver.FinnTransaksjon(ledger, versjon));

    public Task<bool> ErDefinertEtterAsync(long etterSekvens, long tilSekvens, CancellationToken ct)
    {
        ToemVentende();
        return Task.FromResult(skriver.ErDefinertEtter(etterSekvens, tilSekvens));
    }

    public async Task<IReadOnlyList<Journalpost>> GrunndataAsync(Journalslag slag, int aar, long tilSekvens, CancellationToken ct, long etterSekvens = 0)
    {
        ToemVentende();
        await using var egen = new SqliteForbindelse(skriver.Forbindelse, static () => { });
        return await DapperStore.GrunndataAsync(SqliteSql.Setninger, egen, ledger, slag, aar, etterSekvens, tilSekvens, ct);
    }

    public Task<int> SisteNummerAsync(int aar, Journalslag slag, CancellationToken ct)
    {
        ToemVentende();
        return Task.FromResult(skriver.SisteNummer(aar, slag));
    }

    public Task<IReadOnlyDictionary<string, int>> FinnReferanserAsync(int aar, Journalslag slag, IReadOnlyCollection<string> referanser, CancellationToken ct)
    {
        ToemVentende();
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var referanse in referanser)
        {
            if (skriver.FinnReferanse(aar, slag, referanse) is { } nummer)
            {
                found[referanse] = nummer;
            }
        }

        return Task.FromResult<IReadOnlyDictionary<string, int>>(found);
    }

    public Task<int?> FinnTilbakefoeringAsync(int aar, int bilagsnummer, CancellationToken ct)
    {
        ToemVentende();
        return Task.FromResult(skriver.FinnTilbakefoering(aar, bilagsnummer));
    }

    public ValueTask<IReadOnlyList<int>> NoeklerAsync(int aar, IReadOnlyList<Dimensjon> dimensjoner, CancellationToken ct)
    {
        var ids = new int[dimensjoner.Count];
        var nye = new List<(int Plass, Dimensjon Dimensjon)>();
        for (var i = 0; i < ids.Length; i++)
        {
            if (FinnNoekkel(aar, dimensjoner[i]) is { } id)
            {
                ids[i] = id;
            }
            else
            {
                nye.Add((i, dimensjoner[i]));
            }
        }

        if (nye.Count > 0)
        {
            var neste = skriver.NyeNoekler(aar, [.. nye.Select(n => n.Dimensjon)]);
            foreach (var (plass, dimensjon) in nye)
            {
                ids[plass] = neste++;
                if (_kjente.TryGetValue(aar, out var kjente))
                {
                    Husk(kjente, dimensjon, ids[plass]);
                }
            }
        }

        return ValueTask.FromResult<IReadOnlyList<int>>(ids);
    }

    public Task AppendAsync(Journalpost post, Journalrad[] rader, CancellationToken ct)
    {
        if (Hode is null && post.Sekvens == 1)
        {
            skriver.NyLedger(ledger);
        }

        _poster.Add(post);
        for (var i = 0; i < rader.Length; i++)
        {
            var id = Radid.Av(post.Sekvens, i + 1);
            if (rader[i].Periodisering is null)
            {
                _linjer.Add(new Posteringslinje(id, (byte)post.Periode!.Value, rader, i));
                _noekler.Add(rader[i].Noekkel);
                _posteringer.Add(id);
            }
            else
            {
                skriver.NyBudsjettlinje(id, rader[i]);
            }
        }

        if (_linjer.Count >= MestVentende || _poster.Count >= MestVentende)
        {
            ToemVentende();
        }

        if (_noekler.Count >= MestHoldtTilbake)
        {
            Toem();
        }

        return Task.CompletedTask;
    }

    public Task EndreSaldoAsync(IEnumerable<Saldodelta> deltas, CancellationToken ct)
    {
        foreach (var delta in deltas)
        {
            ct.ThrowIfCancellationRequested();
            skriver.EndreSaldo(delta);
        }

        return Task.CompletedTask;
    }

    public Task KildeMottattAsync(int aar, string kilde, DateTimeOffset tidspunkt, CancellationToken ct)
    {
        skriver.KildeMottatt(aar, kilde, tidspunkt);
        return Task.CompletedTask;
    }

    public async Task SlettTekstAsync(Tekststed sted, Kjedehash hash, CancellationToken ct)
    {
        ToemVentende();
        skriver.OverskrivSlettet();
        var setning = Sletting.Setning(SqliteSql.Setninger, sted);
        var parametre = new { nummer = sted.Nummer, linje = sted.Linje, felt = sted.Felt, navn = sted.Navn, hash = hash.ToArray() };
        if (await skriver.Forbindelse.ExecuteAsync(new CommandDefinition(setning, parametre, cancellationToken: ct)) != 1)
        {
            throw new InvalidOperationException($"There is no text {sted} to erase in {ledger}.");
        }
    }

    public async Task SlettSaldoAsync(int aar, CancellationToken ct)
    {
        foreach (
            var setning in new[] { SqliteSql.Setninger.SaldoSlett, SqliteSql.Indeks("posteringsnoekkel_slett"), SqliteSql.Indeks("posteringsnoekkel_bygg") })
        {
            await skriver.Forbindelse.ExecuteAsync(new CommandDefinition(setning, new { aar }, cancellationToken: ct));
        }
    }

    public Task CommitVedlikeholdAsync(CancellationToken ct) => BeholdAsync();

    public Task CommitAsync(Transaksjon transaksjon, Tilgangspost? tilgang, CancellationToken ct)
    {
        Toem();
        skriver.NyTransaksjon(transaksjon);
        if (tilgang is not null)
        {
            skriver.NyTilgang(tilgang);
        }

        return skriver.FlyttHode(transaksjon) ? BeholdAsync() : throw new InvalidOperationException($"The head of {ledger} was moved by another writer.");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_ferdig)
        {
            _ferdig = true;
            try
            {
                await koe.ForkastAsync(samles);
            }
            finally
            {
                await etter(false);
            }
        }
    }

    /// <summary>Few are looked up one by one; whoever asks for many gets all that the year has at once.</summary>
    private int? FinnNoekkel(int aar, Dimensjon dimensjon)
    {
        if (++_oppslag <= (_mestEnkeltoppslag ??= Math.Max(MestEnkeltoppslag, skriver.StoersteNoekkel() / NoeklerPerEnkeltoppslag)))
        {
            return skriver.FinnNoekkel(aar, dimensjon);
        }

        if (!_kjente.TryGetValue(aar, out var kjente))
        {
            _kjente[aar] = kjente = (new Noekkelregister(), []);
            var alle = kjente;
            skriver.HverNoekkel(aar, (id, d) => Husk(alle, d, id));
        }

        return kjente.Noekler.Finn(dimensjon) is { } nummer ? kjente.Ider[nummer] : null;
    }

    /// <summary>Each is remembered once, so that its number is its place in the list.</summary>
    private static void Husk((Noekkelregister Noekler, List<int> Ider) kjente, in Dimensjon dimensjon, int id)
    {
        if (kjente.Noekler.Nummer(dimensjon) == kjente.Ider.Count)
        {
            kjente.Ider.Add(id);
        }
    }

    private async Task BeholdAsync()
    {
        _ferdig = true;
        var beholdt = false;
        try
        {
            await koe.BeholdAsync(samles);
            beholdt = true;
        }
        finally
        {
            await etter(beholdt);
        }
    }

    private void ToemVentende()
    {
        if (_poster.Count == 0)
        {
            return;
        }

        skriver.NyeJournalposter(CollectionsMarshal.AsSpan(_poster));
        _poster.Clear();
        skriver.NyePosteringer(CollectionsMarshal.AsSpan(_linjer));
        _linjer.Clear();
    }

    private void Toem()
    {
        ToemVentende();
        var keys = CollectionsMarshal.AsSpan(_noekler);
        var ids = CollectionsMarshal.AsSpan(_posteringer);
        keys.Sort(ids);
        Span<(int, long)> part = stackalloc (int, long)[Math.Min(keys.Length, MestVentende)];
        for (var from = 0; from < keys.Length; from += part.Length)
        {
            part = part[..Math.Min(part.Length, keys.Length - from)];
            for (var i = 0; i < part.Length; i++)
            {
                part[i] = (keys[from + i], ids[from + i]);
            }

            skriver.NyePosteringsnoekler(part);
        }

        _noekler.Clear();
        _posteringer.Clear();
    }
}
