using FluentValidation;
using Ledger.Api.Http.Json;
using Ledger.Api.Http.Validering;
using Ledger.Application.Aarsavslutning;
using Ledger.Domain.Aarsavslutning;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Aarsavslutning;

/// <summary>Choices for what chapter 4 leaves open. Everything may be left out; the defaults stand in the contract's description.</summary>
internal abstract record Avslutningsvalgforesporsel
{
    /// <summary>The unit that closing rows are booked on; a unit outside the areas when left out.</summary>
    public string? Ansvar { get; init; }

    public bool? BokfoerBudsjetterteDisposisjoner { get; init; }

    public bool? RettTilBudsjett { get; init; }

    public Tall? ReservertOverfoering { get; init; }

    /// <summary>Kroner: the most that all loans together may finance (§ 2-6); needs lovligBrukAvLaanBegrunnelse.</summary>
    public Tall? LovligBrukAvLaan { get; init; }

    public IReadOnlyList<string>? Merforbruksrekkefoelge { get; init; }

    public IReadOnlyList<string>? StrykningAvAvsetning { get; init; }

    /// <summary>The order in which bruk av disposisjonsfond is struck (§ 4-3).</summary>
    public IReadOnlyList<Fondsstrykningsforesporsel>? StrykningAvBruk { get; init; }

    public IReadOnlyList<string>? Dekningsrekkefoelge { get; init; }

    /// <summary>Per fund, what next year's original budget uses to finance drift (§ 4-2); left out: as that budget in the
    /// ledger says.</summary>
    public IReadOnlyDictionary<string, Tall>? SkjermetDisposisjonsfond { get; init; }

    public Tall? SkjermetUfordelt { get; init; }

    public string? Disposisjonsfond { get; init; }

    public string? UbundetInvesteringsfond { get; init; }

    public IReadOnlyList<string>? Udisponertrekkefoelge { get; init; }

    public IReadOnlyList<string>? Investeringsfondrekkefoelge { get; init; }

    public IReadOnlyList<string>? Laanerekkefoelge { get; init; }

    public IReadOnlyList<Delegertforesporsel>? DelegerteEndringer { get; init; }

    public string? LovligBrukAvLaanBegrunnelse { get; init; }

    /// <summary>The part of art 529 that loans may finance (kommuneloven § 14-15 second paragraph).</summary>
    public BegrunnetBeloepsforesporsel? LaanTilEiendomsselskap { get; init; }

    /// <summary>Kroner: the part of the earlier udekket beløp that loans could have financed (§ 2-6); left out: all of it.</summary>
    public Tall? UdekketLaanefinansierbart { get; init; }

    /// <summary>The bundet investeringsfond that received avdrag on videreutlån go to (kommuneloven § 14-10); left out: the only
    /// one with formaalskode videreutlaan.</summary>
    public string? Videreutlaanfond { get; init; }

    /// <summary>brutto (default) or netto: whether avsetning to the same fund lessens what next year's budget shields.</summary>
    public string? Skjermingsgrunnlag { get; init; }

    /// <summary>The choices that are made here; the request is valid. An empty text is no choice.</summary>
    public Avslutningsutkast Utkast() => new()
    {
        Ansvar = Valgt(Ansvar),
        BokfoerBudsjetterteDisposisjoner = BokfoerBudsjetterteDisposisjoner,
        RettTilBudsjett = RettTilBudsjett,
        ReservertOverfoering = ReservertOverfoering.Kroner(),
        LovligBrukAvLaan = LovligBrukAvLaan.Kroner(),
        LovligBrukAvLaanBegrunnelse = Valgt(LovligBrukAvLaanBegrunnelse),
        LaanTilEiendomsselskap = LaanTilEiendomsselskap is { } laan ? new Begrunnetbeloep(laan.Beloep.Kroner()!.Value, laan.Begrunnelse!) : null,
        UdekketLaanefinansierbart = UdekketLaanefinansierbart.Kroner(),
        Videreutlaanfond = Valgt(Videreutlaanfond),
        Skjermingsgrunnlag = Skjermingsgrunnlag,
        Merforbruksrekkefoelge = Merforbruksrekkefoelge,
        StrykningAvAvsetning = StrykningAvAvsetning,
        StrykningAvBruk = StrykningAvBruk is null
            ? null : [.. StrykningAvBruk.Select(s => new Fondsstrykningsutkast(s.Fond!, s.Maksimum.Kroner(), s.MindreOverfoertEnnBudsjettert))],
        Dekningsrekkefoelge = Dekningsrekkefoelge,
        SkjermetDisposisjonsfond = SkjermetDisposisjonsfond?.ToDictionary(s => s.Key, s => ((Tall?)s.Value).Kroner()!.Value),
        SkjermetUfordelt = SkjermetUfordelt.Kroner(),
        Disposisjonsfond = Valgt(Disposisjonsfond),
        UbundetInvesteringsfond = Valgt(UbundetInvesteringsfond),
        Udisponertrekkefoelge = Udisponertrekkefoelge,
        Investeringsfondrekkefoelge = Investeringsfondrekkefoelge,
        Laanerekkefoelge = Laanerekkefoelge,
        DelegerteEndringer = DelegerteEndringer is null ? null : [.. DelegerteEndringer.Select(e => e.Utkast())],
    };

