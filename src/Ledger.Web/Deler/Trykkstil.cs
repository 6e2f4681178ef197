using System.Globalization;

namespace Ledger.Web.Deler;

/// <summary>
/// The margins of an edition's pages on paper: whose report and edition, and the version and chain head that its figures stand on. It is a style
/// sheet of the edition's own, since margins take no text from the page and pages have no style in them.
/// </summary>
public static class Trykkstil
{
    public const string Ledd = "trykk.css";
    private const int Kortkjedehode = 8;
    private const string Skrift = "font: 8pt sans-serif; color: #4d5966;";

    public static string Lag(Sidegrunnlag k)
    {
        var utgave = k.Kilde.Utgave;
        string Ord(string tekst) => k.Maalform.Skriv(tekst);
        var hode = $"{utgave.Publikasjon.Tittel} · {k.Kilde.Kommunenavn} · {Ord($"utgave {utgave.Nummer}")}";
        var fot = $"{Ord("Versjon")} {utgave.Versjon} · {Ord("Kjedehode")} {k.Kilde.Kjedehode[..Kortkjedehode]}";
        return $"@page {{ @top-left {{ content: {Tekst(hode)}; {Skrift} }} @bottom-left {{ content: {Tekst(fot)}; {Skrift} }} }}\n";
    }

    /// <summary>A string of CSS: what is not a letter, a digit or a space is written by its number, so that a title cannot end it.</summary>
    public static string Tekst(string tekst) => "\"" + string.Concat(tekst.EnumerateRunes().Select(r =>
        System.Text.Rune.IsLetterOrDigit(r) || r.Value == ' ' ? r.ToString() : $"\\{r.Value.ToString("x", CultureInfo.InvariantCulture)} ")) + "\"";
}
