using System.Security.Claims;
using Ledger.Application.Noekler;
using Ledger.Application.Skriving;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Http.Sikkerhet;

/// <summary>Who asks, what he may, and for which municipalities. Immutable, so that the requests of a key share one.</summary>
/// <param name="art">How he was known: a key, or a token of which issuer.</param>
/// <param name="navn">What the journal and the log of access call him.</param>
/// <param name="kommuner">Numbers, or <see cref="Apinoekkel.Alle"/>.</param>
internal sealed class Brukeridentitet(string art, string navn, IEnumerable<string> scopes, IEnumerable<string> kommuner) : ClaimsIdentity([new Claim(ClaimTypes.Name, navn)], art)
{
    public IReadOnlyList<string> Scopes { get; } = [.. scopes];

    public IReadOnlyList<string> Kommuner { get; } = [.. kommuner];

    /// <summary>One of the scopes is enough.</summary>
    public bool Har(IReadOnlyList<string> krav) => Scopes.Any(krav.Contains);

    public bool KanSe(LedgerId ledger) => Kommuner.Contains(Apinoekkel.Alle) || Kommuner.Contains(ledger.ToString());
}

internal static class Brukere
{
    /// <summary>What the journal records as the writer.</summary>
    public static string Bruker(this ClaimsPrincipal user) => user.Identity?.Name ?? throw new InvalidOperationException("No user.");

    /// <summary>A write that the caller asks for.</summary>
    public static Skriveoppdrag Oppdrag(this ClaimsPrincipal user) => new(user.Bruker());

    public static bool Har(this ClaimsPrincipal user, string scope) => user.Identity is Brukeridentitet identitet && identitet.Har([scope]);

    /// <summary>The caller as one who may give keys away.</summary>
    public static Noekkelgiver Giver(this ClaimsPrincipal user) =>
        user.Identity is Brukeridentitet identitet ? new(user.Bruker(), identitet.Scopes, identitet.Kommuner) : throw new InvalidOperationException("No user.");
}
