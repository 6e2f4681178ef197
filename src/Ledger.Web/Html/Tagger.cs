namespace Ledger.Web.Html;

/// <summary>The elements that pages are made of. What is not here cannot be written: no script but one of ours by its address, no style, no frame.</summary>
public static class Tagger
{
    public static Element Html(params Innhold?[] deler) => new("html", false, deler);

    public static Element Head(params Innhold?[] deler) => new("head", false, deler);

    public static Element Title(params Innhold?[] deler) => new("title", false, deler);

    public static Element Tegnsett { get; } = new("meta", true, new Attributt("charset", "utf-8"));

    public static Element Meta(string navn, string innhold) => new("meta", true, new Attributt("name", navn), new Attributt("content", innhold));

    /// <summary>A relation of the page to a resource or another page.</summary>
    public static Element Relasjon(string rel, Adresse adresse, params Innhold?[] deler) =>
        new("link", true, [new Attributt("rel", rel), new Attributt("href", adresse.ToString()), .. deler]);

    /// <summary>Links of a page that another site shows in a frame lead out of the frame.</summary>
    public static Element UtAvRammen { get; } = new("base", true, new Attributt("target", "_top"));

    /// <summary>A script of the program's own, by its address: it runs when the page is there, and the page is whole without it.</summary>
    public static Element Modul(Adresse adresse) => new("script", false, Attr.Type("module"), new Attributt("src", adresse.ToString()));

    public static Element Body(params Innhold?[] deler) => new("body", false, deler);

    public static Element Header(params Innhold?[] deler) => new("header", false, deler);

    public static Element Footer(params Innhold?[] deler) => new("footer", false, deler);

    public static Element Main(params Innhold?[] deler) => new("main", false, deler);

    public static Element Nav(string navn, params Innhold?[] deler) => new("nav", false, [Attr.Aria("label", navn), .. deler]);

    public static Element Section(params Innhold?[] deler) => new("section", false, deler);

    public static Element Div(params Innhold?[] deler) => new("div", false, deler);

    public static Element Span(params Innhold?[] deler) => new("span", false, deler);

    public static Element H1(params Innhold?[] deler) => new("h1", false, deler);

    public static Element H2(params Innhold?[] deler) => new("h2", false, deler);

    public static Element H3(params Innhold?[] deler) => new("h3", false, deler);

    public static Element P(params Innhold?[] deler) => new("p", false, deler);

    public static Element Ul(params Innhold?[] deler) => new("ul", false, deler);

    public static Element Ol(params Innhold?[] deler) => new("ol", false, deler);

    public static Element Li(params Innhold?[] deler) => new("li", false, deler);

    public static Element Dl(params Innhold?[] deler) => new("dl", false, deler);

    public static Element Dt(params Innhold?[] deler) => new("dt", false, deler);

    public static Element Dd(params Innhold?[] deler) => new("dd", false, deler);

    public static Element Strong(params Innhold?[] deler) => new("strong", false, deler);

    public static Element Em(params Innhold?[] deler) => new("em", false, deler);

    public static Element Sitat(params Innhold?[] deler) => new("blockquote", false, deler);

    public static Element Linjeskift { get; } = new("br", true);

    public static Element Kode(params Innhold?[] deler) => new("code", false, deler);

    public static Element Time(DateOnly dag, string tekst) => new("time", false, new Attributt("datetime", dag.ToString("yyyy-MM-dd")), tekst);

    /// <summary>A figure in a text, with its exact value for programs.</summary>
    public static Element Data(string verdi, params Innhold?[] deler) => new("data", false, [new Attributt("value", verdi), .. deler]);

    public static Element A(Adresse adresse, params Innhold?[] deler) => new("a", false, [new Attributt("href", adresse.ToString()), .. deler]);

    public static Element Details(params Innhold?[] deler) => new("details", false, deler);

    public static Element Summary(params Innhold?[] deler) => new("summary", false, deler);

    public static Element Figure(params Innhold?[] deler) => new("figure", false, deler);

    public static Element Figcaption(params Innhold?[] deler) => new("figcaption", false, deler);

    /// <summary>A form that asks: what it sends stands in the address.</summary>
    public static Element Soekeskjema(Adresse adresse, params Innhold?[] deler) =>
        new("form", false, [new Attributt("action", adresse.ToString()), new Attributt("method", "get"), Attr.Rolle("search"), .. deler]);

    /// <summary>A form of choices about the page: what it sends stands in the address.</summary>
    public static Element Valgskjema(Adresse adresse, params Innhold?[] deler) =>
        new("form", false, [new Attributt("action", adresse.ToString()), new Attributt("method", "get"), .. deler]);

    /// <summary>A form that changes something; it carries a token that only this service can have written.</summary>
    public static Element Postskjema(Adresse adresse, params Innhold?[] deler) =>
        new("form", false, [new Attributt("action", adresse.ToString()), new Attributt("method", "post"), .. deler]);

    public static Element Skjult(string navn, string verdi) =>
        new("input", true, Attr.Type("hidden"), new Attributt("name", navn), new Attributt("value", verdi));

    public static Element Label(string forId, params Innhold?[] deler) => new("label", false, [new Attributt("for", forId), .. deler]);

    /// <summary>A field of a form.</summary>
    public static Element Felt(string type, string navn, string id, string? verdi, params Innhold?[] deler) => new(
        "input", true,
        [
            Attr.Type(type), new Attributt("name", navn), Attr.Id(id), verdi is null ? null : new Attributt("value", verdi), .. deler,
        ]);

    /// <summary>A field for several lines.</summary>
    public static Element Tekstfelt(string navn, string id, string verdi, params Innhold?[] deler) => new(
        "textarea", false, [new Attributt("name", navn), Attr.Id(id), .. deler, verdi]);

    /// <summary>A box to tick.</summary>
    public static Element Avkryss(string navn, string id, string verdi, bool erValgt) => new(
        "input", true, [Attr.Type("checkbox"), new Attributt("name", navn), Attr.Id(id), new Attributt("value", verdi),
            erValgt ? new Attributt("checked", "checked") : null]);

    /// <summary>One of a few.</summary>
    public static Element Valgliste(string navn, string id, IEnumerable<(string Verdi, string Tekst)> valg) => new(
        "select", false, new Attributt("name", navn), Attr.Id(id),
        Innhold.Av(valg.Select(v => new Element("option", false, new Attributt("value", v.Verdi), v.Tekst))));

    public static Element Knapp(params Innhold?[] deler) => new("button", false, [Attr.Type("submit"), .. deler]);

    /// <summary>A button that a script listens to; it sends no form.</summary>
    public static Element Tastknapp(params Innhold?[] deler) => new("button", false, [Attr.Type("button"), .. deler]);

    public static Element Table(params Innhold?[] deler) => new("table", false, deler);

    public static Element Caption(params Innhold?[] deler) => new("caption", false, deler);

    public static Element Thead(params Innhold?[] deler) => new("thead", false, deler);

    public static Element Tbody(params Innhold?[] deler) => new("tbody", false, deler);

    public static Element Tr(params Innhold?[] deler) => new("tr", false, deler);

    /// <summary>A heading of a column.</summary>
    public static Element Kolonnehode(params Innhold?[] deler) => new("th", false, [new Attributt("scope", "col"), .. deler]);

    /// <summary>A heading of a row.</summary>
    public static Element Radhode(params Innhold?[] deler) => new("th", false, [new Attributt("scope", "row"), .. deler]);

    public static Element Td(params Innhold?[] deler) => new("td", false, deler);
}
