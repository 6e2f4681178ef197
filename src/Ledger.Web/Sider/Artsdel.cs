using Ledger.Application.Rapporter;
using Ledger.Domain.Oppstillinger;
using Ledger.Web.Deler;
using Ledger.Web.Diagrammer;
using Ledger.Web.Html;
using Ledger.Web.Kilder;
using Ledger.Web.Tall;
using static Ledger.Web.Html.Tagger;

namespace Ledger.Web.Sider;

/// <summary>
/// § 5-6 narrowed to a unit, down to brutto driftsresultat. What stands below that in the statement (interest, loans, funds) is one line, so
/// that the table ends at the figure that the unit's page begins with.
/// </summary>
internal static class Artsdel
{
    private const string Brutto = "16"; // of § 5-6: brutto driftsresultat

    /// <returns>Null in years before the regulation.</returns>
    public static Element? Lag(Sidegrunnlag k, Avvikslinjesvar enhet, string api, string[] ledd)
    {
        var kode = Omraadetabell.Kode(enhet);
        if (!k.Kilde.HarLinjer(kode))
        {
            return Section(
                H2("Hva pengene gikk til"),
                P("Linjene for denne enheten vises ikke offentlig, fordi de kan vise lønnen til én eller få personer. Summen er med i tallene over."));
        }

        if (k.Kilde.Oppstilling(InnebygdeOppstillinger.Art, new Utvalg(kode)) is not { } arter)
        {
            return null;
        }

        var brutto = arter.Linje(Brutto);
        List<Rad<Artslinje>> rader = [.. arter.Linjer.TakeWhile(l => l.Post != Brutto).Where(l => k.Valg.AlleLinjer || !l.ErTom()).Select(
            l => new Rad<Artslinje>(
            new(k.Maal.Budsjett(l), l.Regnskap, k.Maal.Avvik(l)), A(k.Stier.Tall(InnebygdeOppstillinger.Art, l.Post, kode), l.Tekst), l.Post, l.ErLinje() ? ""
                : "sum"))];
        var rest = new Artslinje(
            k.Maal.Budsjett(enhet) - k.Maal.Budsjett(brutto), enhet.Regnskap - brutto.Regnskap, k.Maal.Avvik(enhet) - k.Maal.Avvik(brutto), ErRest: true);
        IReadOnlyList<Rad<Artslinje>> restrader = rest is { Budsjett: 0m, Regnskap: 0m }
            ? []
            : [new(rest, "Renter og fond i området", enhet.Kode, "", api, $"{arter.Api}#{Brutto}")];
        var sum = new Rad<Artslinje>(new(k.Maal.Budsjett(enhet), enhet.Regnskap, k.Maal.Avvik(enhet)), "Netto driftsutgifter", enhet.Kode, "sum resultat", api);
        var akse = Akse.Av(rader.Concat(restrader).Append(sum).Select(r => r.Verdi.Avvik));
        return Section(
            H2("Hva pengene gikk til"),
            Talltabell.Lag<Artslinje>(
                "arter", $"Utgifter og inntekter etter art (§ 5-6), {k.Enhet.Tekst()}. Inntekter er negative.", "Art", arter.Api, k.Valg.AlleKolonner,
                [
                    new(k.Maal.Budsjettnavn, k.Maal.Budsjettfelt, Tallslag.Beloep, a => Celle.Beloep(a.Budsjett, k.Enhet), Bred: true),
                    new(k.Maal.Regnskapsnavn, "regnskap", Tallslag.Beloep, a => Celle.Beloep(a.Regnskap, k.Enhet)),
                    new(k.Maal.Avviksnavn, k.Maal.Avviksfelt, Tallslag.Avvik, a => Celle.Avvik(a.Avvik, k.Enhet, akse, erNoytral: a.ErRest)),
                ],
                [rader, restrader, [sum]]),
            Kontroller.Verktoey(k, ledd, "arter"));
    }

    /// <param name="ErRest">What stands below brutto driftsresultat, where a deviation is neither better nor worse.</param>
    private sealed record Artslinje(decimal Budsjett, decimal Regnskap, decimal Avvik, bool ErRest = false);
}
