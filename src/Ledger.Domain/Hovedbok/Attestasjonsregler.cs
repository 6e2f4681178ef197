using Ledger.Domain.Verdier;

namespace Ledger.Domain.Hovedbok;

/// <summary>What a bilag without both an attestant and an anviser is.</summary>
public enum Attestasjonskrav : byte
{
    /// <summary>Nothing is asked.</summary>
    Ingen,

    /// <summary>Told when the year is closed.</summary>
    Varsel,

    /// <summary>Refused.</summary>
    Krav,
}

/// <summary>What a municipality or a unit of it asks of approvals (kommuneloven § 25-1).</summary>
/// <param name="Beloepsgrense">Only bilag whose debet is above it are asked of.</param>
/// <param name="Unntak">Sources whose bilag are approved elsewhere.</param>
/// <param name="SammePersonTillatt">One person may register, attest and order the same bilag.</param>
public sealed record Attestasjonsregler(Attestasjonskrav Krav, Beloep Beloepsgrense, IReadOnlyList<string> Unntak, bool SammePersonTillatt)
{
    /// <summary>Of those who have decided nothing.</summary>
    public static readonly Attestasjonsregler Ingen = new(Attestasjonskrav.Ingen, default, [], false);

    /// <summary>The rules are about a bilag of so much. Those that the service makes itself, and reversals, are judged by what they are made from.</summary>
    public bool Gjelder(Beloep debet, string? kilde) => debet > Beloepsgrense && (kilde is null || !Unntak.Contains(kilde));
}

/// <summary>The names of <see cref="Attestasjonskrav"/> in JSON.</summary>
public static class Attestasjonskravnavn
{
    public static readonly IReadOnlyList<string> Navnene = [.. Enum.GetValues<Attestasjonskrav>().Select(k => k.Navn())];

    public static string Navn(this Attestasjonskrav krav) => krav switch
    {
        Attestasjonskrav.Krav => "krav",
        Attestasjonskrav.Varsel => "varsel",
        _ => "ingen",
    };

    public static Attestasjonskrav Parse(string navn) => Enum.GetValues<Attestasjonskrav>().First(k => k.Navn() == navn);
}
