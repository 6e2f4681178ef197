using System.Text.Json.Serialization;
using Ledger.Application.Lesing;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Avvik;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Verdier;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter;

/// <summary>How well a forecast hit: unit by unit against what the year became.</summary>
public sealed class Prognosetreff : Prognoserapport<Prognosetreffsvar>
{
    private static readonly Kolonne<Prognosetrefflinje>[] Kolonner =
    [
        new("Kode", Tekst, l => l.Kode), new("Navn", Tekst, l => l.Navn), new("Revidert budsjett", Tall, l => l.RevidertBudsjett),
        new("Prognose", Tall, l => l.Prognose), new("Regnskap", Tall, l => l.Regnskap), new("Bedring", Tall, l => l.Bedring),
        new("Bedring av avvik", Tall, l => l.BedringAvvik), new("Bedring i prosent", Prosent, l => l.BedringProsent),
        .. Rapporttabell.Forklaringer<Prognosetrefflinje>(l => l.Forklaring),
    ];

    public override string Navn => "prognosetreff";

    public override string Sammendrag => "Hvor godt en prognose traff: regnskapet mot det som var ventet, for hver enhet.";

    public override IReadOnlyList<Lukketfelt> Lukkede =>
        [Lukketfelt.Av<Prognosetreffsvar>("enhet", Visning.Enheter), Lukketfelt.Av<Prognosetrefflinje>("nivaa", Lukkedeverdier.Nivaaer)];

    protected override Func<Prognosetreffsvar> Forbered(Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal)
    {
        var (plan, visning) = (Prognosevalg.Plan(grunnlag, spoersmaal), spoersmaal.Visning());
        return () =>
        {
            var kilde = grunnlag.Oppstillingsgrunnlag(Periode.Aarsavslutning);
            var naa = Avviksrapport.Beregn(kilde, plan);
            var kolonner = Prognosevalg.Verdier(grunnlag, kilde, plan);
            Prognosetrefflinje Linje(Enhet? enhet, Func<Avviksresultat, Avvikslinje> velg)
            {
                var (linje, verdier) = (velg(naa), kolonner(velg));
                return Prognosetrefflinje.Av(
                    enhet, linje, verdier?.Finn(Kolonnevalg.Prognose), verdier?.Finn(Prognosevalg.RevidertDengang) ?? linje.RevidertBudsjett, visning) with
                {
                    Forklaring = spoersmaal.SkalForklare() ? Prognosevalg.Forklar(grunnlag, plan, enhet, linje.AntallPosteringer, visning) : null,
                };
            }

            var linjer = plan.Enheter.Select((e, i) => Linje(e.Enhet, r => r.Linjer[i])).ToList();
            var kjente = linjer.Where(l => l.Bedring is not null).ToList();
            return new Prognosetreffsvar(
                grunnlag.Hode.Ledger.ToString(), grunnlag.Grunndata.Aar.Aar, Navn, Prognosevalg.Kode(grunnlag), grunnlag.Grunndata.ErAvsluttet,
                grunnlag.Hode.Versjon, grunnlag.Hode.Kjedehode.ToString(), visning.Enhetsnavn, linjer, Linje(null, r => r.Sum),
                kjente.Sum(l => l.Bedring!.Value), kjente.Sum(l => Math.Abs(l.Bedring!.Value)), Andel(kjente, 1), Andel(kjente, 2));
        };
    }

    protected override Tabell SomTabell(Prognosetreffsvar svar) => Tabell.Av(
        Navn, "Prognosetreff",
        [
            .. Rapporttabell.Om(svar.Kommunenummer, svar.Aar, null, Periode.Stoerste, svar.Versjon, svar.Kjedehode), ("Enhet", svar.Enhet),
            ("Prognose", svar.Prognose),
        ],
        [.. svar.Linjer, svar.Sum], Kolonner);

    /// <summary>The share of the units that are within so many percent, in percent with one decimal; null when none is known.</summary>
    private static decimal? Andel(List<Prognosetrefflinje> linjer, decimal prosent)
    {
        var maalte = linjer.Where(l => l.RevidertBudsjett != 0).ToList();
        var innenfor = maalte.Count(l => Math.Abs(l.Bedring!.Value) * 100 <= prosent * Math.Abs(l.RevidertBudsjett));
        return maalte.Count == 0 ? null : decimal.Round(100m * innenfor / maalte.Count, 1, MidpointRounding.AwayFromZero);
    }
}

/// <summary>How well a forecast hit.</summary>
/// <param name="Prognose">The forecast's code; null when the year has none.</param>
/// <param name="ErAvsluttet">The year is closed; before that the accounts may still change.</param>
/// <param name="Skjevhet">The sum of bedring of the units that are known: what the forecast missed by to one side.</param>
/// <param name="SamletFeil">The sum of bedring without sign.</param>
/// <param name="InnenforEnProsent">The share of the units that missed by at most one percent of the budget.</param>
public sealed record Prognosetreffsvar(
    string Kommunenummer, int Aar, string Oppstilling, string? Prognose, bool ErAvsluttet, long Versjon, string Kjedehode, string Enhet,
    IReadOnlyList<Prognosetrefflinje> Linjer, Prognosetrefflinje Sum, decimal Skjevhet, decimal SamletFeil, decimal? InnenforEnProsent,
    decimal? InnenforToProsent);

/// <summary>A unit, or all. Amounts in ledger sign; positive bedring is better than the forecast.</summary>
/// <param name="Bedring">prognose − regnskap.</param>
/// <param name="BedringAvvik">The deviation now less the one that was expected, each by the budget of its time.</param>
/// <param name="BedringProsent">bedring in percent of the revised budget's magnitude.</param>
public sealed record Prognosetrefflinje(
    string? Kode, string Navn, string? Nivaa, string? Overordnet, decimal RevidertBudsjett, decimal? Prognose, decimal Regnskap, decimal? Bedring,
    decimal? BedringAvvik, decimal? BedringProsent,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Mangler = null)
{
    /// <summary>There with forklar=true.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Forklaring? Forklaring { get; init; }

    public static Prognosetrefflinje Av(Enhet? enhet, Avvikslinje l, Beloep? prognose, Beloep dengang, Visning v)
    {
        var bedring = prognose - l.Regnskap;
        return new(
            enhet?.Kode.ToString(), enhet?.Navn ?? "Sum", enhet?.Nivaa.Navn(), enhet is null || enhet.Overordnet.ErTom ? null : enhet.Overordnet.ToString(),
            v.Vis(l.RevidertBudsjett), v.Vis(prognose, 1), v.Vis(l.Regnskap), v.Vis(bedring, 1), v.Vis(l.Avvik - (dengang - prognose), 1),
            bedring is { } b ? Avviksprosent.Av(b, l.RevidertBudsjett) : null, prognose is null ? [Kolonnevalg.Prognose] : null);
    }
}
