using Ledger.Application.Konsolidering;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Oekonomikontroll;
using Ledger.Domain.Verdier;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter;

/// <summary>What the units of the legal person must pay together on loans from others (FOR-2024-09-27-2348 § 4-1), unit by unit.</summary>
public sealed class Minimumsavdragene : Rapport<Samletminimumsvar>
{
    private const string Hjemmel = "FOR-2024-09-27-2348 § 4-1";

    private static readonly Kolonne<Enhetsavdragsvar>[] Kolonner =
    [
        new("Enhet", Tekst, l => l.Enhet), new("Navn", Tekst, l => l.Navn), new("Minimum", Tall, l => l.Minimum), new("Betalt", Tall, l => l.Betalt),
        new("Betalt på lån fra andre", Tall, l => l.BetaltEksternt), new("Lavere avdrag vedtatt", Tall, l => l.LavereAvdragVedtatt),
    ];

    public override string Navn => "samletMinimumsavdrag";

    public override string Sti => "/konsolidert/regnskap/{aar}/minimumsavdrag";

    public override string Emne => "Konsolidert regnskap";

    public override string Sammendrag =>
        "Minimumsavdragene til enhetene i rettssubjektet, mot det som er betalt på lån fra andre (forskrift om minimumsavdrag § 4-1).";

    public override bool ErAvAaret => false;

    public override bool ErFast => false;

    public override bool AvAlleEnheter => true;

    public override IReadOnlyList<Rapportparameter> Parametre { get; } =
        [Rapportparametre.TilPeriode, Rapportparametre.PerTidspunkt, Rapportparametre.Tilstand, Rapportparametre.Enhet];

    public override IReadOnlyList<Lukketfelt> Lukkede => [Lukketfelt.Av<Samletminimumsvar>("enhet", Visning.Enheter)];

    public override async Task<Rapportsvar> SvarAsync(Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct)
    {
        var visning = Visning.Les(spoersmaal["enhet"], null);
        var aaret = await Konsolideringskilde.LesAsync(spoersmaal, kilde, ct);
        return new Rapportsvar(aaret.Hode, () => Svar(aaret, visning)) { Kommunenavn = aaret.Enheter[0].Navn };
    }

    private static Samletminimumsvar Svar(Konsoliderteaar aaret, Visning visning)
    {
        var kassen = aaret.Enheter[0].Grunnlag.Grunndata;
        var samlet = new Samletminimum(
        [
            .. aaret.Enheter.Select(e => Enhetsavdrag.Av(
                e.Kode, e.Navn, e.Grunnlag.Kube, new Kontrollinndata(e.Grunnlag.Grunndata.Inndata), aaret.Til)),
        ]);
        var utelatt = kassen.Regnskapsenheter.Where(e => !e.EgetRettssubjekt && e.Utelatt is not null && e.HarAaret(aaret.Aar.Aar))
            .Select(e => $"{e.Kode} {e.Navn} er utelatt av det konsoliderte regnskapet");
        return new Samletminimumsvar(
            aaret.Hode.Ledger.ToString(), aaret.Aar.Aar, Hjemmel, aaret.Til.Nummer, visning.Enhetsnavn,
            [.. aaret.Enheter.Select(e => new Konsolidertversjon(e.Kode, e.Navn, e.Grunnlag.Hode.Versjon, e.Grunnlag.Hode.Kjedehode.ToString()))],
            Vist(samlet.Minimum), visning.Vis(samlet.Eksternt), Vist(samlet.Mangler),
            [
                .. samlet.Enheter.Select(e => new Enhetsavdragsvar(
                    e.Kode, e.Navn, Vist(e.Avdrag.Minimum), visning.Vis(e.Avdrag.Betalt), visning.Vis(e.Eksternt), Vist(e.Avdrag.LavereVedtatt))),
            ],
            [.. aaret.Mangler, .. utelatt]);

        decimal? Vist(Beloep? beloep) => beloep is { } b ? visning.Vis(b) : null;
    }

    protected override Tabell SomTabell(Samletminimumsvar svar) => Tabell.Av(
        "konsolidert-minimumsavdrag", "Samlet minimumsavdrag",
        [
            .. Rapporttabell.Om(svar.Kommunenummer, svar.Aar, svar.Hjemmel, svar.TilPeriode, svar.Versjoner[0].Versjon, svar.Versjoner[0].Kjedehode),
            ("Enhet", svar.Enhet),
        ],
        [.. svar.Linjer, new Enhetsavdragsvar("SUM", "Sum", svar.Minimum, svar.Linjer.Sum(l => l.Betalt), svar.BetaltEksternt, null)], Kolonner);
}

/// <summary>What the units of the legal person must pay together.</summary>
/// <param name="Minimum">The sum of the units' minima; null when one is not known.</param>
/// <param name="BetaltEksternt">What they paid in drift on loans from others.</param>
/// <param name="ForLite">How much more they must pay together; null when the minimum is not known.</param>
/// <param name="Versjoner">The version of each unit's ledger that the figures are of.</param>
/// <param name="Mangler">Units of the legal person that are not in the figures.</param>
public sealed record Samletminimumsvar(
    string Kommunenummer, int Aar, string Hjemmel, int TilPeriode, string Enhet, IReadOnlyList<Konsolidertversjon> Versjoner, decimal? Minimum,
    decimal BetaltEksternt, decimal? ForLite, IReadOnlyList<Enhetsavdragsvar> Linjer, IReadOnlyList<string> Mangler);

/// <summary>A unit's part.</summary>
/// <param name="Enhet">The unit's code, or KASSE.</param>
/// <param name="Betalt">All its instalments in drift, also to other units.</param>
/// <param name="LavereAvdragVedtatt">What the council has let a foretak pay instead (§ 2-2); null without a decision.</param>
public sealed record Enhetsavdragsvar(string Enhet, string Navn, decimal? Minimum, decimal Betalt, decimal BetaltEksternt, decimal? LavereAvdragVedtatt);
