using System.Security.Claims;
using Ledger.Application;
using Ledger.Application.Noekler;
using Ledger.Application.Rettigheter;

namespace Ledger.Api.Http.Sikkerhet;

/// <summary>Who asks and what he may. Immutable, so that the requests of a key share one.</summary>
/// <param name="art">How he was known: a key, or a token of which issuer.</param>
/// <param name="navn">What the journal and the log of access call him.</param>
/// <param name="kommuner">Numbers, or <see cref="Innehaver.Alle"/>.</param>
/// <param name="noekkel">The key that he called with, when it is one of ours.</param>
/// <param name="person">The natural person that a system's token names.</param>
/// <param name="enheter">The units that a token binds its person to; a key of ours says it itself.</param>
/// <param name="utloeper">When the token that he called with expires; a key of ours says it itself.</param>
internal sealed class Brukeridentitet(
    string art, string navn, IEnumerable<string> scopes, IEnumerable<string> kommuner, Apinoekkel? noekkel = null, DateTimeOffset? utloeper = null,
    string? person = null, IReadOnlyList<string>? enheter = null)
    : ClaimsIdentity([new Claim(ClaimTypes.Name, navn)], art)
{
    public Apinoekkel? Noekkel => noekkel;

    public DateTimeOffset? Utloeper => utloeper;

    public string? Person => person;

    public Innehaver Innehaver { get; } = new(scopes, kommuner, noekkel?.Kilde, noekkel?.Enheter ?? enheter);
}

/// <summary>What a caller's right to go on depends on: a key of ours, or the time that a token expires. Neither ends a fixed key.</summary>
internal readonly record struct Adgang(string? Noekkel, DateTimeOffset? Utloeper)
{
    public bool KanTaSlutt => Noekkel is not null || Utloeper is not null;
}

internal static class Brukere
{
    /// <summary>What the journal records as the writer.</summary>
    public static string Bruker(this ClaimsPrincipal user) => user.Identity?.Name ?? throw new InvalidOperationException("No user.");

    /// <summary>The natural person that a system's token names; null for who is known by his own name.</summary>
    public static string? Person(this ClaimsPrincipal user) => (user.Identity as Brukeridentitet)?.Person;

    public static bool Har(this ClaimsPrincipal user, string scope) => user.Identity is Brukeridentitet identitet && identitet.Innehaver.Har([scope]);

    /// <summary>An accounting job that meets a new project may make it, and change nothing of what is registered.</summary>
    public static bool OppretterBareProsjekter(this ClaimsPrincipal user) => !user.Har(Scope.Budsjett) && !user.Har(Scope.Stamdata) && !user.Har(Scope.Admin);

    /// <summary>The source that the caller posts for; null for who is bound to none.</summary>
    public static string? Kilde(this ClaimsPrincipal user) => (user.Identity as Brukeridentitet)?.Innehaver.Kilde;

    /// <summary>The units that the caller is bound to; none for who sees all.</summary>
    public static IReadOnlyList<string> Enheter(this ClaimsPrincipal user) => (user.Identity as Brukeridentitet)?.Innehaver.Enheter ?? [];

    /// <exception cref="Avvisning">403: the caller is bound to another source.</exception>
    /// <param name="kilde">What is asked for; null for what is of no source.</param>
    public static void KrevKilde(this ClaimsPrincipal user, string? kilde)
    {
        if (user.Kilde() is { } egen && egen != kilde)
        {
            throw new Avvisning(
                Avvisningsgrunn.IkkeTillatt, Problemtyper.BundetTilKilde, "Nøkkelen er bundet til en kilde",
                $"Nøkkelen er bundet til kilden «{egen}», og kan bare bokføre for den.");
        }
    }

    public static Adgang Adgang(this ClaimsPrincipal user) =>
        user.Identity is Brukeridentitet identitet ? new(identitet.Noekkel?.Id, identitet.Utloeper) : default;

    /// <summary>The caller as one who may give keys away.</summary>
    public static Noekkelgiver Giver(this ClaimsPrincipal user) =>
        user.Identity is Brukeridentitet { Innehaver: var innehaver, Noekkel: var noekkel }
            ? new(user.Bruker(), innehaver.Scopes, innehaver.Kommuner, noekkel?.Id, noekkel?.Utloeper)
            : throw new InvalidOperationException("No user.");
}
