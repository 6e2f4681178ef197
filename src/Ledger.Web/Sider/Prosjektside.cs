using Ledger.Application.Rapporter;
using Ledger.Domain.Oppstillinger;
using Ledger.Web.Deler;
using Ledger.Web.Diagrammer;
using Ledger.Web.Html;
using Ledger.Web.Kilder;
using Ledger.Web.Tall;
using static Ledger.Web.Html.Tagger;

namespace Ledger.Web.Sider;

/// <summary>The projects of investering against the year's budget, and one of them line by line.</summary>
public static class Prosjektside
{
    private const string Ledd = "prosjekter";
    private const string Sumutgifter = "6"; // of § 5-5: sum investeringsutgifter

    public static Side Lag(Sidegrunnlag k)
    {
        var svar = k.Kilde.Prosjekter();
        var prosjekter = Prosjekter(svar.Verdi).OrderByDescending(p => p.Sum.Regnskap).ToList();
        var egne = prosjekter.Where(p => p.Kode.Length > 0).ToList(); // what is on no project has no place in their scale
        var akse = Akse.Av(egne.SelectMany(p => new[] { p.Sum.Regnskap, k.Maal.Budsjett(p.Sum), p.Sum.OpprinneligBudsjett }));
        var avvik = Akse.Av(egne.Select(p => k.Maal.Avvik(p.Sum)));
        var sum = svar.Verdi.Linjer.First(l => l.Post == Sumutgifter);
        return new Side("Investeringsprosjekter", Rapportkapittel.Prosjekter, [("Investeringsprosjekter", null)], [Ledd], Innhold.Av(
            H1("Prosjektene kostet ", Celle.Figur(sum.Regnskap, k.Enhet, Tallslag.Beloep, svar.Api, Sumutgifter, "regnskap"), $"{k.Enhet.Benevnt()} i året"),
            P(
                Attr.Klasse("ingress"),
                $"Fylt søyle er regnskapet, rammen er {k.Maal.Budsjettnavn.ToLowerInvariant()} og streken er opprinnelig budsjett. Størst først. ",
                "Pluss er brukt mindre enn budsjettert."),
            Kontroller.Rad(Kontroller.Enhet(k.Valg)),
            Talltabell.Lag<Oppstillingslinjesvar>(
                "tabell", $"Årets investeringsutgifter per prosjekt, {k.Enhet.Tekst()}", "Prosjekt", svar.Api, k.Valg.AlleKolonner,
                Kolonner(k, avvik, l => Budsjettsoeyle.Tegn(l.Regnskap, k.Maal.Budsjett(l), l.OpprinneligBudsjett, akse)),
                [
                    [.. prosjekter.Select(p => new Rad<Oppstillingslinjesvar>(p.Sum, Lenke(k, p.Kode), Merke(p.Kode)))],
                    [new(sum, "Sum investeringsutgifter", Sumutgifter, "sum")],
                ]),
            Kontroller.Verktoey(k, [Ledd])));
    }

    /// <returns>Null when the year has no such project.</returns>
    public static Side? Lag(Sidegrunnlag k, string kode)
    {
        var svar = k.Kilde.Prosjekter();
        if (kode.Length == 0 || svar.Verdi.Grupper?.FirstOrDefault(g => g.Noekkel.Prosjekt == kode) is not { } gruppe)
        {
            return null;
        }

        var navn = k.Kilde.Prosjektnavn(kode);
        var avvik = Akse.Av(gruppe.Linjer.Select(k.Maal.Avvik));
        return new Side($"{navn} ({kode})", Rapportkapittel.Prosjekter, [("Investeringsprosjekter", k.Stier.Prosjekter), (navn, null)], [Ledd, kode],
            Innhold.Av(
            H1(navn),
            P(Attr.Klasse("ingress"), $"Prosjekt {kode} i investeringsregnskapet, linje for linje."),
            Kontroller.Rad(Kontroller.Enhet(k.Valg)),
            Talltabell.Lag<Oppstillingslinjesvar>(
                "tabell", $"{navn} etter budsjett- og regnskapsforskriften § 5-5, {k.Enhet.Tekst()}", "Post", svar.Api, k.Valg.AlleKolonner,
                Kolonner(k, avvik, _ => null),
                Svarlinjer.Grupper(gruppe.Linjer, Svarlinjer.ErLinje).Select(g => (IReadOnlyList<Rad<Oppstillingslinjesvar>>)[.. g.Select(
                    l => new Rad<Oppstillingslinjesvar>(l, l.Tekst, Merke(kode, l.Post), l.ErLinje() ? "" : "sum"))])),
            Kontroller.Verktoey(k, [Ledd, kode])));
    }

    /// <summary>The projects that have expenses or a budget for them, with the sum of those; an empty code is what is not on a project.</summary>
    internal static IEnumerable<(string Kode, Oppstillingslinjesvar Sum)> Prosjekter(Oppstillingssvar svar) =>
        (svar.Grupper ?? []).SelectMany(g => g.Linjer.Where(l => l.Post == Sumutgifter).Select(l => (g.Noekkel.Prosjekt ?? "", l)));

    /// <summary>Where a line of a project stands in the answer.</summary>
    internal static string Merke(string kode, string post = Sumutgifter) => $"prosjekt={kode}/{post}";

    private static Innhold Lenke(Sidegrunnlag k, string kode) =>
        kode.Length == 0 ? "Uten prosjekt" : Innhold.Av(A(k.Stier.Prosjektet(kode), k.Kilde.Prosjektnavn(kode)));

    private static IReadOnlyList<Kolonne<Oppstillingslinjesvar>> Kolonner(Sidegrunnlag k, Akse avvik, Func<Oppstillingslinjesvar, Element?> tegning) =>
    [
        new("Opprinnelig budsjett", "opprinneligBudsjett", Tallslag.Beloep, l => Celle.Beloep(l.OpprinneligBudsjett, k.Enhet), Bred: true),
        new("Revidert budsjett", "revidertBudsjett", Tallslag.Beloep, l => Celle.Beloep(l.RevidertBudsjett, k.Enhet), Bred: true),
        .. Avvikskolonner.Hittil<Oppstillingslinjesvar>(k.Maal, l => Celle.Beloep(k.Maal.Budsjett(l), k.Enhet)),
        new(k.Maal.Regnskapsnavn, "regnskap", Tallslag.Beloep, l => Celle.Beloep(l.Regnskap, k.Enhet, tegning(l))),
        new(k.Maal.Avviksnavn, k.Maal.Avviksfelt, Tallslag.Avvik, l => Celle.Avvik(k.Maal.Avvik(l), k.Enhet, avvik, erNoytral: true)),
    ];
}
