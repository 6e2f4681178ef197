using System.Text.Json.Serialization;
using Ledger.Application.Finans;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Finans.Register;
using Ledger.Domain.Validering;

namespace Ledger.Application.Rapporter.Finans;

/// <summary>What the finance register answers for a date or a year, at any version.</summary>
public abstract class Finansrapport<TSvar> : Rapport<TSvar>, IBunkerapport
    where TSvar : class
{
    private const string Aaret = "aar";

    /// <summary>Which state, and how amounts are shown.</summary>
    protected static readonly IReadOnlyList<Rapportparameter> Felles =
        [Rapportparametre.Versjon, Rapportparametre.PerTidspunkt, Rapportparametre.Enhet, Rapportparametre.Forklar];

    protected static readonly IReadOnlyList<Rapportparameter> MedDato = [Rapportparametre.Dato, .. Felles];

    protected static readonly IReadOnlyList<Rapportparameter> MedAar = [Rapportparametre.Rapportaar, .. Felles];

    public override bool ErAvAaret => false;

    public override string Emne => "Finans";

    public override IReadOnlyList<Rapportparameter> Parametre => MedDato;

    public override IReadOnlyList<Lukketfelt> Lukkede => [Lukketfelt.Av<TSvar>("enhet", Visning.Enheter)];

    public IEnumerable<string> Bunkefelt => Parametre.Where(p => p.Navn != Aaret).Select(p => p.Navn)
        .Concat(Sti.Split('/').Where(l => l.StartsWith('{')).Select(l => l[1..^1]));

    /// <summary>A batch asks for a year: a report of a year is of it, and one of a day is of its last day when no other is named.</summary>
    async Task<Func<object>> IBunkerapport.ForberedAsync(Bunkestand stand, Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct)
    {
        var avAaret = new Rapportspoersmaal(navn => navn switch
        {
            Aaret => Parametre.Contains(Rapportparametre.Rapportaar) ? stand.Aar.ToString() : null,
            "dato" when spoersmaal[navn] is null => FormattableString.Invariant($"{stand.Aar.Aar}-12-31"),
            _ => spoersmaal[navn],
        });
        return await ForberedAsync(new(await kilde.FinansAsync(stand.Hode, ct), avAaret), kilde, ct);
    }

    public sealed override async Task<Rapportsvar> SvarAsync(Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct)
    {
        _ = (spoersmaal.Visning(), spoersmaal.SkalForklare());
        var stand = await kilde.FinansAsync(spoersmaal, ct);
        return new Rapportsvar(stand.Hode, await ForberedAsync(new(stand, spoersmaal), kilde, ct));
    }

    protected virtual Task<Func<TSvar>> ForberedAsync(Finansspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct) =>
        Task.FromResult(Forbered(spoersmaal));

    /// <summary>Reads the question, and answers what computes it.</summary>
    protected abstract Func<TSvar> Forbered(Finansspoersmaal spoersmaal);

    /// <summary>The answer as a part of another's.</summary>
    internal TSvar Svar(Finansspoersmaal spoersmaal) => Forbered(spoersmaal)();

    protected static Tabell SomTabell<T>(
        string navn, string tittel, Finanshode hode, IReadOnlyList<T> rader, IReadOnlyList<Kolonne<T>> kolonner) => Tabell.Av(
        navn, tittel,
        [("Kommune", hode.Kommunenummer), ("Dato", hode.Dato), ("Versjon", hode.Versjon), ("Kjedehode", hode.Kjedehode), ("Enhet", hode.Enhet)],
        rader, kolonner);
}

/// <summary>What an answer is of.</summary>
public sealed record Finanshode(string Kommunenummer, DateOnly Dato, long Versjon, string Kjedehode, string Enhet);

/// <summary>A question to the finance register, with the state that it is answered from.</summary>
public sealed class Finansspoersmaal(Finansstand stand, Rapportspoersmaal spoersmaal)
{
    public Finansstand Stand => stand;

    public Finansregister Register => stand.Register;

    /// <summary>The same question of a day and its year, and of a portfolio.</summary>
    public Finansspoersmaal Om(DateOnly dato, string? portefoelje = null) => new(stand, new Rapportspoersmaal(navn => navn switch
    {
        "dato" => FormattableString.Invariant($"{dato:yyyy-MM-dd}"),
        "aar" => FormattableString.Invariant($"{dato.Year}"),
        "portefoelje" => portefoelje,
        "enhet" or "forklar" => spoersmaal[navn],
        _ => null,
    }));

    public Visning Visning { get; } = spoersmaal.Visning();

    public bool Forklar { get; } = spoersmaal.SkalForklare();

    public string? this[string navn] => spoersmaal[navn];

    /// <summary>The day that is asked for; else the last that the register has a fact of, so that the same version gives the same answer.</summary>
    public DateOnly Dato() => Parametertolk.Dato(spoersmaal["dato"], "dato") ?? SisteDag();

