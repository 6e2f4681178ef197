using Ledger.Application.Publisering;
using Ledger.Application.Rapporter;
using Ledger.Domain.Organisasjon;
using Ledger.Web.Deler;
using Ledger.Web.Diagrammer;
using Ledger.Web.Html;
using Ledger.Web.Kilder;
using Ledger.Web.Tall;
using static Ledger.Web.Html.Tagger;

namespace Ledger.Web.Sider;

/// <summary>The first page of a report: the result, the key figures, where the deviation came from, what the money went to.</summary>
public static class Oversikt
{
    public static Side Lag(Sidegrunnlag k)
    {
        var publikasjon = k.Kilde.Utgave.Publikasjon;
        var hoved = k.Kilde.Oppstilling(publikasjon.Hovedoppstilling)!;
        var omraader = k.Kilde.Avvik(k.Kilde.Omraadenivaa)!;
        return new Side(publikasjon.Tittel, Rapportkapittel.Oversikt, [], [], Innhold.Av(
            H1($"{publikasjon.Tittel} · {k.Kilde.Kommunenavn}"),
            Ingress(k, hoved, omraader),
            P(Attr.Klasse("merke"), Merke(k.Kilde.Utgave.Versjon, Dato.Kort(publikasjon.Rapporteringsdato))),
            Div(Attr.Klasse("hovedtall"), Innhold.Av(publikasjon.Hovedtall.Select(h => Hovedtallkort.Lag(k, h)))),
            Brodelen(k, hoved),
            Fordeling(k),
            omraader.Verdi.Linjer.Count == 0 ? P(Attr.Klasse("note"), "Året har ingen enheter, så tallene er ikke delt på områder.") : Section(
                H2("Områdene mot budsjettet"),
                Omraadene(k, omraader),
                Kontroller.Verktoey(
                    k, [], "omraadene", flere: Innhold.Av(A(k.Stier.Omraader, "Alle tjenesteområder"), Figurside.Lenke(k, Figurside.Omraader)))),
            Kapitlene(k)));

        Innhold Merke(long versjon, string dato) => Utgaveord.Av<Innhold>(
            k.Kilde, () => $"Publisert · utgave {k.Kilde.Utgave.Nummer} · versjon {versjon} · {dato}", () => $"Kladd · versjon {versjon} · {dato}",
            () => $"Hovedboken · versjon {versjon} · {dato}");
    }

    /// <summary>With a capital letter.</summary>
    internal static string Stor(string tekst) => char.ToUpperInvariant(tekst[0]) + tekst[1..];

    /// <summary>What a result is called. Income is negative.</summary>
    internal static string Resultatord(decimal regnskap) => regnskap <= 0m ? "overskudd" : "underskudd";

    /// <summary>A deviation of a result in words.</summary>
    internal static string Bedre(Sidegrunnlag k, decimal avvik) =>
        $" {(avvik >= 0m ? "bedre" : "dårligere")} enn {(k.Maal.ErHittil ? "budsjettet hittil" : "revidert budsjett")}";

    private static Element Ingress(Sidegrunnlag k, Oppstilling hoved, Svar<Avvikssvar> omraader)
    {
        var resultat = hoved.Linje(k.Kilde.Utgave.Publikasjon.Resultat);
        Element Figur(decimal kroner, string felt) => Celle.Figur(kroner, k.Enhet, Tallslag.Stoerrelse, hoved.Api, resultat.Post, felt);
        if (hoved.Linjer.All(l => l.Regnskap == 0m))
        {
            // A result of nothing is no result.
            return P(
                Attr.Klasse("ingress"), $"Ingenting er bokført. Budsjettet har et {Resultatord(resultat.RevidertBudsjett)} på ",
                Figur(resultat.RevidertBudsjett, "revidertBudsjett"), $"{k.Enhet.Benevnt()}.");
        }

        return P(
            Attr.Klasse("ingress"),
            $"Driften ga et {Resultatord(resultat.Regnskap)} på ", Figur(resultat.Regnskap, "regnskap"), $"{k.Enhet.Benevnt()}, ",
            Figur(k.Maal.Avvik(resultat), k.Maal.Avviksfelt), Bedre(k, k.Maal.Avvik(resultat)), ". Tjenesteområdene brukte ",
            Celle.Figur(k.Maal.Avvik(omraader.Verdi.Sum), k.Enhet, Tallslag.Stoerrelse, omraader.Api, "sum", k.Maal.Avviksfelt),
                $" {Omraadetabell.Forhold(k.Maal.Avvik(omraader.Verdi.Sum))}.");
    }

    private static Element? Brodelen(Sidegrunnlag k, Oppstilling hoved) => Brotabell.Lag(k, hoved, "bro") is not { } bro ? null : Section(
        H2("Fra budsjett til regnskap"),
        P(
            Attr.Klasse("undertittel"),
            $"Hvert trinn er avviket mot {(k.Maal.ErHittil ? "budsjettet hittil i året" : "revidert budsjett")}. ",
            "Blått og mot høyre er bedre, oransje og mot venstre er dårligere. ",
            "Følg en linje for å se hva den er laget av."),
        bro, Kontroller.Verktoey(k, [], "bro", medKolonner: false, flere: Figurside.Lenke(k, Figurside.Bro)));

    private static Element Kapitlene(Sidegrunnlag k) => Section(
        Attr.Klasse("skjerm"),
        H2("Kapitlene"),
        Ul(Attr.Klasse("lenkeliste kapitler"), Innhold.Av(k.Kapitler.Where(c => c != Rapportkapittel.Oversikt).Select(c => Li(
            A(k.Stier.Kapitlet(c), c.Navn), Span(Attr.Klasse("dempet"), c.Omtale))))));

    private static Element? Fordeling(Sidegrunnlag k) => k.Kilde.Avvik(k.Kilde.Omraadenivaa)!.Verdi.Linjer.Count == 0 ? null : Section(
        H2("Hva pengene gikk til"), Fordelingen(k),
        Kontroller.Verktoey(k, [], "fordeling", medKolonner: false, flere: Figurside.Lenke(k, Figurside.Fordeling)));

    /// <summary>The areas by size.</summary>
    internal static Innhold Fordelingen(Sidegrunnlag k)
    {
        var omraader = k.Kilde.Avvik(k.Kilde.Omraadenivaa)!;
        var akse = Akse.Av(omraader.Verdi.Linjer.Select(l => l.Regnskap));
        return Talltabell.Lag<Avvikslinjesvar>(
            "fordeling", $"Netto driftsutgifter per område, {k.Enhet.Tekst()}. Størst først.", "Område", omraader.Api, alleKolonner: true,
            [new("Regnskap", "regnskap", Tallslag.Beloep, l => Celle.Beloep(l.Regnskap, k.Enhet, Soeyle.Tegn(l.Regnskap, akse), "bred-soeyle"))],
            [[.. omraader.Verdi.Linjer.OrderByDescending(l => l.Regnskap).Select(l => Omraadetabell.Rad(k, l))]]);
    }

    /// <summary>The areas against their budget.</summary>
    internal static Innhold Omraadene(Sidegrunnlag k, Svar<Avvikssvar> omraader) => Omraadetabell.Lag(
        k, omraader, "omraadene", $"Pluss er bedre enn budsjettert. {Stor(k.Enhet.Tekst())}.", "Sum tjenesteområdene");
}
