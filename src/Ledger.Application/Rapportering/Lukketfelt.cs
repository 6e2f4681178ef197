using Ledger.Domain.Fond;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Rapportering;

/// <summary>A field of an answer or a request whose text is one of a few.</summary>
/// <param name="Felt">The name in JSON.</param>
public sealed record Lukketfelt(Type Type, string Felt, IReadOnlyList<string> Verdier)
{
    public static Lukketfelt Av<T>(string felt, IReadOnlyList<string> verdier) => new(typeof(T), felt, verdier);

    /// <summary>The unit and sign that an answer was asked for in.</summary>
    public static IEnumerable<Lukketfelt> Vist<T>() => [Av<T>("enhet", Visning.Enheter), Av<T>("fortegn", Visning.Fortegnene)];
}

/// <summary>The texts that closed fields can have.</summary>
public static class Lukkedeverdier
{
    public static readonly IReadOnlyList<string> Linjetyper = [.. Enum.GetValues<Linjetype>().Select(t => t.Navn())];
    public static readonly IReadOnlyList<string> Fondstyper = [.. Enum.GetValues<Fondstype>().Select(t => t.Navn())];
    public static readonly IReadOnlyList<string> Nivaaer = [.. Enum.GetValues<Nivaa>().Select(n => n.Navn())];
    public static readonly IReadOnlyList<string> Kontoklasser = [.. Enum.GetValues<Kontoklasse>().Select(k => k.Navn()).Where(k => k.Length > 0)];

    /// <summary>Of rows that a closing made.</summary>
    public static readonly IReadOnlyList<string> Merker = [.. Enum.GetValues<Avslutningsmerke>().Select(m => m.Navn()).Where(m => m.Length > 0)];
}
