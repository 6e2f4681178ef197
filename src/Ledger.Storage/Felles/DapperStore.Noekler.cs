using Dapper;
using Ledger.Application.Noekler;
using Ledger.Application.Porter;

namespace Ledger.Storage.Felles;

/// <summary>API keys, beside the ledger in the same database.</summary>
public abstract partial class DapperStore : INoekkellager
{
    public virtual async Task<Apinoekkel?> FinnNoekkelAsync(string id, CancellationToken ct)
    {
        await using var connection = await AapneAsync(ct);
        return (await connection.QueryFirstOrDefaultAsync<Apinoekkelrad>(new CommandDefinition(Setninger.NoekkelApiFinn, new { id }, cancellationToken: ct)))?.Noekkel();
    }

    public async Task<IReadOnlyList<Apinoekkel>> NoeklerAsync(CancellationToken ct)
    {
        await using var connection = await AapneAsync(ct);
        return [.. (await connection.QueryAsync<Apinoekkelrad>(new CommandDefinition(Setninger.NoekkelApiAlle, cancellationToken: ct))).Select(r => r.Noekkel())];
    }

    public Task LagreNoekkelAsync(Apinoekkel noekkel, CancellationToken ct) => UtfoerAsync(
        Setninger.NoekkelApiNy,
        new
        {
            id = noekkel.Id,
            navn = noekkel.Navn,
            scopes = string.Join(' ', noekkel.Scopes),
            kommuner = string.Join(' ', noekkel.Kommuner),
            salt = noekkel.Salt,
            hash = noekkel.Hash,
            opprettet = Tid(noekkel.Opprettet),
            opprettetAv = noekkel.OpprettetAv,
            utloeper = Tid(noekkel.Utloeper),
            erstatter = noekkel.Erstatter,
        },
        ct);

    public async Task<bool> TilbakekallNoekkelAsync(string id, DateTimeOffset tidspunkt, string bruker, CancellationToken ct) =>
        await UtfoerAsync(Setninger.NoekkelApiTilbakekall, new { id, tidspunkt = Tid(tidspunkt), bruker }, ct) == 1;

    public Task ForkortNoekkelAsync(string id, DateTimeOffset utloeper, CancellationToken ct) => UtfoerAsync(Setninger.NoekkelApiUtloep, new { id, tidspunkt = Tid(utloeper) }, ct);

    public Task MerkNoekkelBruktAsync(string id, DateTimeOffset tidspunkt, CancellationToken ct) => UtfoerAsync(Setninger.NoekkelApiBrukt, new { id, tidspunkt = Tid(tidspunkt) }, ct);

    private async Task<int> UtfoerAsync(string sql, object parametre, CancellationToken ct)
    {
        await using var connection = await AapneAsync(ct);
        return await connection.ExecuteAsync(new CommandDefinition(sql, parametre, cancellationToken: ct));
    }

#pragma warning disable CA1812 // Dapper makes it.
    private sealed class Apinoekkelrad
#pragma warning restore CA1812
    {
        public string Id { get; set; } = "";
        public string Navn { get; set; } = "";
        public string Scopes { get; set; } = "";
        public string Kommuner { get; set; } = "";
        public byte[] Salt { get; set; } = [];
        public byte[] Hash { get; set; } = [];
        public object Opprettet { get; set; } = "";
        public string Opprettet_av { get; set; } = "";
        public object Utloeper { get; set; } = "";
        public object? Tilbakekalt { get; set; }
        public object? Sist_brukt { get; set; }
        public string? Erstatter { get; set; }

        public Apinoekkel Noekkel() => new(
            Id, Navn, Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries), Kommuner.Split(' ', StringSplitOptions.RemoveEmptyEntries), Salt, Hash, Rader.Tid(Opprettet), Opprettet_av, Rader.Tid(Utloeper),
            Tilbakekalt is null ? null : Rader.Tid(Tilbakekalt), Sist_brukt is null ? null : Rader.Tid(Sist_brukt), Erstatter);
    }
}
