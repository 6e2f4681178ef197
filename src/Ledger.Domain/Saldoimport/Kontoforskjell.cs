using Ledger.Domain.Spesifikasjon;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Saldoimport;

/// <summary>What a source has changed of one account and fund.</summary>
/// <param name="Konto">The account that the source wrote; of rows without one the art, or the chapter of the balance.</param>
/// <param name="Endring">Kroner in ledger sign; 0 when it was only moved between the account's keys.</param>
/// <param name="SumAbsolutt">Kroner: the sum of the keys' changes without sign.</param>
public sealed record Kontoforskjell(Kontoklasse Kontoklasse, string Konto, Fondskode Fond, decimal Endring, decimal SumAbsolutt, int AntallNoekler)
{
    /// <summary>The account as a sentence names it.</summary>
    public string Navn => string.Join(' ', new[] { Kontoklasse.Navn(), Konto, Fond.ToString() }.Where(d => d.Length > 0));

    /// <summary>The accounts that rows by their meaning are on, those with the largest changes first, and then by code.</summary>
    public static IReadOnlyList<Kontoforskjell> Av(IEnumerable<Forskjellsrad> rader) =>
    [
        .. rader.GroupBy(r => (Kontosaldoer.Konto(r.Noekkel).Kontoklasse, Kontosaldoer.Konto(r.Noekkel).Konto, r.Noekkel.Fond))
            .Select(g => new Kontoforskjell(
                g.Key.Kontoklasse, g.Key.Konto, g.Key.Fond, g.Sum(r => r.Beloep.Kroner), g.Sum(r => Math.Abs(r.Beloep.Kroner)), g.Count()))
            .OrderByDescending(k => k.SumAbsolutt).ThenBy(k => k.Kontoklasse).ThenBy(k => k.Konto, Kodeorden.Instans)
            .ThenBy(k => k.Fond.ToString(), Kodeorden.Instans),
    ];
}
