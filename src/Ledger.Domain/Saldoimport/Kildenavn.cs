using System.Text.RegularExpressions;

namespace Ledger.Domain.Saldoimport;

/// <summary>The name of a source: it is the first part of the references of what the source books.</summary>
public static partial class Kildenavn
{
    /// <summary>What a name is, in words.</summary>
    public const string Regel = "En kilde er 1–40 bokstaver, siffer, punktum, strek og understrek, og begynner med en bokstav eller et siffer.";

    public static bool ErGyldig(string navn) => Form().IsMatch(navn);

    [GeneratedRegex(@"^[\p{L}\p{Nd}][\p{L}\p{Nd}._-]{0,39}\z")]
    private static partial Regex Form();
}
