using Ledger.Application.Rapporter;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Verdier;
using Ledger.Web.Deler;
using Ledger.Web.Html;
using Ledger.Web.Kilder;
using Ledger.Web.Soek;
using Ledger.Web.Tall;

namespace Ledger.Web.Sider;

/// <summary>What can be found in the chapters: each thing with its figure and where it stands.</summary>
internal static class Soekbart
{
    /// <summary>The lines of all statements; a line of the same name and amount is found once, in the report's own statement.</summary>
    public static IEnumerable<Soekbar> Oppstillingene(IOffentligKilde kilde)
    {
        var hoved = kilde.Utgave.Publikasjon.Hovedoppstilling;
        return kilde.Oppstillinger.OrderBy(o => o.Id != hoved).Select(o => kilde.Oppstilling(o.Id)!).SelectMany(o => o.Linjer
            .Where(l => !l.ErTom())
            .Select(l => new Soekbar(
                "Tall", l.Tekst, o.Definisjon.Navn, s => s.Tall(o.Definisjon.Id, l.Post),
                [l.Regnskap, l.RevidertBudsjett, l.OpprinneligBudsjett, kilde.Maal.Budsjett(l), kilde.Maal.Avvik(l)],
                e => Figur(l.Regnskap, e, Tallslag.Beloep, o.Api, l.Post, "regnskap"))))
            .DistinctBy(t => (t.Navn, t.Beloep[0]));
    }

    public static IEnumerable<Soekbar> Enhetene(IOffentligKilde kilde)
    {
        Soekbar Ting(Avvikslinjesvar l, string api) => new(
            "Enheter", l.Navn, Sted(kilde.Organisasjon, Ansvar.Parse(l.Kode!)), s => s.Omraade(Ansvar.Parse(l.Kode!)),
            [l.Regnskap, l.RevidertBudsjett, l.OpprinneligBudsjett, kilde.Maal.Budsjett(l), kilde.Maal.Avvik(l)],
            e => Figur(l.Regnskap, e, Tallslag.Beloep, api, l.Kode!, "regnskap"), l.Kode!);
        return Enum.GetValues<Nivaa>().Select(n => kilde.Avvik(n)).OfType<Svar<Avvikssvar>>()
            .SelectMany(svar => svar.Verdi.Linjer.Select(l => Ting(l, svar.Api))).DistinctBy(t => t.Andre);
    }

    public static IEnumerable<Soekbar> Fondene(IOffentligKilde kilde)
    {
        var svar = kilde.Fond();
        return svar.Verdi.Linjer.Where(l => !l.ErTom()).Select(l => new Soekbar(
            "Fond", l.Navn, "Fond", s => s.Fondet(l.Fondskode), [l.UtgaaendeBalanse, l.InngaaendeBalanse, l.Avsetning, l.Bruk],
            e => Figur(l.UtgaaendeBalanse, e, Tallslag.Motsatt, svar.Api, l.Fondskode, "utgaaendeBalanse"), l.Fondskode));
    }

    public static IEnumerable<Soekbar> Prosjektene(IOffentligKilde kilde)
    {
        var svar = kilde.Prosjekter();
        return Prosjektside.Prosjekter(svar.Verdi).Where(p => p.Kode.Length > 0).Select(p => new Soekbar(
            "Prosjekter", kilde.Prosjektnavn(p.Kode), "Investeringsprosjekter", s => s.Prosjektet(p.Kode), [p.Sum.Regnskap, p.Sum.RevidertBudsjett,
                kilde.Maal.Avvik(p.Sum)],
            e => Figur(p.Sum.Regnskap, e, Tallslag.Beloep, svar.Api, Prosjektside.Merke(p.Kode), "regnskap"), p.Kode));
    }

    public static IEnumerable<Soekbar> Noekkeltallene(IOffentligKilde kilde)
    {
        var svar = kilde.Noekkeltall();
        return svar.Verdi.Noekkeltall.Select(n => new Soekbar(
            "Nøkkeltall", n.Navn, "Nøkkeltall", s => s.Noekkeltallet(n.Id), [],
            e => Innhold.Av(Noekkeltallform.Figur(n, e, svar.Api), " " + Noekkeltallform.Benevning(n, e)), n.Merknad ?? ""));
    }

    private static Innhold Figur(decimal kroner, Beloepsenhet enhet, Tallslag slag, string api, string rad, string felt) =>
        Innhold.Av(Celle.Figur(kroner, enhet, slag, api, rad, felt), enhet.Benevnt());

    private static string Sted(Organisasjonsplan plan, Ansvar kode) => plan.Finn(kode) is { } enhet && plan.Finn(enhet.Overordnet) is { } over
        ? over.Navn
        : "Tjenesteområdene";
}
