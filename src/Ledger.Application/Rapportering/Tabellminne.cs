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
/// The tables that cells were last asked for of. A reader who looks behind one cell mostly looks behind the next one too, and a cell needs its whole
/// table, since sums are of rows and rows have their units from the facts of others. Computing the demo's tables for each cell took 28 to 57 ms in a
/// debug build, and 180 s for the 2 777 cells that a test looks behind; with this it took 9 s (28 November 2026).
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
