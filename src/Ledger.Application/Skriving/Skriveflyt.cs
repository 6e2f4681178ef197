using System.Globalization;
using System.Text.Json;
using Ledger.Application.Helse;
using Ledger.Application.Porter;
using Ledger.Domain.Kjede;
using Ledger.Domain.Lagring;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Skriving;

/// <summary>Who writes what, and under which key.</summary>
/// <param name="Idempotensnoekkel">Null for writes that are idempotent by themselves or carry a reference that is used once.</param>
/// <param name="Samles">The write is small and defines nothing, so that it may share its commit with others.</param>
public sealed record Skriveordre(LedgerId Ledger, int Aar, string Handling, Skriveoppdrag Oppdrag, string? Idempotensnoekkel = null, bool Samles = false);

/// <summary>What a caller sent under an idempotency key: enough to know it again, and to say how it differs.</summary>
/// <param name="Hash">SHA-256 over the canonical content.</param>
/// <param name="Tall">Counts and sums by the names that the receipt gives them, for content that has such.</param>
public sealed record Innholdsavtrykk(byte[] Hash, IReadOnlyDictionary<string, decimal>? Tall = null);

/// <summary>One way in which content differs from what was sent first under a key.</summary>
public sealed record Innholdsforskjell(string Felt, string? Foerste, string? Naa);

/// <summary>A receipt with the id by which the write is found again.</summary>
public interface IHarImportId
{
    string ImportId { get; }
}

/// <summary>What a write answers, and whether it was done before.</summary>
public readonly record struct Skrivesvar<T>(T Kvittering, bool AlleredeUtfoert);

