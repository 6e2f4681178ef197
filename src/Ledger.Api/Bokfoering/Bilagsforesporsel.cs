using FluentValidation;
using Ledger.Api.Http.Json;
using Ledger.Api.Http.Validering;
using Ledger.Application;
using Ledger.Application.Bokfoering;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

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
    string? Fridim2 = null,
    string? Motpartsenhet = null);

/// <summary>A bilag by its year and number.</summary>
internal sealed record Bilagsstedforesporsel(Heltall? Aar, Heltall? Bilagsnummer)
{
    public Bilagssted Lest() => new(
        Parametertolk.Aar(Aar!.Value.Tekst).Aar, Parametertolk.Heltall(Bilagsnummer!.Value.Tekst, "bilagsnummer", 0, 1, int.MaxValue));
}

/// <summary>Who approved a bilag before it was booked, as its source knows him.</summary>
/// <param name="Person">The same person is the same text.</param>
internal sealed record Godkjennerforesporsel(string? Person, string? Navn = null, string? Tidspunkt = null);

/// <summary>A bilag.</summary>
/// <param name="Korrigerer">The bilag with an error that this one corrects, of this year or an earlier one; the two then refer to each other.</param>
/// <param name="TidligereAarsFeil">The error is of an earlier year (§ 5-10 letter c).</param>
/// <param name="Begrunnelse">Why; needed with tidligereAarsFeil.</param>
internal sealed record Bilagsforesporsel(
    string? Bilagsreferanse, string? Bilagsdato, Heltall? Periode, IReadOnlyList<Posteringsforesporsel>? Posteringer, string? Tekst = null,
    Bilagsstedforesporsel? Korrigerer = null, bool? TidligereAarsFeil = null, string? Begrunnelse = null,
    Godkjennerforesporsel? AttestertAv = null, Godkjennerforesporsel? AnvistAv = null)
{
    public Godkjenning Godkjenning() => Godkjennerne.Les(AttestertAv, AnvistAv);

    /// <summary>Null when it corrects nothing.</summary>
    public Korreksjon? Korreksjon() => Korrigerer is null && TidligereAarsFeil != true
        ? null : new(Korrigerer?.Lest(), TidligereAarsFeil == true, string.IsNullOrEmpty(Begrunnelse) ? null : Begrunnelse);

    /// <summary>The rows in the form that the import reads too.</summary>
    public IReadOnlyList<Posteringsfelt> Felt() => Radene.Felt(Posteringer!, Bilagsreferanse, Bilagsdato, Periode);
}

/// <summary>Rows of a request in the form that the import reads too.</summary>
internal static class Radene
{
    public static IReadOnlyList<Posteringsfelt> Felt(
        IReadOnlyList<Posteringsforesporsel> posteringer, string? bilagsreferanse, string? bilagsdato, Heltall? periode) =>
        [.. posteringer.Select((p, i) => Radform.Les(p, $"posteringer[{i}].").I(bilagsreferanse ?? "", bilagsdato ?? "", periode?.Tekst ?? ""))];
}

/// <summary>How a bilag is reversed; all fields may be left out.</summary>
/// <param name="IAar">The year to reverse it in, when its own is closed.</param>
/// <param name="Kart">With iAar: what codes and units are called in that year, by field: {"ansvar": {"101": "201"}}.</param>
internal sealed record Tilbakefoeringsforesporsel(
    string? Bilagsdato = null, Heltall? Periode = null, string? Begrunnelse = null, Heltall? IAar = null,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? Kart = null)
{
    public Korreksjonsordre Ordre(Regnskapsaar aar) => new(
        IAar is { } i ? Parametertolk.Aar(i.Tekst) : aar, Kart ?? new Dictionary<string, IReadOnlyDictionary<string, string>>(),
        Bilagsdato is { } d ? Datoform.Les(d) : null, Periode is { } p ? Parametertolk.Periode(p.Tekst) : null, Begrunnelse);
}

/// <summary>A correction: the bilag is reversed in full, and the right one is booked beside it.</summary>
/// <param name="IAar">The year to correct it in; the bilag's own when it is left out.</param>
/// <param name="Bilagsreferanse">Of the right bilag.</param>
/// <param name="Bilagsdato">Of both; today when it is left out.</param>
/// <param name="Posteringer">The rows as they should have been.</param>
/// <param name="Kart">What codes and units of the bilag are called in the year of the correction, by field.</param>
internal sealed record Korreksjonsforesporsel(
    string? Bilagsreferanse, string? Begrunnelse, IReadOnlyList<Posteringsforesporsel>? Posteringer, Heltall? IAar = null, string? Bilagsdato = null,
    Heltall? Periode = null, string? Tekst = null, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? Kart = null,
    Godkjennerforesporsel? AttestertAv = null, Godkjennerforesporsel? AnvistAv = null)
{
    public Korreksjonsordre Ordre(Regnskapsaar aar) => new Tilbakefoeringsforesporsel(Bilagsdato, Periode, Begrunnelse, IAar, Kart).Ordre(aar);

    public Riktigbilag Riktig() => new(Radene.Felt(Posteringer!, Bilagsreferanse, Bilagsdato, Periode), string.IsNullOrEmpty(Tekst) ? null : Tekst,
        Godkjennerne.Les(AttestertAv, AnvistAv));
}

