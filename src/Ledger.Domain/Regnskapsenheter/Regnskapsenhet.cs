using Ledger.Domain.Verdier;

namespace Ledger.Domain.Regnskapsenheter;

/// <summary>A part of the municipality, or of what it takes part in, that keeps accounts of its own (kommuneloven § 14-8, forskriften kapittel 6–9).</summary>
/// <param name="Type">One of <see cref="Enhetstyper"/>.</param>
/// <param name="Regler">kommunal, or regnskapsloven.</param>
/// <param name="Fra">The first day that it has accounts.</param>
/// <param name="Til">The last day; null while it has.</param>
/// <param name="Utelatt">Why it is left out of the consolidated accounts (§ 10-3); null when it is in them.</param>
public sealed record Regnskapsenhet(
    string Kode, string Navn, string? Organisasjonsnummer, string Type, string Regler, bool EgetRettssubjekt, DateOnly Fra, DateOnly? Til,
    IReadOnlyList<Deltaker> Deltakere, string? Utelatt)
{
    /// <summary>What rows with the municipality's own ledger say on the other side.</summary>
    public const string Kasse = "KASSE";

    public const string Kommunal = "kommunal", Regnskapsloven = "regnskapsloven";

    public const string Laanefond = "laanefond";

    public static readonly IReadOnlyList<string> Enhetstyper = ["kf", Laanefond, "ipr", "ko", "samarbeid27"];

    public static readonly IReadOnlyList<string> Regelsett = [Kommunal, Regnskapsloven];

    /// <summary>Units of the municipality itself, which are never another legal person (kommuneloven kapittel 9, § 14-14).</summary>
    public static readonly IReadOnlyList<string> Kommunensegne = ["kf", Laanefond];

    /// <summary>
    /// Whether its accounts are in the consolidated ones of a year: those are of the municipality as one legal person (kommuneloven § 14-6 d, § 14-8), so
    /// that what is a legal person of its own is not in them.
    /// </summary>
    public bool ErMed(int aar) => Utelatt is null && !EgetRettssubjekt && HarAaret(aar);

    /// <summary>Only a political council or a joint undertaking may be left out (§ 10-3).</summary>
    public bool KanUtelates => !Kommunensegne.Contains(Type);

    /// <summary>Other municipalities take part in it, and it is no legal person of its own: a share of what it brings is theirs (§ 10-4 e).</summary>
    public bool HarAndreDeltakere => !Kommunensegne.Contains(Type) && !EgetRettssubjekt;

    /// <summary>Whether it has accounts in a year.</summary>
    public bool HarAaret(int aar) => Fra <= new DateOnly(aar, 12, 31) && !(Til < new DateOnly(aar, 1, 1));

    /// <summary>Whether it has accounts on a day.</summary>
    public bool HarDagen(DateOnly dag) => dag >= Fra && !(dag > Til);

    /// <summary>The code of a ledger, as rows on the other side have it.</summary>
    public static string Av(LedgerId ledger) => ledger.Enhet.Length == 0 ? Kasse : ledger.Enhet;
}

/// <summary>A municipality that takes part, and its share.</summary>
/// <param name="Andel">Percent.</param>
public sealed record Deltaker(string Kommune, decimal Andel);