/// <summary>
/// The one way into the journal. Every command takes the municipality's lock, appends through a <see cref="Skrivekontekst"/>, and commits
/// journal, saldo, chain head, version and receipt in one transaction; or leaves no trace.
/// </summary>
public sealed class Skriveflyt(
    IHovedbokskriver skriver, ILagertilstand tilstand, Avtrykkslaas laas, TimeProvider clock, ITilgangskilde? tilgang = null, Klokkevakt? klokkevakt = null,
    Skadevakt? skadevakt = null)
{
    /// <param name="arbeid">
    /// Appends, and answers with the receipt; when it appends nothing, nothing is committed. Throws <see cref="Avvisning"/> to turn the request down.
    /// </param>
    /// <param name="fingeravtrykk">What the caller sent; read after <paramref name="arbeid"/>, or alone when the key is known.</param>
    /// <remarks>
    /// A write that the database undid (a deadlock, a failover) is done again from the beginning, so <paramref name="arbeid"/> may be called
    /// more than once. When the answer to the commit itself is lost, only a write with an idempotency key is: the key then finds what was
    /// committed. Any other ends in the database's error, and the caller's reference tells whether it was booked.
    /// </remarks>
    public Task<Skrivesvar<T>> UtfoerAsync<T>(
        Skriveordre ordre, Func<Skrivekontekst, CancellationToken, Task<T>> arbeid, Func<Innholdsavtrykk>? fingeravtrykk, CancellationToken ct)
    {
        var bekreftes = false;
        return Gjentak.UtfoerAsync(
            () =>
            {
                bekreftes = false;
                return ForsoekAsync(ordre, arbeid, fingeravtrykk, () => bekreftes = true, ct);
            },
            e => tilstand.KanGjentas(e) && (!bekreftes || ordre.Idempotensnoekkel is not null),
            clock,
            ct);
    }

    private async Task<Skrivesvar<T>> ForsoekAsync<T>(
        Skriveordre ordre, Func<Skrivekontekst, CancellationToken, Task<T>> arbeid, Func<Innholdsavtrykk>? fingeravtrykk, Action bekreftes,
        CancellationToken ct)
    {
        skadevakt?.KrevHel(ordre.Ledger);

        // Asked for before the lock is taken: the key lies apart from the ledger, and may have to be made.
        var laast = ordre.Idempotensnoekkel is null ? null : await laas.ForAsync(ordre.Ledger, ct);
        await using var oekt = await skriver.BegynnSkrivAsync(ordre.Ledger, ordre.Samles && !ordre.Oppdrag.Proevekjoering, ct);
        if (laast is not null && await oekt.FinnIdempotentAsync(ordre.Idempotensnoekkel!, ct) is { } foer)
        {
            return new Skrivesvar<T>(Gjenta<T>(foer, ordre.Handling, ordre.Aar, fingeravtrykk!(), laast), true);
        }

        var forrige = oekt.Hode is { Versjon: > 0 } hode ? await oekt.FinnTransaksjonAsync(hode.Versjon, ct) : null;
        var kontekst = new Skrivekontekst(oekt, ordre.Ledger, ordre.Oppdrag.Bruker, Tidspunkt(forrige), forrige?.Segl, ordre.Oppdrag.PaaVegneAv);
        var kvittering = await arbeid(kontekst, ct);
        var tilfoeyd = kontekst.Sekvens > (oekt.Hode?.Sekvens ?? 0);
        if (tilfoeyd)
        {
            await EndreSaldoAsync(oekt, kontekst, ct);
        }

        if (tilfoeyd && !ordre.Oppdrag.Proevekjoering)
        {
            // Nothing is booked for a caller whose key was revoked, or whose request timed out, while it waited.
            ct.ThrowIfCancellationRequested();
            bekreftes();
            var linje = tilgang?.Ta(ordre.Ledger, kontekst.Tidspunkt) is { } post
                ? post with { Versjon = kontekst.Versjon, Gjelder = kontekst.Gjelder() }
                : null;
            var avtrykk = laast?.Invoke(Skrivekontekst.Form, fingeravtrykk!().Hash);
            var uforseglet = new Transaksjon(
                ordre.Ledger, kontekst.Versjon, kontekst.Tidspunkt, kontekst.Bruker, ordre.Handling, ordre.Aar, ordre.Idempotensnoekkel, avtrykk,
                Lagretform.HelAscii<T>().Skriv(kvittering), kontekst.Sekvens, kontekst.Kjedehode, (kvittering as IHarImportId)?.ImportId)
            {
                Form = Skrivekontekst.Form,
                AvtrykkVern = avtrykk is null ? null : kontekst.NesteSalt(),
            };
            await oekt.CommitAsync(uforseglet with { Segl = Skrivesegl.Av(forrige?.Segl, uforseglet.Rekord(linje?.Linjehash())) }, linje, ct);
            Maaling.Versjoner.Add(1, new KeyValuePair<string, object?>("handling", ordre.Handling));
        }

        if (!tilfoeyd && kontekst.HarMerknad && !ordre.Oppdrag.Proevekjoering)
        {
            await oekt.CommitVedlikeholdAsync(ct);
        }

        return new Skrivesvar<T>(kvittering, false);
    }

    private async Task EndreSaldoAsync(ISkriveoekt oekt, Skrivekontekst kontekst, CancellationToken ct)
    {
        try
        {
            await oekt.EndreSaldoAsync(kontekst.Saldodeltaer(), ct);
        }
        catch (Exception e) when (tilstand.Feil(e) == Lagerfeil.SumUtenforOmraadet)
        {
            throw SumUtenforOmraadet();
        }
    }

    /// <summary>What is booked on one key in one period is stored in 64 bits. Sums of more than that are wider.</summary>
    internal static Avvisning SumUtenforOmraadet() => Avvisning.Regelbrudd(
        "beloep", Feilkoder.SumUtenforOmraadet,
        "Med dette ville summen på en konto i en periode blitt større enn et beløp kan være, ±92 233 720 368 547 758,07 kr.");

    /// <summary>The receipt of a committed write, as it was answered.</summary>
    public static T LesKvittering<T>(Transaksjon transaksjon) => Lagretform.HelAscii<T>().Les(transaksjon.Kvittering!);

    /// <summary>The receipt of an earlier write under the same key, if what is sent now is the same.</summary>
    /// <exception cref="Avvisning">422: the key was used for other content.</exception>
    public async Task<T> GjentaAsync<T>(Transaksjon foer, string handling, int aar, Innholdsavtrykk avtrykk, CancellationToken ct) =>
        Gjenta<T>(foer, handling, aar, avtrykk, await laas.ForAsync(foer.Ledger, ct));

    private static T Gjenta<T>(Transaksjon foer, string handling, int aar, Innholdsavtrykk avtrykk, Func<Kjedeform, byte[], byte[]> laast)
    {
        var hash = laast(foer.Form, avtrykk.Hash);
        var samme = foer.Handling == handling && foer.Aar == aar && foer.Innholdshash.AsSpan().SequenceEqual(hash);
        if (!samme)
        {
            throw new Avvisning(
                Avvisningsgrunn.Regelbrudd,
                Problemtyper.IdempotensnoekkelBrukt,
                "Idempotency-Key er brukt med annet innhold",
                "Nøkkelen er brukt før, og det som sendes nå er ikke det samme. «forskjeller» sier hva som er ulikt.")
            {
                Tillegg = new Dictionary<string, object?>
                {
                    ["forskjeller"] = Forskjeller(foer, handling, aar, avtrykk, hash),
                    ["foersteVersjon"] = foer.Versjon,
                    ["foersteKvittering"] = foer.Kvittering is null ? null : JsonSerializer.Deserialize<JsonElement>(foer.Kvittering),
                },
            };
        }

        return LesKvittering<T>(foer);
    }

    private static List<Innholdsforskjell> Forskjeller(Transaksjon foer, string handling, int aar, Innholdsavtrykk avtrykk, byte[] hash)
    {
        var forskjeller = new List<Innholdsforskjell>();
        void Sammenlign(string felt, string? foerste, string? naa)
        {
            if (foerste != naa)
            {
                forskjeller.Add(new Innholdsforskjell(felt, foerste, naa));
            }
        }

        Sammenlign("handling", foer.Handling, handling);
        Sammenlign("aar", foer.Aar.ToString(CultureInfo.InvariantCulture), aar.ToString(CultureInfo.InvariantCulture));
        var kvittering = foer.Kvittering is null ? default : JsonSerializer.Deserialize<JsonElement>(foer.Kvittering);
        foreach (var (felt, naa) in avtrykk.Tall ?? new Dictionary<string, decimal>())
        {
            // Compared as numbers: 1.0 and 1.00 are the same.
            if (kvittering.ValueKind == JsonValueKind.Object && kvittering.TryGetProperty(felt, out var verdi) && verdi.TryGetDecimal(out var foerste)
                && foerste != naa)
            {
                forskjeller.Add(new Innholdsforskjell(felt, foerste.ToString(CultureInfo.InvariantCulture), naa.ToString(CultureInfo.InvariantCulture)));
            }
        }

        Sammenlign("innholdshash", foer.Innholdshash is null ? null : Convert.ToHexStringLower(foer.Innholdshash), Convert.ToHexStringLower(hash));
        return forskjeller;
    }

    /// <summary>The clock's time in whole milliseconds, never before the last write of the municipality even if the clock went backwards.</summary>
    private DateTimeOffset Tidspunkt(Transaksjon? forrige)
    {
        var naa = clock.GetUtcNow();
        naa = new DateTimeOffset(naa.Ticks - (naa.Ticks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
        if (forrige is null || forrige.Tidspunkt <= naa)
        {
            return naa;
        }

        klokkevakt?.Ta(forrige.Ledger, forrige.Tidspunkt);
        return forrige.Tidspunkt;
    }
}
