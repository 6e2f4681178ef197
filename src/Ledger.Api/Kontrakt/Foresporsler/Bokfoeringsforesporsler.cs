using System.Globalization;
using FluentValidation;
using Ledger.Application.Budsjett;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Validering;

namespace Ledger.Api.Kontrakt.Foresporsler;

/// <summary>A row of a bilag.</summary>
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
    string? Dokument = null);

/// <summary>A bilag.</summary>
internal sealed record Bilagsforesporsel(string? Bilagsreferanse, string? Bilagsdato, Tall? Periode, IReadOnlyList<Posteringsforesporsel>? Posteringer, string? Tekst = null)
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
        })];
}

/// <summary>How a bilag is reversed; all fields may be left out.</summary>
internal sealed record Tilbakefoeringsforesporsel(string? Bilagsdato = null, Tall? Periode = null, string? Begrunnelse = null);

/// <summary>A line of a budget decision.</summary>
internal sealed record Budsjettlinjeforesporsel(
    string? Kontoklasse,
    Tall? Beloep,
    string? Art = null,
    string? Funksjon = null,
    string? Ansvar = null,
    string? Prosjekt = null,
    string? Fond = null,
    Periodiseringsutkast? Periodisering = null);

/// <summary>A budget decision.</summary>
internal sealed record Vedtaksforesporsel(
    string? Vedtaksreferanse, string? Vedtaksdato, string? Organ, string? Type, IReadOnlyList<Budsjettlinjeforesporsel>? Linjer, string? Tekst = null)
{
    public Vedtaksutkast Utkast() => new(
        Vedtaksreferanse!,
        DateOnly.ParseExact(Vedtaksdato!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        Organ!,
        Vedtakstyper.TryParse(Type, out var type) ? type : throw new InvalidOperationException("Validated before."),
        string.IsNullOrEmpty(Tekst) ? null : Tekst,
        [.. Linjer!.Select((l, i) => new Budsjettlinjeutkast(
            new Posteringsfelt
            {
                Prefiks = $"linjer[{i}].",
                Kontoklasse = l.Kontoklasse ?? "",
                Art = l.Art ?? "",
                Funksjon = l.Funksjon ?? "",
                Ansvar = l.Ansvar ?? "",
                Prosjekt = l.Prosjekt ?? "",
                Fond = l.Fond ?? "",
                Beloep = l.Beloep?.Tekst ?? "",
            },
            l.Periodisering?.Maaneder))]);
}

internal sealed class Bilagsvalidering : AbstractValidator<Bilagsforesporsel>
{
    public Bilagsvalidering()
    {
        RuleFor(b => b.Bilagsreferanse).Tekst(Tekstregler.Referanse);
        RuleFor(b => b.Bilagsdato).AvForm(ErDato, "Bilagsdato skrives ÅÅÅÅ-MM-DD.");
        RuleFor(b => b.Periode).NotNull().WithErrorCode(Feilkoder.Mangler).WithMessage("Feltet periode mangler.");
        RuleFor(b => b.Tekst).ValgfriTekst(Tekstregler.Tekst);
        RuleFor(b => b.Posteringer)
            .Cascade(CascadeMode.Stop)
            .NotEmpty().WithErrorCode(Feilkoder.Mangler).WithMessage("Et bilag har posteringer.")
            .Must(p => p!.All(r => r is not null)).WithErrorCode(Feilkoder.Mangler).WithMessage("En postering er null.");
    }

    internal static bool ErDato(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}

internal sealed class Tilbakefoeringsvalidering : AbstractValidator<Tilbakefoeringsforesporsel>
{
    public Tilbakefoeringsvalidering()
    {
        RuleFor(t => t.Bilagsdato).Must(t => t is null || Bilagsvalidering.ErDato(t)).WithErrorCode(Feilkoder.UgyldigFormat).WithMessage("Bilagsdato skrives ÅÅÅÅ-MM-DD.");
        RuleFor(t => t.Periode).Must(t => t is null || Domain.Verdier.Periode.TryParse(t.Value.Tekst, out _)).WithErrorCode(Feilkoder.UgyldigPeriode).WithMessage("En periode er 0–13.");
        RuleFor(t => t.Begrunnelse).ValgfriTekst(Tekstregler.Tekst);
    }
}

internal sealed class Vedtaksvalidering : AbstractValidator<Vedtaksforesporsel>
{
    private const int MestLinjer = 100_000;

    public Vedtaksvalidering()
    {
        RuleFor(v => v.Vedtaksreferanse).Tekst(Tekstregler.Referanse).Must(r => Tekstregler.HarRenekanter(r!)).WithErrorCode(Feilkoder.UgyldigFormat).WithMessage(Tekstregler.KanterMelding);
        RuleFor(v => v.Vedtaksdato).AvForm(Bilagsvalidering.ErDato, "Vedtaksdato skrives ÅÅÅÅ-MM-DD.");
        RuleFor(v => v.Organ).Tekst(Tekstregler.Navn);
        RuleFor(v => v.Type).AvForm(t => Vedtakstyper.TryParse(t, out _), "Type er opprinnelig, tertial1, tertial2, teknisk eller annet.");
        RuleFor(v => v.Tekst).ValgfriTekst(Tekstregler.Tekst);
        RuleFor(v => v.Linjer)
            .Cascade(CascadeMode.Stop)
            .NotEmpty().WithErrorCode(Feilkoder.Mangler).WithMessage("Et vedtak har linjer.")
            .Must(l => l!.Count <= MestLinjer).WithErrorCode(Feilkoder.ForMange).WithMessage($"Et vedtak har høyst {MestLinjer} linjer.")
            .Must(l => l!.All(r => r is not null)).WithErrorCode(Feilkoder.Mangler).WithMessage("En linje er null.");
    }
}
