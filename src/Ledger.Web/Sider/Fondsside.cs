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
                    l, Innhold.Av(A(k.Stier.Fondet(l.Fondskode), l.Navn), Span(Attr.Klasse("dempet type"), " " + Typenavn(l.Type))), l.Fondskode))])),
            Kontroller.Verktoey(k, [Ledd], flere: A(k.Stier.Disponering, "Disponering av resultatet"))));
    }

    /// <summary>One fund: from what was in it to what is in it.</summary>
    /// <returns>Null when there is no such fund.</returns>
    public static Side? Lag(Sidegrunnlag k, string kode)
    {
        var svar = k.Kilde.Fond();
        if (svar.Verdi.Linjer.FirstOrDefault(l => l.Fondskode == kode) is not { } fond)
        {
            return null;
        }

        Steg[] steg =
        [
            new("Inn i året", "inngaaendeBalanse", -fond.InngaaendeBalanse, Tallslag.Motsatt), new("Avsatt", "avsetning", fond.Avsetning),
            new("Brukt", "bruk", fond.Bruk), new("Ut av året", "utgaaendeBalanse", -fond.UtgaaendeBalanse, Tallslag.Motsatt),
        ];
        Steg[] budsjett = [new("Avsatt", "budsjettertAvsetning", fond.BudsjettertAvsetning), new("Brukt", "budsjettertBruk", fond.BudsjettertBruk)];
        var akse = Akse.Av([.. steg.Select(s => s.Kroner), .. budsjett.Select(s => s.Kroner)]);
        Innhold Tabellen(string id, string tittel, Steg[] rader) => Talltabell.Lag<Steg>(
            id, tittel, "Bevegelse", svar.Api, alleKolonner: true,
            [
                new("Beløp", "utgaaendeBalanse", Tallslag.Beloep,
                    s => Celle.Beloep(s.Kroner, k.Enhet, Soeyle.Tegn(s.Kroner, akse), "bred-soeyle") with { Felt = s.Felt, Slag = s.Slag }),
            ],
            [[.. rader.Select(s => new Rad<Steg>(s, s.Navn, kode))]]);
        return new Side($"{fond.Navn} ({kode})", Rapportkapittel.Fond, [("Fond", k.Stier.Fond), (fond.Navn, null)], [Ledd, kode], Innhold.Av(
            H1($"{fond.Navn}: ", Celle.Figur(fond.UtgaaendeBalanse, k.Enhet, Tallslag.Motsatt, svar.Api, kode, "utgaaendeBalanse"), k.Enhet.Benevnt()),
            P(Attr.Klasse("ingress"), $"{Typenavn(fond.Type)} (fond {kode}) ved utgangen av {k.Kilde.Utgave.Publikasjon.Aar}."),
            Kontroller.Rad(Kontroller.Enhet(k.Valg)),
            Tabellen("tabell", $"Fra inngang til utgang av året, {k.Enhet.Tekst()}. Penger i fondet er positive tall, bruk er negativt.", steg),
            Kontroller.Verktoey(k, [Ledd, kode], medKolonner: false, flere: A(k.Stier.Disponering, "Disponering av resultatet")),
            Section(
                H2("Det som var budsjettert"),
                Tabellen("budsjett", $"Budsjettert avsetning og bruk{(k.Maal.ErHittil ? " hele året" : "")}, {k.Enhet.Tekst()}", budsjett),
                Kontroller.Verktoey(k, [Ledd, kode], "budsjett", medKolonner: false))));
    }

    /// <summary>A step from the opening to the closing of a fund.</summary>
    private sealed record Steg(string Navn, string Felt, decimal Kroner, Tallslag Slag = Tallslag.Beloep);

    private static string Typenavn(string type) => Fondstyper.TryParse(type, out var kjent) ? kjent switch
    {
        Fondstype.Disposisjonsfond => "Disposisjonsfond",
        Fondstype.BundetDriftsfond => "Bundet driftsfond",
        Fondstype.UbundetInvesteringsfond => "Ubundet investeringsfond",
        _ => "Bundet investeringsfond",
    }
    : type;
}
