using System.Security.Cryptography;
using Ledger.Application.Porter;
using Ledger.Application.Rettigheter;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Noekler;

/// <summary>What somebody wants a key for.</summary>
/// <param name="Utloeper">Null: after <see cref="Noekkeltjeneste.StandardLevetid"/>, or with the key that makes it.</param>
public sealed record Noekkeloensket(string Navn, IReadOnlyList<string> Scopes, IReadOnlyList<string> Kommuner, DateTimeOffset? Utloeper = null)
{
    /// <summary>The source that it posts for, and for nothing else; null for any.</summary>
    public string? Kilde { get; init; }

    /// <summary>The units that it is bound to; none for all.</summary>
    public IReadOnlyList<string> Enheter { get; init; } = [];
}

/// <summary>What the one who gives a key away has himself: nobody gives more than that.</summary>
/// <param name="Noekkel">The id of the key that he calls with; null for those who call without one of ours.</param>
/// <param name="Utloeper">When that key expires.</param>
public sealed record Noekkelgiver(
    string Bruker, IReadOnlyCollection<string> Scopes, IReadOnlyCollection<string> Kommuner, string? Noekkel = null, DateTimeOffset? Utloeper = null)
{
    /// <summary>The operator at the machine.</summary>
    public static Noekkelgiver Operatoer(IReadOnlyCollection<string> alleScopes) => new("kommandolinje", alleScopes, [Innehaver.Alle]);

    public bool HarKommuner(IEnumerable<string> kommuner) => Kommuner.Contains(Innehaver.Alle) || kommuner.All(k =>
        Kommuner.Contains(k) || (LedgerId.TryParse(k, out var ledger) && Kommuner.Contains(ledger.Kommune + Innehaver.AlleEnheter)));
}

/// <summary>How long a key may live at most.</summary>
public sealed record Noekkelgrenser(TimeSpan LengsteLevetid);

/// <summary>Makes, lists, rotates and revokes API keys.</summary>
public sealed class Noekkeltjeneste(INoekkellager lager, Enhetsoppslag enheter, Noekkelgrenser grenser, TimeProvider clock)
{
    public static readonly TimeSpan StandardLevetid = TimeSpan.FromDays(365);
    public static readonly TimeSpan StandardOverlapp = TimeSpan.FromDays(1);
    public static readonly TimeSpan LengsteOverlapp = TimeSpan.FromDays(30);
    private const int MestNoekler = 10_000;

    /// <summary>A new key; the text of it is given here and never again. One that is only tried has no text, since it opens nothing.</summary>
    /// <exception cref="Avvisning">
    /// 403 for more than the giver has; 409 when the giver's key is no longer valid; 422 for a life that is too long, or units that nobody has.
    /// </exception>
    public async Task<(Apinoekkel Noekkel, string Tekst)> OpprettAsync(
        Noekkeloensket oensket, Noekkelgiver giver, CancellationToken ct, bool proevekjoering = false)
    {
        var (noekkel, tekst) = await LagAsync(oensket, giver, null, ct);
        await enheter.KrevAsync(oensket.Kommuner[0], noekkel.Enheter, ct);
        return proevekjoering ? (noekkel, "") : await lager.LagreNoekkelAsync(noekkel, ct) ? (noekkel, tekst) : throw Ugyldig();
    }

    /// <summary>The keys whose municipalities the giver has.</summary>
    public async Task<IReadOnlyList<Apinoekkel>> ListeAsync(Noekkelgiver giver, CancellationToken ct) =>
        [.. (await lager.NoeklerAsync(ct)).Where(n => giver.HarKommuner(n.Kommuner))];

    /// <summary>
    /// The units of keys that their municipality has in no year, by the key's id; a key may be older than its organisation. The years of a
    /// municipality are gone through once, however many keys it has.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> UkjenteEnheterAsync(IEnumerable<Apinoekkel> noekler, CancellationToken ct)
    {
        var svar = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var kommune in noekler.Where(n => n.Enheter.Count > 0).GroupBy(n => n.Kommuner[0]))
        {
            var ingens = (await enheter.UkjenteAsync(kommune.Key, [.. kommune.SelectMany(n => n.Enheter).Distinct()], ct)).ToHashSet(StringComparer.Ordinal);
            foreach (var noekkel in kommune.Where(n => n.Enheter.Any(ingens.Contains)))
            {
                svar[noekkel.Id] = [.. noekkel.Enheter.Where(ingens.Contains)];
            }
        }

