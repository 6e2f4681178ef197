using FluentValidation;
using Ledger.Api.Http.Json;
using Ledger.Api.Http.Validering;
using Ledger.Domain.Fond;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Prosjekt;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Kommuner;

/// <summary>A municipality.</summary>
/// <param name="Proeve">true makes a place to try; it is said when the municipality is registered, and not changed.</param>
internal sealed record Kommuneforesporsel(string? Navn, string? Organisasjonsnummer, bool? Proeve = null);

/// <summary>A year's organisation.</summary>
internal sealed record Organisasjonsforesporsel(IReadOnlyList<Enhetsforesporsel>? Enheter)
{
    /// <summary>The units as the domain takes them; the request is valid.</summary>
    public IReadOnlyList<Enhet> Innhold() => [.. Enheter!.Select(e => new Enhet(
        Ansvar.Parse(e.Kode!),
        e.Navn!,
        Nivaaer.TryParse(e.Nivaa, out var nivaa) ? nivaa : throw new InvalidOperationException("Validated before."),
        string.IsNullOrEmpty(e.Overordnet) ? default : Ansvar.Parse(e.Overordnet)))];
}

/// <summary>A unit; overordnet is null for a top unit.</summary>
internal sealed record Enhetsforesporsel(string? Kode, string? Navn, string? Nivaa, string? Overordnet = null);

/// <summary>A fund.</summary>
/// <param name="Formaalskode">videreutlaan for the bundet investeringsfond of received avdrag on videreutlån (kommuneloven § 14-10); else left out.</param>
internal sealed record Fondsforesporsel(string? Navn, string? Type, string? Formaal = null, string? Formaalskode = null)
{
    /// <summary>The fund as the domain takes it; the request is valid.</summary>
    public Fondsopplysning Innhold(Fondskode kode) =>
        new(kode, Navn!, Fondstyper.TryParse(Type, out var type) ? type : throw new InvalidOperationException("Validated before."), Formaal, Formaalskode);
}

/// <summary>A project; kostnadsramme in kroner.</summary>
internal sealed record Prosjektforesporsel(string? Navn, string? Fase = null, Tall? Kostnadsramme = null)
{
    /// <summary>The project as the domain takes it; the request is valid.</summary>
    public Prosjektopplysning Innhold(Prosjektkode kode) =>
        new(kode, Navn!, Fase, Kostnadsramme is { } tall && Beloep.TryParse(tall.Tekst, out var ramme) ? ramme : null);
}

internal sealed class Kommunevalidering : AbstractValidator<Kommuneforesporsel>
{
    public Kommunevalidering()
    {
        RuleFor(k => k.Navn).Tekst(Tekstregler.Navn);
        RuleFor(k => k.Organisasjonsnummer).AvForm(
            t => Organisasjonsnummer.TryParse(t, out _), "Et organisasjonsnummer har ni siffer med riktig kontrollsiffer.");
    }
}

internal sealed class Organisasjonsvalidering : AbstractValidator<Organisasjonsforesporsel>
{
    private const int MestEnheter = 20_000;

    public Organisasjonsvalidering()
    {
        RuleFor(o => o.Enheter)
            .Cascade(CascadeMode.Stop)
            .NotEmpty().WithErrorCode(Feilkoder.Mangler).WithMessage("En organisasjon har minst én enhet.")
            .Must(e => e!.Count <= MestEnheter).WithErrorCode(Feilkoder.ForMange).WithMessage($"En organisasjon har høyst {MestEnheter} enheter.");
        RuleForEach(o => o.Enheter).NotNull().WithErrorCode(Feilkoder.Mangler).WithMessage("Enheten er null.").SetValidator(new Enhetsvalidering()!);
    }

    private sealed class Enhetsvalidering : AbstractValidator<Enhetsforesporsel>
    {
        public Enhetsvalidering()
        {
            RuleFor(e => e.Kode).AvForm(t => Ansvar.TryParse(t, out _), "En kode er 1–20 bokstaver, siffer, punktum, strek eller understrek.");
            RuleFor(e => e.Navn).Tekst(Tekstregler.Navn);
            RuleFor(e => e.Nivaa).AvForm(t => Nivaaer.TryParse(t, out _), "Nivaa er direktoromraade, tjenesteomraade eller ansvar.");
            RuleFor(e => e.Overordnet).ValgfriForm(t => Ansvar.TryParse(t, out _), "Overordnet er en enhets kode.");
        }
    }
}

internal sealed class Fondsvalidering : AbstractValidator<Fondsforesporsel>
{
    public Fondsvalidering()
    {
        RuleFor(f => f.Navn).Tekst(Tekstregler.Navn);
        RuleFor(f => f.Type).AvForm(
            t => Fondstyper.TryParse(t, out _), "Type er disposisjonsfond, bundetDriftsfond, ubundetInvesteringsfond eller bundetInvesteringsfond.");
        RuleFor(f => f.Formaal).ValgfriTekst(Tekstregler.Tekst);
        RuleFor(f => f.Formaalskode).Must((f, kode) => kode is null || (Fondsformaal.ErKjent(kode) && f.Type == Fondstype.BundetInvesteringsfond.Navn()))
            .WithErrorCode(Feilkoder.UgyldigFormat).WithMessage("Formaalskode er videreutlaan, og bare på et bundet investeringsfond.");
    }
}

internal sealed class Prosjektvalidering : AbstractValidator<Prosjektforesporsel>
{
    public Prosjektvalidering()
    {
        RuleFor(p => p.Navn).Tekst(Tekstregler.Navn);
        RuleFor(p => p.Fase).ValgfriTekst(50);
        RuleFor(p => p.Kostnadsramme)
            .Must(t => t is null || (Beloep.TryParse(t.Value.Tekst, out var b) && b >= Beloep.Null))
            .WithErrorCode(Feilkoder.UgyldigBeloep).WithMessage("Kostnadsramme er et beløp på null eller mer med høyst to desimaler.");
    }
}
