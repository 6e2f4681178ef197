using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Oekonomikontroll;

/// <summary>
/// What a unit's minimumsavdrag is computed from: kommuneloven § 14-18, and from 2025 FOR-2024-09-27-2348 §§ 2-1, 3-1 to 3-5. Kroner, positive; debt
/// and book values are those at the start of the year.
/// </summary>
public sealed record Minimumsavdragsgrunnlag(Regnskapsaar Aar)
{
    /// <summary>The first year of FOR-2024-09-27-2348.</summary>
    public const int ForskriftFra = 2025;

    private const int Tomtelevetid = 50;

    private static readonly Kodeutvalg Laan = Kontoutvalg.Finn("langsiktig_laanegjeld").Koder;
    private static readonly Kodeutvalg Driftsmidler = Kontoutvalg.Finn("varige_driftsmidler").Koder;
    private static readonly Kontoutvalg Avskrivningsarter = Kontoutvalg.Finn("avskrivninger");
    private static readonly Kontoutvalg Avdragsarter = Kontoutvalg.Finn("avdrag");

    /// <summary>The year's depreciation of varige driftsmidler (art 590).</summary>
    public Beloep Avskrivninger { get; init; }

    /// <summary>Avdrag charged to drift (510, 511).</summary>
    public Beloep Betalt { get; init; }

    /// <summary>Chapters 41, 43, 45 and 47.</summary>
    public Beloep Laanegjeld { get; init; }

    /// <summary>Chapter 23: what the unit has lent to other units of the municipality.</summary>
    public Beloep KonserninterneUtlaan { get; init; }

    /// <summary>Chapters 24 and 27, not 28: immaterielle eiendeler are no varige driftsmidler.</summary>
    public Beloep VarigeDriftsmidler { get; init; }

    /// <summary>Assets without a limited life: land, art.</summary>
    public Beloep IkkeAvskrivbare { get; init; }

    /// <summary>Loans for lending on (§ 14-17).</summary>
    public Beloep LaanVidereutlaan { get; init; }

    /// <summary>Received avdrag on videreutlån that have paid other loans: they do not reduce the minimum (§ 3-3).</summary>
    public Beloep MottatteAvdragPaaAndreLaan { get; init; }

    /// <summary>The unit's share of what a lånefond has borrowed and not lent.</summary>
    public Beloep AndelUbrukteLaanILaanefond { get; init; }

    /// <summary>Debt of finansiell leie among the loans.</summary>
    public Beloep FinansiellLeie { get; init; }

    /// <summary>False (default): leasing debt is left out; whether it counts is not said.</summary>
    public bool FinansiellLeieMed { get; init; }

    /// <summary>What is left of loans for land; taken out of the formula by choice (§ 3-4).</summary>
    public Beloep Tomtelaan { get; init; }

    /// <summary>The principal of those loans, that a fiftieth is paid of.</summary>
    public Beloep TomtelaanHovedstol { get; init; }

    public bool TomtelaanSaerskilt { get; init; }

    /// <summary>A fiftieth is of what is left of the loan, and not of its principal. The regulation does not say which.</summary>
    public bool TomtelaanAvRestgjeld { get; init; }

    /// <summary>What is left of loans for churches; taken out of the formula by choice (§ 3-5).</summary>
    public Beloep Kirkelaan { get; init; }

    /// <summary>The life of the churches, in years.</summary>
    public int Kirkelevetid { get; init; } = 50;

    public bool KirkelaanSaerskilt { get; init; }

    /// <summary>The avdrag that the council has decided for a foretak below its minimum (§ 2-2); null without a decision.</summary>
    public Beloep? LavereAvdragVedtatt { get; init; }

    /// <summary>Whether it is of a unit with accounts of its own: the municipality itself cannot decide on less than its minimum.</summary>
    public bool ErEnhet { get; init; }

    private bool HarForskrift => Aar.Aar >= ForskriftFra;

    private Beloep UttattTomtelaan => HarForskrift && TomtelaanSaerskilt ? Tomtelaan : default;

    private Beloep UttattKirkelaan => HarForskrift && KirkelaanSaerskilt ? Kirkelaan : default;

    /// <summary>What the ledger knows; the rest is set by the caller.</summary>
    /// <param name="til">Depreciation and avdrag to and including the period; null for the whole year.</param>
    public static Minimumsavdragsgrunnlag Fra(Saldokube kube, Periode? til = null)
    {
        var siste = til ?? Periode.Aarsavslutning;
        var g = new Minimumsavdragsgrunnlag(kube.Aar) { ErEnhet = kube.Ledger.Enhet.Length > 0 };
        for (var key = 0; key < kube.Antall; key++)
        {
            ref readonly var d = ref kube.Noekkel(key);
            if (d.Kontoklasse == Kontoklasse.Balanse)
            {
                var inngaaende = kube.Regnskap(key, Periode.InngaaendeBalanse);
                g = d.Kapittel.Nummer switch
                {
                    23 => g with { KonserninterneUtlaan = g.KonserninterneUtlaan + inngaaende },
                    var k when Driftsmidler.Har(k) => g with { VarigeDriftsmidler = g.VarigeDriftsmidler + inngaaende },
                    var k when Laan.Har(k) => g with { Laanegjeld = g.Laanegjeld - inngaaende },
                    _ => g,
                };
            }
            else if (Avskrivningsarter.Har(d))
            {
                g = g with { Avskrivninger = g.Avskrivninger + kube.Regnskap(key, siste) };
            }
            else if (Avdragsarter.Har(d))
            {
                g = g with { Betalt = g.Betalt + kube.Regnskap(key, siste) };
            }
        }

        return g;
    }

    /// <summary>
    /// The minimum: depreciation × debt / depreciable assets, plus what loans that are taken out pay by themselves. Where nothing is depreciable
    /// the formula gives no answer before 2025, and only the loans for land pay from then on.
    /// </summary>
    public Minimumsavdrag Beregn()
    {
        var gjeld = Laanegjeld - LaanVidereutlaan - KonserninterneUtlaan + MottatteAvdragPaaAndreLaan + AndelUbrukteLaanILaanefond
            - (FinansiellLeieMed ? default : FinansiellLeie) - UttattTomtelaan - UttattKirkelaan;
        var formel = Minimumsavdrag.Beregn(Avskrivninger, gjeld, VarigeDriftsmidler - IkkeAvskrivbare, Betalt);
        var tomter = UttattTomtelaan.ErNull ? default : Del(TomtelaanAvRestgjeld ? Tomtelaan : TomtelaanHovedstol, Tomtelevetid);
        var kirker = UttattKirkelaan.ErNull || formel.Minimum is null ? default : Del(Kirkelaan, Kirkelevetid);
        var minimum = formel.Minimum ?? (HarForskrift ? default(Beloep) : null);
        return formel with { Minimum = minimum + tomter + kirker, LavereVedtatt = HarForskrift && ErEnhet ? LavereAvdragVedtatt : null };
    }

    /// <summary>One year's part, to the øre, half away from zero.</summary>
    private static Beloep Del(Beloep beloep, int aar) =>
        Beloep.FraKroner(decimal.Round(beloep.Kroner / aar, 2, MidpointRounding.AwayFromZero));
}
