using Ledger.Domain.Avvik;
using Ledger.Domain.Organisasjon;
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

    /// <summary>The orders that may be asked for; the organisation's own is the default.</summary>
    public static IReadOnlyList<string> Rekkefoelger { get; } = [Merforbruk, Mindreforbruk, Navn];

    private const string Ledd = "omraader";

    public static Side Lag(Sidegrunnlag k)
    {
        var omraader = k.Kilde.Avvik(Nivaa.Direktoromraade)!;
        var tjenester = k.Kilde.Avvik(Nivaa.Tjenesteomraade)!;
        var rekkefoelge = k.Valg[Valg.Rekkefoelgevalg];
        var verst = tjenester.Verdi.Linjer.MinBy(l => l.Avvik.Oere);
        var best = tjenester.Verdi.Linjer.MaxBy(l => l.Avvik.Oere);
        return new Side("Tjenesteområdene", Rapportkapittel.Omraader, [("Tjenesteområdene", null)], [Ledd], Innhold.Av(
            H1(
                "Tjenesteområdene brukte ", Celle.Figur(omraader.Verdi.Sum.Avvik, k.Enhet, Tallslag.Stoerrelse, omraader.Api, "sum", "avvik"),
                $"{k.Enhet.Benevnt()} ", omraader.Verdi.Sum.Avvik.Oere >= 0 ? "mindre enn budsjettert" : "mer enn budsjettert"),
            verst is null || best is null ? null : P(
                Attr.Klasse("ingress"),
                verst.Avvik.Oere < 0 ? Setning(k, "Størst merforbruk: ", verst, tjenester.Api) : null,
                best.Avvik.Oere > 0 ? Setning(k, "Størst mindreforbruk: ", best, tjenester.Api) : null),
            Kontroller.Rad(
                Kontroller.Gruppe(
                    "Rekkefølge", k.Valg, Valg.Rekkefoelgevalg, rekkefoelge, (null, "Organisasjon"), (Merforbruk, "Størst merforbruk"), (Mindreforbruk, "Størst mindreforbruk"), (Navn, "Navn")),
                Kontroller.Enhet(k.Valg)),
            Tabell(k, omraader, tjenester, rekkefoelge),
            Kontroller.Verktoey(k, [Ledd]),
            P(Attr.Klasse("note"), "Avvik er revidert budsjett minus regnskap: pluss er mindreforbruk, minus er merforbruk. Enheter utenfor områdene er ikke med i summen av tjenesteområdene.")));
    }

    private static Innhold Setning(Sidegrunnlag k, string innledning, Avvikslinje linje, string api) => Innhold.Av(
        innledning, A(k.Stier.Omraade(linje.Enhet!.Kode), linje.Enhet.Navn), ", ",
        Celle.Figur(linje.Avvik, k.Enhet, Tallslag.Stoerrelse, api, linje.Enhet.Kode.ToString(), "avvik"), $"{k.Enhet.Benevnt()}. ");

    private static Element Tabell(Sidegrunnlag k, Svar<Avviksresultat> omraader, Svar<Avviksresultat> tjenester, string? rekkefoelge)
    {
        var blader = k.Kilde.Avvik(Nivaa.Ansvar)!;
        List<Avvikslinje> utenfor = [.. blader.Verdi.Linjer.Where(l => l.Enhet is { Nivaa: Nivaa.Ansvar, Overordnet.ErTom: true })];
        var akse = Akse.Av(omraader.Verdi.Linjer.Concat(tjenester.Verdi.Linjer).Select(l => l.Avvik));
        var perOmraade = tjenester.Verdi.Linjer.ToLookup(l => l.Enhet!.Overordnet);
        IEnumerable<IReadOnlyList<Rad<Avvikslinje>>> grupper = rekkefoelge is null
            ? omraader.Verdi.Linjer.Select(o => (IReadOnlyList<Rad<Avvikslinje>>)
                [Omraadetabell.Rad(k, o, "omraade"), .. perOmraade[o.Enhet!.Kode].Select(t => Omraadetabell.Rad(k, t, "under", tjenester.Api))])
            : [[.. Ordnet(tjenester.Verdi.Linjer, rekkefoelge).Select(t => Omraadetabell.Rad(k, t, api: tjenester.Api))]];
        return Talltabell.Lag(
            "tabell", $"Netto driftsutgifter mot budsjettet {k.Kilde.Utgave.Publikasjon.Aar}, {k.Enhet.Tekst()}", "Tjenesteområde", omraader.Api, k.Valg.AlleKolonner, Avvikskolonner.Enheter(k.Enhet, akse),
            [.. grupper, [Omraadetabell.Sum(omraader.Verdi.Sum, "Sum tjenesteområdene")], [.. utenfor.Select(l => Omraadetabell.Rad(k, l, "utenfor", blader.Api))]]);
    }

    private static IEnumerable<Avvikslinje> Ordnet(IEnumerable<Avvikslinje> linjer, string rekkefoelge) => rekkefoelge switch
    {
        Merforbruk => linjer.OrderBy(l => l.Avvik.Oere),
        Mindreforbruk => linjer.OrderByDescending(l => l.Avvik.Oere),
        _ => linjer.OrderBy(l => l.Enhet!.Navn, Norsk.Instans),
    };

    /// <summary>The order of Norwegian letters: æ, ø and å last.</summary>
    private sealed class Norsk : IComparer<string>
    {
        public static readonly Norsk Instans = new();

        public int Compare(string? x, string? y) => string.CompareOrdinal(Form(x), Form(y));

        private static string Form(string? tekst) => string.Concat((tekst ?? "").ToLowerInvariant().Select(c => c switch
        {
            'æ' => '\ue000',
            'ø' => '\ue001',
            'å' => '\ue002',
            _ => c,
        }));
    }
}
