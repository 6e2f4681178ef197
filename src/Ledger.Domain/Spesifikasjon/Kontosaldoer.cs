using Ledger.Domain.Hovedbok;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Spesifikasjon;

/// <summary>An account over some periods. Kroner, ledger sign.</summary>
/// <param name="Konto">The account that the source wrote; of rows without one the art, or the chapter of the balance.</param>
/// <param name="Objekt">The funksjon, or the sektor of the balance.</param>
/// <param name="AntallPosteringer">From the start of the year to the last period.</param>
public sealed record Kontosaldo(Kontoklasse Kontoklasse, string Konto, string Objekt, Beloep InngaaendeBalanse, Beloep UtgaaendeBalanse, long AntallPosteringer)
{
    public Beloep Bevegelse => UtgaaendeBalanse - InngaaendeBalanse;
}

/// <summary>The accounts with opening balance, movement and closing balance (bokføringsforskriften § 3-1 nr. 2).</summary>
public static class Kontosaldoer
{
    /// <summary>The accounts that have postings to and including the last period, in order.</summary>
    public static IReadOnlyList<Kontosaldo> Beregn(Saldokube saldo, Periode fra, Periode til)
    {
        var kube = saldo.Over(
            Dimensjonsfelt.Art | Dimensjonsfelt.Kapittel | Dimensjonsfelt.Funksjon | Dimensjonsfelt.Sektor | Dimensjonsfelt.Konto
                | Dimensjonsfelt.LokalFunksjon);
        return [.. Enumerable.Range(0, kube.Antall)
            .Select(noekkel => (Noekkel: noekkel, Dimensjon: kube.Noekkel(noekkel)))
            .GroupBy(k => Konto(k.Dimensjon), k => k.Noekkel)
            .OrderBy(g => g.Key.Kontoklasse).ThenBy(g => g.Key.Konto, Kodeorden.Instans).ThenBy(g => g.Key.Objekt, Kodeorden.Instans)
            .Select(g => new Kontosaldo(
                g.Key.Kontoklasse,
                g.Key.Konto,
                g.Key.Objekt,
                fra == Periode.InngaaendeBalanse ? Beloep.Null : Beloep.Sum(g.Select(noekkel => kube.Regnskap(noekkel, Periode.Fra(fra.Nummer - 1)))),
                Beloep.Sum(g.Select(noekkel => kube.Regnskap(noekkel, til))),
                g.Sum(noekkel => kube.AntallPosteringer(noekkel, til))))
            .Where(k => k.AntallPosteringer > 0)];
    }

    /// <summary>The account that a row by its meaning is specified on.</summary>
    public static (Kontoklasse Kontoklasse, string Konto, string Objekt) Konto(in Dimensjon d) => (
        d.Kontoklasse, Egen(d.Egne?.Konto) ?? d.Art.ToString() + d.Kapittel, Egen(d.Egne?.LokalFunksjon) ?? d.Funksjon.ToString() + d.Sektor);

    private static string? Egen(string? kode) => string.IsNullOrEmpty(kode) ? null : kode;
}
