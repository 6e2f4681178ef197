using System.Text.Json.Serialization;
using Ledger.Application.Lesing;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Disponering;
using Ledger.Domain.Oppstillinger;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter;

/// <summary>How netto driftsresultat was disposed of, before and after strykninger.</summary>
public sealed class Disponeringen : Aarsrapport<Disponeringssvar>
{
    private static readonly Kolonne<Disponeringslinjesvar>[] Kolonner =
    [
        new("Post", Tekst, l => l.Post), new("Tekst", Tekst, l => l.Tekst), new("Linjetype", Tekst, l => l.Type),
        new("Opprinnelig budsjett", Tall, l => l.OpprinneligBudsjett), new("Revidert budsjett", Tall, l => l.RevidertBudsjett),
        new("Regnskap før strykninger", Tall, l => l.RegnskapFoerStrykninger), new("Strykninger", Tall, l => l.Strykninger),
        new("Avslutning", Tall, l => l.Avslutning), new("Regnskap", Tall, l => l.Regnskap), new("Avvik", Tall, l => l.Avvik),
        new("Avvik i prosent", Prosent, l => l.AvvikProsent), new("Regnskap forrige år", Tall, l => l.RegnskapForrigeAar),
        .. Periodevalg.Kolonner<Disponeringslinjesvar>(medBudsjett: true),
        .. Rapporttabell.Forklaringer<Disponeringslinjesvar>(l => l.Forklaring),
    ];

    public override string Navn => Disponeringsrapport.Id;

    public override bool ErAvHovedboken => true;

    public override string Sammendrag => "Disponering av netto driftsresultat, før og etter strykninger.";

    public override IReadOnlyList<Rapportparameter> Parametre { get; } = [.. Rapportparametre.MedUtvalg, Rapportparametre.Kolonnesett];

    public override IReadOnlyList<Lukketfelt> Lukkede =>
        [.. Lukketfelt.Vist<Disponeringssvar>(), Lukketfelt.Av<Disponeringslinjesvar>("type", Lukkedeverdier.Linjetyper)];

    public override Task<Rapportgrunnlag> UtvidAsync(Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct) =>
        grunnlag.MedVedtakAsync(spoersmaal, kilde, ct);

    protected override Func<Disponeringssvar> Forbered(Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal)
    {
        var perioder = spoersmaal.Periodevalg();
        var kilde = perioder.Av(spoersmaal.Utvalg.Grunnlag(grunnlag, perioder.Til));
        var (visning, skalForklare) = (spoersmaal.Visning(), spoersmaal.SkalForklare());
        return () =>
        {
            Disponeringslinjesvar Linje(Disponeringslinje l) => Disponeringslinjesvar.Av(l, visning) with
            {
                Hittil = perioder.Vis(l.Linje.Hittil, visning, l.ErResultat ? -1 : 1),
                Forklaring = skalForklare ? Forklaring.Av(grunnlag, l.Linje) : null,
            };
            var definisjon = Disponeringsrapport.Definer(kilde);
            var felt = spoersmaal.Utvalg.Grupper();
            var vedtak = Vedtaksbudsjettene.Av<IReadOnlyList<Disponeringslinje>, int>(
                grunnlag, kilde, g => Disponeringsrapport.Beregn(g, definisjon), (i, r) => r[i].Linje.RevidertBudsjett, visning);
            Disponeringslinjesvar MedVedtak(Disponeringslinje l, int i) => Linje(l) is { Forklaring: { } forklaring } linje
                ? linje with { Forklaring = forklaring with { Budsjettvedtak = vedtak(i) } } : Linje(l);
            return new Disponeringssvar(
                grunnlag.Hode.Ledger.ToString(), grunnlag.Grunndata.Aar.Aar, definisjon.Id, definisjon.Navn, definisjon.Hjemmel, kilde.TilPeriode.Nummer,
                grunnlag.Hode.Versjon, grunnlag.Hode.Kjedehode.ToString(), visning.Enhetsnavn, visning.Fortegnsnavn,
                [.. Disponeringsrapport.Beregn(kilde, definisjon).Select(MedVedtak)],
                spoersmaal.Utvalg.Tekst(grunnlag),
                Grupper.Av(felt, grunnlag.Grunndata, definisjon.Linjer.Count, () => Gruppering.Del(kilde, Disponeringsrapport.Felt, felt),
                    g => Disponeringsrapport.Beregn(g, definisjon).Where(l => !l.ErTom).Select(Linje)),
                Aapningsavvik.Av(grunnlag));
        };
    }

    protected override Tabell SomTabell(Disponeringssvar svar) => Rapporttabell.Av(
        svar.Oppstilling, svar.Navn,
        [
            .. Rapporttabell.Om(svar.Kommunenummer, svar.Aar, svar.Hjemmel, svar.TilPeriode, svar.Versjon, svar.Kjedehode),
            .. Rapporttabell.Vist(svar.Enhet, svar.Fortegn, svar.Utvalg),
        ],
        svar.Linjer, svar.Grupper, Kolonner);
}

/// <summary>The disposition of netto driftsresultat.</summary>
/// <param name="Utvalg">What the report was narrowed to; not there when it is of everything.</param>
/// <param name="Grupper">There with grupperPaa.</param>
/// <param name="InngaaendeBalanse">avviker when the year does not begin as the year before ended; not there when it does.</param>
public sealed record Disponeringssvar(
    string Kommunenummer, int Aar, string Oppstilling, string Navn, string? Hjemmel, int TilPeriode, long Versjon, string Kjedehode,
    string Enhet, string Fortegn,
    IReadOnlyList<Disponeringslinjesvar> Linjer,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Utvalg = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Gruppe<Disponeringslinjesvar>>? Grupper = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? InngaaendeBalanse = null);

/// <summary>A line before and after strykninger; regnskap is after. avvik = revidertBudsjett − regnskap.</summary>
public sealed record Disponeringslinjesvar(
    string Post,
    string Tekst,
    string Type,
    decimal OpprinneligBudsjett,
    decimal RevidertBudsjett,
    decimal RegnskapFoerStrykninger,
    decimal Strykninger,
    decimal Avslutning,
    decimal Regnskap,
    decimal Avvik,
    decimal? AvvikProsent,
    decimal? RegnskapForrigeAar,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Forklaring? Forklaring = null) : Linjekolonner
{
    public static Disponeringslinjesvar Av(Disponeringslinje l, Visning v)
    {
        var (linje, fortegn) = (l.Linje, l.ErResultat ? -1 : 1);
        return new Disponeringslinjesvar(
            linje.Definisjon.Post, linje.Definisjon.Tekst, linje.Definisjon.Type.Navn(), v.Vis(linje.OpprinneligBudsjett, fortegn),
            v.Vis(linje.RevidertBudsjett, fortegn), v.Vis(l.RegnskapFoerStrykninger, fortegn), v.Vis(l.Strykninger, fortegn),
            v.Vis(l.Avslutning, fortegn), v.Vis(linje.Regnskap, fortegn), v.Vis(linje.Avvik), linje.AvvikProsent, v.Vis(linje.RegnskapForrigeAar, fortegn));
    }
}
