using System.Text.Json.Serialization;
using Ledger.Application.Lesing;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Avvik;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Serier;
using Ledger.Domain.Verdier;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter;

/// <summary>A forecast month by month.</summary>
public sealed class Prognosemaanedene : Prognoserapport<Prognosemaanedssvar>
{
    private static readonly Kolonne<Prognosemaanedslinje>[] Kolonner =
    [
        new("Kode", Tekst, l => l.Kode), new("Navn", Tekst, l => l.Navn), new("Prognose", Tall, l => l.Prognose),
        .. Periode.Maanedsoverskrifter.Select((navn, m) => new Kolonne<Prognosemaanedslinje>(navn, Tall, l => l.Maaneder?[m])),
        .. Rapporttabell.Forklaringer<Prognosemaanedslinje>(l => l.Forklaring),
    ];

    public override string Navn => "prognosemaaneder";

    public override string Sti => "/prognose/maaneder";

    public override string Sammendrag => "En prognose måned for måned: regnskapet til og med prognosens periode, og resten fordelt som budsjettet.";

    public override IReadOnlyList<Lukketfelt> Lukkede =>
        [Lukketfelt.Av<Prognosemaanedssvar>("enhet", Visning.Enheter), Lukketfelt.Av<Prognosemaanedslinje>("nivaa", Lukkedeverdier.Nivaaer)];

    protected override Func<Prognosemaanedssvar> Forbered(Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal)
    {
        var (plan, visning) = (Prognosevalg.Plan(grunnlag, spoersmaal), spoersmaal.Visning());
        return () =>
        {
            var kilde = grunnlag.Oppstillingsgrunnlag(Periode.Aarsavslutning);
            var maaneder = Enumerable.Range(1, 12).Select(Periode.Fra)
                .Select(p => Avviksrapport.Beregn(kilde with { FraPeriode = p, TilPeriode = p, Forrige = null }, plan)).ToList();
            var til = Prognosevalg.TilPeriode(grunnlag);
            var kolonner = Prognosevalg.Verdier(grunnlag, kilde, plan);
            Prognosemaanedslinje Linje(Enhet? enhet, Func<Avviksresultat, Avvikslinje> velg)
            {
                var prognose = kolonner(velg)?.Finn(Kolonnevalg.Prognose);
                var fordelt = prognose is { } p
                    ? Prognosemaaneder.Fordel(p, [.. maaneder.Select(m => velg(m).Regnskap)], [.. maaneder.Select(m => velg(m).BudsjettHittil)], til) : null;
                return new(
                    enhet?.Kode.ToString(), enhet?.Navn ?? "Sum", enhet?.Nivaa.Navn(),
                    enhet is null || enhet.Overordnet.ErTom ? null : enhet.Overordnet.ToString(), visning.Vis(prognose, 1),
                    fordelt is null ? null : [.. fordelt.Select(b => visning.Vis(b))], prognose is null ? [Kolonnevalg.Prognose] : null)
                {
                    Forklaring = spoersmaal.SkalForklare()
                        ? Prognosevalg.Forklar(grunnlag, plan, enhet, maaneder.Sum(m => velg(m).AntallPosteringer), visning) : null,
                };
            }

            return new Prognosemaanedssvar(
                grunnlag.Hode.Ledger.ToString(), grunnlag.Grunndata.Aar.Aar, Navn, Prognosevalg.Kode(grunnlag), til, grunnlag.Hode.Versjon,
                grunnlag.Hode.Kjedehode.ToString(), visning.Enhetsnavn, [.. plan.Enheter.Select((e, i) => Linje(e.Enhet, r => r.Linjer[i]))],
                Linje(null, r => r.Sum));
        };
    }

    protected override Tabell SomTabell(Prognosemaanedssvar svar) => Tabell.Av(
        Navn, "Prognose per måned",
        [
            .. Rapporttabell.Om(svar.Kommunenummer, svar.Aar, null, svar.TilPeriode, svar.Versjon, svar.Kjedehode), ("Enhet", svar.Enhet),
            ("Prognose", svar.Prognose),
        ],
        [.. svar.Linjer, svar.Sum], Kolonner);
}

/// <summary>A forecast month by month.</summary>
/// <param name="Prognose">The forecast's code; null when the year has none.</param>
/// <param name="TilPeriode">The last month that is accounts.</param>
public sealed record Prognosemaanedssvar(
    string Kommunenummer, int Aar, string Oppstilling, string? Prognose, int TilPeriode, long Versjon, string Kjedehode, string Enhet,
    IReadOnlyList<Prognosemaanedslinje> Linjer, Prognosemaanedslinje Sum);

/// <summary>A unit, or all. Amounts in ledger sign.</summary>
/// <param name="Maaneder">Months 1–12, which in kroner sum to the forecast; null when that is not known.</param>
public sealed record Prognosemaanedslinje(
    string? Kode, string Navn, string? Nivaa, string? Overordnet, decimal? Prognose, IReadOnlyList<decimal>? Maaneder,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Mangler = null)
{
    /// <summary>There with forklar=true.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Forklaring? Forklaring { get; init; }
}
