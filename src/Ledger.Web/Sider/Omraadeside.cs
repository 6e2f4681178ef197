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
        var omraader = k.Kilde.Avvik(Nivaa.Direktoromraade)!;
        var tjenester = k.Kilde.Avvik(Nivaa.Tjenesteomraade)!;
        var sum = omraader.Verdi.Sum.Avvik;
        var rekkefoelge = k.Valg[Valg.Rekkefoelgevalg];
        return new Side("Tjenesteområdene", Rapportkapittel.Omraader, [("Tjenesteområdene", null)], [Ledd], Innhold.Av(
            H1(
                "Tjenesteområdene brukte ", Celle.Figur(sum, k.Enhet, Tallslag.Stoerrelse, omraader.Api, "sum", "avvik"),
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
                "Avvik er revidert budsjett minus regnskap: pluss er mindreforbruk, minus er merforbruk. ",
                "Enheter utenfor områdene er ikke med i summen av tjenesteområdene.")));
    }

    /// <summary>The largest deviation each way.</summary>
    private static Element? Ytterst(Sidegrunnlag k, Svar<Avvikssvar> tjenester)
    {
        Innhold? Setning(string innledning, Avvikslinjesvar? linje, bool erMed) => linje is null || !erMed ? null : Innhold.Av(
            innledning, A(k.Stier.Omraade(Omraadetabell.Kode(linje)), linje.Navn), ", ",
            Celle.Figur(linje.Avvik, k.Enhet, Tallslag.Stoerrelse, tjenester.Api, linje.Kode!, "avvik"), $"{k.Enhet.Benevnt()}. ");
        var verst = tjenester.Verdi.Linjer.MinBy(l => l.Avvik);
        var best = tjenester.Verdi.Linjer.MaxBy(l => l.Avvik);
        return verst is null ? null : P(
            Attr.Klasse("ingress"), Setning("Størst merforbruk: ", verst, verst.Avvik < 0m), Setning("Størst mindreforbruk: ", best, best?.Avvik > 0m));
    }

    private static Innhold Tabell(Sidegrunnlag k, Svar<Avvikssvar> omraader, Svar<Avvikssvar> tjenester, string? rekkefoelge)
    {
        var blader = k.Kilde.Avvik(Nivaa.Ansvar)!;
        var akse = Akse.Av(omraader.Verdi.Linjer.Concat(tjenester.Verdi.Linjer).Select(l => l.Avvik));
        var perOmraade = tjenester.Verdi.Linjer.ToLookup(l => l.Overordnet);
        IEnumerable<IReadOnlyList<Rad<Avvikslinjesvar>>> grupper = rekkefoelge is null
            ? omraader.Verdi.Linjer.Select(o => (IReadOnlyList<Rad<Avvikslinjesvar>>)
                [Omraadetabell.Rad(k, o, "omraade"), .. perOmraade[o.Kode].Select(t => Omraadetabell.Rad(k, t, "under", tjenester.Api))])
            : [[.. Ordnet(tjenester.Verdi.Linjer, rekkefoelge).Select(t => Omraadetabell.Rad(k, t, api: tjenester.Api))]];
        return Talltabell.Lag(
            "tabell", $"Netto driftsutgifter mot budsjettet {k.Kilde.Utgave.Publikasjon.Aar}, {k.Enhet.Tekst()}", "Tjenesteområde", omraader.Api,
            k.Valg.AlleKolonner, Avvikskolonner.Enheter(k.Enhet, akse),
            [
                .. grupper, [Omraadetabell.Sum(omraader.Verdi.Sum, "Sum tjenesteområdene")],
                [.. blader.Verdi.EnheterUtenfor.Select(l => Omraadetabell.Rad(k, l, "utenfor", blader.Api))],
            ]);
    }

    private static IEnumerable<Avvikslinjesvar> Ordnet(IEnumerable<Avvikslinjesvar> linjer, string rekkefoelge) => rekkefoelge switch
    {
        Merforbruk => linjer.OrderBy(l => l.Avvik),
        Mindreforbruk => linjer.OrderByDescending(l => l.Avvik),
        _ => linjer.OrderBy(l => l.Navn, Kodeorden.Instans),
    };
}
