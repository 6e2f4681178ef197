using System.Xml.Linq;
using Ledger.Application.Publisering;
using Ledger.Domain.Publisering;
using Ledger.Web.Deler;
using Ledger.Web.Html;
using Ledger.Web.Kilder;
using Ledger.Web.Tall;
using static Ledger.Web.Html.Tagger;

namespace Ledger.Web.Sider;

/// <summary>A chapter of text, with the tables and figures that its author put in it.</summary>
public static class Tekstside
{
    private const string Ledd = "tekst";

    /// <summary>The chapters of text that a document has.</summary>
    public static IEnumerable<Sidekapittel> Kapitler(IOffentligKilde kilde) =>
        kilde.Utgave.Publikasjon.Kapitler.Select(c => new Sidekapittel($"{Ledd}/{c.Slug}", c.Tittel, "Tekst", ""));

    /// <returns>Null when there is no such chapter.</returns>
    public static Side? Lag(Sidegrunnlag k, string slug)
    {
        var kapitler = k.Kilde.Utgave.Publikasjon.Kapitler;
        if (kapitler.FirstOrDefault(c => c.Slug == slug) is not { } kapittel)
        {
            return null;
        }

        var smuler = new List<(string, Adresse?)> { (kapittel.Tittel, null) };
        if (kapitler.FirstOrDefault(c => c.Slug == kapittel.Forelder) is { } over && over != kapittel)
        {
            smuler.Insert(0, (over.Tittel, k.Stier.Tekst(over.Slug)));
        }

        var under = kapitler.Where(c => c.Forelder == slug && c != kapittel).ToList();
        return new Side(kapittel.Tittel, new($"{Ledd}/{slug}", kapittel.Tittel, "Tekst", ""), smuler, [Ledd, slug], Innhold.Av(
            H1(kapittel.Tittel),
            Innhold.Av(kapittel.Blokker.Select((b, i) => Blokken(k, b, $"blokk{i + 1}"))),
            under.Count == 0 ? null : Ul(Attr.Klasse("lenkeliste"), Innhold.Av(under.Select(c => Li(A(k.Stier.Tekst(c.Slug), c.Tittel)))))));
    }

    private static Innhold? Blokken(Sidegrunnlag k, Blokk blokk, string id) => blokk.Type switch
    {
        "tekst" => Div(Attr.Klasse("broedtekst"), Avsnitt(k, blokk.Tekst ?? "")),
        "rapport" => Oppstillingsside.Tabell(k, blokk.Id ?? "", id),
        "diagram" => k.Kilde.Oppstilling(k.Kilde.Utgave.Publikasjon.Hovedoppstilling) is { } hoved ? Brotabell.Lag(k, hoved, id) : null,
        "noekkeltall" => Div(Attr.Klasse("hovedtall"), Hovedtallkort.Lag(k, new Hovedtall(Noekkeltall: blokk.Id))),
        _ => blokk.Tabell is { } tabell ? Egen(tabell, id) : null,
    };

    private static Element Egen(Egentabell tabell, string id) => Div(
        Attr.Klasse("rull"), Attr.Rolle("region"), Attr.Aria("labelledby", id), Attr.Fokuserbar,
        Table(
            Attr.Klasse("talltabell alle"), Attr.Data("egen", "ja"),
            Caption(Attr.Id(id), Innhold.Ordrett(tabell.Tittel + ". "), "Kilde:", Innhold.Ordrett(" " + tabell.Kilde)),
            Thead(Tr(Innhold.Av(tabell.Kolonner.Select(c => Kolonnehode(Innhold.Ordrett(c)))))),
            Tbody(Innhold.Av(tabell.Rader.Select(r => Tr(Innhold.Av(r.Select((c, i) => i == 0 ? Radhode(Innhold.Ordrett(c)) : Td(Innhold.Ordrett(c))))))))));

    /// <summary>The cleaned text, element by element; what is not one of these is shown as its text.</summary>
    private static Innhold Avsnitt(Sidegrunnlag k, string xhtml) =>
        Innhold.Av(XElement.Parse($"<div>{xhtml}</div>", LoadOptions.PreserveWhitespace).Nodes().Select(n => Node(k, n)));

    private static Innhold? Node(Sidegrunnlag k, XNode node) => node switch
    {
        XText tekst => Innhold.Av(Tekstreferanse.Del(tekst.Value).Select(d => d.Referanse is { } r ? Referansetall.Lag(k, r) : Innhold.Ordrett(d.Tekst))),
        XElement e => Elementet(e, Innhold.Av(e.Nodes().Select(n => Node(k, n)))),
        _ => null,
    };

    private static Innhold Elementet(XElement e, Innhold innhold) => e.Name.LocalName switch
    {
        "p" => P(innhold),
        "h2" => H2(innhold),
        "h3" or "h4" => H3(innhold),
        "ul" => Ul(innhold),
        "ol" => Ol(innhold),
        "li" => Li(innhold),
        "strong" => Strong(innhold),
        "em" => Em(innhold),
        "blockquote" => Sitat(innhold),
        "code" => Kode(innhold),
        "br" => Linjeskift,
        "a" when Adresse.Ekstern((string?)e.Attribute("href")) is { } adresse => A(adresse, innhold),
        "table" => Div(Attr.Klasse("rull"), Attr.Rolle("region"), Attr.Aria("label", "Tabell"), Attr.Fokuserbar, Table(
            Attr.Klasse("talltabell alle"), Attr.Data("egen", "ja"), innhold)),
        "thead" => Thead(innhold),
        "tbody" => Tbody(innhold),
        "tr" => Tr(innhold),
        "th" => Kolonnehode(innhold),
        "td" => Td(innhold),
        _ => innhold,
    };
}
