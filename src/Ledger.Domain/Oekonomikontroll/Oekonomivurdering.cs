using Ledger.Domain.Hovedbok;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Oekonomikontroll;

/// <summary>What the control needs and the ledger does not hold.</summary>
/// <param name="LaanVidereutlaan">Loans for videreutlån at the start of the year, which § 14-17 keeps out of § 14-18. Kroner, positive.</param>
/// <param name="Tomter">Land at the start of the year, which is not depreciated. Kroner, positive.</param>
/// <param name="VedtatteDekningsaar">Over how many years the council has decided to cover merforbruk, 1–4.</param>
public sealed record Kontrollinndata(Beloep LaanVidereutlaan, Beloep Tomter, int VedtatteDekningsaar)
{
    /// <summary>The names by which the inputs are sent.</summary>
    public const string LaanVidereutlaanNavn = "laanVidereutlaan", TomterNavn = "tomter", DekningsaarNavn = "vedtatteDekningsaar";

    /// <summary>What was not sent is 0; without a decision merforbruk is covered over two years (kommuneloven § 14-11).</summary>
    public static Kontrollinndata Av(IReadOnlyDictionary<string, decimal> inndata)
    {
        Beloep Finn(string navn) => inndata.TryGetValue(navn, out var kroner) && Beloep.TryFraKroner(kroner, out var beloep) ? beloep : Beloep.Null;
        var aar = (int)Math.Clamp(inndata.TryGetValue(DekningsaarNavn, out var vedtatt) ? vedtatt : Merforbruk.Hovedregel, 1m, Merforbruk.LengsteVedtak);
        return new Kontrollinndata(Finn(LaanVidereutlaanNavn), Finn(TomterNavn), aar);
    }
}

/// <summary>The economic control of a municipality: minimumsavdrag (kommuneloven § 14-18) and merforbruk with ROBEK (§§ 14-11, 14-12, 28-1).</summary>
public sealed record Oekonomivurdering(Minimumsavdrag Minimumsavdrag, Merforbruksvurdering Merforbruksvurdering, Kontrollinndata Inndata)
{
    private static readonly Kontoutvalg Avskrivninger = Kontoutvalg.Finn("avskrivninger");
    private static readonly Kontoutvalg Avdrag = Kontoutvalg.Finn("avdrag");
    private static readonly Kontoutvalg Laanegjeld = Kontoutvalg.Finn("langsiktig_laanegjeld");
    private static readonly Kontoutvalg Avskrivbare = Kontoutvalg.Finn("avskrivbare_anleggsmidler");
    private static readonly Kontoutvalg Driftsinntekter = Kontoutvalg.Finn("sum_driftsinntekter");
    private static readonly Kontoutvalg Akkumulert = Kontoutvalg.Finn("akkumulert_merforbruk");

    /// <param name="bevilgning">§ 5-4 first paragraph, whose last post is the merforbruk that the budget leaves uncovered.</param>
    public static Oekonomivurdering Beregn(Oppstillingsgrunnlag grunnlag, Regnskapsaar aar, Oppstillingsplan bevilgning, Kontrollinndata inndata)
    {
        var kube = grunnlag.Kube.Over(Dimensjonsfelt.Art | Dimensjonsfelt.Kapittel);
        var til = grunnlag.TilPeriode;
        var avdrag = Minimumsavdrag.Beregn(
            Avskrivninger.Sum(kube, til),
            -Laanegjeld.Sum(kube, Periode.InngaaendeBalanse) - inndata.LaanVidereutlaan,
            Avskrivbare.Sum(kube, Periode.InngaaendeBalanse) - inndata.Tomter,
            Avdrag.Sum(kube, til));
        var udekket = Oppstillingsmotor.Beregn(bevilgning, grunnlag).Linje(InnebygdeOppstillinger.BevilgningFremfoert).RevidertBudsjett;
        var merforbruk = Merforbruk.Vurder(aar, Akkumulert.Sum(kube, til), -Driftsinntekter.Sum(kube, til), udekket, inndata.VedtatteDekningsaar);
        return new Oekonomivurdering(avdrag, merforbruk, inndata);
    }
}
