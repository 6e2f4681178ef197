using Ledger.Application.Rapporter;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Verdier;
using Ledger.Web.Deler;
using Ledger.Web.Diagrammer;
using Ledger.Web.Html;
using Ledger.Web.Kilder;
using Ledger.Web.Tall;
using static Ledger.Web.Html.Tagger;

namespace Ledger.Web.Sider;

/// <summary>All units of service against their budget, under the areas they belong to.</summary>
public static class Omraadeside
{
    public const string Merforbruk = "merforbruk";
    public const string Mindreforbruk = "mindreforbruk";
    public const string Navn = "navn";
    private const string Ledd = "omraader";

    /// <summary>The orders that may be asked for; the organisation's own is the default.</summary>
    public static IReadOnlyList<string> Rekkefoelger { get; } = [Merforbruk, Mindreforbruk, Navn];

    public static Side Lag(Sidegrunnlag k)
    {
        var omraader = k.Kilde.Avvik(k.Kilde.Omraadenivaa)!;
        var tjenester = k.Kilde.Avvik(Nivaa.Tjenesteomraade)!;
        var sum = k.Maal.Avvik(omraader.Verdi.Sum);
        var rekkefoelge = k.Valg[Valg.Rekkefoelgevalg];
        return new Side("Tjenesteområdene", Rapportkapittel.Omraader, [("Tjenesteområdene", null)], [Ledd], Innhold.Av(
            H1(
                "Tjenesteområdene brukte ", Celle.Figur(sum, k.Enhet, Tallslag.Stoerrelse, omraader.Api, "sum", k.Maal.Avviksfelt),
                $"{k.Enhet.Benevnt()} {Omraadetabell.Forhold(sum)}"),
            Ytterst(k, tjenester),
            Kontroller.Rad(
                Kontroller.Gruppe(
                    "Rekkefølge", k.Valg, Valg.Rekkefoelgevalg, rekkefoelge,
                    (null, "Organisasjon"), (Merforbruk, "Størst merforbruk"), (Mindreforbruk, "Størst mindreforbruk"), (Navn, "Navn")),
                Kontroller.Enhet(k.Valg)),
            Tabell(k, omraader, tjenester, rekkefoelge),
            Kontroller.Verktoey(k, [Ledd]),
            P(
                Attr.Klasse("note"),
                $"{k.Maal.Forklaring}: pluss er mindreforbruk, minus er merforbruk. ",
                "Enheter utenfor områdene er ikke med i summen av tjenesteområdene.")));
    }

    /// <summary>The largest deviation each way.</summary>
    private static Element? Ytterst(Sidegrunnlag k, Svar<Avvikssvar> tjenester)
    {
        Innhold? Setning(string innledning, Avvikslinjesvar? linje, bool erMed) => linje is null || !erMed ? null : Innhold.Av(
            innledning, A(k.Stier.Omraade(Omraadetabell.Kode(linje)), linje.Navn), ", ",
            Celle.Figur(k.Maal.Avvik(linje), k.Enhet, Tallslag.Stoerrelse, tjenester.Api, linje.Kode!, k.Maal.Avviksfelt), $"{k.Enhet.Benevnt()}. ");
        var verst = tjenester.Verdi.Linjer.MinBy(k.Maal.Avvik);
        var best = tjenester.Verdi.Linjer.MaxBy(k.Maal.Avvik);
        return verst is null ? null : P(
            Attr.Klasse("ingress"), Setning("Størst merforbruk: ", verst, k.Maal.Avvik(verst) < 0m),
            Setning("Størst mindreforbruk: ", best, best is not null && k.Maal.Avvik(best) > 0m));
    }

    private static Innhold Tabell(Sidegrunnlag k, Svar<Avvikssvar> omraader, Svar<Avvikssvar> tjenester, string? rekkefoelge)
    {
        var blader = k.Kilde.Avvik(Nivaa.Ansvar)!;
        var akse = Akse.Av(omraader.Verdi.Linjer.Concat(tjenester.Verdi.Linjer).Select(k.Maal.Avvik));
        var perOmraade = tjenester.Verdi.Linjer.ToLookup(l => l.Overordnet);
        List<Avvikslinjesvar> alene = [.. tjenester.Verdi.Linjer.Where(t => omraader.Verdi.Linjer.All(o => o.Kode != t.Overordnet && o.Kode != t.Kode))];
        IEnumerable<IReadOnlyList<Rad<Avvikslinjesvar>>> grupper = k.Kilde.Omraadenivaa != Nivaa.Direktoromraade && rekkefoelge is null
            ? [[.. omraader.Verdi.Linjer.Select(o => Omraadetabell.Rad(k, o))]]
            : rekkefoelge is null
            ?
            [
                .. omraader.Verdi.Linjer.Select(o => (IReadOnlyList<Rad<Avvikslinjesvar>>)
                    [Omraadetabell.Rad(k, o, "omraade"), .. perOmraade[o.Kode].Select(t => Omraadetabell.Rad(k, t, "under", tjenester.Api))]),
                [.. alene.Select(t => Omraadetabell.Rad(k, t, "omraade", tjenester.Api))],
            ]
            : [[.. Ordnet(tjenester.Verdi.Linjer, rekkefoelge, k.Maal).Select(t => Omraadetabell.Rad(k, t, api: tjenester.Api))]];
        return Talltabell.Lag(
            "tabell", $"Netto driftsutgifter mot budsjettet {k.Kilde.Utgave.Publikasjon.Aar}, {k.Enhet.Tekst()}", "Tjenesteområde", omraader.Api,
            k.Valg.AlleKolonner, Avvikskolonner.Enheter(k.Enhet, akse, k.Maal),
            [
                .. grupper, [Omraadetabell.Sum(omraader.Verdi.Sum, "Sum tjenesteområdene")],
                [.. blader.Verdi.EnheterUtenfor.Select(l => Omraadetabell.Rad(k, l, "utenfor", blader.Api))],
            ]);
    }

    private static IEnumerable<Avvikslinjesvar> Ordnet(IEnumerable<Avvikslinjesvar> linjer, string rekkefoelge, Budsjettmaal maal) => rekkefoelge switch
    {
        Merforbruk => linjer.OrderBy(maal.Avvik),
        Mindreforbruk => linjer.OrderByDescending(maal.Avvik),
        _ => linjer.OrderBy(l => l.Navn, Kodeorden.Instans),
    };
}
