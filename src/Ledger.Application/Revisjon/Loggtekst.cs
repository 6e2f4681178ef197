using System.Globalization;

namespace Ledger.Application.Revisjon;

/// <summary>Makes a text that a caller chose fit to stand in a log: on one line, visible as it is, and not long.</summary>
public static class Loggtekst
{
    private const char Erstatning = '\uFFFD';

    public static string Ren(string? tekst, int lengste)
    {
        tekst ??= "";
        var ren = tekst.Length > lengste ? tekst[..lengste] : tekst;
        return ren.Any(ErUrent) ? string.Concat(ren.Select(c => ErUrent(c) ? Erstatning : c)) : ren;
    }

    /// <summary>Control and format characters, line separators, and halves of characters.</summary>
    private static bool ErUrent(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
