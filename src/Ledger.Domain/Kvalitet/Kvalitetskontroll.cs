using Ledger.Domain.Fond;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Kvalitet;

/// <summary>All findings that are computed from a year's saldo: what is not understood, and what KOSTRA does not take.</summary>
public static class Kvalitetskontroll
{
    /// <param name="kube">The year's saldo by what the keys mean.</param>
    public static IReadOnlyList<Saldofunn> Funn(
        Saldokube kube, Kommunekontoplan kontoplan, IReadOnlyDictionary<Fondskode, Fondsopplysning> fond, Periode til) =>
        [.. Koder(kube, kontoplan, til), .. Kildekontroll.Funn(kube, fond, til)];

    /// <summary>Those that the year cannot be closed with.</summary>
    /// <param name="nivaaer">The levels that the municipality has raised: what is raised stops, whatever it hinders by itself.</param>
    /// <param name="rader">What the closing would book: where it had to choose a fund, one must be named.</param>
    public static IEnumerable<Funn> Avslutning(
        Saldokube kube, Kommunekontoplan kontoplan, IReadOnlyDictionary<string, Funnivaa> nivaaer, IEnumerable<Postering> rader)
    {
        foreach (var fond in rader.Where(r => Ufordeltefond.Alle.ContainsKey(r.Dimensjon.Fond)).GroupBy(r => r.Dimensjon.Fond))
        {
            yield return Funnregler.FondUfordelt.Funnet(
                $"Avslutningen må føre på et bestemt fond, men beløpet står på {fond.Key}. Oppgi fondet på radene eller i kontoplanen.",
                antall: fond.Count(), verdi: fond.Key.ToString()) with
            {
                Nivaa = Funnivaa.Avvis,
                Hindrer = [Hindring.Avslutning],
            };
        }

        foreach (var f in Koder(kube, kontoplan, Periode.Aarsavslutning).Select(f => f.Funn))
        {
            if (f.Hindrer.Contains(Hindring.Avslutning) || f.Hevet(nivaaer, Hindring.Avslutning) != f)
            {
                yield return f;
            }
        }
    }

    private static IEnumerable<Saldofunn> Koder(Saldokube kube, Kommunekontoplan kontoplan, Periode til) =>
        Betydningskontroll.Funn(kube, kontoplan, til).Concat(Kostrakontroll.Funn(kube, kube.Ledger.Kommune, til));

    /// <summary>The funds of what is given to no fund, where there is any.</summary>
    public static IEnumerable<KeyValuePair<Fondskode, Fondsopplysning>> UfordelteFond(Saldokube kube)
    {
        var fond = kube.Over(Dimensjonsfelt.Fond);
        var brukte = Enumerable.Range(0, fond.Antall).Select(n => fond.Noekkel(n).Fond).ToHashSet();
        return Ufordeltefond.Alle.Where(f => brukte.Contains(f.Key));
    }
}
