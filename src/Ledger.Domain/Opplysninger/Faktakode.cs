using System.Buffers;

namespace Ledger.Domain.Opplysninger;

/// <summary>The form of the codes of objects, and of the names that facts are kept by.</summary>
public static class Faktakode
{
    public const int Mest = 40;

    private static readonly SearchValues<char> Tegn =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅabcdefghijklmnopqrstuvwxyzæøå._-");

    private static readonly SearchValues<char> Idtegn = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-");

    public const string Form = "En kode er 1–40 bokstaver, sifre, punktum, strek eller understrek.";

    public static bool ErGyldig(ReadOnlySpan<char> tekst, int mest = Mest) =>
        tekst.Length > 0 && tekst.Length <= mest && !tekst.ContainsAnyExcept(Tegn) && tekst is not "." and not "..";

    /// <summary>The id of a register, a table or a column: it stands in addresses, as a field and in formulas.</summary>
    public static bool ErId(ReadOnlySpan<char> tekst) =>
        tekst.Length is > 0 and <= Mest && char.IsAsciiLetter(tekst[0]) && !tekst.ContainsAnyExcept(Idtegn);
}
