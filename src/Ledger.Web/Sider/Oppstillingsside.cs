using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Verdier;
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
    /// <param name="ledd">Its address below the first page.</param>
    /// <returns>Null when there is no such statement.</returns>
    public static Side? Lag(Sidegrunnlag k, string id, Rapportkapittel kapittel, params string[] ledd)
    {
        if (k.Kilde.Oppstilling(id) is not { } svar)
        {
            return null;
        }

        var navn = id == k.Kilde.Utgave.Publikasjon.Hovedoppstilling ? "Drift" : svar.Verdi.Definisjon.Navn;
        return new Side(navn, kapittel, [(navn, null)], ledd, Innhold.Av(
            Overskrift(k, svar),
            P(Attr.Klasse("ingress"), svar.Verdi.Definisjon.Hjemmel is { } hjemmel ? $"{svar.Verdi.Definisjon.Navn} etter {Smaa(hjemmel)}." : $"{svar.Verdi.Definisjon.Navn}, kommunens egen oppstilling."),
            Kontroller.Rad(Kontroller.Enhet(k.Valg)),
            Tabell(k, svar),
            Kontroller.Verktoey(k, ledd, flere: Fold(k, svar)),
            P(Attr.Klasse("note"), ErBalanse(svar.Verdi.Definisjon)
                ? "Eiendeler er positive tall, egenkapital og gjeld negative. Balansen har ikke budsjett."
                : "Utgifter er positive tall, inntekter og overskudd negative. Avvik er revidert budsjett minus regnskap: pluss er bedre enn budsjettert. Linjer for fond og finansiering har verken bedre eller dårligere."),
            AndreOppstillinger(k, id)));
    }

    /// <summary>Whether all of a statement is of the balance.</summary>
    internal static bool ErBalanse(Oppstillingsdefinisjon definisjon) => definisjon.Linjer.SelectMany(l => l.Filtre).All(f => f.Kontoklasse == Kontoklasse.Balanse);

    private static Element Tabell(Sidegrunnlag k, Svar<Oppstillingsresultat> svar)
    {
        var definisjon = svar.Verdi.Definisjon;
        var linjer = svar.Verdi.Linjer.Where(l => k.Valg.AlleLinjer || !KanFoldes(l)).ToList();
        var akse = Akse.Av(linjer.Select(l => l.Avvik));
        var kolonner = ErBalanse(definisjon)
            ? Avvikskolonner.Balanse(k.Enhet)
            : Avvikskolonner.Linjer(k.Enhet, akse, new Linjeretning(definisjon), linjer.Any(l => l.RegnskapForrigeAar is not null));
        return Talltabell.Lag(
            "tabell", $"{definisjon.Navn} {k.Kilde.Utgave.Publikasjon.Aar}, {k.Enhet.Tekst()}", "Post", svar.Api, k.Valg.AlleKolonner, kolonner,
            Grupper(linjer).Select(g => (IReadOnlyList<Rad<Oppstillingslinje>>)[.. g.Select(l => Rad(k, definisjon, l))]));
    }

    private static Rad<Oppstillingslinje> Rad(Sidegrunnlag k, Oppstillingsdefinisjon definisjon, Oppstillingslinje linje) => new(
        linje, A(k.Stier.Tall(definisjon.Id, linje.Definisjon.Post), linje.Definisjon.Tekst), linje.Definisjon.Post, Klasse(linje.Definisjon.Type));

    private static string Klasse(Linjetype type) => type switch
    {
        Linjetype.Linje => "",
        Linjetype.Sum => "sum",
        _ => "sum resultat",
    };

    /// <summary>A group ends with a sum or a result.</summary>
    private static IEnumerable<List<Oppstillingslinje>> Grupper(IEnumerable<Oppstillingslinje> linjer)
    {
        var gruppe = new List<Oppstillingslinje>();
        foreach (var linje in linjer)
        {
            gruppe.Add(linje);
            if (linje.Definisjon.Type != Linjetype.Linje)
            {
                yield return gruppe;
                gruppe = [];
            }
        }

        yield return gruppe;
    }

    private static bool KanFoldes(Oppstillingslinje linje) => linje.ErTom && linje.Definisjon.Type == Linjetype.Linje;

    private static Element? Fold(Sidegrunnlag k, Svar<Oppstillingsresultat> svar)
    {
        var antall = svar.Verdi.Linjer.Count(KanFoldes);
        return antall == 0 ? null
            : k.Valg.AlleLinjer ? A(k.Valg.Med(Valg.Linjevalg, null), "Skjul linjer uten beløp")
            : A(k.Valg.Med(Valg.Linjevalg, Valg.Alle), antall == 1 ? "Vis 1 linje uten beløp" : $"Vis {antall} linjer uten beløp");
    }

    /// <summary>The point of the statement, made from its own figures.</summary>
    private static Element Overskrift(Sidegrunnlag k, Svar<Oppstillingsresultat> svar)
    {
        var publikasjon = k.Kilde.Utgave.Publikasjon;
        Element Figur(string post, Tallslag slag) => Celle.Figur(svar.Verdi.Linje(post).Regnskap, k.Enhet, slag, svar.Api, post, "regnskap");
        return svar.Verdi.Definisjon.Id switch
        {
            var id when id == publikasjon.Hovedoppstilling => H1(
                svar.Verdi.Linje(publikasjon.Resultat).Regnskap.Oere <= 0 ? "Driften ga et overskudd på " : "Driften ga et underskudd på ", Figur(publikasjon.Resultat, Tallslag.Stoerrelse), k.Enhet.Benevnt()),
            InnebygdeOppstillinger.Investering => H1("Kommunen investerte for ", Figur("6", Tallslag.Beloep), k.Enhet.Benevnt()),
            InnebygdeOppstillinger.Balanse => H1("Kommunen eier verdier for ", Figur("SUM_EIENDELER", Tallslag.Beloep), k.Enhet.Benevnt()),
            _ => H1(svar.Verdi.Definisjon.Navn),
        };
    }

    private static Element? AndreOppstillinger(Sidegrunnlag k, string denne)
    {
        var andre = k.Kilde.Oppstillinger.Where(o => o.Id != denne).ToList();
        return andre.Count == 0 ? null : Section(
            Attr.Klasse("skjerm"), H2("Andre oppstillinger"),
            Ul(Attr.Klasse("lenkeliste"), Innhold.Av(andre.Select(o => Li(A(k.Stier.Oppstilling(o.Id), o.Navn), o.Hjemmel is { } h ? Span(Attr.Klasse("dempet"), " " + h) : null)))));
    }

    private static string Smaa(string hjemmel) => char.ToLowerInvariant(hjemmel[0]) + hjemmel[1..];
}
