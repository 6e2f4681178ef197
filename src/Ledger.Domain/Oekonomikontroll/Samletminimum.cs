using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Oekonomikontroll;

/// <summary>A unit's minimumsavdrag in that of its legal person. Kroner, positive.</summary>
/// <param name="Kode">KASSE for the municipality's own accounts.</param>
/// <param name="Eksternt">What it paid in drift on loans from others than the units of the legal person (art 510).</param>
public sealed record Enhetsavdrag(string Kode, string Navn, Minimumsavdrag Avdrag, Beloep Eksternt)
{
    private static readonly Kontoutvalg EksterneAvdrag = Kontoutvalg.Finn("avdrag_paa_eksterne_laan");

    /// <param name="til">Figures to and including the period; null for the whole year.</param>
    public static Enhetsavdrag Av(string kode, string navn, Saldokube kube, Kontrollinndata inndata, Periode? til = null)
    {
        var avdrag = inndata.Til(Minimumsavdragsgrunnlag.Fra(kube, til)).Beregn();
        return new Enhetsavdrag(kode, navn, avdrag, EksterneAvdrag.Sum(kube, til ?? Periode.Aarsavslutning));
    }
}

/// <summary>
/// What the units of one legal person are to pay together: the sum of their minima, on loans from others (FOR-2024-09-27-2348 § 4-1). A foretak may have
/// been let off some of its own (§ 2-2); then the others pay it.
/// </summary>
public sealed record Samletminimum(IReadOnlyList<Enhetsavdrag> Enheter)
{
    /// <summary>Null when a unit's is not known.</summary>
    public Beloep? Minimum => Enheter.Any(e => e.Avdrag.Minimum is null) ? null : Beloep.Sum(Enheter.Select(e => e.Avdrag.Minimum!.Value));

    public Beloep Eksternt => Beloep.Sum(Enheter.Select(e => e.Eksternt));

    /// <summary>How much more the units must pay together; null when the minimum is unknown.</summary>
    public Beloep? Mangler => Minimum is { } m ? Beloep.Max(m - Eksternt, Beloep.Null) : null;
}