    private static string? Valgt(string? tekst) => string.IsNullOrEmpty(tekst) ? null : tekst;
}

/// <summary>A closing: choices, and confirmations of what was found.</summary>
internal sealed record Avslutningsforesporsel : Avslutningsvalgforesporsel
{
    /// <summary>Confirmations of findings of level bekreft.</summary>
    public IReadOnlyList<Likevelforesporsel>? Likevel { get; init; }

    /// <summary>What a person answers for; the request is valid.</summary>
    public IReadOnlyList<Domain.Likevel> Bekreftelser() => Likevelform.Les(Likevel);
}

/// <summary>An amount in kroner with its reason.</summary>
internal sealed record BegrunnetBeloepsforesporsel(Tall? Beloep, string? Begrunnelse);

/// <summary>A place in the order of striking, with at most one limit.</summary>
/// <param name="Maksimum">Kroner.</param>
/// <param name="MindreOverfoertEnnBudsjettert">Limit: what overføring til investering came in under its budget.</param>
internal sealed record Fondsstrykningsforesporsel(string? Fond, Tall? Maksimum = null, bool? MindreOverfoertEnnBudsjettert = null);

/// <summary>A change of a budgeted disposition decided by a subordinate body (§ 4-1 first paragraph). Kroner, added to the budget.</summary>
internal sealed record Delegertforesporsel(string? Kontoklasse, string? Art, Tall? Beloep, string? Fond = null)
{
    public bool ErGyldig() =>
        Kontoklasser.TryParse(Kontoklasse, out _)
            && Domain.Verdier.Art.TryParse(Art, out _)
            && Beloep is { } b
            && Domain.Verdier.Beloep.TryParse(b.Tekst, out _)
        && (string.IsNullOrEmpty(Fond) || Fondskode.TryParse(Fond, out _));

    public Delegertutkast Utkast() => new(Kontoklasse!, Art!, Beloep.Kroner()!.Value, string.IsNullOrEmpty(Fond) ? null : Fond);
}

/// <summary>Why a closing is undone.</summary>
/// <param name="Likevel">Confirmations of findings of level bekreft.</param>
internal sealed record Returforesporsel(string? Begrunnelse, IReadOnlyList<Likevelforesporsel>? Likevel = null);

internal sealed class Returvalidering : AbstractValidator<Returforesporsel>
{
    public Returvalidering()
    {
        RuleFor(r => r.Begrunnelse).Tekst(Tekstregler.Tekst);
        RuleFor(r => r.Likevel).ErBekreftelser();
    }
}

internal sealed class Avslutningsvalidering : Avslutningsvalgvalidering<Avslutningsforesporsel>
{
    public Avslutningsvalidering() => RuleFor(a => a.Likevel).ErBekreftelser();
}

