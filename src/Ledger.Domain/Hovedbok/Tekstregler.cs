using Ledger.Domain.Validering;

namespace Ledger.Domain.Hovedbok;

/// <summary>Limits of free texts. Control characters are refused so that the canonical form needs no escapes; lone surrogates because they are no text.</summary>
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
            feil.Avvis(linje, felt, Feilkoder.UgyldigTegn, "Feltet har et kontrolltegn eller et halvt tegn.");
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

        return true;
    }

    public const string KanterMelding = "En referanse begynner og slutter ikke med mellomrom.";

    /// <summary>True when the text neither begins nor ends with a blank.</summary>
    public static bool HarRenekanter(string tekst) => tekst.Length == 0 || !(char.IsWhiteSpace(tekst[0]) || char.IsWhiteSpace(tekst[^1]));

    /// <summary>True when the text has neither control characters nor lone surrogates.</summary>
    public static bool HarGyldigeTegn(ReadOnlySpan<char> tekst)
    {
        for (var i = 0; i < tekst.Length; i++)
        {
            var c = tekst[i];
            if (c < 0x20 || c is >= '\u007f' and <= '\u009f' or '\u2028' or '\u2029')
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
