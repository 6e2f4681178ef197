using System.Security.Cryptography;
using Ledger.Application.Noekler;
using Ledger.Application.Porter;
using Ledger.Domain.Kjede;
using Ledger.Domain.Verdier;

namespace Ledger.Storage.Felles;

/// <summary>What belongs to the installation: API keys, the secrets of fingerprints, and the log of what happened to them.</summary>
public abstract partial class DapperStore : INoekkellager, IAvtrykksnoekler
{
    public virtual async Task<Apinoekkel?> FinnNoekkelAsync(string id, CancellationToken ct)
    {
        await using var felles = await AapneFellesAsync(ct);
        return await felles.EnAsync(Setninger.NoekkelApiFinn, new { id }, Radkodek.Apinoekkel, ct);
    }

    public async Task<IReadOnlyList<Apinoekkel>> NoeklerAsync(CancellationToken ct)
    {
        await using var felles = await AapneFellesAsync(ct);
        return await felles.AlleAsync(Setninger.NoekkelApiAlle, null, Radkodek.Apinoekkel, ct);
    }

    public Task<bool> LagreNoekkelAsync(Apinoekkel noekkel, CancellationToken ct) => SkrivFellesAsync(
        async felles => await HarGiverAsync(felles, noekkel, ct) && await LagreNoekkelAsync(felles, noekkel, ct), ct);

    public Task<bool> AvloesNoekkelAsync(string gammel, DateTimeOffset utloeper, Apinoekkel ny, CancellationToken ct) => SkrivFellesAsync(
        async felles =>
        {
            var avloesning = new { id = gammel, etterfoelger = ny.Id, utloeper = Tid(utloeper), tidspunkt = Tid(ny.Opprettet) };
            return await HarGiverAsync(felles, ny, ct)
                && await felles.UtfoerAsync(Setninger.NoekkelApiAvloes, avloesning, ct) == 1
                && await LagreNoekkelAsync(felles, ny, ct)
                && await LoggNoekkelAsync(felles, ny.Opprettet, "noekkel-avloest", gammel, ny.OpprettetAv, $"av {ny.Id}", ct);
        },
        ct);

    public Task<IReadOnlyList<string>> TilbakekallNoekkelAsync(string id, DateTimeOffset tidspunkt, string bruker, CancellationToken ct) =>
        SkrivFellesAsync<IReadOnlyList<string>>(
            async felles =>
            {
                var tatt = new List<string>();
                var rest = new Stack<string>([id]);
                while (rest.TryPop(out var noekkel))
                {
                    // The key is revoked before the keys that it made, so that it cannot make another one in between.
                    if (await felles.UtfoerAsync(Setninger.NoekkelApiTilbakekall, new { id = noekkel, tidspunkt = Tid(tidspunkt), bruker }, ct) == 1)
                    {
                        tatt.Add(noekkel);
                        await LoggNoekkelAsync(felles, tidspunkt, "noekkel-trukket-tilbake", noekkel, bruker, noekkel == id ? null : $"med {id}", ct);
                    }

                    (await felles.AlleAsync(Setninger.NoekkelApiBarn, new { id = noekkel }, rad => rad.Tekst(0), ct)).ForEach(rest.Push);
                }

                return tatt;
            },
            ct);

    public Task MerkNoekkelBruktAsync(string id, DateTimeOffset tidspunkt, CancellationToken ct) =>
        SkrivFellesAsync(felles => felles.UtfoerAsync(Setninger.NoekkelApiBrukt, new { id, tidspunkt = Tid(tidspunkt) }, ct), ct);

    public async Task<byte[]> AvtrykksnoekkelAsync(LedgerId ledger, CancellationToken ct)
    {
        await using (var felles = await AapneFellesAsync(ct))
        {
            if (
                await felles.EnAsync(
                    Setninger.AvtrykksnoekkelFinn, new { kommunenummer = ledger.Kommune.Nummer, enhet = ledger.Enhet }, rad => rad.Byte(0), ct) is { } kjent)
            {
                return kjent;
            }
        }

        return await AvtrykksnoekkelAsync(ledger, RandomNumberGenerator.GetBytes(32), ct);
    }

    public Task TaMedAvtrykksnoekkelAsync(LedgerId ledger, byte[] noekkel, CancellationToken ct) => AvtrykksnoekkelAsync(ledger, noekkel, ct);

    /// <summary>The key that a ledger has; the new one, when it had none.</summary>
    private Task<byte[]> AvtrykksnoekkelAsync(LedgerId ledger, byte[] ny, CancellationToken ct)
    {
        var hvem = new { kommunenummer = ledger.Kommune.Nummer, enhet = ledger.Enhet };
        return SkrivFellesAsync(
            async felles =>
            {
                if (await felles.EnAsync(Setninger.AvtrykksnoekkelFinn, hvem, rad => rad.Byte(0), ct) is { } kjent)
                {
                    return kjent;
                }

                await felles.UtfoerAsync(Setninger.AvtrykksnoekkelNy, new { hvem.kommunenummer, hvem.enhet, noekkel = ny }, ct);
                var linje = new Installasjonslinje(
                    0, Klokke.GetUtcNow(), "avtrykksnoekkel-laget", ledger.ToString(), null, null, Kjedehash.Av(ny), null);
                await LoggAsync(felles, linje, ct);
                return ny;
            },
            ct);
    }

    /// <summary>Whether the key that makes another is still valid: it may have been revoked since the request was let in.</summary>
    private async Task<bool> HarGiverAsync(Forbindelse felles, Apinoekkel noekkel, CancellationToken ct) =>
        noekkel.Giver is not { } giver
        || await felles.UtfoerAsync(Setninger.NoekkelApiHold, new { id = giver, tidspunkt = Tid(noekkel.Opprettet) }, ct) == 1;

    private async Task<bool> LagreNoekkelAsync(Forbindelse felles, Apinoekkel noekkel, CancellationToken ct)
    {
        var laget = await felles.UtfoerAsync(
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
                giver = noekkel.Giver,
                kilde = noekkel.Kilde,
                enheter = noekkel.Enheter.Count == 0 ? null : string.Join(' ', noekkel.Enheter),
            },
            ct) == 1;
        var erstatter = noekkel.Erstatter is { } gammel ? $"erstatter {gammel}" : null;
        return laget && await LoggNoekkelAsync(felles, noekkel.Opprettet, "noekkel-laget", noekkel.Id, noekkel.OpprettetAv, erstatter, ct);
    }

    /// <summary>Writes a line in the log of the installation about a key, as it is after what happened.</summary>
    private protected async Task<bool> LoggNoekkelAsync(
        Forbindelse felles, DateTimeOffset tidspunkt, string hendelse, string id, string? bruker, string? innhold, CancellationToken ct)
    {
        var noekkel = await felles.EnAsync(Setninger.NoekkelApiFinn, new { id }, Radkodek.Apinoekkel, ct);
        await LoggAsync(felles, new Installasjonslinje(0, tidspunkt, hendelse, id, bruker, innhold, noekkel?.Tilstand(), null), ct);
        return true;
    }

    private protected Task LoggAsync(Forbindelse felles, Installasjonslinje linje, CancellationToken ct) =>
        Loggkjede.SkrivAsync(felles, Setninger, linje, Tid, ct);
}
