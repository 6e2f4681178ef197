using Ledger.Domain.Opplysninger;
using Ledger.Domain.Registertabeller;

namespace Ledger.Application.Rapporter;

/// <summary>
/// How the values of an indicator are rounded where people read them: with the decimals that the indicator says it has. The answer to machines is not
/// rounded by it, as a key figure is not: a value that is computed has the decimals that the division gives.
/// </summary>
/// <param name="Kolonner">The columns that have them: a column that says its own decimals has those, and kroner those of the unit.</param>
public sealed record Indikatoravrunding(int Desimaler, IReadOnlySet<string> Kolonner)
{
    public object? Vis(string kolonne, object? verdi) =>
        verdi is decimal tall && Kolonner.Contains(kolonne) ? decimal.Round(tall, Desimaler, MidpointRounding.AwayFromZero) : verdi;

    /// <summary>The rounding of a row; null where nothing is said of it.</summary>
    internal static Func<Domain.Registertabeller.Tabellrad, Indikatoravrunding?> For(Tabelldefinisjon tabell, Tabellgrunnlag grunnlag)
    {
        var desimaler = tabell.Register.Id != Opplysningsleser.Indikatorregister ? []
            : grunnlag.Objekter.Where(o => Opplysningsleser.Desimaler(o) is not null)
                .ToDictionary(o => o.Kode, o => Opplysningsleser.Desimaler(o)!.Value, StringComparer.Ordinal);
        var kolonner = tabell.Kolonner.Where(k => k.Desimaler is null && HarSammeTall(k.Kilde)).Select(k => k.Id).ToList();
        return rad => rad.Kode is { } kode && desimaler.TryGetValue(kode, out var antall)
            ? new(antall, kolonner.Where(k => !rad.Celler[k].ErBeloep).ToHashSet(StringComparer.Ordinal)) : null;
    }

    /// <summary>Values, targets, and what is added of them. A ratio of them is a number of another kind.</summary>
    private static bool HarSammeTall(Tabellkilde kilde) => kilde switch
    {
        Tabellkilde.Fakta fakta => fakta.Slag is Opplysningsslag.Maaling or Opplysningsslag.Maaltall,
        Tabellkilde.Formel formel => !formel.Tekst.AsSpan().ContainsAny('*', '/'),
        _ => false,
    };
}
