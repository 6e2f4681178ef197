using System.Collections.Concurrent;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Domain;
using Ledger.Domain.Aarsstatus;
using Ledger.Domain.Betydning;
using Ledger.Domain.Bevilgninger;
using Ledger.Domain.Fond;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Noekkeltall;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Prosjekt;
using Ledger.Domain.Regnskapsenheter;
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
    /// <summary>The municipality's chart; empty when it has none.</summary>
    public Kommunekontoplan Kontoplan { get; init; } = Kommunekontoplan.Tom;

    /// <summary>The levels of rules that the municipality has raised, by the rule's code: rule by rule, or with its choices for closings.</summary>
    public IReadOnlyDictionary<string, Funnivaa> Nivaaer { get; init; } = new Dictionary<string, Funnivaa>();

    /// <summary>
    /// The sequence number of the last entry that what keys mean depends on: of the chart, the organisation, the projects and the funds. Keys mean
    /// the same where it is the same.
    /// </summary>
    public long Betydningssekvens { get; init; }

    /// <summary>The council's appropriations of the year as they were sent; none where the council's level of the organisation rules.</summary>
    public IReadOnlyList<Bevilgningsutkast> Bevilgninger { get; init; } = [];

    /// <summary>How budget lines may be spread, by code: twelve weights.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<decimal>> Periodiseringsprofiler { get; init; } = new Dictionary<string, IReadOnlyList<decimal>>();

    /// <summary>What the municipality has written in the notes of the year, by the note's name.</summary>
    public IReadOnlyDictionary<string, Verntekst> Notetekster { get; init; } = new Dictionary<string, Verntekst>();

    /// <summary>The municipality's units that keep accounts of their own.</summary>
    public IReadOnlyList<Regnskapsenhet> Regnskapsenheter { get; init; } = [];

    /// <summary>How the year's notes are numbered, and the municipality's own notes.</summary>
    public Noteoppsett Noteoppsett { get; init; } = Noteoppsett.Loven;

    /// <summary>A larger plan takes more memory than it takes time to make it again.</summary>
    private const int StoerstePlan = 5_000;

    private ConcurrentDictionary<(string Id, bool MedUplassert), Oppstillingsplan> _planer = new();

    /// <summary>What the municipality has decided of closings, whatever the year.</summary>
    public Avslutningsregler Avslutningsregler { get; init; } = Avslutningsregler.Ingen;

    /// <summary>What is asked of approvals, whatever the year.</summary>
    public Attestasjonsregler Attestasjonsregler { get; init; } = Attestasjonsregler.Ingen;

    /// <summary>What is registered of merforbruk, whatever the year.</summary>
    public Merforbruksopplysning Merforbruk { get; init; } = Merforbruksopplysning.Ingen;

    /// <summary>How far the year before has come.</summary>
    public Aarsgang ForrigeAar { get; init; } = Aarsgang.Ny;

    /// <summary>How far the year before that has come: what its closing journaled, a trial closing of the year before needs.</summary>
    public Aarsgang AaretFoerForrige { get; init; } = Aarsgang.Ny;

    /// <summary>The year is closed, or has come further.</summary>
    public bool ErAvsluttet => Aarsgang.Tilstand != Aarstilstand.Aapen;

    /// <summary>No period takes a bilag.</summary>
    public bool ErLukket => Enumerable.Range(Periode.Minste, Periode.Stoerste - Periode.Minste + 1).All(p => Status(Periode.Fra(p)).ErLukket);

    /// <summary>The state of a period; open until it is closed for the first time.</summary>
    public Periodestatus Status(Periode periode) => Perioder.GetValueOrDefault(periode) ?? Periodestatus.Aapen(periode.Nummer);

    /// <summary>The same with another organisation and other projects. It shares no plan with this one.</summary>
    public Kommunegrunnlag MedAnnen(Organisasjonsplan organisasjon, IReadOnlyDictionary<Prosjektkode, Prosjektopplysning> prosjekter) =>
        this with { Organisasjon = organisasjon, Prosjekter = prosjekter, _planer = new(), _bokfoering = null };

    /// <summary>The same at a later or earlier version between which nothing was defined. What was made of the definitions is shared.</summary>
    public Kommunegrunnlag Ved(long versjon, long sekvens)
    {
        _ = Bokfoering();
        return this with { Versjon = versjon, Sekvens = sekvens };
    }

    /// <summary>The part that rows are checked against.</summary>
    public Bokfoeringsgrunnlag Bokfoering() => _bokfoering ??= new(
        Ledger,
        Aar,
        Organisasjon ?? Organisasjonsplan.Tom,
        Fond,
        Prosjekter.Keys.ToHashSet(),
        Perioder.Where(p => p.Value.ErLukket).ToDictionary(p => p.Key, p => p.Value.Lukket!.Value),
        Kontoplan)
    {
        Attestasjon = Attestasjonsregler,
        Motparter = Regnskapsenheter.Count == 0 ? System.Collections.Immutable.ImmutableHashSet<string>.Empty
            : Regnskapsenheter.Select(e => e.Kode).Append(Regnskapsenhet.Kasse).Where(k => k != Regnskapsenhet.Av(Ledger)).ToHashSet(StringComparer.Ordinal),
        Enheter = Regnskapsenheter.ToDictionary(e => e.Kode, StringComparer.Ordinal),
    };

    private Bokfoeringsgrunnlag? _bokfoering;

    /// <summary>What keys mean.</summary>
    public Noekkeltolk Tolk => _tolk ??= TolkMed(Kontoplan);

    /// <summary>What keys would mean by another chart.</summary>
    public Noekkeltolk TolkMed(Kommunekontoplan kontoplan) => new(kontoplan, Organisasjon ?? Organisasjonsplan.Tom, Bokfoering().Prosjekter);

    private Noekkeltolk? _tolk;

    /// <summary>The registered funds, and those for what is given to none of them.</summary>
    public IReadOnlyDictionary<Fondskode, Fondsopplysning> AlleFond =>
        _alleFond ??= Fond.Concat(Ufordeltefond.Alle.Where(f => !Fond.ContainsKey(f.Key))).ToDictionary();

    private IReadOnlyDictionary<Fondskode, Fondsopplysning>? _alleFond;

    /// <summary>The plan of a statement, made when it is first asked for. Shared by the versions that came since without defining anything.</summary>
    /// <param name="medUplassert">The statement has the line of what has no place yet.</param>
    public Oppstillingsplan Plan(string id, bool medUplassert, Func<string, Oppstillingsdefinisjon> definisjon)
    {
        if (!_planer.TryGetValue((id, medUplassert), out var plan))
        {
            plan = _planer[(id, medUplassert)] = Lag();
        }
        else if (plan.Antall > StoerstePlan)
        {
            _planer.TryRemove((id, medUplassert), out _);
            return Lag();
        }

        return plan;

        Oppstillingsplan Lag() => new(definisjon(id), Organisasjon ?? Organisasjonsplan.Tom, AlleFond);
    }
}
