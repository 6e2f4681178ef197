using System.Globalization;
using FluentValidation;
using Ledger.Api.Http.Json;
using Ledger.Api.Http.Validering;
using Ledger.Application.Lesing;
using Ledger.Application.Rapporter;
using Ledger.Application.Rapportering;
using Ledger.Domain.Validering;

namespace Ledger.Api.Rapporter;

/// <summary>The reports of a page, to be answered at one version.</summary>
/// <param name="Versjon">A version, or with perTidspunkt a time; with neither, the newest.</param>
internal sealed record Rapportforesporsel(IReadOnlyList<Rapportbestilling>? Rapporter, Heltall? Versjon = null, string? PerTidspunkt = null)
{
    public Tidsvalg Tid() => new Rapportspoersmaal(navn => navn switch
    {
        "versjon" => Versjon?.Tekst,
        "perTidspunkt" => PerTidspunkt,
        _ => null,
    }).Tid();
}

/// <summary>A report: the parameters that its own address has.</summary>
/// <param name="Id">What the caller calls it; its place in the list when left out.</param>
/// <param name="Oppstilling">Of rapport oppstilling, the statement's id.</param>
internal sealed record Rapportbestilling(
    string? Rapport,
    Heltall? Aar,
    string? Id = null,
    string? Oppstilling = null,
    string? Nivaa = null,
    string? Overordnet = null,
    Heltall? TilPeriode = null,
    string? Enhet = null,
    string? Fortegn = null,
    bool? Forklar = null,
    string? Ansvar = null,
    string? Funksjon = null,
    string? Prosjekt = null,
    string? Art = null,
    string? GrupperPaa = null,
    string? Konto = null,
    string? LokalFunksjon = null,
    string? Fridim1 = null,
    string? Fridim2 = null,
    string? Periodisering = null,
    Heltall? FraPeriode = null,
    string? Kolonnesett = null,
    bool? PerPeriode = null,
    string? FordelPaa = null,
    string? Organisasjon = null,
    string? Tabell = null,
    string? Kolonner = null,
    string? Prognose = null,
    string? ForrigePrognose = null,
    string? Forslag = null,
    string? Plan = null,
    Heltall? SistVedtatt = null,
    string? Portefoelje = null,
    string? Dato = null,
    string? Fra = null,
    string? Til = null,
    string? Metode = null,
    string? Serie = null,
    Heltall? Maaneder = null,
    decimal? Rente = null,
    decimal? Aksjer = null,
    decimal? Motpart = null)
{
    private static readonly IReadOnlyList<string> Felt =
    [
        "oppstilling", "nivaa", "overordnet", "tilPeriode", "enhet", "fortegn", "forklar", "ansvar", "funksjon", "prosjekt", "art", "grupperPaa",
        "konto", "lokalFunksjon", "fridim1", "fridim2", "periodisering", "fraPeriode", "kolonnesett", "perPeriode", "fordelPaa", "organisasjon",
        "tabell", "kolonner", "prognose", "forrigePrognose", "forslag", "plan", "sistVedtatt",
        "portefoelje", "dato", "fra", "til", "metode", "serie", "maaneder", "rente", "aksjer", "motpart",
    ];

    /// <summary>The parameters that were sent.</summary>
    public IEnumerable<string> Sendt() => Felt.Where(f => Verdi(f) is not null);

    /// <summary>What a parameter of the report is; null when it was not sent. Which report and year it is of, the batch knows.</summary>
    public string? Verdi(string parameter) => parameter switch
    {
        "oppstilling" => Oppstilling,
        "nivaa" => Nivaa,
        "overordnet" => Overordnet,
        "tilPeriode" => TilPeriode?.Tekst,
        "enhet" => Enhet,
        "fortegn" => Fortegn,
        "forklar" => Bryter(Forklar),
        "ansvar" => Ansvar,
        "funksjon" => Funksjon,
        "prosjekt" => Prosjekt,
        "art" => Art,
        "grupperPaa" => GrupperPaa,
        "konto" => Konto,
        "lokalFunksjon" => LokalFunksjon,
        "fridim1" => Fridim1,
        "fridim2" => Fridim2,
        "periodisering" => Periodisering,
        "fraPeriode" => FraPeriode?.Tekst,
        "kolonnesett" => Kolonnesett,
        "perPeriode" => Bryter(PerPeriode),
        "fordelPaa" => FordelPaa,
        "organisasjon" => Organisasjon,
        "tabell" => Tabell,
        "kolonner" => Kolonner,
        "prognose" => Prognose,
        "forrigePrognose" => ForrigePrognose,
        "forslag" => Forslag,
        "plan" => Plan,
        "sistVedtatt" => SistVedtatt?.Tekst,
        "portefoelje" => Portefoelje,
        "dato" => Dato,
        "fra" => Fra,
        "til" => Til,
        "metode" => Metode,
        "serie" => Serie,
        "maaneder" => Maaneder?.Tekst,
        "rente" => Skriv(Rente),
        "aksjer" => Skriv(Aksjer),
        "motpart" => Skriv(Motpart),
        _ => null,
    };

    private static string? Skriv(decimal? tall) => tall?.ToString(CultureInfo.InvariantCulture);

    private static string? Bryter(bool? verdi) => verdi switch { null => null, true => "true", false => "false" };
}

internal sealed class Rapportforesporselsvalidator : AbstractValidator<Rapportforesporsel>
{
    private const int MestRapporter = 50;
    private const int LengsteId = 100;

    private static readonly IReadOnlyList<string> Navn = [.. Rapportregister.IBunke.Select(r => r.Navn)];

    public Rapportforesporselsvalidator()
    {
        RuleFor(r => r.Rapporter)
            .Cascade(CascadeMode.Stop)
            .NotEmpty().WithErrorCode(Feilkoder.Mangler).WithMessage("Listen over rapporter mangler.")
            .Must(r => r!.Count <= MestRapporter && r.All(b => b is not null))
            .WithErrorCode(Feilkoder.UgyldigFormat).WithMessage($"Høyst {MestRapporter} rapporter, ingen av dem null.");
        RuleForEach(r => r.Rapporter).ChildRules(b =>
        {
            b.RuleFor(r => r.Rapport).AvForm(r => Navn.Contains(r), $"rapport er en av {string.Join(", ", Navn)}.");
            b.RuleFor(r => r.Aar).NotNull().WithErrorCode(Feilkoder.Mangler).WithMessage("Feltet mangler.");
            b.RuleFor(r => r.Id).ValgfriTekst(LengsteId);
        }).When(r => r.Rapporter is not null && r.Rapporter.All(b => b is not null));
    }
}
