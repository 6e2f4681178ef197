using Ledger.Application.Rapporter;
using Ledger.Domain.Oppstillinger;
using Ledger.Web.Deler;
using Ledger.Web.Diagrammer;
using Ledger.Web.Html;
using Ledger.Web.Kilder;
using Ledger.Web.Tall;
using static Ledger.Web.Html.Tagger;

namespace Ledger.Web.Sider;

/// <summary>A statement: the regulation's or the municipality's own.</summary>
public static class Oppstillingsside
{
    private const string Sumutgifter = "6"; // of § 5-5
    private const string Sumeiendeler = "SUM_EIENDELER"; // of § 5-8

    /// <param name="ledd">Its address below the first page.</param>
    /// <returns>Null when there is no such statement.</returns>
    public static Side? Lag(Sidegrunnlag k, string id, Sidekapittel kapittel, params string[] ledd)
    {
        if (k.Kilde.Oppstilling(id) is not { } oppstilling)
        {
            return null;
        }

        var definisjon = oppstilling.Definisjon;
        var navn = Navn(k, definisjon);
        return new Side(navn, kapittel, [(navn, null)], ledd, Innhold.Av(
            Overskrift(k, oppstilling),
            P(Attr.Klasse("ingress"), definisjon.Hjemmel is { } hjemmel
                ? $"{definisjon.Navn} etter {char.ToLowerInvariant(hjemmel[0])}{hjemmel[1..]}."
                : $"{definisjon.Navn}, kommunens egen oppstilling."),
            Kontroller.Rad(Kontroller.Enhet(k.Valg)),
            Tabell(k, oppstilling),
            Kontroller.Verktoey(k, ledd, flere: Fold(k, oppstilling)),
            P(Attr.Klasse("note"), definisjon.ErBalanse
                ? "Eiendeler er positive tall, egenkapital og gjeld negative. Balansen har ikke budsjett."
                : $"Utgifter er positive tall, inntekter og overskudd negative. {k.Maal.Forklaring}: pluss er bedre enn budsjettert. "
                    + "Linjer for fond og finansiering har verken bedre eller dårligere."),
            AndreOppstillinger(k, id)));
    }

    /// <summary>What a statement is called in the menu and on the way to a page.</summary>
    internal static string Navn(Sidegrunnlag k, Oppstillingsdefinisjon definisjon) =>
        definisjon.Id == k.Kilde.Utgave.Publikasjon.Hovedoppstilling ? "Drift" : definisjon.Navn;

    /// <summary>A statement's table as a part of another page; null when there is no such statement.</summary>
    internal static Innhold? Tabell(Sidegrunnlag k, string id, string tabellid) => k.Kilde.Oppstilling(id) is { } o ? Tabell(k, o, tabellid) : null;

    private static Innhold Tabell(Sidegrunnlag k, Oppstilling oppstilling, string tabellid = "tabell")
    {
        var definisjon = oppstilling.Definisjon;
        var linjer = oppstilling.Linjer.Where(l => k.Valg.AlleLinjer || !KanFoldes(l)).ToList();
        var akse = Akse.Av(linjer.Select(k.Maal.Avvik));
        var kolonner = definisjon.ErBalanse
            ? Avvikskolonner.Balanse(k.Enhet)
            : Avvikskolonner.Linjer(k.Enhet, akse, k.Maal, new Linjeretning(definisjon), linjer.Any(l => k.Maal.Fjoraaret(l) is not null));
        return Talltabell.Lag(
            tabellid, $"{definisjon.Navn} {k.Kilde.Utgave.Publikasjon.Aar}, {k.Enhet.Tekst()}", "Post", oppstilling.Api, k.Valg.AlleKolonner, kolonner,
            Svarlinjer.Grupper(linjer, Svarlinjer.ErLinje).Select(g => (IReadOnlyList<Rad<Oppstillingslinjesvar>>)[.. g.Select(l => Rad(k, definisjon, l))]));
    }

    private static Rad<Oppstillingslinjesvar> Rad(Sidegrunnlag k, Oppstillingsdefinisjon definisjon, Oppstillingslinjesvar linje) => new(
        linje, A(k.Stier.Tall(definisjon.Id, linje.Post), linje.Tekst), linje.Post, linje.ErLinje() ? "" : linje.ErResultat() ? "sum resultat" : "sum");

    private static bool KanFoldes(Oppstillingslinjesvar linje) => linje.ErTom() && linje.ErLinje();

    private static Element? Fold(Sidegrunnlag k, Oppstilling oppstilling)
    {
        var antall = oppstilling.Linjer.Count(KanFoldes);
        return antall == 0 ? null
            : k.Valg.AlleLinjer ? A(k.Valg.Med(Valg.Linjevalg, null), "Skjul linjer uten beløp")
            : A(k.Valg.Med(Valg.Linjevalg, Valg.Alle), antall == 1 ? "Vis 1 linje uten beløp" : $"Vis {antall} linjer uten beløp");
    }

    /// <summary>The point of the statement, made from its own figures.</summary>
    private static Element Overskrift(Sidegrunnlag k, Oppstilling oppstilling)
    {
        var publikasjon = k.Kilde.Utgave.Publikasjon;
        Element Setning(string innledning, string post, Tallslag slag) =>
            H1(innledning, Celle.Figur(oppstilling.Linje(post).Regnskap, k.Enhet, slag, oppstilling.Api, post, "regnskap"), k.Enhet.Benevnt());
        return oppstilling.Definisjon.Id switch
        {
            var id when id == publikasjon.Hovedoppstilling => Setning(
                $"Driften ga et {Oversikt.Resultatord(oppstilling.Linje(publikasjon.Resultat).Regnskap)} på ", publikasjon.Resultat, Tallslag.Stoerrelse),
            InnebygdeOppstillinger.Investering => Setning("Kommunen investerte for ", Sumutgifter, Tallslag.Beloep),
            InnebygdeOppstillinger.Balanse => Setning("Kommunen eier verdier for ", Sumeiendeler, Tallslag.Beloep),
            _ => H1(oppstilling.Definisjon.Navn),
        };
    }

    private static Element? AndreOppstillinger(Sidegrunnlag k, string denne)
    {
        var andre = k.Kilde.Oppstillinger.Where(o => o.Id != denne).ToList();
        return andre.Count == 0 ? null : Section(
            Attr.Klasse("skjerm"),
            H2("Andre oppstillinger"),
            Ul(Attr.Klasse("lenkeliste"), Innhold.Av(andre.Select(o => Li(
                A(k.Stier.Oppstilling(o.Id), o.Navn), o.Hjemmel is { } h ? Span(Attr.Klasse("dempet"), " " + h) : null)))));
    }
}
