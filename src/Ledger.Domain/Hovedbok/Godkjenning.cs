namespace Ledger.Domain.Hovedbok;

/// <summary>What somebody answers for who approves a bilag: that it is right, or that it may be paid and booked.</summary>
public enum Godkjenningsrolle : byte
{
    Attestant,
    Anviser,
}

/// <summary>A person who approved a bilag.</summary>
/// <param name="Person">As the source knows him; the same person is the same text.</param>
/// <param name="Tidspunkt">When; null only where it was erased.</param>
/// <param name="Merknad">Of an approval that was given after the booking.</param>
public sealed record Godkjenner(string Person, string? Navn, DateTimeOffset? Tidspunkt, string? Merknad = null);

/// <summary>Who stands behind a bilag besides the key that booked it (kommuneloven § 25-1).</summary>
/// <param name="RegistrertFor">The natural person on whose behalf it was booked; null when it was booked in the key's own name.</param>
public sealed record Godkjenning(Godkjenner? AttestertAv, Godkjenner? AnvistAv, string? RegistrertFor = null)
{
    public static readonly Godkjenning Ingen = new(null, null);

    public Godkjenner? I(Godkjenningsrolle rolle) => rolle == Godkjenningsrolle.Attestant ? AttestertAv : AnvistAv;

    /// <summary>The same with what was approved since.</summary>
    public Godkjenning Med(Godkjenningsrolle rolle, Godkjenner av) =>
        rolle == Godkjenningsrolle.Attestant ? this with { AttestertAv = AttestertAv ?? av } : this with { AnvistAv = AnvistAv ?? av };
}

/// <summary>The names of <see cref="Godkjenningsrolle"/> in JSON, and the fields that a bilag has them in.</summary>
public static class Godkjenningsroller
{
    public static readonly IReadOnlyList<Godkjenningsrolle> Alle = Enum.GetValues<Godkjenningsrolle>();

    public static readonly IReadOnlyList<string> Navnene = [.. Alle.Select(r => r.Navn())];

    public static string Navn(this Godkjenningsrolle rolle) => rolle == Godkjenningsrolle.Attestant ? "attestant" : "anviser";

    /// <summary>The field of a bilag that says who had the role.</summary>
    public static string Felt(this Godkjenningsrolle rolle) => rolle == Godkjenningsrolle.Attestant ? "attestertAv" : "anvistAv";

    public static bool TryParse(string? tekst, out Godkjenningsrolle rolle)
    {
        rolle = tekst == Godkjenningsrolle.Anviser.Navn() ? Godkjenningsrolle.Anviser : Godkjenningsrolle.Attestant;
        return tekst == rolle.Navn();
    }
}
