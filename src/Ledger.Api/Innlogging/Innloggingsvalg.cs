namespace Ledger.Api.Innlogging;

/// <summary>A provider of sign-in for pages (OpenID Connect). It says who somebody is; what he may do is said here, by his roles.</summary>
internal sealed class Innloggingsvalg
{
    /// <summary>What the button says.</summary>
    public string Navn { get; set; } = "";

    /// <summary>The issuer's address, where its metadata is found.</summary>
    public string Utsteder { get; set; } = "";

    public string KlientId { get; set; } = "";

    public string? Hemmelighet { get; set; }

    /// <summary>The level of assurance that is asked for; none when left out.</summary>
    public string? Acr { get; set; }

    /// <summary>The claim that holds the roles.</summary>
    public string Rolleclaim { get; set; } = "roles";

    /// <summary>
    /// Scopes by role, separated by spaces. A word <c>enhet:424</c> binds the role to a unit and what lies below it. A reader without a known role
    /// is let in to what he was invited to, or nothing.
    /// </summary>
    public Dictionary<string, string> Roller { get; } = new(StringComparer.Ordinal);

    /// <summary>The ledgers that the provider's readers may see.</summary>
    public List<string> Kommuner { get; } = [];

    /// <summary>Off only for a provider on the same machine.</summary>
    public bool KreverHttps { get; set; } = true;
}
