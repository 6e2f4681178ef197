using Ledger.Application.Publisering;
using Ledger.Domain.Noekkeltall;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Web.Deler;
using Ledger.Web.Diagrammer;
using Ledger.Web.Html;
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
        var omraader = k.Kilde.Avvik(Nivaa.Direktoromraade)!;
        var resultat = hoved.Verdi.Linje(publikasjon.Resultat);
        var akse = Akse.Av(omraader.Verdi.Linjer.Select(l => l.Regnskap));
        var stoerst = omraader.Verdi.Linjer.OrderByDescending(l => l.Regnskap.Oere).ToList();
        return new Side(publikasjon.Tittel, Rapportkapittel.Oversikt, [], [], Innhold.Av(
            H1($"{publikasjon.Tittel} · {k.Kilde.Kommunenavn}"),
            P(
                Attr.Klasse("ingress"),
                resultat.Regnskap.Oere <= 0 ? "Driften ga et overskudd på " : "Driften ga et underskudd på ",
                Celle.Figur(resultat.Regnskap, k.Enhet, Tallslag.Stoerrelse, hoved.Api, publikasjon.Resultat, "regnskap"), $"{k.Enhet.Benevnt()}, ",
                Celle.Figur(resultat.Avvik, k.Enhet, Tallslag.Stoerrelse, hoved.Api, publikasjon.Resultat, "avvik"),
                resultat.Avvik.Oere >= 0 ? " bedre enn revidert budsjett. " : " dårligere enn revidert budsjett. ",
                "Tjenesteområdene brukte ", Celle.Figur(omraader.Verdi.Sum.Avvik, k.Enhet, Tallslag.Stoerrelse, omraader.Api, "sum", "avvik"),
                omraader.Verdi.Sum.Avvik.Oere >= 0 ? " mindre enn budsjettert." : " mer enn budsjettert."),
            P(Attr.Klasse("merke"), $"Publisert · utgave {k.Kilde.Utgave.Nummer} · versjon {k.Kilde.Utgave.Versjon} · {Dato.Kort(publikasjon.Rapporteringsdato)}"),
            Div(Attr.Klasse("hovedtall"), Innhold.Av(publikasjon.Hovedtall.Select(h => Hovedtallet(k, h)))),
            Brotabell.Lag(k, hoved, "bro") is { } bro
                ? Section(
                    H2("Fra budsjett til regnskap"),
                    P(Attr.Klasse("undertittel"), "Hvert trinn er avviket mot revidert budsjett. Blått og mot høyre er bedre, oransje og mot venstre er dårligere. Følg en linje for å se hva den er laget av."),
                    bro, Kontroller.Verktoey(k, [], medKolonner: false))
                : null,
            Section(
                H2("Hva pengene gikk til"),
                Talltabell.Lag(
                    "fordeling", $"Netto driftsutgifter per område, {k.Enhet.Tekst()}. Størst først.", "Område", omraader.Api, alleKolonner: true,
                    [new("Regnskap", "regnskap", Tallslag.Beloep, l => Celle.Beloep(l.Regnskap, k.Enhet) with
                    {
                        Innhold = Celle.MedSoeyle(Soeyle.Tegn(l.Regnskap, akse), Tallform.Skriv(l.Regnskap, k.Enhet)), Klasse = "tall avvik bred-soeyle",
                    })],
                    [[.. stoerst.Select(l => Omraadetabell.Rad(k, l))]])),
            Section(
                H2("Områdene mot budsjettet"),
                Omraadetabell.Lag(k, omraader, "omraadene", $"Pluss er bedre enn budsjettert. {Stor(k.Enhet.Tekst())}.", "Sum tjenesteområdene"),
                Kontroller.Verktoey(k, [], flere: A(k.Stier.Omraader, "Alle tjenesteområder")))));
    }

    internal static string Stor(string tekst) => char.ToUpperInvariant(tekst[0]) + tekst[1..];

    private static Element? Hovedtallet(Sidegrunnlag k, Hovedtall hovedtall) =>
        hovedtall.Noekkeltall is { } id ? Noekkeltallet(k, id, hovedtall.Navn) : Posten(k, hovedtall);

    private static Element? Noekkeltallet(Sidegrunnlag k, string id, string? navn)
    {
        var svar = k.Kilde.Noekkeltall();
        return svar.Verdi.FirstOrDefault(n => n.Id == id) is { } tall
            ? Kort(
                A(k.Stier.Noekkeltallet(id), navn ?? tall.Navn), Noekkeltallform.Figur(tall, k.Enhet, svar.Api), Noekkeltallform.Benevning(tall, k.Enhet),
                Maallinje.Tegn(tall.Verdi, tall.Maal, tall.Ovre), tall.Maal is null ? null : Noekkeltallform.Maal(tall, k.Enhet))
            : null;
    }

    private static Element? Posten(Sidegrunnlag k, Hovedtall hovedtall)
    {
        var publikasjon = k.Kilde.Utgave.Publikasjon;
        if (hovedtall is not { Oppstilling: { } id, Post: { } post } || k.Kilde.Oppstilling(id) is not { } svar || svar.Verdi.Linjer.FirstOrDefault(l => l.Definisjon.Post == post) is not { } linje)
        {
            return null;
        }

        var erResultat = id == publikasjon.Hovedoppstilling && post == publikasjon.Resultat;
        var slag = erResultat || linje.Definisjon.Visningsfaktor < 0 ? Tallslag.Motsatt : Tallslag.Beloep;
        Innhold? under = erResultat
            ? P(
                Attr.Klasse("maaltekst"), Celle.Figur(linje.Avvik, k.Enhet, Tallslag.Stoerrelse, svar.Api, post, "avvik"), linje.Avvik.Oere >= 0 ? " bedre enn revidert budsjett" : " dårligere enn revidert budsjett")
            : linje.RegnskapForrigeAar is { } foer ? P(Attr.Klasse("maaltekst"), Celle.Figur(foer, k.Enhet, slag, svar.Api, post, "regnskapForrigeAar"), " ved inngangen til året") : null;
        return Kort(
            A(k.Stier.Tall(id, post), hovedtall.Navn ?? linje.Definisjon.Tekst), Celle.Figur(linje.Regnskap, k.Enhet, slag, svar.Api, post, "regnskap"), k.Enhet.Tekst(), null, under);
    }

    private static Element Kort(Innhold navn, Innhold verdi, string benevning, Element? tegning, Innhold? under) => Div(
        Attr.Klasse("kort"), P(Attr.Klasse("kortnavn"), navn), P(Attr.Klasse("kortverdi"), verdi, benevning.Length == 0 ? null : Span(Attr.Klasse("benevning"), " " + benevning)), tegning, under);
}
