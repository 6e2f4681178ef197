using System.Text.Json.Serialization;
using Ledger.Application.Tabeller;

namespace Ledger.Application.Rapporter.Finans;

/// <summary>A line with an amount.</summary>
/// <param name="Type">linje or sum.</param>
/// <param name="AndelProsent">Of the sum, or of what the report says.</param>
public sealed record Finanslinje(
    string Kode, string Tekst, string Type, decimal? Beloep, decimal? AndelProsent = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Finansforklaring>? Forklaringer = null);

/// <summary>An amount on a day; null when a fact is missing.</summary>
public sealed record Datobeloep(
    DateOnly Dato, decimal? Beloep,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Finansforklaring>? Forklaringer = null);

/// <summary>A line with an amount on each of some days that have come, and the change from the first to the last.</summary>
/// <param name="Endring">Null when only one day has come.</param>
public sealed record Finansdatolinje(
    string Kode, string Tekst, string Type, IReadOnlyList<Datobeloep> Verdier, decimal? Endring, decimal? AndelProsent = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Finansforklaring>? Forklaringer = null);

/// <summary>A line with an amount of the year and of the year before.</summary>
public sealed record Finansaarslinje(
    string Kode, string Tekst, string Type, decimal? Beloep, decimal? BeloepForrigeAar,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Finansforklaring>? Forklaringer = null);

/// <summary>What the finance reports have in common.</summary>
internal static class Finanstall
{
    public const string Linje = "linje";
    public const string Sum = "sum";
    public static readonly IReadOnlyList<string> Linjetyper = [Linje, Sum];

    /// <summary>How many decimals a percentage is answered with.</summary>
    private const int Desimaler = 6;

    public static decimal? Prosent(decimal? del, decimal? av) => av is null or 0m ? null : Runde(del / av * 100m);

    public static decimal? Runde(decimal? tall, int desimaler = Desimaler) =>
        tall is { } t ? decimal.Round(t, desimaler, MidpointRounding.AwayFromZero) : null;

    /// <summary>A word as it stands first in a cell.</summary>
    public static string Stor(string ord) => char.ToUpperInvariant(ord[0]) + ord[1..];

    /// <summary>The columns of the formulas and facts behind figures, there when they were asked for.</summary>
    public static Kolonne<T> Forklaringer<T>(Func<T, IReadOnlyList<Finansforklaring>?> av) => new(
        "Forklaring", Kolonnetype.Tekst,
        l => av(l) is { } f ? string.Join(" | ", f.Select(t => $"{t.Felt} = {t.Formel}: {string.Join(", ", t.Poster)}")) : null, Valgfri: true);

    /// <summary>Lines in parts.</summary>
    public static readonly IReadOnlyList<Kolonne<(string Del, Finanslinje Linje)>> Delkolonner =
    [
        new(Tabell.Del, Kolonnetype.Tekst, l => l.Del), new("Kode", Kolonnetype.Tekst, l => l.Linje.Kode, Forprogrammer: true),
        new("Tekst", Kolonnetype.Tekst, l => l.Linje.Tekst), new(Tabell.Linjetype, Kolonnetype.Tekst, l => l.Linje.Type),
        new("Beløp", Kolonnetype.Tall, l => l.Linje.Beloep), new("Andel i prosent", Kolonnetype.Prosent, l => l.Linje.AndelProsent, Valgfri: true),
        Forklaringer<(string Del, Finanslinje Linje)>(l => l.Linje.Forklaringer),
    ];

    public static readonly IReadOnlyList<Kolonne<Finansaarslinje>> Aarskolonner =
    [
        new("Kode", Kolonnetype.Tekst, l => l.Kode, Forprogrammer: true), new("Tekst", Kolonnetype.Tekst, l => l.Tekst),
        new(Tabell.Linjetype, Kolonnetype.Tekst, l => l.Type),
        new("Beløp", Kolonnetype.Tall, l => l.Beloep), new("Forrige år", Kolonnetype.Tall, l => l.BeloepForrigeAar),
        Forklaringer<Finansaarslinje>(l => l.Forklaringer),
    ];

    public static IReadOnlyList<Kolonne<Finansdatolinje>> Datokolonner(IReadOnlyList<DateOnly> datoer) =>
    [
        new("Kode", Kolonnetype.Tekst, l => l.Kode, Forprogrammer: true), new("Tekst", Kolonnetype.Tekst, l => l.Tekst),
        new(Tabell.Linjetype, Kolonnetype.Tekst, l => l.Type),
        .. datoer.Select((d, i) => new Kolonne<Finansdatolinje>(
            d.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), Kolonnetype.Tall, l => l.Verdier[i].Beloep)),
        new("Endring", Kolonnetype.Tall, l => l.Endring), new("Andel i prosent", Kolonnetype.Prosent, l => l.AndelProsent, Valgfri: true),
        Forklaringer<Finansdatolinje>(l => l.Forklaringer),
    ];
}
