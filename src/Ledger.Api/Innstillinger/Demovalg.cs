namespace Ledger.Api.Innstillinger;

/// <summary>Which demos are loaded into an empty database.</summary>
internal enum Demovalg : byte
{
    Ingen,
    Baerum,
    Alle,
}

internal static class Demovalgene
{
    /// <summary>The demos that the setting asks for; in Development Bærum when nothing is set.</summary>
    public static Demovalg Demoer(this Ledgervalg valg, IHostEnvironment miljoe) =>
        string.IsNullOrEmpty(valg.Demo) && miljoe.IsDevelopment() ? Demovalg.Baerum : Les(valg.Demo) ?? Demovalg.Ingen;

    /// <summary>Null: the setting is none of the values that it may have.</summary>
    public static Demovalg? Les(string? demo) => demo?.ToLowerInvariant() switch
    {
        null or "" or "false" => Demovalg.Ingen,
        "true" or "baerum" => Demovalg.Baerum,
        "alle" => Demovalg.Alle,
        _ => null,
    };
}
