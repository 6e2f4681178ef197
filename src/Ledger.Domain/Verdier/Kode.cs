using System.Buffers;
using System.Globalization;

namespace Ledger.Domain.Verdier;

/// <summary>The form that the municipality's own codes share.</summary>
public static class Kode
{
    /// <summary>The longest code, in characters.</summary>
    public const int StoersteLengde = 20;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅabcdefghijklmnopqrstuvwxyzæøå._-");

    private static readonly string[] Tresifrede = [.. Enumerable.Range(0, 1_000).Select(n => n.ToString("000", CultureInfo.InvariantCulture))];
    private static readonly string[] Kapitler = [.. Enumerable.Range(0, 10_000).Select(n => n.ToString(CultureInfo.InvariantCulture))];

    public static bool ErGyldig(ReadOnlySpan<char> text) =>
        text.Length is > 0 and <= StoersteLengde && !text.ContainsAnyExcept(Allowed) && text is not "." and not "..";

    /// <summary>0–999 as three digits; the same string each time, since every row of a ledger is written with several.</summary>
    internal static string Tresifret(int nummer) => Tresifrede[nummer];

    /// <summary>0–9999 without leading zeros.</summary>
    internal static string Flersifret(int nummer) => Kapitler[nummer];
}
