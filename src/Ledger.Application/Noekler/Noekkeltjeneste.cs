using System.Security.Cryptography;
using Ledger.Application.Porter;
using Ledger.Application.Rettigheter;
using Ledger.Domain.Validering;

namespace Ledger.Application.Noekler;

/// <summary>What somebody wants a key for.</summary>
/// <param name="Utloeper">Null: after <see cref="Noekkeltjeneste.StandardLevetid"/>.</param>
public sealed record Noekkeloensket(string Navn, IReadOnlyList<string> Scopes, IReadOnlyList<string> Kommuner, DateTimeOffset? Utloeper = null);

/// <summary>What the one who gives a key away has himself: nobody gives more than that.</summary>
public sealed record Noekkelgiver(string Bruker, IReadOnlyCollection<string> Scopes, IReadOnlyCollection<string> Kommuner)
{
    /// <summary>The operator at the machine.</summary>
    public static Noekkelgiver Operatoer(IReadOnlyCollection<string> alleScopes) => new("kommandolinje", alleScopes, [Innehaver.Alle]);

    public bool HarKommuner(IEnumerable<string> kommuner) => Kommuner.Contains(Innehaver.Alle) || kommuner.All(Kommuner.Contains);
}

/// <summary>Makes, lists, rotates and revokes API keys.</summary>
public sealed class Noekkeltjeneste(INoekkellager lager, TimeProvider clock)
{
    public static readonly TimeSpan StandardLevetid = TimeSpan.FromDays(365);
    public static readonly TimeSpan LengsteLevetid = TimeSpan.FromDays(2 * 365);
    public static readonly TimeSpan StandardOverlapp = TimeSpan.FromDays(1);
    public static readonly TimeSpan LengsteOverlapp = TimeSpan.FromDays(30);
    private const int MestNoekler = 10_000;

    /// <summary>A new key; the text of it is given here and never again. One that is only tried has no text, since it opens nothing.</summary>
    /// <exception cref="Avvisning">403 for more than the giver has; 422 for a life that is too long.</exception>
    public async Task<(Apinoekkel Noekkel, string Tekst)> OpprettAsync(
        Noekkeloensket oensket, Noekkelgiver giver, CancellationToken ct, string? erstatter = null, bool proevekjoering = false)
    {
        var now = clock.GetUtcNow();
        var expires = oensket.Utloeper ?? now + StandardLevetid;
        if (expires <= now || expires > now + LengsteLevetid)
        {
            throw Avvisning.Regelbrudd("utloeper", Feilkoder.UtenforOmraadet, $"En nøkkel utløper i fremtiden, og innen {LengsteLevetid.Days} dager.");
        }

        if (oensket.Scopes.Except(giver.Scopes).Any() || !giver.HarKommuner(oensket.Kommuner))
        {
            throw new Avvisning(
                Avvisningsgrunn.IkkeTillatt, Problemtyper.ForVideRettigheter, "Nøkkelen gir mer enn du har",
                "En nøkkel kan bare gi scopes og kommuner som den som lager den, har selv.");
        }

        if ((await lager.NoeklerAsync(ct)).Count(n => n.ErGyldig(now)) >= MestNoekler)
        {
            throw Avvisning.Konflikt(
                Problemtyper.ForMangeNoekler, "Det er for mange nøkler", $"Det er høyst {MestNoekler} gyldige nøkler. Trekk tilbake noen først.");
        }

        var (id, secret) = Noekkelform.Ny();
        var salt = RandomNumberGenerator.GetBytes(16);
        var key = new Apinoekkel(
            id, oensket.Navn, [.. oensket.Scopes.Distinct().Order(StringComparer.Ordinal)], [
                .. oensket.Kommuner.Distinct().Order(StringComparer.Ordinal)], salt, Noekkelform.Hash(salt,
                secret), now, giver.Bruker, expires, null, null, erstatter);
        if (proevekjoering)
        {
            return (key, "");
        }

        await lager.LagreNoekkelAsync(key, ct);
        return (key, Noekkelform.Skriv(id, secret));
    }

    /// <summary>The keys whose municipalities the giver has.</summary>
    public async Task<IReadOnlyList<Apinoekkel>> ListeAsync(Noekkelgiver giver, CancellationToken ct) =>
        [.. (await lager.NoeklerAsync(ct)).Where(n => giver.HarKommuner(n.Kommuner))];

    /// <summary>A new key with the same rights; the old one goes on for a while so that a system can change without a stop.</summary>
    /// <exception cref="Avvisning">404 unknown key; 409 it is no longer valid.</exception>
    public async Task<(Apinoekkel Noekkel, string Tekst)> RoterAsync(
        string id, TimeSpan overlapp, Noekkelgiver giver, CancellationToken ct, bool proevekjoering = false)
    {
        var old = await FinnAsync(id, giver, ct);
        if (!old.ErGyldig(clock.GetUtcNow()))
        {
            throw Avvisning.Konflikt(
                Problemtyper.NoekkelUgyldig, "Nøkkelen er ikke gyldig lenger", "En nøkkel som er utløpt eller trukket tilbake, roteres ikke. Lag en ny.");
        }

        var made = await OpprettAsync(new Noekkeloensket(old.Navn, old.Scopes, old.Kommuner), giver, ct, id, proevekjoering);
        if (!proevekjoering)
        {
            await lager.ForkortNoekkelAsync(id, clock.GetUtcNow() + overlapp, ct);
        }

        return made;
    }

    /// <summary>Revokes a key; it is refused from the answer on, by every instance.</summary>
    /// <exception cref="Avvisning">404 unknown key.</exception>
    public async Task TilbakekallAsync(string id, Noekkelgiver giver, CancellationToken ct, bool proevekjoering = false)
    {
        await FinnAsync(id, giver, ct);
        if (!proevekjoering)
        {
            await lager.TilbakekallNoekkelAsync(id, clock.GetUtcNow(), giver.Bruker, ct);
        }
    }

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

    private async Task<Apinoekkel> FinnAsync(string id, Noekkelgiver giver, CancellationToken ct) =>
        await lager.FinnNoekkelAsync(id, ct) is { } key && giver.HarKommuner(key.Kommuner) ? key : throw Avvisning.IkkeFunnet("Nøkkelen finnes ikke.");
}
