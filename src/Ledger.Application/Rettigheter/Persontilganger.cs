using System.Security.Cryptography;
using System.Text;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Porter;
using Ledger.Domain.Lagring;
using Ledger.Domain.Publisering;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Rettigheter;

/// <summary>What a person who signs in may do in a ledger. The provider says who he is; this says the rest.</summary>
/// <param name="Sub">What the provider calls him.</param>
/// <param name="Navn">What the list calls him.</param>
/// <param name="Enheter">The units that he sees, with what lies below them; all when there are none.</param>
/// <param name="Utloeper">The last day; null for no end.</param>
public sealed record Persontilgang(
    string Utsteder, string Sub, string Navn, IReadOnlyList<string> Scopes, IReadOnlyList<string> Enheter, DateOnly? Utloeper = null);

/// <summary>
/// Who was let in to a ledger's pages by invitation. Rows lie beside the chain, as drafts do: a right that is taken away leaves nothing behind. A
/// session looks its row up on every page, so that it ends at once.
/// </summary>
public sealed class Persontilganger(IKladdlager lager, IHovedbokleser ledgere, Enhetsoppslag enheter, TimeProvider klokke)
{
    /// <summary>What the ids of the rows begin with. Ids of documents have no slash.</summary>
    private const string Prefiks = "tilgang/";

    /// <summary>Null when he has none, or it has ended.</summary>
    public async Task<Persontilgang?> FinnAsync(LedgerId ledger, string utsteder, string sub, CancellationToken ct) =>
        await lager.FinnKladdAsync(ledger, Id(utsteder, sub), ct) is { } rad && Lagretform.Les<Persontilgang>(rad.Innhold) is var tilgang && ErGyldig(tilgang)
            ? tilgang : null;

    /// <summary>Whether he is let in to any ledger.</summary>
    public async Task<bool> ErKjentAsync(string utsteder, string sub, CancellationToken ct)
    {
        foreach (var ledger in await ledgere.LedgereAsync(ct))
        {
            if (await FinnAsync(ledger, utsteder, sub, ct) is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>All of a ledger, ended ones too, by name.</summary>
    public async Task<IReadOnlyList<Persontilgang>> AlleAsync(LedgerId ledger, CancellationToken ct) =>
        [.. (await lager.KladderAsync(ledger, Prefiks, ct))
            .Select(k => Lagretform.Les<Persontilgang>(k.Innhold)).OrderBy(t => t.Navn, StringComparer.Ordinal).ThenBy(t => t.Sub, StringComparer.Ordinal)];

    /// <summary>Gives a right. It takes the place of the right that the person has.</summary>
    /// <param name="bruker">Who gives it.</param>
    /// <exception cref="Avvisning">400 what is missing or unknown; 404 unknown municipality; 422 units that nobody has.</exception>
    public async Task GiAsync(LedgerId ledger, Persontilgang tilgang, string bruker, CancellationToken ct)
    {
        _ = await ledgere.FinnKommuneAsync(ledger, ct) ?? throw Avvisning.UkjentKommune(ledger);
        if (tilgang.Utsteder.Length == 0 || tilgang.Sub.Length == 0 || tilgang.Navn.Length == 0)
        {
            throw Ugyldig("sub", "Utsteder, id hos utstederen og navn må fylles ut.");
        }

        if (Personmoenster.ErFoedselsnummer(tilgang.Sub))
        {
            throw Ugyldig("sub", "Id-en er et fødselsnummer, og lagres ikke. Bruk id-en som utstederen gir denne tjenesten.");
        }

        if (tilgang.Scopes.Count == 0 || !tilgang.Scopes.All(Scope.Alle.Contains))
        {
            throw Ugyldig("scopes", $"Rettighetene er en eller flere av {string.Join(", ", Scope.Alle)}.");
        }

        if (!tilgang.Enheter.All(e => Ansvar.TryParse(e, out _)))
        {
            throw Ugyldig("enheter", "En av enhetene er ikke en kode på et ansvar.");
        }

        await enheter.KrevAsync(ledger.ToString(), tilgang.Enheter, ct);
        await lager.LagreKladdAsync(ledger, new(Id(tilgang.Utsteder, tilgang.Sub), Lagretform.Skriv(tilgang), klokke.GetUtcNow(), bruker), ct);
    }

    /// <summary>Takes a right away. Nothing happens when there is none.</summary>
    public Task TaAsync(LedgerId ledger, string utsteder, string sub, CancellationToken ct) => lager.SlettKladdAsync(ledger, Id(utsteder, sub), ct);

    private bool ErGyldig(Persontilgang tilgang) => tilgang.Utloeper is not { } siste || DateOnly.FromDateTime(klokke.GetUtcNow().UtcDateTime) <= siste;

    private static Avvisning Ugyldig(string felt, string melding) => Avvisning.Ugyldig(felt, Feilkoder.UgyldigFormat, melding);

    private static string Id(string utsteder, string sub) =>
        Prefiks + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{utsteder}\n{sub}")))[..32];
}
