using System.Runtime.InteropServices;
using Dapper;
using Ledger.Application.Porter;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Verdier;
using Ledger.Storage.Felles;

namespace Ledger.Storage.Sqlite;

/// <summary>One write on the SQLite file: a transaction of its own, or a part of one that small writes share.</summary>
/// <remarks>
/// Postings are held back and inserted in the order of their keys, some thousands at a time: the index on the key is then filled page by
/// page instead of all over, which is most of what an insert costs.
/// </remarks>
internal sealed class SqliteSkriveoekt(SqliteSkrivekoe koe, SqliteSkriver skriver, Setninger setninger, Kommunenummer kommunenummer, bool samles) : ISkriveoekt
{
    private const int MestHoldtTilbake = 16_384;

    private readonly Dictionary<(int, Dimensjon), int> _noekler = [];
    private readonly List<(long Id, byte Periode, Journalrad Rad)> _holdtTilbake = [];
    private long[] _rekkefoelge = [];
    private bool _ferdig;

    public Kommunehode? Hode { get; } = skriver.FinnKommune(kommunenummer);

    public Task<Transaksjon?> FinnIdempotentAsync(string noekkel, CancellationToken ct) => Task.FromResult(skriver.FinnIdempotent(kommunenummer, noekkel));

    public Task<Transaksjon?> FinnTransaksjonAsync(long versjon, CancellationToken ct) => Task.FromResult(skriver.FinnTransaksjon(kommunenummer, versjon));

    public Task<int> SisteNummerAsync(int aar, Journalslag slag, CancellationToken ct) => Task.FromResult(skriver.SisteNummer(kommunenummer, aar, slag));

    public Task<int?> FinnReferanseAsync(int aar, Journalslag slag, string referanse, CancellationToken ct) => Task.FromResult(skriver.FinnReferanse(kommunenummer, aar, slag, referanse));

    public Task<int?> FinnTilbakefoeringAsync(int aar, int bilagsnummer, CancellationToken ct) => Task.FromResult(skriver.FinnTilbakefoering(kommunenummer, aar, bilagsnummer));

    public ValueTask<int> NoekkelAsync(int aar, Dimensjon dimensjon, CancellationToken ct)
    {
        ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(_noekler, (aar, dimensjon), out var known);
        if (!known)
        {
            id = skriver.Noekkel(kommunenummer, aar, dimensjon);
        }

        return ValueTask.FromResult(id);
    }

    public Task AppendAsync(Journalpost post, IReadOnlyList<Journalrad> rader, CancellationToken ct)
    {
        if (Hode is null && post.Sekvens == 1)
        {
            skriver.NyKommune(kommunenummer);
        }

        skriver.NyJournalpost(post);
        for (var i = 0; i < rader.Count; i++)
        {
            if (rader[i].Periodisering is null)
            {
                _holdtTilbake.Add((SqliteSkriver.Posteringsid(kommunenummer, post.Sekvens, i + 1), (byte)post.Periode!.Value, rader[i]));
            }
            else
            {
                skriver.NyBudsjettlinje(kommunenummer, post.Sekvens, i + 1, rader[i]);
            }
        }

        if (_holdtTilbake.Count >= MestHoldtTilbake)
        {
            Toem();
        }

        return Task.CompletedTask;
    }

    public Task EndreSaldoAsync(IReadOnlyCollection<Saldodelta> deltas, CancellationToken ct)
    {
        foreach (var delta in deltas)
        {
            skriver.EndreSaldo(delta);
        }

        return Task.CompletedTask;
    }

    public Task SlettSaldoAsync(int aar, CancellationToken ct) =>
        skriver.Forbindelse.ExecuteAsync(new CommandDefinition(setninger.SaldoSlett, new { kommunenummer = kommunenummer.Nummer, aar }, cancellationToken: ct));

    public Task CommitVedlikeholdAsync(CancellationToken ct) => BeholdAsync();

    public Task CommitAsync(Transaksjon transaksjon, Tilgangspost? tilgang, CancellationToken ct)
    {
        Toem();
        skriver.NyTransaksjon(transaksjon);
        if (tilgang is not null)
        {
            skriver.NyTilgang(tilgang);
        }

        return skriver.FlyttHode(transaksjon) ? BeholdAsync() : throw new InvalidOperationException($"The head of {kommunenummer} was moved by another writer.");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_ferdig)
        {
            _ferdig = true;
            await koe.ForkastAsync(samles);
        }
    }

    private Task BeholdAsync()
    {
        _ferdig = true;
        return koe.BeholdAsync(samles);
    }

    private void Toem()
    {
        if (_holdtTilbake.Count > 0)
        {
            // The key above, the place in the list below: rows of one key stay in their order.
            if (_rekkefoelge.Length < _holdtTilbake.Count)
            {
                _rekkefoelge = new long[_holdtTilbake.Count];
            }

            var order = _rekkefoelge.AsSpan(0, _holdtTilbake.Count);
            for (var i = 0; i < order.Length; i++)
            {
                order[i] = ((long)_holdtTilbake[i].Rad.Noekkel << 32) | (uint)i;
            }

            order.Sort();
            var rows = CollectionsMarshal.AsSpan(_holdtTilbake);
            foreach (var place in order)
            {
                ref var row = ref rows[(int)(place & uint.MaxValue)];
                skriver.NyPostering(row.Id, row.Periode, row.Rad);
            }
        }
        _holdtTilbake.Clear();
    }
}
