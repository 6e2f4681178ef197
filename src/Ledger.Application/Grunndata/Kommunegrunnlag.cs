using System.Collections.Concurrent;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Domain.Aarsstatus;
using Ledger.Domain.Fond;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Noekkeltall;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Prosjekt;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Grunndata;

/// <summary>Everything that is defined for a municipality's year at one version.</summary>
/// <param name="Organisasjon">Null when the year has none, that is, does not exist.</param>
/// <param name="Oppstillinger">The municipality's own statements as they were sent, by id.</param>
/// <param name="Noekkeltall">What is decided about key figures, by id.</param>
/// <param name="Inndata">Numbers that the ledger does not hold, by name.</param>
/// <param name="Aarsgang">How far the year's accounts have come.</param>
public sealed record Kommunegrunnlag(
    LedgerId Ledger,
    Regnskapsaar Aar,
    long Versjon,
    long Sekvens,
    Kommuneopplysning Kommune,
    Organisasjonsplan? Organisasjon,
    IReadOnlyDictionary<Fondskode, Fondsopplysning> Fond,
    IReadOnlyDictionary<Prosjektkode, Prosjektopplysning> Prosjekter,
    IReadOnlyDictionary<Periode, Periodestatus> Perioder,
    IReadOnlyDictionary<string, Oppstillingsutkast> Oppstillinger,
    IReadOnlyDictionary<string, Noekkeltallvalg> Noekkeltall,
    IReadOnlyDictionary<string, decimal> Inndata,
    Aarsgang Aarsgang)
{
    /// <summary>A larger plan takes more memory than it takes time to make it again.</summary>
    private const int StoerstePlan = 5_000;

    private readonly ConcurrentDictionary<string, Oppstillingsplan> _planer = new(StringComparer.Ordinal);

    /// <summary>What the municipality has decided of closings, whatever the year.</summary>
    public Avslutningsregler Avslutningsregler { get; init; } = Avslutningsregler.Ingen;

    /// <summary>How far the year before has come.</summary>
    public Aarsgang ForrigeAar { get; init; } = Aarsgang.Ny;

    /// <summary>The year is closed, or has come further.</summary>
    public bool ErAvsluttet => Aarsgang.Tilstand != Aarstilstand.Aapen;

    /// <summary>No period takes a bilag.</summary>
    public bool ErLukket => Enumerable.Range(Periode.Minste, Periode.Stoerste - Periode.Minste + 1).All(p => Status(Periode.Fra(p)).ErLukket);

    /// <summary>The state of a period; open until it is closed for the first time.</summary>
    public Periodestatus Status(Periode periode) => Perioder.GetValueOrDefault(periode) ?? Periodestatus.Aapen(periode.Nummer);

    /// <summary>The part that rows are checked against.</summary>
    public Bokfoeringsgrunnlag Bokfoering() => _bokfoering ??= new(
        Ledger,
        Aar,
        Organisasjon ?? Organisasjonsplan.Tom,
        Fond,
        Prosjekter.Keys.ToHashSet(),
        Perioder.Where(p => p.Value.ErLukket).ToDictionary(p => p.Key, p => p.Value.Lukket!.Value));

    private Bokfoeringsgrunnlag? _bokfoering;

    /// <summary>The plan of a statement, made when it is first asked for. Shared by the versions that came since without defining anything.</summary>
    public Oppstillingsplan Plan(string id, Func<string, Oppstillingsdefinisjon> definisjon)
    {
        if (!_planer.TryGetValue(id, out var plan))
        {
            plan = _planer[id] = Lag();
        }
        else if (plan.Antall > StoerstePlan)
        {
            _planer.TryRemove(id, out _);
            return Lag();
        }

        return plan;

        Oppstillingsplan Lag() => new(definisjon(id), Organisasjon ?? Organisasjonsplan.Tom, Fond);
    }
}
