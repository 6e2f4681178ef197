using Ledger.Web.Deler;
using Ledger.Web.Html;
using Ledger.Web.Soek;
using static Ledger.Web.Html.Tagger;

namespace Ledger.Web.Sider;

/// <summary>What a reader's words find, each with its figure and where it stands.</summary>
public static class Soekeside
{
    private static readonly string[] Grupper = ["Enheter", "Tall", "Nøkkeltall", "Tekst", "Fond", "Prosjekter", "Lån", "Beholdninger", "Kapitler", "Rapporter"];

    /// <summary>What can be found in a source.</summary>
    /// <param name="tillegg">What it has beside its chapters.</param>
    public static Soekeindeks Indekser(Kilder.IOffentligKilde kilde, IReadOnlyList<Soekbar>? tillegg = null)
    {
        IEnumerable<Soekbar> alle =
        [
            .. Kapittelregister.Av(kilde).SelectMany(c => c.Soekbare(kilde)),
            .. kilde.Utgave.Publikasjon.Kapitler.Select(c => new Soekbar(
                "Tekst", c.Tittel, "Tekst", s => s.Tekst(c.Slug), [], Andre: string.Join(' ', c.Blokker.Select(b => b.Tekst)))),
            .. Kapittelregister.Meny(kilde).Where(c => c.Del != "Tekst").Select(c => new Soekbar("Kapitler", c.Navn, c.Omtale, s => s.Kapitlet(c), [])),
            .. tillegg ?? [],
        ];

        // By its name in both forms: readers of a report in nynorsk write either.
        return new([.. alle.Select(s => s with { Andre = $"{s.Andre} {kilde.Maalform.Skriv(s.Navn)}" })]);
    }

    public static Side Lag(Sidegrunnlag k, Soekeindeks indeks)
    {
        var spoersmaal = (k.Valg[Valg.Soekevalg] ?? "").Trim();
        var treff = spoersmaal.Length == 0 ? [] : indeks.Finn(spoersmaal);
        return new Side("Søk", Rapportkapittel.Soek, [("Søk", null)], ["sok"], Innhold.Av(
            spoersmaal.Length == 0 ? H1("Søk i rapporten") : H1("Søk:", Innhold.Ordrett(" " + spoersmaal)),
            P(Attr.Klasse("ingress"), Melding(spoersmaal, treff.Count)),
            Innhold.Av(treff.GroupBy(t => t.Gruppe).OrderBy(g => Array.IndexOf(Grupper, g.Key)).Select(g => Section(
                H2(g.Key),
                Ul(Attr.Klasse("lenkeliste treff"), Innhold.Av(g.Select(t => Li(
                    A(t.Adresse(k.Stier), t.Navn), Span(Attr.Klasse("dempet"), " " + t.Sted),
                    t.Tall is { } tall ? Span(Attr.Klasse("treffverdi"), tall(k.Enhet)) : null))))))),
            P(Attr.Klasse("note"), "Søk med ord eller med et beløp slik det vises, for eksempel «sykehjem» eller «325,4». Søket lagres ikke.")),
            ErLagret: false);
    }

    private static string Melding(string spoersmaal, int antall) => spoersmaal.Length == 0
        ? "Skriv ett eller flere ord i feltet øverst."
        : antall switch
        {
            0 => "Ingen treff. Prøv et annet ord, eller gå inn i kapitlene i menyen.",
            1 => "Ett treff.",
            Soekeindeks.MestTreff => $"De {Soekeindeks.MestTreff} beste treffene.",
            _ => $"{antall} treff.",
        };
}
