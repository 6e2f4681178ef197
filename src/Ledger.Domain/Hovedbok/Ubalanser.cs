using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Hovedbok;

/// <summary>
/// Bilag whose rows do not sum to zero where they stand. More of their rows may stand further down: then the bilag is scattered, and told to
/// be out of balance only if all its rows are. So they are told at the end.
/// </summary>
internal sealed class Ubalanser(Feilsamling feil)
{
    /// <summary>How many are kept; the others are told at once.</summary>
    private const int Mest = 100_000;

    private readonly Dictionary<string, Rest> _rester = new(StringComparer.Ordinal);

    /// <param name="sum">Of the rows that stand together, in øre; null when an amount cannot be read.</param>
    public void Ta(string referanse, long? linje, string prefiks, Int128? sum)
    {
        var rest = _rester.GetValueOrDefault(referanse, new Rest(linje, prefiks, 0));
        rest = rest with { Sum = rest.Sum + sum };
        if (_rester.Count < Mest || _rester.ContainsKey(referanse))
        {
            _rester[referanse] = rest;
        }
        else
        {
            Avvis(feil, referanse, rest);
        }
    }

    /// <summary>Tells those that are out of balance, among the other errors in the order of the lines.</summary>
    public void Slutt()
    {
        var ubalanser = new Feilsamling();
        foreach (var (referanse, rest) in _rester)
        {
            Avvis(ubalanser, referanse, rest);
        }

        _rester.Clear();
        feil.TaMed(ubalanser);
    }

    private static void Avvis(Feilsamling feil, string referanse, Rest rest)
    {
        if (rest.Sum is { } sum && sum != 0)
        {
            feil.Avvis(rest.Linje, rest.Prefiks + "beloep", Feilkoder.Ubalanse, $"Bilag «{referanse}» er i ubalanse med {Kronetekst.Kr(Beloep.FraOere(sum))}.");
        }
    }

    private readonly record struct Rest(long? Linje, string Prefiks, Int128? Sum);
}
