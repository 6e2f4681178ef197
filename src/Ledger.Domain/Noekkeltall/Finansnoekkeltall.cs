using Ledger.Domain.Finans.Gjeld;
using Ledger.Domain.Finans.Plassering;
using Ledger.Domain.Finans.Rammer;
using Ledger.Domain.Finans.Register;

namespace Ledger.Domain.Noekkeltall;

/// <summary>
/// The key figures of a ledger that keeps a finance register. Their terms are inputs that the register computes, so that the figures are defined,
/// computed and given targets like all others.
/// </summary>
public static class Finansnoekkeltall
{
    private const string Renteeksponert = "finans_renteeksponert";
    private const string Fast = "finans_fast";
    private const string Kroneaar = "finans_kroneaar";
    private const string Innlaan = "finans_innlaan";
    private const string Aarsrente = "finans_aarsrente";
    private const string Refinansiering = "finans_refinansiering";
    private const string Egenkapital = "finans_egenkapital";
    private const string Realverdi = "finans_realverdi";
    private const string Bufferkapital = "finans_bufferkapital";
    private const string StressDel1 = "finans_stress_del1";
    private const string StressDel2 = "finans_stress_del2";

    /// <summary>In the order they are shown.</summary>
    public static IReadOnlyList<Noekkeltalldefinisjon> Alle { get; } =
    [
        new(
            Grensemaal.Sikringsgrad.Ord(), "Sikringsgrad", Noekkeltallenhet.Prosent.Navn(), "lån med fast rente / renteeksponert gjeld",
            [Ledd("Renteeksponert gjeld med fast rente", Fast)], [Ledd("Renteeksponert gjeld", Renteeksponert)]),
        new(
            Grensemaal.Rentebinding.Ord(), "Rentebinding", Noekkeltallenhet.Aar.Navn(), "sum av gjeld · år til renteregulering / renteeksponert gjeld",
            [Ledd("Renteeksponert gjeld · år", Kroneaar)], [Ledd("Renteeksponert gjeld", Renteeksponert)]),
        new(
            "gjennomsnittsrente", "Gjennomsnittsrente på innlån", Noekkeltallenhet.Prosent.Navn(), "rente av ett år med rentene som gjelder / innlån",
            [Ledd("Rente av ett år", Aarsrente)], [Ledd("Innlån", Innlaan)]),
        new(
            Grensemaal.Refinansieringsandel.Ord(), "Gjeld som må refinansieres innen tolv måneder", Noekkeltallenhet.Prosent.Navn(),
            "lån som må refinansieres / innlån", [Ledd("Lån som må refinansieres", Refinansiering)], [Ledd("Innlån", Innlaan)]),
        new(
            "overdekning", "Overdekning mot realverdi", Noekkeltallenhet.Kroner.Navn(), "egenkapital - realverdi",
            [Ledd("Egenkapital", Egenkapital), Ledd("Realverdi", Realverdi, -1)]),
        new(
            Grensemaal.StresstestSamlet.Ord(), "Stresstest samlet", Noekkeltallenhet.Kroner.Navn(), "tap på gjeld og likviditet + tap på plasseringer",
            [Ledd("Gjeld og likviditet", StressDel1), Ledd("Plasseringer", StressDel2)]),
        new(
            "stresstestAvBufferkapital", "Tap på plasseringer av bufferkapitalen", Noekkeltallenhet.Prosent.Navn(), "tap på plasseringer / bufferkapital",
            [Ledd("Plasseringer", StressDel2)], [Ledd("Bufferkapital", Bufferkapital)]),
    ];

    /// <summary>Whether a name is of what the register computes.</summary>
    public static bool Leser(string navn) => Alle.Any(n => n.Teller.Concat(n.Nevner ?? []).Any(l => l.Inndata == navn));

    /// <summary>What the terms are on a day; one that lacks a fact is left out.</summary>
    public static IEnumerable<KeyValuePair<string, decimal>> Inndata(Finansregister register, DateOnly dato)
    {
        var (bok, verdier) = (new Gjeldsbok(register), new Verdibok(register));
        var (binding, stress) = (new Rentebinding(bok, dato), Stresstest.Beregn(register, dato, register.Reglement(dato).Stress));
        var fond = register.Definisjoner.Portefoeljer.Where(p => p.Type == Portefoeljetype.Langsiktig).ToList();
        decimal? Fondene(Func<Portefoelje, decimal?> av) => fond.Count == 0 || fond.Any(p => av(p) is null) ? null : fond.Sum(p => av(p));
        (string Navn, decimal? Verdi)[] alle =
        [
            (Renteeksponert, binding.Renteeksponert), (Fast, binding.FastEksponert), (Kroneaar, binding.Kroneaar),
            (Innlaan, binding.Innlaan),
            (Aarsrente, binding.Innlaan * binding.Gjennomsnittsrente / 100m),
            (Refinansiering, bok.Refinansiering(dato).Verdi),
            (Egenkapital, Fondene(p => new Fondsregnskap(verdier, p) is var r ? r.Grunnkapital(dato).Verdi + r.Bufferkapital(dato).Verdi : null)),
            (Realverdi, Fondene(p => Risiko.Realverdi(register, p, dato).Verdi)), (Bufferkapital, stress.Bufferkapital),
            (StressDel1, stress.Del1[^1].Tap), (StressDel2, stress.Del2[^1].Tap),
        ];
        return alle.Where(t => t.Verdi is not null).Select(t => KeyValuePair.Create(t.Navn, t.Verdi!.Value));
    }

    /// <summary>The targets that the finance rules in force set, by key figure.</summary>
    public static IReadOnlyDictionary<string, Noekkeltallvalg> Maal(Finansreglement reglement) => reglement.Grenser
        .Where(g => (g.Nedre ?? g.Oevre) is not null && Alle.Any(n => n.Id == g.Maal.Ord()))
        .GroupBy(g => g.Maal.Ord()).ToDictionary(g => g.Key, g => Valg(g.First()), StringComparer.Ordinal);

    private static Noekkeltallvalg Valg(Grense grense) => grense switch
    {
        { Nedre: { } nedre, Oevre: { } oevre } => new(nedre, Maaloperator.Mellom.Navn(), oevre),
        { Nedre: { } nedre } => new(nedre, Maaloperator.MinstLik.Navn()),
        _ => new(grense.Oevre, Maaloperator.HoeystLik.Navn()),
    };

    private static Noekkeltalledd Ledd(string navn, string inndata, int vekt = 1) => new(navn, vekt, Inndata: inndata);
}