    public int Aar() => spoersmaal["aar"] is { } aar ? Parametertolk.Aar(aar).Aar : SisteDag().Year;

    /// <exception cref="Avvisning">404: there is no such portfolio.</exception>
    public Portefoelje Portefoelje() => Register.Portefoelje(spoersmaal["portefoelje"] ?? "")
        ?? throw Avvisning.IkkeFunnet($"Porteføljen «{spoersmaal["portefoelje"]}» er ikke definert.");

    public decimal? Tall(string navn, decimal minst, decimal mest) => spoersmaal[navn] is not { } tekst ? null
        : decimal.TryParse(tekst, System.Globalization.NumberStyles.AllowDecimalPoint | System.Globalization.NumberStyles.AllowLeadingSign,
            System.Globalization.CultureInfo.InvariantCulture, out var tall) && tall >= minst && tall <= mest ? tall
        : throw Avvisning.Ugyldig(navn, Feilkoder.UtenforOmraadet, $"{navn} er {minst}–{mest}.");

    public Finanshode Hode(DateOnly dato) =>
        new(stand.Hode.Ledger.ToString(), dato, stand.Hode.Versjon, stand.Hode.Kjedehode.ToString(), Visning.Enhetsnavn);

    public decimal? Vis(decimal? kroner) => Visning.Vis(kroner);

    /// <summary>What a figure stands on, when it was asked for.</summary>
    public IReadOnlyList<Finansforklaring>? Forklaring(params (string Felt, string Formel, IEnumerable<int> Poster)[] tall) => !Forklar ? null
        : [.. tall.Select(t => new Finansforklaring(t.Felt, t.Formel, [.. t.Poster.Distinct().Order()]))];

    private DateOnly SisteDag() =>
        Register.Gjeldende.LastOrDefault(p => p.Slag != Postslag.Rentevilkaar)?.Dato ?? new DateOnly(2000, 12, 31);
}

/// <summary>What a figure stands on (forklar=true).</summary>
/// <param name="Felt">The field of the line.</param>
/// <param name="Poster">The numbers of the facts, from which the figure can be computed again.</param>
public sealed record Finansforklaring(string Felt, string Formel, IReadOnlyList<int> Poster);

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

/// <summary>A line with an amount on each of some days, and the change from the first to the last.</summary>
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

    /// <summary>The columns of the formulas and facts behind figures, there when they were asked for.</summary>
    public static Kolonne<T> Forklaringer<T>(Func<T, IReadOnlyList<Finansforklaring>?> av) => new(
        "Forklaring", Kolonnetype.Tekst,
        l => av(l) is { } f ? string.Join(" | ", f.Select(t => $"{t.Felt} = {t.Formel}: {string.Join(", ", t.Poster)}")) : null, Valgfri: true);

    public static readonly IReadOnlyList<Kolonne<Finanslinje>> Linjekolonner =
    [
        new("Kode", Kolonnetype.Tekst, l => l.Kode), new("Tekst", Kolonnetype.Tekst, l => l.Tekst), new(Tabell.Linjetype, Kolonnetype.Tekst, l => l.Type),
        new("Beløp", Kolonnetype.Tall, l => l.Beloep), new("Andel i prosent", Kolonnetype.Prosent, l => l.AndelProsent, Valgfri: true),
        Forklaringer<Finanslinje>(l => l.Forklaringer),
    ];

    public static readonly IReadOnlyList<Kolonne<Finansaarslinje>> Aarskolonner =
    [
        new("Kode", Kolonnetype.Tekst, l => l.Kode), new("Tekst", Kolonnetype.Tekst, l => l.Tekst), new(Tabell.Linjetype, Kolonnetype.Tekst, l => l.Type),
        new("Beløp", Kolonnetype.Tall, l => l.Beloep), new("Forrige år", Kolonnetype.Tall, l => l.BeloepForrigeAar),
        Forklaringer<Finansaarslinje>(l => l.Forklaringer),
    ];

    public static IReadOnlyList<Kolonne<Finansdatolinje>> Datokolonner(IReadOnlyList<DateOnly> datoer) =>
    [
        new("Kode", Kolonnetype.Tekst, l => l.Kode), new("Tekst", Kolonnetype.Tekst, l => l.Tekst), new(Tabell.Linjetype, Kolonnetype.Tekst, l => l.Type),
        .. datoer.Select((d, i) => new Kolonne<Finansdatolinje>(
            d.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), Kolonnetype.Tall, l => l.Verdier[i].Beloep)),
        new("Endring", Kolonnetype.Tall, l => l.Endring), new("Andel i prosent", Kolonnetype.Prosent, l => l.AndelProsent, Valgfri: true),
        Forklaringer<Finansdatolinje>(l => l.Forklaringer),
    ];
}
