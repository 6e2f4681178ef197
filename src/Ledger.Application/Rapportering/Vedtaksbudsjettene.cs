using Ledger.Application.Budsjett;
using Ledger.Application.Lesing;
using Ledger.Application.Porter;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Rapportering;

/// <summary>Which decisions a budget comes from.</summary>
internal static class Vedtaksbudsjettene
{
    /// <summary>The state with the budget of each decision, when the report is to be explained.</summary>
    public static async Task<Rapportgrunnlag> MedVedtakAsync(
        this Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct) =>
        spoersmaal.SkalForklare() ? grunnlag with { Vedtak = await LesAsync(grunnlag, kilde, ct) } : grunnlag;

    /// <summary>The decisions that hold at the state's version, as they were made.</summary>
    public static async Task<IReadOnlyList<Vedtaksbudsjett>> LesAsync(Rapportgrunnlag grunnlag, Rapportkilde kilde, CancellationToken ct)
    {
        var alle = await kilde.VedtakAsync(grunnlag, ct);
        return
        [
            .. alle.Where(v => !Erstatning.ErErstattet(v, alle)).Select(v => new Vedtaksbudsjett(v.Vedtak, new Saldokube(
                grunnlag.Hode.Ledger, grunnlag.Grunndata.Aar, grunnlag.Hode.Versjon, grunnlag.Grunndata.Tolk.Tolk(Poster(v, alle))))),
        ];
    }

    /// <summary>What each decision has of the lines of a report.</summary>
    /// <param name="beregn">The report of another cube.</param>
    /// <param name="revidert">The revised budget of a line of it.</param>
    /// <returns>By line, in ledger sign: the decisions that have anything of it. Null for all when the budget is not explained.</returns>
    public static Func<TLinje, IReadOnlyList<Vedtaksandelsvar>?> Av<TResultat, TLinje>(
        Rapportgrunnlag grunnlag, Oppstillingsgrunnlag kilde, Func<Oppstillingsgrunnlag, TResultat> beregn,
        Func<TLinje, TResultat, Beloep> revidert, Visning visning)
    {
        if (grunnlag.Vedtak is not { } vedtak)
        {
            return _ => null;
        }

        var deler = vedtak.Select(v => (v.Vedtak, Resultat: beregn(kilde with
        {
            Kube = v.Kube, Forrige = null, MedFjoraaretHittil = false, FraPeriode = Periode.InngaaendeBalanse, TilPeriode = Periode.Aarsavslutning,
        }))).ToList();
        return linje =>
        [
            .. deler.Select(d => (d.Vedtak, Beloep: revidert(linje, d.Resultat))).Where(d => !d.Beloep.ErNull)
                .Select(d => Vedtaksandelsvar.Av(d.Vedtak, d.Beloep, visning)),
        ];
    }

    /// <summary>A decision's own lines month by month, without those that take another back.</summary>
    private static IEnumerable<Saldopost> Poster(LagretVedtak vedtak, IReadOnlyList<LagretVedtak> alle)
    {
        var slag = vedtak.Vedtak.Type.ErIOpprinnelig() ? Saldoslag.OpprinneligBudsjett : Saldoslag.Budsjettendring;
        return Erstatning.Egne(vedtak, alle).SelectMany(linje => linje.Periodisering.Fordel(linje.Beloep)
            .Select((beloep, maaned) => new Saldopost(linje.Dimensjon, slag, Periode.Fra(maaned + 1), beloep, maaned == 0 ? 1 : 0)));
    }
}

/// <summary>What a budget decision that holds has of a figure. Ledger sign.</summary>
/// <param name="Type">Those of opprinnelig and detaljeringAvOpprinnelig make up the original budget, all together the revised one.</param>
public sealed record Vedtaksandelsvar(string Vedtaksreferanse, DateOnly Vedtaksdato, string Type, decimal Beloep)
{
    public static Vedtaksandelsvar Av(Budsjettvedtak vedtak, Beloep beloep, Visning visning) =>
        new(vedtak.Referanse, vedtak.Dato, vedtak.Type.Navn(), visning.Vis(beloep));
}
