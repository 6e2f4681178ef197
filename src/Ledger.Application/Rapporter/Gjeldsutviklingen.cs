using System.Text.Json.Serialization;
using Ledger.Application.Budsjett;
using Ledger.Application.Lesing;
using Ledger.Application.Rapportering;
using Ledger.Application.Rettigheter;
using Ledger.Application.Serier;
using Ledger.Application.Tabeller;
using Ledger.Domain.Aarsstatus;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Finans.Gjeld;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Saldo;
using Ledger.Domain.Serier;
using Ledger.Domain.Verdier;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter;

/// <summary>The development of debt and other long obligations in the years of a plan (§ 5-7).</summary>
public sealed class Gjeldsutviklingen : Aarsrapport<Gjeldsutviklingssvar>
{
    private const int MestTilbake = 10;

    private const string Laan = "D.I", Driftsinntekter = "9";

    private static readonly string[] Opptaksarter = ["910", "911", "912"], Avdragsarter = ["510", "511", "512"];

    private static readonly Kolonne<Gjeldsutviklingslinje>[] Kolonner =
    [
        new("År", Aarstall, l => l.Aar), new("Inngående lånegjeld", Tall, l => l.Inngaaende), new("Låneopptak", Tall, l => l.Laanopptak),
        new("Avdrag", Tall, l => l.Avdrag), new("Utgående lånegjeld", Tall, l => l.Utgaaende),
        new("Andre langsiktige forpliktelser", Tall, l => l.AndreForpliktelser), new("Driftsinntekter", Tall, l => l.Driftsinntekter),
        new("Lånegjeld i prosent av driftsinntektene", Prosent, l => l.AndelAvDriftsinntekter),
    ];

    public override string Navn => "gjeldsutvikling";

    public override string Sammendrag => "Utviklingen i gjeld og andre vesentlige langsiktige forpliktelser i planårene (§ 5-7).";

    public override IReadOnlyList<string> Scopes { get; } = [Scope.Les, Scope.Revisjon, Scope.Budsjett];

    public override IReadOnlyList<Rapportparameter> Parametre { get; } =
    [
        Rapportparametre.Plan, Rapportparametre.Versjon, Rapportparametre.PerTidspunkt, Rapportparametre.Tilstand, Rapportparametre.Enhet,
        Rapportparametre.Forklar,
    ];

    public override IReadOnlyList<Lukketfelt> Lukkede =>
    [
        Lukketfelt.Av<Gjeldsutviklingssvar>("enhet", Visning.Enheter), Lukketfelt.Av<Gjeldsforklaring>("grunnlag", Gjeldsforklaring.Grunnlagene),
        Lukketfelt.Av<Gjeldsforklaring>("laanopptakAv", Gjeldsforklaring.Opptakene),
    ];

    public override async Task<Rapportgrunnlag> UtvidAsync(
        Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct)
    {
        var aar = grunnlag.Grunndata.Aar.Aar;
        var plan = await Kolonnevalg.PlanAsync(grunnlag, spoersmaal["plan"], kilde, ct);
        var (balanse, foer) = await BalansenAsync(grunnlag, kilde, ct);
        var planen = new List<Gjeldsaar>();
        foreach (var planaar in (plan?.Aarene ?? []).Where(a => a >= aar).Union([aar]).Order())
        {
            var budsjett = planaar == aar ? grunnlag : await kilde.FinnAarAsync(grunnlag, planaar, ct);
            var rader = plan?.Rader.Where(r => r.Noekkel.Aar == planaar).ToList() ?? [];
            var kube = rader.Count > 0 ? Kolonnevalg.Kube(grunnlag, Prognoseberegning.Gitt(rader)) : budsjett?.Kube;
            planen.Add(Aaret(
                planaar, grunnlag, kube, budsjett is null ? null : Laaneopptak.Vedtatt(await kilde.VedtakAsync(budsjett, ct)),
                rader.Where(r => r.Noekkel.Kontoklasse == Kontoklasse.Balanse).Select(r => r.Beloep!.Value).ToList()) with
            {
                Kilde = rader.Count > 0 ? "oekonomiplan" : kube is null ? "ingen" : "budsjett",
            });
        }

        var bok = new Gjeldsbok((await kilde.FinansAsync(grunnlag.Hode, ct)).Register);
        return grunnlag with
        {
            Gjeld = new Gjeldstillegg(
                plan?.Hode.Kode, balanse?.Aar, balanse?.Sum ?? Beloep.Null, foer, planen,
                bok.Innlaan.Count == 0 ? null : bok.Restgjeld(bok.Innlaan, new DateOnly(aar - 1, 12, 31)).Verdi),
        };
    }

