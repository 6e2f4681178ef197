using System.Diagnostics.CodeAnalysis;
using System.Text;
using Ledger.Web.Spraak;

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
    public sealed override string ToString() => Skriv(Maalform.Bokmaal);

    /// <summary>The same with its texts in a form of Norwegian.</summary>
    public string Skriv(Maalform maalform)
    {
        var ut = new Utskrift(new StringBuilder(), maalform);
        Skriv(ut);
        return ut.Tekst.ToString();
    }

    /// <summary>Text that somebody has written, in the form that he wrote it.</summary>
    public static Innhold Ordrett(string tekst) => new Tekst(tekst, erOrdrett: true);

    /// <summary>A piece that carries what it was made from, so that the page can be given in other forms too.</summary>
    public static Innhold Med<T>(T data, Innhold innhold)
        where T : class => new Baerer(data, innhold);

    /// <summary>What the pieces were made from, in order.</summary>
    public IEnumerable<T> Finn<T>()
        where T : class => Data().OfType<T>();

    /// <summary>The text alone, without markup.</summary>
    public string RenTekst()
    {
        var ut = new StringBuilder();
        SkrivRen(ut);
        return ut.ToString();
    }

    /// <summary>The same as a part of a larger page: headings one level down, and ids that are the part's own.</summary>
    public abstract Innhold SomDel(string prefiks);

    internal abstract void Skriv(Utskrift ut);

    internal abstract void SkrivRen(StringBuilder ut);

    internal virtual IEnumerable<object> Data() => [];

    internal static void SkrivTekst(StringBuilder ut, ReadOnlySpan<char> tekst)
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

    private sealed class Tekst(string tekst, bool erOrdrett = false) : Innhold
    {
        public override Innhold SomDel(string prefiks) => this;

        internal override void Skriv(Utskrift ut)
        {
            var skrives = erOrdrett ? tekst : ut.Maalform.Skriv(tekst);
            if (ut.ErRen)
            {
                SkrivTekst(ut.Tekst, skrives);
                return;
            }

            Heleord.Skriv(ut.Tekst, skrives);
        }

        internal override void SkrivRen(StringBuilder ut) => ut.Append(tekst);
    }

    private sealed class Baerer(object data, Innhold innhold) : Innhold
    {
        public override Innhold SomDel(string prefiks) => new Baerer(data, innhold.SomDel(prefiks));

        internal override void Skriv(Utskrift ut) => innhold.Skriv(ut);

        internal override void SkrivRen(StringBuilder ut) => innhold.SkrivRen(ut);

        internal override IEnumerable<object> Data() => [data, .. innhold.Data()];
    }

    private sealed class Rekke(Innhold?[] deler) : Innhold
    {
        public override Innhold SomDel(string prefiks) => new Rekke([.. deler.Select(d => d?.SomDel(prefiks))]);

        internal override void SkrivRen(StringBuilder ut)
        {
            foreach (var del in deler)
            {
                del?.SkrivRen(ut);
            }
        }

        internal override IEnumerable<object> Data() => deler.SelectMany(d => d?.Data() ?? []);

        internal override void Skriv(Utskrift ut)
        {
            foreach (var del in deler)
            {
                del?.Skriv(ut);
            }
        }
    }
}

/// <summary>Where markup is written, and the form of Norwegian that its texts get.</summary>
/// <param name="ErRen">Within an element that holds text and no elements.</param>
internal readonly record struct Utskrift(StringBuilder Tekst, Maalform Maalform, bool ErRen = false);