/// <summary>The form of choices.</summary>
internal abstract class Avslutningsvalgvalidering<T> : AbstractValidator<T>
    where T : Avslutningsvalgforesporsel
{
    private const int Mest = 500;
    private const string Begrunnelse = "Begrunnelse mangler, eller er for lang.";

    protected Avslutningsvalgvalidering()
    {
        RuleFor(a => a.Ansvar).Must(
            t => string.IsNullOrEmpty(t) || Ansvar.TryParse(t, out _)).WithErrorCode(Feilkoder.UgyldigFormat).WithMessage("Ansvar er en enhets kode.");
        foreach (var rule in new[] { RuleFor(a => a.ReservertOverfoering), RuleFor(a => a.LovligBrukAvLaan), RuleFor(a => a.SkjermetUfordelt),
            RuleFor(a => a.UdekketLaanefinansierbart) })
        {
            rule.Must(ErBeloep).WithErrorCode(Feilkoder.UgyldigBeloep).WithMessage("Feltet er et beløp med høyst to desimaler.");
        }

        RuleFor(a => a.LovligBrukAvLaanBegrunnelse).Must((a, t) => a.LovligBrukAvLaan is null || ErBegrunnelse(t))
            .WithErrorCode(Feilkoder.Mangler).WithMessage(Begrunnelse);
        RuleFor(a => a.LaanTilEiendomsselskap).Must(l => l is null || (l.Beloep is not null && ErBeloep(l.Beloep)))
            .WithErrorCode(Feilkoder.UgyldigBeloep).WithMessage("Feltet har et beløp med høyst to desimaler.");
        RuleFor(a => a.LaanTilEiendomsselskap).Must(l => l is null || ErBegrunnelse(l.Begrunnelse)).WithErrorCode(Feilkoder.Mangler).WithMessage(Begrunnelse);
        RuleFor(a => a.Skjermingsgrunnlag).Must(s => s is null || ErLedd<Skjermingsgrunnlag>([s])).WithErrorCode(Feilkoder.UgyldigFormat)
            .WithMessage("Skjermingsgrunnlag er brutto eller netto.");
        RuleFor(a => a.Merforbruksrekkefoelge).Must(ErLedd<Merforbruksledd>).WithErrorCode(Feilkoder.UgyldigFormat).WithMessage(
            "Hvert ledd, høyst én gang: overfoeringTilInvestering, avsetningTilDisposisjonsfond.");
        RuleFor(a => a.Udisponertrekkefoelge).Must(ErLedd<Udisponertledd>).WithErrorCode(Feilkoder.UgyldigFormat).WithMessage(
            "Hvert ledd, høyst én gang: brukAvLaan, overfoeringFraDrift, brukAvUbundetInvesteringsfond.");
        foreach (var rule in new[] { RuleFor(a => a.StrykningAvAvsetning), RuleFor(a => a.Dekningsrekkefoelge), RuleFor(a => a.Investeringsfondrekkefoelge) })
        {
            rule.Must(
                l => l is null
                    || (
                        l.Count <= Mest
                            && l.All(k => Fondskode.TryParse(k, out _)))).WithErrorCode(Feilkoder.UgyldigFormat).WithMessage("Listen har fondskoder.");
        }

        RuleFor(a => a.Laanerekkefoelge).Must(
            l => l is null
                || (
                    l.Distinct().Count() == l.Count
                        && l.All(a => a is "910" or "911" or "912"))).WithErrorCode(Feilkoder.UgyldigFormat).WithMessage(
                            "Listen har artene 910, 911 og 912, hver høyst én gang.");
        RuleFor(a => a.DelegerteEndringer).Must(
            l => l is null
                || (
                    l.Count <= Mest
                        && l.All(e => e is not null && e.ErGyldig()))).WithErrorCode(Feilkoder.UgyldigFormat).WithMessage(
                            "Hver endring har kontoklasse, art, beloep og kan ha fond.");
        RuleFor(a => a.StrykningAvBruk)
            .Must(l => l is null || (l.Count <= Mest && l.All(s => s is not null && Fondskode.TryParse(s.Fond, out _) && ErBeloep(s.Maksimum))))
            .WithErrorCode(Feilkoder.UgyldigFormat).WithMessage("Hvert element har fond, og kan ha maksimum eller mindreOverfoertEnnBudsjettert.");
        RuleFor(a => a.SkjermetDisposisjonsfond)
            .Must(d => d is null || (d.Count <= Mest && d.All(s => Fondskode.TryParse(s.Key, out _) && ErBeloep(s.Value))))
            .WithErrorCode(Feilkoder.UgyldigFormat).WithMessage("Feltet har fondskoder med beløp.");
        foreach (var rule in new[] { RuleFor(a => a.Disposisjonsfond), RuleFor(a => a.UbundetInvesteringsfond), RuleFor(a => a.Videreutlaanfond) })
        {
            rule.Must(
                t => string.IsNullOrEmpty(t) || Fondskode.TryParse(t, out _)).WithErrorCode(Feilkoder.UgyldigFormat).WithMessage("Feltet er en fondskode.");
        }
    }

    /// <summary>A reason is a text that says something, of the length of other texts.</summary>
    private static bool ErBegrunnelse(string? tekst) => !string.IsNullOrWhiteSpace(tekst) && tekst.Length <= Tekstregler.Tekst;

    private static bool ErBeloep(Tall? tall) => tall is not { } t || Beloep.TryParse(t.Tekst, out _);

    private static bool ErLedd<TLedd>(IReadOnlyList<string>? navn)
        where TLedd : struct, Enum => navn is null || (navn.Distinct().Count() == navn.Count && navn.All(Leddnavn.Finnes<TLedd>));
}
