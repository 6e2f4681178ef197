using Ledger.Application.Publisering;
using Ledger.Web.Deler;
using Ledger.Web.Filer;
using Ledger.Web.Html;
using Ledger.Web.Tall;
using static Ledger.Web.Html.Tagger;

namespace Ledger.Web.Sider;

/// <summary>Every table of the report as files, with what is needed to know that they are whole.</summary>
public static class Lastnedside
{
    public const string Ledd = "last-ned";
    public const string Alt = "alt.zip";
    public const string Pdf = "rapport.pdf";
    public const string Html = "rapport.html";

    /// <summary>The tables of the chapters.</summary>
    public static IEnumerable<(Side Side, Sidetabell Tabell)> Tabeller(Sidegrunnlag k) => Kapittelregister.Av(k.Kilde)
        .Select(c => c.Lag(k)).OfType<Side>().SelectMany(s => s.Innhold.Finn<Sidetabell>().Select(t => (s, t)));

    /// <param name="filer">Each table's files, with the SHA-256 of their bytes.</param>
    /// <param name="html">What is told of the whole as one file; null for what is no edition.</param>
    public static Side Lag(
        Sidegrunnlag k, IReadOnlyList<(Side Side, Sidetabell Tabell, IReadOnlyList<(string Endelse, string Sha256)> Filer)> filer, Pdfopplysning? html) => new(
        "Last ned", Rapportkapittel.Lastned, [("Last ned", null)], [Ledd], Innhold.Av(
            H1("Last ned tallene"),
            P(
                Attr.Klasse("ingress"), "Alle tabellene i rapporten som CSV, Excel og JSON. Beløpene er ikke avrundet. ",
                A(k.Stier.Alt, $"Last ned alt i én fil (zip)"), "."),
            Kontroller.Rad(Kontroller.Enhet(k.Valg)),
            html is null ? null : Rapporten(k, html),
            Innhold.Av(filer.GroupBy(f => f.Side.Tittel).Select(g => Section(
                H2(g.Key),
                Ul(Attr.Klasse("lenkeliste"), Innhold.Av(g.Select(f => Li(f.Tabell.Tittel, " ", Filene(k, f.Side, f.Tabell, f.Filer)))))))),
            !k.Stier.ErUtgave ? null : Sitering(k),
            P(A(k.Stier.Om, "Slik leser og kontrollerer du tallene"))));

    /// <summary>Of an edition: a draft and the live ledger are not published, and an address of a draft may be a secret.</summary>
    private static Innhold Sitering(Sidegrunnlag k) => Innhold.Av(
            H2("Lisens og sitering"),
            P("Tallene kan brukes fritt etter Norsk lisens for offentlige data (NLOD 2.0)."),
            P(
                $"Slik kan du vise til rapporten: {k.Kilde.Kommunenavn}, {k.Kilde.Utgave.Publikasjon.Tittel}, utgave {k.Kilde.Utgave.Nummer} ",
                $"(versjon {k.Kilde.Utgave.Versjon} av hovedboken, {Dato.Kort(k.Kilde.Utgave.Publikasjon.Rapporteringsdato)}), ",
                    Kode(k.Stier.Fast().ToString())));

    private static Element Rapporten(Sidegrunnlag k, Pdfopplysning html) => Section(
        H2("Hele rapporten"),
        Ul(
            Attr.Klasse("lenkeliste"), k.Pdf is { } pdf ? Filen(k.Stier.Pdf, "PDF", pdf) : null, Filen(k.Stier.Html, "HTML", html)),
        P(
            Attr.Klasse("note"), k.Pdf is null ? null : "PDF-en er utskriften av denne utgaven slik den var da filen ble laget. ",
            "HTML-filen er hele rapporten som én side, med alt den trenger."));

    private static Element Filen(Adresse adresse, string navn, Pdfopplysning fil) => Li(
        A(adresse, navn), $" {Tallform.Antall((fil.Byte + 999) / 1000)}\u00a0kB, SHA-256 ", Kode(fil.Sha256));

    private static Element Filene(Sidegrunnlag k, Side side, Sidetabell tabell, IReadOnlyList<(string Endelse, string Sha256)> filer) => Details(
        Summary("Filer"),
        Ul(Innhold.Av(filer.Select(f => Li(
            A(k.Stier.Fil(side.Ledd, f.Endelse).Med((Valg.Tabellvalg, tabell.Id == Valg.Foerstetabell ? null : tabell.Id)), Navn(f.Endelse)),
            " SHA-256 ", Kode(f.Sha256))))));

    private static string Navn(string endelse) => endelse switch
    {
        Tabellfil.Csvendelse => "CSV",
        Tabellfil.Xlsxendelse => "Excel",
        _ => "JSON",
    };
}
