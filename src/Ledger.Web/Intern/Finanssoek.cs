using Ledger.Domain.Finans.Gjeld;
using Ledger.Domain.Finans.Plassering;
using Ledger.Domain.Finans.Register;
using Ledger.Web.Html;
using Ledger.Web.Soek;
using Ledger.Web.Tall;

namespace Ledger.Web.Intern;

/// <summary>What can be found in the finance register: its loans and holdings with their figures, its pages, and the reports on them.</summary>
internal static class Finanssoek
{
    public static IReadOnlyList<Soekbar> Av(Finansregister register, DateOnly dato)
    {
        var (gjeld, verdier) = (new Gjeldsbok(register), new Verdibok(register));
        return
        [
            .. gjeld.Innlaan.Concat(gjeld.Leier).Select(l => Ting(
                "Lån", l.Kode, $"{l.Laangiver}, forfaller {Dato.Kort(l.Forfall)}", gjeld.Restgjeld(l, dato).Verdi, $"{l.Motpartsgruppe} lån gjeld")),
            .. register.Definisjoner.Beholdninger.Select(b => Ting(
                "Beholdninger", b.Navn, register.Portefoelje(b.Portefoelje)?.Navn ?? b.Portefoelje, verdier.Verdi(b, dato).Verdi, $"{b.Kode} {b.Isin}")
                with { Adresse = s => s.Finans(Finanssider.Poster).Med(("objekt", b.Kode)) }),
            .. Finanssider.Kapitler.Select(c => new Soekbar("Kapitler", c.Navn, c.Omtale, s => s.Kapitlet(c), [])),
            .. Finanssider.Emner.SelectMany(e => Finanssider.Rapporter(e, register)!.Select(r => (Emne: e, r.Rapport))).DistinctBy(r => r.Rapport.Navn)
                .Select(r => new Soekbar("Rapporter", r.Rapport.Sammendrag, Finanssider.Navn(r.Emne), s => s.Finans(r.Emne), [], Andre: r.Rapport.Navn)),
        ];
    }

    private static Soekbar Ting(string gruppe, string navn, string sted, decimal? beloep, string andre) => new(
        gruppe, navn, sted, s => s.Finans(Finanssider.Poster).Med(("objekt", navn)), beloep is { } b ? [b] : [],
        beloep is { } kroner ? e => Innhold.Av(Tallform.Skriv(kroner, e), e.Benevnt()) : null, andre);
}
