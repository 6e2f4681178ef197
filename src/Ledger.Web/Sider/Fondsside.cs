using Ledger.Domain.Fond;
using Ledger.Domain.Fondsrapporter;
using Ledger.Domain.Verdier;
using Ledger.Web.Deler;
using Ledger.Web.Diagrammer;
using Ledger.Web.Html;
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
        List<Fondslinje> linjer = [.. svar.Verdi.Where(l => k.Valg.AlleLinjer || !l.ErTom)];
        var akse = Akse.Av(linjer.SelectMany(l => new[] { -(l.InngaaendeBalanse - l.Avsetning), -l.InngaaendeBalanse, -l.UtgaaendeBalanse }));
        return new Side("Fond", Rapportkapittel.Fond, [("Fond", null)], [Ledd], Innhold.Av(
            H1("Fondene ved inngangen og utgangen av året"),
            P(Attr.Klasse("ingress"), "Fond er penger som er satt av. Øverste strek er det som var i fondet og det som ble satt av; nederste strek er det som er igjen og det som ble brukt."),
            Kontroller.Rad(Kontroller.Enhet(k.Valg)),
            Talltabell.Lag<Fondslinje>(
                "tabell", $"Fond {k.Kilde.Utgave.Publikasjon.Aar}, {k.Enhet.Tekst()}. Penger i fondet er positive tall.", "Fond", svar.Api, k.Valg.AlleKolonner,
                [
                    new("Inn i året", "inngaaendeBalanse", Tallslag.Motsatt, l => Celle.Beloep(-l.InngaaendeBalanse, k.Enhet), Bred: true),
                    new("Avsatt", "avsetning", Tallslag.Avvik, l => new Celle(Tallform.Avvik(l.Avsetning, k.Enhet)), Bred: true),
                    new("Brukt", "bruk", Tallslag.Beloep, l => Celle.Beloep(l.Bruk, k.Enhet), Bred: true),
                    new("Ut av året", "utgaaendeBalanse", Tallslag.Motsatt, l => new Celle(
                        Celle.MedSoeyle(Fondsflyt.Tegn(-l.InngaaendeBalanse, l.Avsetning, -l.Bruk, -l.UtgaaendeBalanse, akse), Tallform.Skriv(-l.UtgaaendeBalanse, k.Enhet)), "tall avvik")),
                ],
                linjer.GroupBy(l => l.Fond.Type).Select(g => (IReadOnlyList<Rad<Fondslinje>>)
                    [.. g.Select(l => new Rad<Fondslinje>(l, Innhold.Av(l.Fond.Navn, Span(Attr.Klasse("dempet type"), " " + Typenavn(l.Fond.Type))), l.Fond.Kode.ToString()))])),
            Kontroller.Verktoey(k, [Ledd], flere: A(k.Stier.Disponering, "Disponering av resultatet"))));
    }

    internal static string Typenavn(Fondstype type) => type switch
    {
        Fondstype.Disposisjonsfond => "Disposisjonsfond",
        Fondstype.BundetDriftsfond => "Bundet driftsfond",
        Fondstype.UbundetInvesteringsfond => "Ubundet investeringsfond",
        _ => "Bundet investeringsfond",
    };
}
