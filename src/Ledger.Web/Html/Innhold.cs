using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Ledger.Web.Html;

/// <summary>
/// A piece of a page. Only this folder makes them, and text is encoded when it is written, so that nothing unencoded can reach a reader.
/// There is no way to make one from markup in a string.
/// </summary>
public abstract class Innhold
{
    private protected Innhold()
    {
    }

    /// <summary>Text, encoded when it is written.</summary>
    [return: NotNullIfNotNull(nameof(tekst))]
    public static implicit operator Innhold?(string? tekst) => tekst is null ? null : new Tekst(tekst);

    /// <summary>Several pieces after one another.</summary>
    public static Innhold Av(IEnumerable<Innhold?> deler) => new Rekke([.. deler]);

    /// <inheritdoc cref="Av(IEnumerable{Innhold?})"/>
    public static Innhold Av(params Innhold?[] deler) => new Rekke(deler);

    /// <summary>The markup, in the form that is both HTML and well-formed XML.</summary>
    public sealed override string ToString()
    {
        var ut = new StringBuilder();
        Skriv(ut);
        return ut.ToString();
    }

    internal abstract void Skriv(StringBuilder ut);

    internal static void SkrivTekst(StringBuilder ut, string tekst)
    {
        foreach (var tegn in tekst)
        {
            _ = tegn switch
            {
                '&' => ut.Append("&amp;"),
                '<' => ut.Append("&lt;"),
                '>' => ut.Append("&gt;"),
                '"' => ut.Append("&quot;"),
                '\'' => ut.Append("&#39;"),

                // Controls and the two non-characters are not allowed in a document; a lone surrogate is replaced when the bytes are made.
                < ' ' and not '\n' and not '\t' or '\u007f' or '\ufffe' or '\uffff' => ut.Append('\ufffd'),
                _ => ut.Append(tegn),
            };
        }
    }

    private sealed class Tekst(string tekst) : Innhold
    {
        internal override void Skriv(StringBuilder ut) => SkrivTekst(ut, tekst);
    }

    private sealed class Rekke(Innhold?[] deler) : Innhold
    {
        internal override void Skriv(StringBuilder ut)
        {
            foreach (var del in deler)
            {
                del?.Skriv(ut);
            }
        }
    }
}