internal sealed class Bilagsvalidering : AbstractValidator<Bilagsforesporsel>
{
    public Bilagsvalidering()
    {
        RuleFor(b => b.Bilagsreferanse).Tekst(Tekstregler.Referanse);
        RuleFor(b => b.Bilagsdato).AvForm(Datoform.ErDato, "Bilagsdato skrives ÅÅÅÅ-MM-DD.");
        RuleFor(b => b.Periode).NotNull().WithErrorCode(Feilkoder.Mangler).WithMessage("Feltet periode mangler.");
        RuleFor(b => b.Tekst).ValgfriTekst(Tekstregler.Tekst);
        RuleFor(b => b.Korrigerer).ErBilagssted();
        RuleFor(b => b.Begrunnelse).NotEmpty().When(b => b.TidligereAarsFeil == true).WithErrorCode(Feilkoder.Mangler)
            .WithMessage("En feil fra et tidligere år har en begrunnelse.");
        RuleFor(b => b.Begrunnelse).ValgfriTekst(Tekstregler.Tekst);
        RuleFor(b => b.Posteringer).HarPosteringer();
        RuleFor(b => b.AttestertAv!).SetValidator(new Godkjennervalidering()).When(b => b.AttestertAv is not null);
        RuleFor(b => b.AnvistAv!).SetValidator(new Godkjennervalidering()).When(b => b.AnvistAv is not null);
    }
}

internal sealed class Korreksjonsvalidering : AbstractValidator<Korreksjonsforesporsel>
{
    public Korreksjonsvalidering()
    {
        RuleFor(k => k.Bilagsreferanse).Tekst(Tekstregler.Referanse);
        RuleFor(k => k.Begrunnelse).Tekst(Tekstregler.Tekst);
        RuleFor(k => k.Posteringer).HarPosteringer();
        RuleFor(k => k.IAar).ErAar();
        RuleFor(k => k.Bilagsdato).ErValgfriDato();
        RuleFor(k => k.Periode).ErValgfriPeriode();
        RuleFor(k => k.Tekst).ValgfriTekst(Tekstregler.Tekst);
        RuleFor(k => k.Kart).ErKart();
        RuleFor(k => k.AttestertAv!).SetValidator(new Godkjennervalidering()).When(k => k.AttestertAv is not null);
        RuleFor(k => k.AnvistAv!).SetValidator(new Godkjennervalidering()).When(k => k.AnvistAv is not null);
    }
}

/// <summary>The forms that requests of bilag share.</summary>
internal static class Bilagsformer
{
    private const int MestIKart = 20_000;

    public static void HarPosteringer<T>(this IRuleBuilderInitial<T, IReadOnlyList<Posteringsforesporsel>?> regel) => regel
        .Cascade(CascadeMode.Stop)
        .NotEmpty().WithErrorCode(Feilkoder.Mangler).WithMessage("Et bilag har posteringer.")
        .Must(p => p!.All(r => r is not null)).WithErrorCode(Feilkoder.Mangler).WithMessage("En postering er null.");

    public static void ErBilagssted<T>(this IRuleBuilder<T, Bilagsstedforesporsel?> regel) => regel
        .Must(b => b is null || (Regnskapsaar.TryParse(b.Aar?.Tekst, out _) && int.TryParse(b.Bilagsnummer?.Tekst, out var n) && n > 0))
        .WithErrorCode(Feilkoder.UgyldigFormat).WithMessage("Korrigerer har aar og bilagsnummer, som er hele tall.");

    public static void ErAar<T>(this IRuleBuilder<T, Heltall?> regel) => regel
        .Must(a => a is null || Regnskapsaar.TryParse(a.Value.Tekst, out _)).WithErrorCode(Feilkoder.UgyldigFormat).WithMessage("IAar er et årstall.");

    public static void ErValgfriDato<T>(this IRuleBuilder<T, string?> regel) => regel
        .Must(t => t is null || Datoform.ErDato(t)).WithErrorCode(Feilkoder.UgyldigFormat).WithMessage("Bilagsdato skrives ÅÅÅÅ-MM-DD.");

    public static void ErValgfriPeriode<T>(this IRuleBuilder<T, Heltall?> regel) => regel
        .Must(t => t is null || Periode.TryParse(t.Value.Tekst, out _)).WithErrorCode(Feilkoder.UgyldigPeriode).WithMessage("En periode er 0–13.");

    public static void ErKart<T>(this IRuleBuilder<T, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>?> regel) => regel
        .Must(k => k is null || (k.Values.All(v => v is not null && v.Values.All(ny => ny is not null)) && k.Values.Sum(v => v.Count) <= MestIKart
            && k.Keys.All(felt => Dimensjonstabell.Alle.Any(d => d.Navn == felt))))
        .WithErrorCode(Feilkoder.UgyldigFormat).WithMessage("Kart har felt, og for hvert gamle koder med de nye: {\"ansvar\": {\"101\": \"201\"}}.");
}

internal sealed class Tilbakefoeringsvalidering : AbstractValidator<Tilbakefoeringsforesporsel>
{
    public Tilbakefoeringsvalidering()
    {
        RuleFor(t => t.Bilagsdato).ErValgfriDato();
        RuleFor(t => t.Periode).ErValgfriPeriode();
        RuleFor(t => t.Begrunnelse).ValgfriTekst(Tekstregler.Tekst);
        RuleFor(t => t.IAar).ErAar();
        RuleFor(t => t.Kart).ErKart();
        RuleFor(t => t.Kart).Null().When(t => t.IAar is null).WithErrorCode(Feilkoder.UgyldigKombinasjon).WithMessage("Kart brukes sammen med iAar.");
    }
}
