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

    /// <summary>The tables of the chapters.</summary>
    public static IEnumerable<(Side Side, Sidetabell Tabell)> Tabeller(Sidegrunnlag k) => Kapittelregister.Av(k.Kilde)
        .Select(c => c.Lag(k)).OfType<Side>().SelectMany(s => s.Innhold.Finn<Sidetabell>().Select(t => (s, t)));

    /// <param name="filer">Each table's files, with the SHA-256 of their bytes.</param>
    public static Side Lag(Sidegrunnlag k, IReadOnlyList<(Side Side, Sidetabell Tabell, IReadOnlyList<(string Endelse, string Sha256)> Filer)> filer) => new(
        "Last ned", Rapportkapittel.Lastned, [("Last ned", null)], [Ledd], Innhold.Av(
            H1("Last ned tallene"),
            P(
                Attr.Klasse("ingress"), "Alle tabellene i rapporten som CSV, Excel og JSON. Beløpene er ikke avrundet. ",
                A(k.Stier.Alt, $"Last ned alt i én fil (zip)"), "."),
            Kontroller.Rad(Kontroller.Enhet(k.Valg)),
            k.Pdf is { } pdf ? Rapporten(k, pdf) : null,
            Innhold.Av(filer.GroupBy(f => f.Side.Tittel).Select(g => Section(
                H2(g.Key),
                Ul(Attr.Klasse("lenkeliste"), Innhold.Av(g.Select(f => Li(f.Tabell.Tittel, " ", Filene(k, f.Side, f.Tabell, f.Filer)))))))),
            H2("Lisens og sitering"),
            P("Tallene kan brukes fritt etter Norsk lisens for offentlige data (NLOD 2.0)."),
            P(
                $"Slik kan du vise til rapporten: {k.Kilde.Kommunenavn}, {k.Kilde.Utgave.Publikasjon.Tittel}, utgave {k.Kilde.Utgave.Nummer} ",
                $"(versjon {k.Kilde.Utgave.Versjon} av hovedboken, {Dato.Kort(k.Kilde.Utgave.Publikasjon.Rapporteringsdato)}), ",
                    Kode(k.Stier.Fast().ToString())),
            P(A(k.Stier.Om, "Slik leser og kontrollerer du tallene"))));

    private static Element Rapporten(Sidegrunnlag k, Pdfopplysning pdf) => Section(
        H2("Hele rapporten"),
        Ul(Attr.Klasse("lenkeliste"), Li(
            A(k.Stier.Pdf, "PDF"), $" {Tallform.Antall((pdf.Byte + 999) / 1000)}\u00a0kB, SHA-256 ", Kode(pdf.Sha256))),
        P(Attr.Klasse("note"), "Utskriften av denne utgaven slik den var da filen ble laget."));

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
