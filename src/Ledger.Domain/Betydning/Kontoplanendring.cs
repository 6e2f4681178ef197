using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Betydning;

/// <summary>A line of a statement that a changed chart moves. Kroner in ledger sign.</summary>
public sealed record Linjeflytting(
    string Oppstilling, string Post, string Tekst, Beloep RegnskapFoer, Beloep RegnskapEtter, Beloep RevidertBudsjettFoer, Beloep RevidertBudsjettEtter);

/// <summary>An account with saldo that a changed chart moves between drift, investering and balance, or to or from being without a place.</summary>
/// <param name="Regnskap">What the account has this year, kroner in ledger sign.</param>
public sealed record Klassebytte(string Konto, Kontoklasse Foer, Kontoklasse Etter, Beloep Regnskap);

/// <summary>What a changed chart would do, before it is stored.</summary>
/// <param name="Linjer">In the order of the statements.</param>
public sealed record Kontoplanvirkning(IReadOnlyList<Linjeflytting> Linjer, IReadOnlyList<Klassebytte> Klassebytter);

/// <summary>Previews a changed chart: which lines of which statements it moves, and by how much.</summary>
public static class Kontoplanendring
{
    /// <param name="skrevet">The year's saldo with the keys as they were written.</param>
    /// <param name="grunnlag">What the statements are computed from; its cubes are replaced.</param>
    public static Kontoplanvirkning Forhaandsvis(
        Saldokube skrevet, Noekkeltolk foer, Noekkeltolk etter, IEnumerable<Oppstillingsdefinisjon> oppstillinger, Oppstillingsgrunnlag grunnlag)
    {
        var (kubeFoer, kubeEtter) = (foer.Tolk(skrevet), etter.Tolk(skrevet));
        return new(
            [.. oppstillinger.SelectMany(o => Flyttinger(Uplassert.Med(Uplassert.Med(o, kubeFoer), kubeEtter), kubeFoer, kubeEtter, grunnlag))],
            Klassebytter(skrevet, kubeFoer, kubeEtter));
    }

    private static IEnumerable<Linjeflytting> Flyttinger(Oppstillingsdefinisjon oppstilling, Saldokube foer, Saldokube etter, Oppstillingsgrunnlag grunnlag)
    {
        var linjerFoer = Oppstillingsmotor.Beregn(oppstilling, grunnlag with { Kube = foer, Forrige = null }).Linjer;
        var linjerEtter = Oppstillingsmotor.Beregn(oppstilling, grunnlag with { Kube = etter, Forrige = null }).Linjer;
        return linjerFoer.Zip(linjerEtter)
            .Where(l => l.First.Regnskap != l.Second.Regnskap || l.First.RevidertBudsjett != l.Second.RevidertBudsjett)
            .Select(l => new Linjeflytting(
                oppstilling.Id, l.First.Definisjon.Post, l.First.Definisjon.Tekst,
                l.First.Regnskap, l.Second.Regnskap, l.First.RevidertBudsjett, l.Second.RevidertBudsjett));
    }

    private static List<Klassebytte> Klassebytter(Saldokube skrevet, Saldokube foer, Saldokube etter)
    {
        var bytter = new SortedDictionary<string, Klassebytte>(StringComparer.Ordinal);
        for (var noekkel = 0; noekkel < skrevet.Antall; noekkel++)
        {
            var (klasseFoer, klasseEtter) = (foer.Noekkel(noekkel).Kontoklasse, etter.Noekkel(noekkel).Kontoklasse);
            if (klasseFoer != klasseEtter && skrevet.Noekkel(noekkel).Egne?.Konto is { Length: > 0 } konto)
            {
                var kjent = bytter.GetValueOrDefault(konto) ?? new Klassebytte(konto, klasseFoer, klasseEtter, Beloep.Null);
                bytter[konto] = kjent with { Regnskap = kjent.Regnskap + skrevet.Regnskap(noekkel, Periode.Aarsavslutning) };
            }
        }

        return [.. bytter.Values];
    }
}