    protected override Func<Gjeldsutviklingssvar> Forbered(Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal)
    {
        var visning = spoersmaal.Visning();
        return () =>
        {
            var gjeld = grunnlag.Gjeld!;
            var linjer = Gjeldsutvikling.Beregn(gjeld.Laan, gjeld.Foer, gjeld.Planen);
            return new Gjeldsutviklingssvar(
                grunnlag.Hode.Ledger.ToString(), grunnlag.Grunndata.Aar.Aar, Navn, "budsjett- og regnskapsforskriften § 5-7", gjeld.Plan, gjeld.Balanseaar,
                grunnlag.Hode.Versjon, grunnlag.Hode.Kjedehode.ToString(), visning.Enhetsnavn,
                [
                    .. linjer.Select((l, i) => Gjeldsutviklingslinje.Av(l, visning) with
                    {
                        Forklaring = spoersmaal.SkalForklare() ? Gjeldsforklaring.Av(gjeld, i, visning) : null,
                    }),
                ],
                visning.Vis(gjeld.Finansregister), visning.Vis(linjer[0].Inngaaende.Kroner - gjeld.Finansregister));
        };
    }

    protected override Tabell SomTabell(Gjeldsutviklingssvar svar) => Tabell.Av(
        Navn, "Gjeldsutvikling",
        [
            .. Rapporttabell.Om(svar.Kommunenummer, svar.Aar, svar.Hjemmel, Periode.Stoerste, svar.Versjon, svar.Kjedehode), ("Enhet", svar.Enhet),
            ("Plan", svar.Plan), ("Inngående etter finansregisteret", svar.Finansregister), ("Differanse", svar.Differanse),
        ],
        svar.Linjer, Kolonner);

    /// <summary>
    /// The loans of the newest adopted balance, and the years from it to the plan by their budgets. Where no accounts are adopted yet, those of two
    /// years before, or of one.
    /// </summary>
    private static async Task<((int Aar, Beloep Sum)? Balanse, IReadOnlyList<Gjeldsaar> Foer)> BalansenAsync(
        Rapportgrunnlag grunnlag, Rapportkilde kilde, CancellationToken ct)
    {
        var aar = grunnlag.Grunndata.Aar.Aar;
        var tidligere = new List<Rapportgrunnlag>();
        for (var a = aar - 1; a > aar - MestTilbake && await kilde.FinnAarAsync(grunnlag, a, ct) is { } annet; a--)
        {
            tidligere.Add(annet);
        }

        var vedtatt = tidligere.FindIndex(g => g.Grunndata.Aarsgang.Gjeldende(Aarstilstand.Vedtatt) is not null);
        var siste = vedtatt >= 0 ? vedtatt : Math.Min(1, tidligere.Count - 1);
        if (siste < 0)
        {
            return (null, []);
        }

        var balansen = tidligere[siste];
        if (balansen.Grunndata.Aarsgang.Gjeldende(Aarstilstand.Vedtatt) is { } status)
        {
            balansen = await kilde.FinnAarAsync(grunnlag, balansen.Grunndata.Aar.Aar, ct, status.Innhold.Versjon) ?? balansen;
        }

        var sum = Oppstillingsmotor.Beregn(balansen.Plan(InnebygdeOppstillinger.Balanse), balansen.Oppstillingsgrunnlag(Periode.Aarsavslutning)).Linje(Laan);
        var foer = new List<Gjeldsaar>();
        foreach (var mellom in tidligere.Take(siste))
        {
            foer.Add(Aaret(mellom.Grunndata.Aar.Aar, mellom, mellom.Kube, Laaneopptak.Vedtatt(await kilde.VedtakAsync(mellom, ct)), []));
        }

        return ((balansen.Grunndata.Aar.Aar, -sum.Regnskap), foer);
    }

