using Ledger.Application.Rapporter;
using Ledger.Domain.Fond;
using Ledger.Web.Deler;
using Ledger.Web.Diagrammer;
using Ledger.Web.Html;
using Ledger.Web.Kilder;
using Ledger.Web.Tall;
using static Ledger.Web.Html.Tagger;

namespace Ledger.Web.Sider;

/// <summary>The funds: what was in them, what was set aside and used, and what is in them.</summary>
public static class Fondsside
{
    private const string Ledd = "fond";

    public static Side Lag(Sidegrunnlag k)
    {
        var svar = k.Kilde.Fond();
        List<Fondslinjesvar> linjer = [.. svar.Verdi.Linjer.Where(l => k.Valg.AlleLinjer || !l.ErTom())];
        var akse = Akse.Av(linjer.SelectMany(l => new[] { l.Avsetning - l.InngaaendeBalanse, -l.InngaaendeBalanse, -l.UtgaaendeBalanse }));
        Element? Flyt(Fondslinjesvar l) => Fondsflyt.Tegn(-l.InngaaendeBalanse, l.Avsetning, -l.Bruk, -l.UtgaaendeBalanse, akse);
        return new Side("Fond", Rapportkapittel.Fond, [("Fond", null)], [Ledd], Innhold.Av(
            H1("Fondene ved inngangen og utgangen av året"),
            P(
                Attr.Klasse("ingress"),
                "Fond er penger som er satt av. Øverste strek er det som var i fondet og det som ble satt av; nederste strek er det som er igjen ",
                "og det som ble brukt."),
            Kontroller.Rad(Kontroller.Enhet(k.Valg)),
            Talltabell.Lag<Fondslinjesvar>(
                "tabell", $"Fond {k.Kilde.Utgave.Publikasjon.Aar}, {k.Enhet.Tekst()}. Penger i fondet er positive tall.", "Fond", svar.Api, k.Valg.AlleKolonner,
                [
                    new("Inn i året", "inngaaendeBalanse", Tallslag.Motsatt, l => Celle.Beloep(-l.InngaaendeBalanse, k.Enhet), Bred: true),
                    new("Avsatt", "avsetning", Tallslag.Avvik, l => Celle.Endring(l.Avsetning, k.Enhet), Bred: true),
                    new("Brukt", "bruk", Tallslag.Beloep, l => Celle.Beloep(l.Bruk, k.Enhet), Bred: true),
                    new("Ut av året", "utgaaendeBalanse", Tallslag.Motsatt, l => Celle.Beloep(-l.UtgaaendeBalanse, k.Enhet, Flyt(l))),
                ],
                linjer.GroupBy(l => l.Type).Select(g => (IReadOnlyList<Rad<Fondslinjesvar>>)[.. g.Select(l => new Rad<Fondslinjesvar>(
                    l, Innhold.Av(l.Navn, Span(Attr.Klasse("dempet type"), " " + Typenavn(l.Type))), l.Fondskode))])),
            Kontroller.Verktoey(k, [Ledd], flere: A(k.Stier.Disponering, "Disponering av resultatet"))));
    }

    private static string Typenavn(string type) => Fondstyper.TryParse(type, out var kjent) ? kjent switch
    {
        Fondstype.Disposisjonsfond => "Disposisjonsfond",
        Fondstype.BundetDriftsfond => "Bundet driftsfond",
        Fondstype.UbundetInvesteringsfond => "Ubundet investeringsfond",
        _ => "Bundet investeringsfond",
    }
    : type;
}
