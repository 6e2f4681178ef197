using Ledger.Domain.Disponering;
using Ledger.Domain.Oppstillinger;
using Ledger.Web.Deler;
using Ledger.Web.Diagrammer;
using Ledger.Web.Html;
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
        var foerste = svar.Verdi[0].Linje;
        var akse = Akse.Av(svar.Verdi.Select(l => l.Linje.Avvik));
        var struket = svar.Verdi.Where(l => l.Linje.Definisjon.Type == Linjetype.Linje && !l.Strykninger.ErNull).ToList();
        return new Side("Disponering", Rapportkapittel.Disponering, [("Disponering", null)], [Ledd], Innhold.Av(
            H1("Hva resultatet på ", Celle.Figur(foerste.Regnskap, k.Enhet, Tallslag.Stoerrelse, svar.Api, foerste.Definisjon.Post, "regnskap"), $"{k.Enhet.Benevnt()} ble brukt til"),
            P(Attr.Klasse("ingress"), "Netto driftsresultat settes av til fond eller brukes i investeringene, og fond kan brukes i driften. Et mindreforbruk skal først stryke budsjettert bruk av fond."),
            Kontroller.Rad(Kontroller.Enhet(k.Valg)),
            Talltabell.Lag<Disponeringslinje>(
                "tabell", $"Disponering av netto driftsresultat {k.Kilde.Utgave.Publikasjon.Aar}, {k.Enhet.Tekst()}", "Fond", svar.Api, k.Valg.AlleKolonner,
                [
                    new("Revidert budsjett", "revidertBudsjett", Tallslag.Beloep, l => Celle.Beloep(l.Linje.RevidertBudsjett, k.Enhet), Bred: true),
                    new("Før strykning", "regnskapFoerStrykninger", Tallslag.Beloep, l => Celle.Beloep(l.RegnskapFoerStrykninger, k.Enhet), Bred: true),
                    new("Strykning", "strykninger", Tallslag.Avvik, l => new Celle(Tallform.Avvik(l.Strykninger, k.Enhet)), Bred: true),
                    new("Regnskap", "regnskap", Tallslag.Beloep, l => Celle.Beloep(l.Linje.Regnskap, k.Enhet)),
                    new("Avvik", "avvik", Tallslag.Avvik, l => Celle.Avvik(l.Linje.Avvik, k.Enhet, akse, erNoytral: l != svar.Verdi[0])),
                ],
                Grupper(svar.Verdi).Select(g => (IReadOnlyList<Rad<Disponeringslinje>>)[.. g.Select(l => new Rad<Disponeringslinje>(
                    l, Navn(k, l), l.Linje.Definisjon.Post, l.Linje.Definisjon.Type == Linjetype.Linje ? "" : "sum"))])),
            Kontroller.Verktoey(k, [Ledd]),
            P(Attr.Klasse("note"), "Avsetning til fond er positiv, bruk av fond og overskudd er negative. Avvik er revidert budsjett minus regnskap. Regnskap er etter strykning."),
            struket.Count == 0 ? null : Section(
                H2("Hva som ble strøket, og hvorfor"),
                P("Når driften går med mindreforbruk, skal budsjettert bruk av disposisjonsfond og overføring til investering strykes (budsjett- og regnskapsforskriften § 4-3)."),
                Ul(Attr.Klasse("lenkeliste"), Innhold.Av(struket.Select(l => Li(
                    l.Linje.Definisjon.Tekst + ": ", Celle.Figur(l.Strykninger, k.Enhet, Tallslag.Stoerrelse, svar.Api, l.Linje.Definisjon.Post, "strykninger"), k.Enhet.Benevnt())))))));
    }

    private static Innhold Navn(Sidegrunnlag k, Disponeringslinje linje) => linje.Linje.Definisjon.Filtre is [{ Fond: { Count: 1 } fond }]
        ? A(k.Stier.Fond, linje.Linje.Definisjon.Tekst is { Length: > 0 } navn ? navn : fond.First().ToString())
        : linje.Linje.Definisjon.Tekst;

    private static IEnumerable<List<Disponeringslinje>> Grupper(IEnumerable<Disponeringslinje> linjer)
    {
        var gruppe = new List<Disponeringslinje>();
        foreach (var linje in linjer)
        {
            gruppe.Add(linje);
            if (linje.Linje.Definisjon.Type != Linjetype.Linje)
            {
                yield return gruppe;
                gruppe = [];
            }
        }

        yield return gruppe;
    }
}
