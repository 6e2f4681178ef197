using Ledger.Application.Lesing;
using Ledger.Application.Porter;
using Ledger.Domain.Registertabeller;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Rapportering;

/// <summary>A table that was computed, and its rows by the name that they have in addresses.</summary>
public sealed record Beregnettabell(Tabellgrunnlag Grunnlag, IReadOnlyDictionary<string, Tabellrad> Rader)
{
    public Tabelldefinisjon Tabell => Grunnlag.Tabell;
}

/// <summary>
/// The tables that were looked into last. Who looks behind one cell looks behind the next, and a cell needs its whole table: a sum is of rows, and a row
/// has its units by what others have reported. In a debug build the demo's tables take 28 to 57 ms each (measured.md, 2026-11-28).
/// </summary>
public sealed class Tabellminne
{
    /// <summary>Few, since each holds on to the cube that it was computed from, also when the ledger has gone on.</summary>
    private const int MestTabeller = 8;

    private readonly Byteminne<(Kommunehode Hode, Regnskapsaar Aar, string Spoersmaal), Beregnettabell> _regnet = new(MestTabeller);

    /// <summary>The table that a question is about: as it was computed of the same head, or computed now.</summary>
    /// <param name="spoersmaal">All that the rows depend on beside the head and the year.</param>
    public async Task<Beregnettabell> HentAsync(Kommunehode hode, Regnskapsaar aar, string spoersmaal, Func<Task<Tabellgrunnlag>> les)
    {
        if (!_regnet.Finn((hode, aar, spoersmaal), out var tabell))
        {
            var grunnlag = await les();
            tabell = new(grunnlag, Tabellmotor.Beregn(grunnlag).DistinctBy(r => r.Id).ToDictionary(r => r.Id, StringComparer.Ordinal));
            _regnet.Sett((hode, aar, spoersmaal), tabell, 1);
        }

        return tabell;
    }
}
