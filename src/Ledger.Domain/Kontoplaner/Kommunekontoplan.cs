using System.Collections.Concurrent;
using System.Collections.Frozen;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Kontoplaner;

/// <summary>
/// The municipality's own chart of one year: what its accounts and functions mean in KOSTRA's terms. The journal keeps the codes that the source
/// wrote; the chart is a definition, and says what they mean when a report is made. So a chart that is put right in October moves the figures of
/// the whole year.
/// </summary>
/// <remarks>An account of its own comes before the patterns, and of the patterns the first that matches counts. Safe for use by many threads.</remarks>
public sealed class Kommunekontoplan
{
    public static readonly Kommunekontoplan Tom = new([], [], [], [], Kontoplan.For(Regnskapsaar.Fra(Regnskapsaar.Minste), default));

    /// <summary>How many codes' meanings are kept. A chart has some hundred accounts; more than this comes only from a source that writes anything.</summary>
    private const int MestKjente = 50_000;

    private readonly FrozenDictionary<string, Konto> _konti;
    private readonly FrozenDictionary<string, Lokalfunksjon> _funksjoner;
    private readonly Kontoplan _kostra;
    private readonly ConcurrentDictionary<string, Kontobetydning?> _kjenteKonti = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Funksjon> _kjenteFunksjoner = new(StringComparer.Ordinal);

    /// <param name="konti">With codes that are unique.</param>
    /// <param name="funksjoner">Likewise.</param>
    /// <param name="kostra">KOSTRA's codes of the year: a pattern may make a code that is not among them, and such a code has no meaning.</param>
    public Kommunekontoplan(
        IReadOnlyList<Konto> konti,
        IReadOnlyList<Kontomoenster> moenstre,
        IReadOnlyList<Lokalfunksjon> funksjoner,
        IReadOnlyList<Funksjonsmoenster> funksjonsmoenstre,
        Kontoplan kostra)
    {
        (Konti, Moenstre, Funksjoner, Funksjonsmoenstre, _kostra) = (konti, moenstre, funksjoner, funksjonsmoenstre, kostra);
        _konti = konti.ToFrozenDictionary(k => k.Kode, StringComparer.Ordinal);
        _funksjoner = funksjoner.ToFrozenDictionary(f => f.Kode, StringComparer.Ordinal);
    }

    public IReadOnlyList<Konto> Konti { get; }

    public IReadOnlyList<Kontomoenster> Moenstre { get; }

    public IReadOnlyList<Lokalfunksjon> Funksjoner { get; }

    public IReadOnlyList<Funksjonsmoenster> Funksjonsmoenstre { get; }

    /// <summary>Accounts that the registered funds name as theirs.</summary>
    public IReadOnlyDictionary<string, Fondskode> Fondskonti { get; init; } = new Dictionary<string, Fondskode>();

    /// <summary>True when the chart says nothing.</summary>
    public bool ErTom => Konti.Count + Moenstre.Count + Funksjoner.Count + Funksjonsmoenstre.Count == 0;

    /// <summary>The account's name; empty when only a pattern knows it.</summary>
    public string Navn(string konto) => _konti.TryGetValue(konto, out var k) ? k.Navn : "";

    /// <summary>The function's name; empty when only a pattern knows it.</summary>
    public string Funksjonsnavn(string lokalFunksjon) => _funksjoner.TryGetValue(lokalFunksjon, out var f) ? f.Navn : "";

    /// <summary>What an account means; null when the chart does not know it.</summary>
    public Kontobetydning? Betydning(string konto)
    {
        if (_kjenteKonti.TryGetValue(konto, out var kjent))
        {
            return kjent;
        }

        var betydning = _konti.TryGetValue(konto, out var k)
            ? MedFond(k.Betydning, konto)
            : Moenstre.Select(m => m.Betydning(konto)).FirstOrDefault(b => b is not null) is { } b ? MedFond(MedKjenteKoder(b), konto) : null;
        if (_kjenteKonti.Count < MestKjente)
        {
            _kjenteKonti.TryAdd(konto, betydning);
        }

        return betydning;
    }

    /// <summary>The KOSTRA function of a function of the municipality's own; empty when the chart does not know it.</summary>
    public Funksjon Funksjonsbetydning(string lokalFunksjon)
    {
        if (_kjenteFunksjoner.TryGetValue(lokalFunksjon, out var kjent))
        {
            return kjent;
        }

        var funksjon = _funksjoner.TryGetValue(lokalFunksjon, out var f)
            ? f.Funksjon
            : Funksjonsmoenstre.Select(m => m.Betydning(lokalFunksjon)).FirstOrDefault(b => b is not null) ?? default;
        funksjon = _kostra.Status(funksjon).ErKjent() ? funksjon : default;
        if (_kjenteFunksjoner.Count < MestKjente)
        {
            _kjenteFunksjoner.TryAdd(lokalFunksjon, funksjon);
        }

        return funksjon;
    }

    /// <summary>The meaning with the fund whose account it is, where the chart does not say the fund itself.</summary>
    private Kontobetydning MedFond(Kontobetydning b, string konto) =>
        b.Fond.ErTom && Fondskonti.TryGetValue(konto, out var fond) ? b with { Fond = fond } : b;

    /// <summary>The meaning with only those codes that KOSTRA has had by the year.</summary>
    private Kontobetydning MedKjenteKoder(Kontobetydning b) => b with
    {
        Art = !b.Art.ErTom && _kostra.Status(b.Art).ErKjent() ? b.Art : default,
        Kapittel = !b.Kapittel.ErTom && _kostra.Status(b.Kapittel).ErKjent() ? b.Kapittel : default,
        Sektor = !b.Sektor.ErTom && _kostra.Status(b.Sektor).ErKjent() ? b.Sektor : default,
    };
}
