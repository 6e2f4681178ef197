using System.Globalization;
using Ledger.Domain.Noekkeltall;
using Ledger.Web.Deler;
using Ledger.Web.Diagrammer;
using Ledger.Web.Html;
using Ledger.Web.Tall;
using static Ledger.Web.Html.Tagger;

namespace Ledger.Web.Sider;

/// <summary>The key figures, and one of them with what it is computed from.</summary>
public static class Noekkeltallside
{
    private const string Ledd = "noekkeltall";

    public static Side Lag(Sidegrunnlag k)
    {
        var svar = k.Kilde.Noekkeltall();
        return new Side("Nøkkeltall", Rapportkapittel.Noekkeltall, [("Nøkkeltall", null)], [Ledd], Innhold.Av(
            H1("Nøkkeltall"),
            P(Attr.Klasse("ingress"), "Verdier, mål og om målet er nådd. Streken viser målet."),
            Div(Attr.Klasse("hovedtall"), Innhold.Av(svar.Verdi.Noekkeltall.Select(n => Hovedtallkort.Lag(k, n, svar.Api)))),
            Kontroller.Verktoey(k, [Ledd], tabell: null, medKolonner: false)));
    }

    /// <returns>Null when there is no such key figure.</returns>
    public static Side? Lag(Sidegrunnlag k, string id)
    {
        var svar = k.Kilde.Noekkeltall();
        if (svar.Verdi.Noekkeltall.FirstOrDefault(n => n.Id == id) is not { } tall)
        {
            return null;
        }

        return new Side(tall.Navn, Rapportkapittel.Noekkeltall, [("Nøkkeltall", k.Stier.Noekkeltall), (tall.Navn, null)], [Ledd, id], Innhold.Av(
            H1($"{tall.Navn}: ", Noekkeltallform.Figur(tall, k.Enhet, svar.Api), " " + Noekkeltallform.Benevning(tall, k.Enhet)),
            tall.Merknad is null ? null : P(Attr.Klasse("ingress"), tall.Merknad),
            Div(
                Attr.Klasse("maalfelt"), Maallinje.Tegn(tall.Verdi, tall.Maal, tall.Ovre), tall.Maal is null ? null : Noekkeltallform.Maal(tall, k.Enhet)),
            Section(
                H2("Slik er tallet laget"),
                P("Formel: ", Kode(tall.Formel)),
                Leddtabell(svar.Api, tall.Id, "teller", tall.Nevner is null ? "Ledd i summen" : "Over brøkstreken", tall.Teller),
                tall.Nevner is null ? null : Leddtabell(svar.Api, tall.Id, "nevner", "Under brøkstreken", tall.Nevner)),
            Kontroller.Verktoey(k, [Ledd, id], tabell: "teller", medKolonner: false)));
    }

    private static Innhold Leddtabell(string api, string id, string del, string tittel, IReadOnlyList<Noekkeltallbeloep> ledd)
    {
        Celle Verdi(Noekkeltallbeloep n) => Celle.Eksakt(n.Verdi);
        return Talltabell.Lag<Noekkeltallbeloep>(
            del, $"{tittel}, kroner", "Ledd", api, alleKolonner: true,
            [new("Verdi", "verdi", Tallslag.Eksakttall, Verdi)],
            [[.. ledd.Select((n, i) => new Rad<Noekkeltallbeloep>(
                n, Innhold.Av(n.Navn, n.Filter is null ? null : Innhold.Av(" ", Kode(n.Filter))), $"{id}.{del}.{i.ToString(CultureInfo.InvariantCulture)}"))]]);
    }
}
