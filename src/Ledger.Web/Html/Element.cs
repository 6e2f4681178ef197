using System.Text;

namespace Ledger.Web.Html;

/// <summary>An attribute: a part of an element that stands in its start tag.</summary>
public sealed class Attributt : Innhold
{
    internal Attributt(string navn, string verdi) => (Navn, Verdi) = (navn, verdi);

    internal string Navn { get; }

    internal string Verdi { get; }

    /// <summary>Ids, and what points to them.</summary>
    public override Innhold SomDel(string prefiks) => Navn switch
    {
        "id" => new Attributt(Navn, prefiks + Verdi),
        "aria-labelledby" or "aria-describedby" => new Attributt(Navn, string.Join(' ', Verdi.Split(' ').Select(id => prefiks + id))),
        "href" when Verdi.StartsWith('#') => new Attributt(Navn, "#" + prefiks + Verdi[1..]),
        _ => this,
    };

    internal override void SkrivRen(StringBuilder ut)
    {
    }

    internal override void Skriv(Utskrift ut)
    {
        ut.Tekst.Append(' ').Append(Navn).Append("=\"");
        SkrivTekst(ut.Tekst, Navn is "aria-label" or "placeholder" ? ut.Maalform.Skriv(Verdi) : Verdi);
        ut.Tekst.Append('"');
    }
}

/// <summary>An element with its attributes and content.</summary>
public sealed class Element : Innhold
{
    private readonly string _navn;
    private readonly bool _erTomt;
    private readonly Innhold?[] _deler;

    internal Element(string navn, bool erTomt, params Innhold?[] deler) => (_navn, _erTomt, _deler) = (navn, erTomt, deler);

    public override Innhold SomDel(string prefiks) =>
        new Element(_navn is ['h', >= '1' and <= '5' and var nivaa] ? $"h{nivaa - '0' + 1}" : _navn, _erTomt, [.. _deler.Select(d => d?.SomDel(prefiks))]);

    internal override void SkrivRen(StringBuilder ut)
    {
        foreach (var del in _deler)
        {
            del?.SkrivRen(ut);
        }
    }

    internal override IEnumerable<object> Data() => _deler.SelectMany(d => d?.Data() ?? []);

    internal override void Skriv(Utskrift ut)
    {
        ut.Tekst.Append('<').Append(_navn);
        foreach (var del in _deler)
        {
            (del as Attributt)?.Skriv(ut);
        }

        if (_erTomt)
        {
            ut.Tekst.Append("/>");
            return;
        }

        ut.Tekst.Append('>');
        var inni = ut with { ErRen = _navn is "title" or "desc" or "text" or "option" or "textarea" };
        foreach (var del in _deler)
        {
            if (del is not Attributt)
            {
                del?.Skriv(inni);
            }
        }

        ut.Tekst.Append("</").Append(_navn).Append('>');
    }
}
