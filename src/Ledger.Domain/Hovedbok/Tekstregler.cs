using System.Globalization;
using System.Text;
using Ledger.Domain.Validering;

namespace Ledger.Domain.Hovedbok;

/// <summary>
/// Limits of free texts. Control characters are refused so that the canonical form needs no escapes; lone surrogates because they are no text.
/// </summary>
public static class Tekstregler
{
    public const int Referanse = 100;
    public const int Tekst = 500;
    public const int Motpart = 200;
    public const int Dokument = 500;
    public const int Navn = 200;

    /// <summary>Adds an error and answers false when the text is too long or has a character that may not stand in it.</summary>
    public static bool Kontroller(string tekst, int stoersteLengde, long? linje, string felt, Feilsamling feil)
    {
        if (tekst.Length > stoersteLengde)
        {
            feil.Avvis(linje, felt, Feilkoder.ForLang, $"Feltet er {tekst.Length} tegn; det største er {stoersteLengde}.");
            return false;
        }

        if (!HarGyldigeTegn(tekst))
        {
            feil.Avvis(linje, felt, Feilkoder.UgyldigTegn, "Feltet har et kontrolltegn, et halvt tegn eller et tegn som ikke finnes.");
            return false;
        }

        return true;
    }

    /// <summary>
    /// As <see cref="Kontroller"/>, for a text that something is found by: blanks at its ends are refused too, as people do not see them and
    /// databases differ in whether they count.
    /// </summary>
    public static bool KontrollerReferanse(string tekst, long? linje, string felt, Feilsamling feil)
    {
        if (!Kontroller(tekst, Referanse, linje, felt, feil))
        {
            return false;
        }

        if (!HarRenekanter(tekst))
        {
            feil.Avvis(linje, felt, Feilkoder.UgyldigFormat, KanterMelding);
            return false;
        }

        if (HarUsynligeTegn(tekst))
        {
            feil.Avvis(linje, felt, Feilkoder.UgyldigTegn, UsynligMelding);
            return false;
        }

        return true;
    }

    public const string UsynligMelding = "Feltet har et tegn som ikke vises, for eksempel et nullbredt mellomrom; to like felt kunne da være ulike.";

    /// <summary>
    /// Characters that leave no trace on the screen: those of format (Unicode's Cf), and letters and marks that are shown as nothing
    /// (Default_Ignorable_Code_Point).
    /// </summary>
    public static bool HarUsynligeTegn(string tekst)
    {
        if (Ascii.IsValid(tekst))
        {
            return false;
        }

        for (var i = 0; i < tekst.Length; i += char.IsSurrogatePair(tekst, i) ? 2 : 1)
        {
            if (
                ErFormattegn(tekst, i)
                    || tekst[i] is '\u034f' or '\u115f' or '\u1160' or '\u17b4' or '\u17b5' or (>= '\u180b' and <= '\u180f') or (>= '\ufe00' and <= '\ufe0f')
                        or '\u3164' or '\uffa0')
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The text without characters that are not seen (Unicode's Cf, format). The same string where there are none.</summary>
    public static string UtenFormattegn(string tekst)
    {
        if (Ascii.IsValid(tekst))
        {
            return tekst;
        }

        StringBuilder? renset = null;
        for (int i = 0, lengde; i < tekst.Length; i += lengde)
        {
            lengde = char.IsSurrogatePair(tekst, i) ? 2 : 1;
            if (ErFormattegn(tekst, i))
            {
                renset ??= new StringBuilder(tekst, 0, i, tekst.Length);
            }
            else
            {
                renset?.Append(tekst, i, lengde);
            }
        }

        return renset?.ToString() ?? tekst;
    }

    private static bool ErFormattegn(string tekst, int plass) => CharUnicodeInfo.GetUnicodeCategory(tekst, plass) == UnicodeCategory.Format;

    public const string KanterMelding = "En referanse begynner og slutter ikke med mellomrom.";

    /// <summary>True when the text neither begins nor ends with a blank.</summary>
    public static bool HarRenekanter(string tekst) => tekst.Length == 0 || !(char.IsWhiteSpace(tekst[0]) || char.IsWhiteSpace(tekst[^1]));

    /// <summary>True when the text has neither control characters, nor lone surrogates, nor the two that no XML file can hold (XML 1.0 § 2.2).</summary>
    public static bool HarGyldigeTegn(ReadOnlySpan<char> tekst)
    {
        var vanlige = tekst.IndexOfAnyExceptInRange(' ', '~');
        for (var i = vanlige < 0 ? tekst.Length : vanlige; i < tekst.Length; i++)
        {
            var c = tekst[i];
            if (c < 0x20 || c is >= '\u007f' and <= '\u009f' or '\u2028' or '\u2029' or '\ufffe' or '\uffff')
            {
                return false;
            }

            if (char.IsSurrogate(c))
            {
                if (!char.IsHighSurrogate(c) || i + 1 == tekst.Length || !char.IsLowSurrogate(tekst[i + 1]))
                {
                    return false;
                }

                i++;
            }
        }

        return true;
    }
}
