using Ledger.Application.Publisering;
using Ledger.Application.Rapporter;
using Ledger.Web.Deler;
using Ledger.Web.Diagrammer;
using Ledger.Web.Html;
using Ledger.Web.Kilder;
using Ledger.Web.Tall;
using static Ledger.Web.Html.Tagger;

namespace Ledger.Web.Sider;

/// <summary>A figure of its own card: what it is called, its value, and its goal or what it is compared with.</summary>
internal static class Hovedtallkort
{
    /// <summary>The card; null when the edition does not have the figure.</summary>
    public static Element? Lag(Sidegrunnlag k, Hovedtall hovedtall)
    {
        if (hovedtall.Noekkeltall is not { } id)
        {
            return Posten(k, hovedtall);
        }

        var svar = k.Kilde.Noekkeltall();
        return svar.Verdi.Noekkeltall.FirstOrDefault(n => n.Id == id) is { } tall ? Lag(k, tall, svar.Api, hovedtall.Navn) : null;
    }

    /// <summary>The card of a key figure.</summary>
    public static Element Lag(Sidegrunnlag k, Noekkeltallresultat tall, string api, string? navn = null) => Kort(
        A(k.Stier.Noekkeltallet(tall.Id), navn ?? tall.Navn), Noekkeltallform.Figur(tall, k.Enhet, api), Noekkeltallform.Benevning(tall, k.Enhet),
        Maallinje.Tegn(tall.Verdi, tall.Maal, tall.Ovre), tall.Maal is null ? P(Attr.Klasse("maaltekst"), "Uten mål") : Noekkeltallform.Maal(tall, k.Enhet));

    private static Element? Posten(Sidegrunnlag k, Hovedtall hovedtall)
    {
        if (hovedtall is not { Oppstilling: { } id, Post: { } post } || k.Kilde.Oppstilling(id) is not { } oppstilling
            || oppstilling.Definisjon.Finn(post) is null)
        {
            return null;
        }

        var publikasjon = k.Kilde.Utgave.Publikasjon;
        var linje = oppstilling.Linje(post);
        var erResultat = id == publikasjon.Hovedoppstilling && post == publikasjon.Resultat;
        var slag = erResultat || oppstilling.Definer(post).Visningsfaktor < 0 ? Tallslag.Motsatt : Tallslag.Beloep;
        Element Figur(decimal kroner, Tallslag hvordan, string felt) => Celle.Figur(kroner, k.Enhet, hvordan, oppstilling.Api, post, felt);
        var under = erResultat
            ? P(Attr.Klasse("maaltekst"), Figur(k.Maal.Avvik(linje), Tallslag.Stoerrelse, k.Maal.Avviksfelt), Oversikt.Bedre(k, k.Maal.Avvik(linje)))
            : linje.RegnskapForrigeAar is { } foer ? P(Attr.Klasse("maaltekst"), Figur(foer, slag, "regnskapForrigeAar"), " ved inngangen til året")
            : null;
        return Kort(A(k.Stier.Tall(id, post), hovedtall.Navn ?? linje.Tekst), Figur(linje.Regnskap, slag, "regnskap"), k.Enhet.Tekst(), null, under);
    }

    private static Element Kort(Innhold navn, Innhold verdi, string benevning, Element? tegning, Innhold? under) => Div(
        Attr.Klasse("kort"),
        P(Attr.Klasse("kortnavn"), navn),
        P(Attr.Klasse("kortverdi"), verdi, benevning.Length == 0 ? null : Span(Attr.Klasse("benevning"), " " + benevning)),
        tegning, under);
}
