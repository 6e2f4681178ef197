using Ledger.Application.Lesing;
using Ledger.Application.Porter;
using Ledger.Domain.Bevilgninger;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Serier;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Budsjett;

/// <summary>What an appropriation was before a decision, and is after it. Kroner.</summary>
public sealed record Bevilgningsendring(string Kode, decimal Foer, decimal Etter);

/// <summary>What is told of a decision with what the council had decided before it. It is right by law, or for others to judge.</summary>
internal static class Vedtaksvarsler
{
    /// <summary>The arts of loans that are taken up (budsjett- og regnskapsforskriften § 5-5 first paragraph).</summary>
    private static readonly string[] Laanearter = ["910", "912"];

    /// <summary>The appropriations that the decision is about, before and after; null in a year that has defined none.</summary>
    public static IReadOnlyList<Bevilgningsendring>? Bevilgninger(Lestvedtak lest, Feilsamling feil)
    {
        var grunnlag = lest.Grunnlag;
        if (grunnlag.Bevilgninger.Count == 0)
        {
            return null;
        }

        var kart = new Bevilgningskart(
            grunnlag.LesBevilgninger(), Detaljeringer.Rammeposter(grunnlag), grunnlag.Organisasjon!, grunnlag.AlleFond);
        Dimensjon Betydning(Dimensjon d) => d.MedBetydning(grunnlag.Kontoplan);
        foreach (var (enhet, slag) in lest.Vedtak.Linjer.Where(l => Rammer.Av(l.Dimensjon.Art) is not null && kart.Av(l.Dimensjon) is null)
            .Select(l => (l.Dimensjon.Ansvar, Rammer.Av(l.Dimensjon.Art))).Distinct())
        {
            feil.Varsle(
                lest.Utkast.Linje, "linjer", Feilkoder.RammeUtenforBevilgning,
                Utenfor(enhet, slag!));
        }

        var foer = kart.Sum(lest.Foer.SelectMany(v => v.Vedtak.Linjer), Betydning);
        var endring = kart.Sum(lest.Vedtak.Linjer, Betydning);
        foreach (var (kode, beloep) in endring.Where(e => lest.Vedtak.Type == Vedtakstype.Teknisk && !e.Value.ErNull))
        {
            feil.Varsle(
                lest.Utkast.Linje, "linjer", Feilkoder.EndrerBevilgning,
                $"Bevilgningen {kode} endres med {beloep}; det er kommunestyret som endrer bevilgninger (kommuneloven § 14-5).");
        }

        return
        [
            .. endring.OrderBy(e => e.Key, Kodeorden.Instans).Select(e => (e.Key, Foer: foer.GetValueOrDefault(e.Key), e.Value))
                .Select(e => new Bevilgningsendring(e.Key, e.Foer.Kroner, (e.Foer + e.Value).Kroner)),
        ];
    }

    internal static string Utenfor(Ansvar enhet, string slag) =>
        $"Rammen {slag} på {enhet} ligger ikke i noen bevilgning; et område som er vedtatt under ett, er én bevilgning.";

    /// <summary>The decision on the budget says how much loan is taken up (kommuneloven § 14-4).</summary>
    public static void Laanopptak(Lestvedtak lest, Feilsamling feil)
    {
        var erBudsjettert = lest.Vedtak.Linjer.Any(l => l.Dimensjon.MedBetydning(lest.Grunnlag.Kontoplan) is var d
            && d.Kontoklasse == Kontoklasse.Investering && Laanearter.Contains(d.Art.ToString()));
        if (erBudsjettert && lest.Utkast.Laanopptak is null && Laaneopptak.Vedtatt(lest.Foer) is null)
        {
            feil.Varsle(
                lest.Utkast.Linje, "laanopptak", Feilkoder.LaanopptakMangler,
                "Bruk av lån er budsjettert, og ingen vedtak i året sier i laanopptak hvor mye lån som tas opp (kommuneloven § 14-4).");
        }
    }
}

/// <summary>How much loan decisions say that is taken up: a text of the entry.</summary>
public static class Laaneopptak
{
    internal const string Felt = "laanopptak";

    /// <summary>What the decisions that hold say in all; null when none says anything.</summary>
    public static Beloep? Vedtatt(IReadOnlyList<LagretVedtak> alle)
    {
        var sagt = alle.Where(v => Erstatning.GjelderSelv(v, alle)).Select(Av).OfType<Beloep>().ToList();
        return sagt.Count == 0 ? null : Beloep.Sum(sagt);
    }

    /// <summary>Null when the decision does not say.</summary>
    public static Beloep? Av(LagretVedtak vedtak) =>
        Beloep.TryParse(vedtak.Post.Tekster.FirstOrDefault(t => t.Navn == Felt).Tekst.Tekst ?? "", out var beloep) ? beloep : null;
}
