using System.Buffers;

namespace Ledger.Domain.Verdier;

/// <summary>The form that the municipality's own codes share.</summary>
public static class Kode
{
    /// <summary>The longest code, in characters.</summary>
    public const int StoersteLengde = 20;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅabcdefghijklmnopqrstuvwxyzæøå._-");

    public static bool ErGyldig(ReadOnlySpan<char> text) =>
        text.Length is > 0 and <= StoersteLengde && !text.ContainsAnyExcept(Allowed) && text is not "." and not "..";
}
