namespace Ledger.Api.Http.Sikkerhet;

/// <summary>An issuer of JWT bearer tokens in Maskinporten's profile, one of <c>Ledger:Utstedere</c>.</summary>
public sealed class Utstedervalg
{
    /// <summary>The value of <c>iss</c>, exactly.</summary>
    public string Utsteder { get; set; } = "";

    /// <summary>The address of the issuer's metadata; its keys are read from there. Null: the well-known address under <see cref="Utsteder"/>.</summary>
    public string? Metadata { get; set; }

    /// <summary>What <c>aud</c> must be. Empty: it is not looked at, as Maskinporten leaves it out unless the caller asks for it.</summary>
    public IList<string> Publikum { get; } = [];

    /// <summary>The issuer's own names of our scopes. Our names need no entry.</summary>
    public IList<Scopenavn> Scopes { get; } = [];

    /// <summary>
    /// Municipality numbers by the organisation number of a consumer that is not the municipality itself, separated by space. A municipality's
    /// own organisation number is known from its registration.
    /// </summary>
    public IDictionary<string, string> Konsumenter { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The claim that names the natural person whom a system writes for; null when the issuer's tokens name none.</summary>
    public string? Personkrav { get; set; }

    /// <summary>
    /// The claim that names the units that a person is bound to, separated by space or comma; null when the issuer's tokens bind nobody. A token that
    /// has the claim is for what lies at and below its units, as a key with <c>enheter</c> is.
    /// </summary>
    public string? Enhetskrav { get; set; }

    /// <summary>False lets metadata be read without TLS; only for tests on the same machine.</summary>
    public bool KreverHttps { get; set; } = true;
}

/// <summary>A scope by the name that an issuer has for it, e.g. <c>baerum:ledger.les</c>, and the one of ours that it gives.</summary>
public sealed class Scopenavn
{
    public string Navn { get; set; } = "";

    public string Gir { get; set; } = "";
}
