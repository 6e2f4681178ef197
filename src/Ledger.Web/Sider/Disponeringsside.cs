using Ledger.Application.Rapporter;
using Ledger.Web.Deler;
using Ledger.Web.Diagrammer;
using Ledger.Web.Html;
using Ledger.Web.Kilder;
using Ledger.Web.Tall;
using static Ledger.Web.Html.Tagger;

namespace Ledger.Web.Sider;

/// <summary>How the result was disposed of, fund by fund, before and after what the closing struck.</summary>
public static class Disponeringsside
{
    private const string Ledd = "disponering";

    public static Side Lag(Sidegrunnlag k)
    {
        var svar = k.Kilde.Disponering();
        var linjer = svar.Verdi.Linjer;
        var akse = Akse.Av(linjer.Select(k.Maal.Avvik));
        Element Figur(Disponeringslinjesvar l, decimal kroner, string felt) => Celle.Figur(kroner, k.Enhet, Tallslag.Stoerrelse, svar.Api, l.Post, felt);
        return new Side("Disponering", Rapportkapittel.Disponering, [("Disponering", null)], [Ledd], Innhold.Av(
            H1("Hva resultatet på ", Figur(linjer[0], linjer[0].Regnskap, "regnskap"), $"{k.Enhet.Benevnt()} ble brukt til"),
            P(
                Attr.Klasse("ingress"),
                "Netto driftsresultat settes av til fond eller brukes i investeringene, og fond kan brukes i driften. ",
                "Et mindreforbruk skal først stryke budsjettert bruk av fond."),
            Kontroller.Rad(Kontroller.Enhet(k.Valg)),
            Talltabell.Lag<Disponeringslinjesvar>(
                "tabell", $"Disponering av netto driftsresultat {k.Kilde.Utgave.Publikasjon.Aar}, {k.Enhet.Tekst()}", "Fond", svar.Api, k.Valg.AlleKolonner,
                [
                    new(k.Maal.Budsjettnavn, k.Maal.Budsjettfelt, Tallslag.Beloep, l => Celle.Beloep(k.Maal.Budsjett(l), k.Enhet), Bred: true),
                    new("Før strykning", "regnskapFoerStrykninger", Tallslag.Beloep, l => Celle.Beloep(l.RegnskapFoerStrykninger, k.Enhet), Bred: true),
                    new("Strykning", "strykninger", Tallslag.Avvik, l => Celle.Endring(l.Strykninger, k.Enhet), Bred: true),
                    new("Regnskap", "regnskap", Tallslag.Beloep, l => Celle.Beloep(l.Regnskap, k.Enhet)),
                    new(k.Maal.Avviksnavn, k.Maal.Avviksfelt, Tallslag.Avvik, l => Celle.Avvik(k.Maal.Avvik(l), k.Enhet, akse, erNoytral: l != linjer[0])),
                ],
                Svarlinjer.Grupper(linjer, Svarlinjer.ErLinje).Select(
                    g => (IReadOnlyList<Rad<Disponeringslinjesvar>>)[.. g.Select(l => new Rad<Disponeringslinjesvar>(
                    l, l.Tekst, l.Post, l.ErLinje() ? "" : "sum"))])),
            Kontroller.Verktoey(k, [Ledd], flere: A(k.Stier.Fond, "Fondene")),
            P(
                Attr.Klasse("note"),
                $"Avsetning til fond er positiv, bruk av fond og overskudd er negative. {k.Maal.Forklaring}. Regnskap er etter ",
                    "strykning."),
            Struket(k, [.. linjer.Where(l => l.ErLinje() && l.Strykninger != 0m)], Figur)));
    }

    private static Element? Struket(
        Sidegrunnlag k, List<Disponeringslinjesvar> struket, Func<Disponeringslinjesvar, decimal, string, Element> figur) => struket.Count == 0 ? null
            : Section(
        H2("Hva som ble strøket, og hvorfor"),
        P("Når driften går med mindreforbruk, skal budsjettert bruk av disposisjonsfond strykes (budsjett- og regnskapsforskriften § 4-3)."),
        Ul(Attr.Klasse("lenkeliste"), Innhold.Av(struket.Select(l => Li(l.Tekst + ": ", figur(l, l.Strykninger, "strykninger"), k.Enhet.Benevnt())))));
}
