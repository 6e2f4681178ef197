using System.Text.Json.Serialization;
using Ledger.Application.Noekler;

namespace Ledger.Api.Noekler;

/// <summary>A key that was just made.</summary>
/// <param name="Noekkel">The key itself. It is stored nowhere and never shown again. Empty when none was made.</param>
/// <param name="Proevekjoering">There, and true, when no key was made and all else is what would have been.</param>
internal sealed record NyNoekkelsvar(
    string Id, string Noekkel, string Navn, IReadOnlyList<string> Scopes, IReadOnlyList<string> Kommuner, DateTimeOffset Utloeper, string? Erstatter,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Proevekjoering = null)
{
    /// <summary>The source that it posts for, and for nothing else; null for any.</summary>
    public string? Kilde { get; init; }

    /// <summary>The units that it is bound to, with what lies below them; not there when it is bound to none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Enheter { get; init; }

    public static NyNoekkelsvar Av(Apinoekkel n, string tekst, bool? proevekjoering) =>
        new(n.Id, tekst, n.Navn, n.Scopes, n.Kommuner, n.Utloeper, n.Erstatter, proevekjoering) { Kilde = n.Kilde, Enheter = Noekkelsvar.Bundet(n) };
}

/// <summary>The keys.</summary>
internal sealed record Noekkelliste(IReadOnlyList<Noekkelsvar> Noekler);

/// <summary>A key without its secret.</summary>
/// <param name="ErGyldig">Neither expired nor revoked.</param>
/// <param name="SistBrukt">To the minute; null when it was never used.</param>
/// <param name="Giver">The id of the key that made it, with which it is revoked; null when no key did.</param>
/// <param name="Kilde">The source that it posts for, and for nothing else; null for any.</param>
/// <param name="Enheter">The units that it is bound to, with what lies below them; not there when it is bound to none.</param>
internal sealed record Noekkelsvar(
    string Id, string Navn, IReadOnlyList<string> Scopes, IReadOnlyList<string> Kommuner, bool ErGyldig, DateTimeOffset Opprettet, string OpprettetAv,
    DateTimeOffset Utloeper, DateTimeOffset? Tilbakekalt, DateTimeOffset? SistBrukt, string? Erstatter, string? Giver, string? Kilde,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Enheter = null)
{
    /// <summary>Those of its units that the municipality has in no year's organisation: it sees nothing of them. Not there when there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? UkjenteEnheter { get; init; }

    public static IReadOnlyList<string>? Bundet(Apinoekkel n) => n.Enheter.Count == 0 ? null : n.Enheter;

    public static Noekkelsvar Av(Apinoekkel n, DateTimeOffset naa) =>
        new(n.Id, n.Navn, n.Scopes, n.Kommuner, n.ErGyldig(naa), n.Opprettet, n.OpprettetAv, n.Utloeper, n.Tilbakekalt, n.SistBrukt, n.Erstatter, n.Giver,
            n.Kilde, Bundet(n));
}