    private static Gjeldsaar Aaret(int aar, Rapportgrunnlag grunnlag, Saldokube? kube, Beloep? laanopptak, List<Beloep> forpliktelser)
    {
        if (kube is null)
        {
            return new(aar, laanopptak, Beloep.Null, Beloep.Null, null, Beloep.Null);
        }

        Beloep Sum(string[] arter) => Beloep.Sum(Enumerable.Range(0, kube.Antall)
            .Where(n => kube.Noekkel(n) is var d && d.Kontoklasse != Kontoklasse.Balanse && arter.Contains(d.Art.ToString())).Select(kube.RevidertBudsjett));
        var kilde = grunnlag.Oppstillingsgrunnlag(Periode.Aarsavslutning) with { Kube = kube, Forrige = null };
        return new(
            aar, laanopptak, Sum(Opptaksarter), Sum(Avdragsarter), forpliktelser.Count == 0 ? null : Beloep.Sum(forpliktelser),
            Oppstillingsmotor.Beregn(grunnlag.Plan(InnebygdeOppstillinger.Art), kilde).Linje(Driftsinntekter).RevidertBudsjett);
    }
}

/// <summary>The development of debt in the years of a plan.</summary>
/// <param name="Plan">The plan's code; null when the year's budget is all there is.</param>
/// <param name="Balanseaar">The year whose balance it begins with; null when there is none, and the loans before the plan are not known.</param>
/// <param name="Finansregister">What the finance register says is owed when the first year begins; null when it has no loans, or does not know one.</param>
/// <param name="Differanse">inngaaende of the first year less that.</param>
public sealed record Gjeldsutviklingssvar(
    string Kommunenummer, int Aar, string Oppstilling, string Hjemmel, string? Plan, int? Balanseaar, long Versjon, string Kjedehode, string Enhet,
    IReadOnlyList<Gjeldsutviklingslinje> Linjer,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? Finansregister = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? Differanse = null);

/// <summary>A year: utgaaende = inngaaende + laanopptak − avdrag. Debt is positive.</summary>
/// <param name="Laanopptak">What the budget decision says, else the budgeted use of loans.</param>
/// <param name="AndreForpliktelser">At the end of the year; null when the plan does not say.</param>
public sealed record Gjeldsutviklingslinje(
    int Aar, decimal Inngaaende, decimal Laanopptak, decimal Avdrag, decimal Utgaaende, decimal? AndreForpliktelser, decimal Driftsinntekter,
    decimal? AndelAvDriftsinntekter)
{
    /// <summary>There with forklar=true.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Gjeldsforklaring? Forklaring { get; init; }

    public static Gjeldsutviklingslinje Av(Gjeldslinje l, Visning v) => new(
        l.Aar, v.Vis(l.Inngaaende), v.Vis(l.Laanopptak), v.Vis(l.Avdrag), v.Vis(l.Utgaaende), v.Vis(l.AndreForpliktelser, 1), v.Vis(l.Driftsinntekter),
        l.Andel);
}

/// <summary>What a year of the development of debt stands on.</summary>
/// <param name="Formel">How utgaaende is found.</param>
/// <param name="Grunnlag">oekonomiplan, the plan's rows of the year; budsjett, the year's revised budget; ingen, when the year has neither.</param>
/// <param name="LaanopptakAv">vedtak, what the budget decision says is taken up; bruk, the budgeted use of loans.</param>
/// <param name="Laanopptak">What counts in it when it is of the use of loans.</param>
/// <param name="Avdrag">What counts in the repayments.</param>
/// <param name="Balanse">Of the first year: the loans of the balance that it begins with.</param>
/// <param name="Mellomaar">Of the first year: what the years between that balance and the plan change, by their budgets.</param>
public sealed record Gjeldsforklaring(
    string Formel, string Grunnlag, string LaanopptakAv, string Laanopptak, string Avdrag,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? Balanse,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Gjeldsmellomaar>? Mellomaar)
{
    public static readonly IReadOnlyList<string> Grunnlagene = ["oekonomiplan", "budsjett", "ingen"], Opptakene = ["vedtak", "bruk"];

    public static Gjeldsforklaring Av(Gjeldstillegg gjeld, int plass, Visning visning)
    {
        var aar = gjeld.Planen[plass];
        return new(
            "inngaaende + laanopptak - avdrag", aar.Kilde, aar.Laanopptak is null ? "bruk" : "vedtak", "kontoklasse=drift,investering art=910-912",
            "kontoklasse=drift,investering art=510-512", plass > 0 ? null : visning.Vis(gjeld.Laan),
            plass > 0 ? null : [.. gjeld.Foer.Select(f => new Gjeldsmellomaar(f.Aar, visning.Vis(f.Opptak), visning.Vis(f.Avdrag)))]);
    }
}

/// <summary>A year between the last balance and the plan, by its budget.</summary>
public sealed record Gjeldsmellomaar(int Aar, decimal Laanopptak, decimal Avdrag);