        return svar;
    }

    /// <summary>A new key with the same rights; the old one goes on for a while so that a system can change without a stop. A key is rotated once.</summary>
    /// <exception cref="Avvisning">404 unknown key; 409 it is no longer valid, or has been rotated.</exception>
    public async Task<(Apinoekkel Noekkel, string Tekst)> RoterAsync(
        string id, TimeSpan overlapp, Noekkelgiver giver, CancellationToken ct, bool proevekjoering = false)
    {
        var gammel = await FinnAsync(id, giver, ct);
        if (gammel.AvloestAv is not null || !gammel.ErGyldig(clock.GetUtcNow()))
        {
            throw Ugyldig();
        }

        // Others may rotate it meanwhile: that nobody did is found out as it is stored.
        var oensket = new Noekkeloensket(gammel.Navn, gammel.Scopes, gammel.Kommuner) { Kilde = gammel.Kilde, Enheter = gammel.Enheter };
        var (noekkel, tekst) = await LagAsync(oensket, giver, id, ct);
        return proevekjoering ? (noekkel, "")
            : await lager.AvloesNoekkelAsync(id, noekkel.Opprettet + overlapp, noekkel, ct) ? (noekkel, tekst) : throw Ugyldig();
    }

    /// <summary>Revokes a key and all that it has made; they are refused from the answer on, by every instance.</summary>
    /// <returns>The ids of all that were revoked by it.</returns>
    /// <exception cref="Avvisning">404 unknown key.</exception>
    public async Task<IReadOnlyList<string>> TilbakekallAsync(string id, Noekkelgiver giver, CancellationToken ct, bool proevekjoering = false)
    {
        await FinnAsync(id, giver, ct);
        return proevekjoering ? [] : await lager.TilbakekallNoekkelAsync(id, clock.GetUtcNow(), giver.Bruker, ct);
    }

    /// <summary>Whether the key of an id is valid now.</summary>
    public async ValueTask<bool> ErGyldigAsync(string id, CancellationToken ct) =>
        await lager.FinnNoekkelAsync(id, ct) is { } noekkel && noekkel.ErGyldig(clock.GetUtcNow());

    /// <summary>The key that a text is, if it is valid now. Looked up at each call, so that revocation needs no waiting.</summary>
    public async ValueTask<Apinoekkel?> GodkjennAsync(string tekst, CancellationToken ct)
    {
        if (Noekkelform.Les(tekst) is not var (id, secret))
        {
            return null;
        }

        var now = clock.GetUtcNow();
        return await lager.FinnNoekkelAsync(id, ct) is { } key && key.Passer(secret) && key.ErGyldig(now) ? key : null;
    }

    private static Avvisning Ugyldig() => Avvisning.Konflikt(
        Problemtyper.NoekkelUgyldig, "Nøkkelen er ikke gyldig lenger",
        "En nøkkel som er utløpt, trukket tilbake eller rotert, roteres ikke og lager ingen nøkler. Lag en ny med en gyldig nøkkel.");

    private async Task<(Apinoekkel Noekkel, string Tekst)> LagAsync(Noekkeloensket oensket, Noekkelgiver giver, string? erstatter, CancellationToken ct)
    {
        var naa = clock.GetUtcNow();
        var utloeper = Utloep(oensket, giver, naa);
        if (oensket.Scopes.Except(giver.Scopes).Any() || !giver.HarKommuner(oensket.Kommuner))
        {
            throw new Avvisning(
                Avvisningsgrunn.IkkeTillatt, Problemtyper.ForVideRettigheter, "Nøkkelen gir mer enn du har",
                "En nøkkel kan bare gi scopes og kommuner som den som lager den, har selv.");
        }

        if ((await lager.NoeklerAsync(ct)).Count(n => n.ErGyldig(naa)) >= MestNoekler)
        {
            throw Avvisning.Konflikt(
                Problemtyper.ForMangeNoekler, "Det er for mange nøkler", $"Det er høyst {MestNoekler} gyldige nøkler. Trekk tilbake noen først.");
        }

        var (id, hemmelighet) = Noekkelform.Ny();
        var salt = RandomNumberGenerator.GetBytes(16);
        var noekkel = new Apinoekkel(
            id, oensket.Navn, [.. oensket.Scopes.Distinct().Order(StringComparer.Ordinal)],
            [.. oensket.Kommuner.Distinct().Order(StringComparer.Ordinal)], salt, Noekkelform.Hash(salt, hemmelighet), naa, giver.Bruker, utloeper, null,
            null, erstatter)
        {
            Giver = giver.Noekkel,
            Kilde = oensket.Kilde,
            Enheter = [.. oensket.Enheter.Distinct().Order(StringComparer.Ordinal)],
        };
        return (noekkel, Noekkelform.Skriv(id, hemmelighet));
    }

    /// <summary>When a key expires: what was asked for, and never after the key that makes it.</summary>
    private DateTimeOffset Utloep(Noekkeloensket oensket, Noekkelgiver giver, DateTimeOffset naa)
    {
        var lengst = naa + grenser.LengsteLevetid;
        if (oensket.Utloeper is { } oenske && (oenske <= naa || oenske > lengst || oenske > giver.Utloeper))
        {
            throw Avvisning.Regelbrudd(
                "utloeper", Feilkoder.UtenforOmraadet,
                $"En nøkkel utløper i fremtiden, innen {grenser.LengsteLevetid.TotalDays:0} dager, og ikke etter nøkkelen som lager den.");
        }

        // As it is stored, to the millisecond.
        var utloeper = new[] { oensket.Utloeper ?? naa + StandardLevetid, lengst, giver.Utloeper ?? lengst }.Min();
        return utloeper.AddTicks(-(utloeper.Ticks % TimeSpan.TicksPerMillisecond));
    }

    private async Task<Apinoekkel> FinnAsync(string id, Noekkelgiver giver, CancellationToken ct) =>
        await lager.FinnNoekkelAsync(id, ct) is { } key && giver.HarKommuner(key.Kommuner) ? key : throw Avvisning.IkkeFunnet("Nøkkelen finnes ikke.");
}
