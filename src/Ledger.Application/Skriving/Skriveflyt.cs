using System.Text.Json;
using Ledger.Application.Porter;
using Ledger.Domain.Kjede;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Skriving;

/// <summary>Who writes what, and under which key.</summary>
/// <param name="Idempotensnoekkel">Null for writes that are idempotent by themselves or carry a reference that is used once.</param>
/// <param name="Proevekjoering">Do everything, then roll back.</param>
public sealed record Skriveordre(Kommunenummer Kommunenummer, int Aar, string Handling, string Bruker, string? Idempotensnoekkel = null, bool Proevekjoering = false);

/// <summary>What a write answers, and whether it was done before.</summary>
public readonly record struct Skrivesvar<T>(T Kvittering, bool AlleredeUtfoert);

/// <summary>
/// The one way into the journal. Every command takes the municipality's lock, appends through a <see cref="Skrivekontekst"/>, and commits
/// journal, saldo, chain head, version and receipt in one transaction; or leaves no trace.
/// </summary>
public sealed class Skriveflyt(ILedgerStore store, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <param name="arbeid">Appends, and answers with the receipt; when it appends nothing, nothing is committed. Throws <see cref="Avvisning"/> to turn the request down.</param>
    /// <param name="fingeravtrykk">The hash of what the caller sent; read after <paramref name="arbeid"/>, or alone when the key is known.</param>
    public async Task<Skrivesvar<T>> UtfoerAsync<T>(Skriveordre ordre, Func<Skrivekontekst, CancellationToken, Task<T>> arbeid, Func<byte[]>? fingeravtrykk, CancellationToken ct)
    {
        await using var oekt = await store.BegynnSkrivAsync(ordre.Kommunenummer, ct);
        if (ordre.Idempotensnoekkel is { } noekkel && !ordre.Proevekjoering && await oekt.FinnIdempotentAsync(noekkel, ct) is { } foer)
        {
            return new Skrivesvar<T>(Gjenta<T>(foer, ordre.Handling, ordre.Aar, fingeravtrykk!()), true);
        }

        var kontekst = new Skrivekontekst(oekt, ordre.Kommunenummer, ordre.Bruker, await TidspunktAsync(ordre.Kommunenummer, oekt.Hode, ct));
        var kvittering = await arbeid(kontekst, ct);
        var appended = kontekst.Sekvens > (oekt.Hode?.Sekvens ?? 0);
        if (appended && !ordre.Proevekjoering)
        {
            await oekt.EndreSaldoAsync(kontekst.Saldodeltaer(), ct);
            await oekt.CommitAsync(
                new Transaksjon(
                    ordre.Kommunenummer, kontekst.Versjon, kontekst.Tidspunkt, ordre.Bruker, ordre.Handling, ordre.Aar, ordre.Idempotensnoekkel,
                    ordre.Idempotensnoekkel is null ? null : fingeravtrykk!(),
                    JsonSerializer.Serialize(kvittering, Json), kontekst.Sekvens, kontekst.Kjedehode),
                ct);
        }

        return new Skrivesvar<T>(kvittering, false);
    }

    /// <summary>The receipt of an earlier write under the same key, if what is sent now is the same.</summary>
    /// <exception cref="Avvisning">422: the key was used for other content.</exception>
    public static T Gjenta<T>(Transaksjon foer, string handling, int aar, byte[] fingeravtrykk)
    {
        var same = foer.Handling == handling && foer.Aar == aar && foer.Innholdshash is { } hash && hash.AsSpan().SequenceEqual(fingeravtrykk);
        if (!same)
        {
            throw new Avvisning(
                Avvisningsgrunn.Regelbrudd,
                "idempotensnoekkel-brukt",
                "Idempotency-Key er brukt med annet innhold",
                "Nøkkelen er brukt før, og det som sendes nå er ikke det samme.")
            {
                Tillegg = new Dictionary<string, object?>
                {
                    ["foersteHandling"] = foer.Handling,
                    ["foersteAar"] = foer.Aar == 0 ? null : foer.Aar,
                    ["foersteVersjon"] = foer.Versjon,
                    ["foersteKvittering"] = foer.Kvittering is null ? null : JsonSerializer.Deserialize<JsonElement>(foer.Kvittering),
                    ["foersteInnholdshash"] = foer.Innholdshash is null ? null : Convert.ToHexStringLower(foer.Innholdshash),
                    ["innholdshash"] = Convert.ToHexStringLower(fingeravtrykk),
                },
            };
        }

        return JsonSerializer.Deserialize<T>(foer.Kvittering!, Json)!;
    }

    /// <summary>The clock's time in whole milliseconds, never before the last write of the municipality even if the clock went backwards.</summary>
    private async Task<DateTimeOffset> TidspunktAsync(Kommunenummer kommunenummer, Kommunehode? hode, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        now = new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
        if (hode is { Versjon: > 0 } && await store.FinnTransaksjonAsync(kommunenummer, hode.Versjon, ct) is { } last && last.Tidspunkt > now)
        {
            return last.Tidspunkt;
        }

        return now;
    }
}
