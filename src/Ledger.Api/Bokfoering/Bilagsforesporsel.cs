using FluentValidation;
using Ledger.Api.Http.Json;
using Ledger.Api.Http.Validering;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Validering;

namespace Ledger.Api.Bokfoering;

/// <summary>A row of a bilag: with konto the fields kontoklasse, art, kapittel and sektor are left out, with lokalFunksjon funksjon is.</summary>
internal sealed record Posteringsforesporsel(
    string? Kontoklasse,
    Tall? Beloep,
    string? Art = null,
    string? Funksjon = null,
    string? Kapittel = null,
    string? Sektor = null,
    string? Ansvar = null,
    string? Prosjekt = null,
    string? Fond = null,
    string? Merke = null,
    string? Tekst = null,
    string? Motpart = null,
    string? Dokument = null,
    string? Konto = null,
    string? LokalFunksjon = null,
    string? Fridim1 = null,
    string? Fridim2 = null);

/// <summary>A bilag.</summary>
internal sealed record Bilagsforesporsel(
    string? Bilagsreferanse, string? Bilagsdato, Heltall? Periode, IReadOnlyList<Posteringsforesporsel>? Posteringer, string? Tekst = null)
{
    /// <summary>The rows in the form that the import reads too.</summary>
    public IReadOnlyList<Posteringsfelt> Felt() =>
        [.. Posteringer!.Select((p, i) => new Posteringsfelt
        {
            Prefiks = $"posteringer[{i}].",
            Bilagsreferanse = Bilagsreferanse ?? "",
            Bilagsdato = Bilagsdato ?? "",
            Periode = Periode?.Tekst ?? "",
            Kontoklasse = p.Kontoklasse ?? "",
            Art = p.Art ?? "",
            Funksjon = p.Funksjon ?? "",
            Kapittel = p.Kapittel ?? "",
            Sektor = p.Sektor ?? "",
            Ansvar = p.Ansvar ?? "",
            Prosjekt = p.Prosjekt ?? "",
            Fond = p.Fond ?? "",
            Merke = p.Merke ?? "",
            Beloep = p.Beloep?.Tekst ?? "",
            Tekst = p.Tekst ?? "",
            Motpart = p.Motpart ?? "",
            Dokument = p.Dokument ?? "",
            [Radfelt.Konto] = p.Konto ?? "",
            [Radfelt.LokalFunksjon] = p.LokalFunksjon ?? "",
            [Radfelt.Fridim1] = p.Fridim1 ?? "",
            [Radfelt.Fridim2] = p.Fridim2 ?? "",
        })];
}

/// <summary>How a bilag is reversed; all fields may be left out.</summary>
internal sealed record Tilbakefoeringsforesporsel(string? Bilagsdato = null, Heltall? Periode = null, string? Begrunnelse = null);

internal sealed class Bilagsvalidering : AbstractValidator<Bilagsforesporsel>
{
    public Bilagsvalidering()
    {
        RuleFor(b => b.Bilagsreferanse).Tekst(Tekstregler.Referanse);
        RuleFor(b => b.Bilagsdato).AvForm(Datoform.ErDato, "Bilagsdato skrives ÅÅÅÅ-MM-DD.");
        RuleFor(b => b.Periode).NotNull().WithErrorCode(Feilkoder.Mangler).WithMessage("Feltet periode mangler.");
        RuleFor(b => b.Tekst).ValgfriTekst(Tekstregler.Tekst);
        RuleFor(b => b.Posteringer)
            .Cascade(CascadeMode.Stop)
            .NotEmpty().WithErrorCode(Feilkoder.Mangler).WithMessage("Et bilag har posteringer.")
            .Must(p => p!.All(r => r is not null)).WithErrorCode(Feilkoder.Mangler).WithMessage("En postering er null.");
    }
}

internal sealed class Tilbakefoeringsvalidering : AbstractValidator<Tilbakefoeringsforesporsel>
{
    public Tilbakefoeringsvalidering()
    {
        RuleFor(t => t.Bilagsdato).Must(
            t => t is null || Datoform.ErDato(t)).WithErrorCode(Feilkoder.UgyldigFormat).WithMessage("Bilagsdato skrives ÅÅÅÅ-MM-DD.");
        RuleFor(t => t.Periode).Must(t => t is null || Domain.Verdier.Periode.TryParse(t.Value.Tekst, out _))
            .WithErrorCode(Feilkoder.UgyldigPeriode).WithMessage("En periode er 0–13.");
        RuleFor(t => t.Begrunnelse).ValgfriTekst(Tekstregler.Tekst);
    }
}
