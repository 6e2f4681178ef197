using System.Text.Json.Serialization;
using Ledger.Application.Lesing;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Fond;
using Ledger.Domain.Fondsrapporter;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Verdier;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter;

/// <summary>The funds with what came in, what went out and what is left.</summary>
public sealed class Fondene : Aarsrapport<Fondssvar>
{
    private const string Formel = "utgaaendeBalanse = inngaaendeBalanse - avsetning - bruk (hovedbokens fortegn)";

    private static readonly Kolonne<Fondslinjesvar>[] Kolonner =
    [
        new("Fondskode", Tekst, l => l.Fondskode), new("Navn", Tekst, l => l.Navn), new("Fondstype", Ord, l => l.Type),
        new("Inngående balanse", Tall, l => l.InngaaendeBalanse), new("Avsetning", Tall, l => l.Avsetning), new("Bruk", Tall, l => l.Bruk),
        new("Utgående balanse", Tall, l => l.UtgaaendeBalanse), new("Budsjettert avsetning", Tall, l => l.BudsjettertAvsetning),
        new("Budsjettert bruk", Tall, l => l.BudsjettertBruk), new("Avvik", Tall, l => l.Avvik),
        .. Rapporttabell.Forklaringer<Fondslinjesvar>(l => l.Forklaring),
    ];

    public override string Navn => "fond";

    public override bool ErAvHovedboken => true;

    public override string Sammendrag => "Fondene med inngående balanse, avsetning, bruk og utgående balanse.";

    public override IReadOnlyList<Lukketfelt> Lukkede => [.. Lukketfelt.Vist<Fondssvar>(), Lukketfelt.Av<Fondslinjesvar>("type", Lukkedeverdier.Fondstyper)];

    public override Task<Rapportgrunnlag> UtvidAsync(Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct) =>
        grunnlag.MedVedtakAsync(spoersmaal, kilde, ct);

    protected override Func<Fondssvar> Forbered(Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal)
    {
        var kilde = spoersmaal.Utvalg.Grunnlag(grunnlag, spoersmaal.TilPeriode());
        var (visning, skalForklare) = (spoersmaal.Visning(), spoersmaal.SkalForklare());
        return () =>
        {
            Fondslinjesvar Linje(Fondslinje l) => Fondslinjesvar.Av(l, visning) with { Forklaring = skalForklare ? Forklar(grunnlag, l) : null };
            var felt = spoersmaal.Utvalg.Grupper();
            var linjer = Fondsrapport.Beregn(kilde);
            var vedtak = Vedtaksbudsjettene.Av<IReadOnlyDictionary<Fondskode, Fondslinje>, Fondslinje>(
                grunnlag, kilde, g => Fondsrapport.Beregn(g).ToDictionary(l => l.Fond.Kode),
                (l, r) => r.TryGetValue(l.Fond.Kode, out var annen) ? annen.BudsjettertAvsetning + annen.BudsjettertBruk : Beloep.Null, visning);
            Fondslinjesvar MedVedtak(Fondslinje l) => Linje(l) is { Forklaring: { } forklaring } linje
                ? linje with { Forklaring = forklaring with { Budsjettvedtak = vedtak(l) } } : Linje(l);
            return new Fondssvar(
                grunnlag.Hode.Ledger.ToString(), grunnlag.Grunndata.Aar.Aar, Navn, "Budsjett- og regnskapsforskriften § 5-8", kilde.TilPeriode.Nummer,
                grunnlag.Hode.Versjon, grunnlag.Hode.Kjedehode.ToString(), visning.Enhetsnavn, visning.Fortegnsnavn,
                [.. linjer.Select(MedVedtak)],
                spoersmaal.Utvalg.Tekst(grunnlag),
                Grupper.Av(felt, grunnlag.Grunndata, linjer.Count, () => Gruppering.Del(kilde, Fondsrapport.Felt, felt),
                    g => Fondsrapport.Beregn(g).Where(l => !l.ErTom).Select(Linje)),
                Aapningsavvik.Av(grunnlag));
        };
    }

    protected override Tabell SomTabell(Fondssvar svar) => Rapporttabell.Av(
        svar.Oppstilling, "Fond",
        [
            .. Rapporttabell.Om(svar.Kommunenummer, svar.Aar, svar.Hjemmel, svar.TilPeriode, svar.Versjon, svar.Kjedehode),
            .. Rapporttabell.Vist(svar.Enhet, svar.Fortegn, svar.Utvalg),
        ],
        svar.Linjer, svar.Grupper, Kolonner);

    private static Forklaring Forklar(Rapportgrunnlag grunnlag, Fondslinje linje)
    {
        var (kode, kapittel) = (linje.Fond.Kode, linje.Fond.Type.Kapittel());
        return Forklaring.Av(
            grunnlag, [$"kontoklasse=balanse kapittel={kapittel} fond={kode}", $"art=540,550,940,950 fond={kode}"], Formel, linje.AntallPosteringer);
    }
}

/// <summary>The funds.</summary>
/// <param name="Utvalg">What the report was narrowed to; not there when it is of everything.</param>
/// <param name="Grupper">There with grupperPaa.</param>
/// <param name="InngaaendeBalanse">avviker when the year does not begin as the year before ended; not there when it does.</param>
public sealed record Fondssvar(
    string Kommunenummer, int Aar, string Oppstilling, string Hjemmel, int TilPeriode, long Versjon, string Kjedehode, string Enhet, string Fortegn,
    IReadOnlyList<Fondslinjesvar> Linjer,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Utvalg = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Gruppe<Fondslinjesvar>>? Grupper = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? InngaaendeBalanse = null);

/// <summary>
/// A fund's year. In ledger sign balances are kredit (negative), avsetning positive and bruk negative; fortegn=oppstilling shows money in the
/// fund, avsetning and bruk as positive.
/// </summary>
public sealed record Fondslinjesvar(
    string Fondskode,
    string Navn,
    string Type,
    decimal InngaaendeBalanse,
    decimal Avsetning,
    decimal Bruk,
    decimal UtgaaendeBalanse,
    decimal BudsjettertAvsetning,
    decimal BudsjettertBruk,
    decimal Avvik,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Forklaring? Forklaring = null)
{
    public static Fondslinjesvar Av(Fondslinje l, Visning v) => new(
        l.Fond.Kode.ToString(), l.Fond.Navn, l.Fond.Type.Navn(), v.Vis(l.InngaaendeBalanse, -1), v.Vis(l.Avsetning), v.Vis(l.Bruk, -1),
        v.Vis(l.UtgaaendeBalanse, -1), v.Vis(l.BudsjettertAvsetning), v.Vis(l.BudsjettertBruk, -1), v.Vis(l.Avvik));
}
