using FluentValidation;
using Ledger.Api.Endringer;
using Ledger.Api.Http.Json;
using Ledger.Domain;
using Ledger.Domain.Aarsavslutning;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Aarsavslutning;

/// <summary>The municipality's rules for what chapter 4 leaves open. Everything may be left out; the defaults stand in the contract's description.</summary>
/// <param name="Ansvar">The unit that closing rows are booked on; a unit outside the areas when left out.</param>
/// <param name="StrykningAvBruk">The order in which bruk av disposisjonsfond is struck (§ 4-3).</param>
/// <param name="SkjermetDisposisjonsfond">Per fund, what next year's original budget uses to finance drift (§ 4-2); left out: as that budget in the
/// ledger says.</param>
/// <param name="LovligBrukAvLaan">Kroner: the most that all loans together may finance (§ 2-6); needs lovligBrukAvLaanBegrunnelse.</param>
/// <param name="LaanTilEiendomsselskap">The part of art 529 that loans may finance (kommuneloven § 14-15 second paragraph).</param>
/// <param name="UdekketLaanefinansierbart">Kroner: the part of the earlier udekket beløp that loans could have financed (§ 2-6); left out: all of it.</param>
/// <param name="Videreutlaanfond">The bundet investeringsfond that received avdrag on videreutlån go to (kommuneloven § 14-10); left out: the only
/// one with formaalskode videreutlaan.</param>
/// <param name="Skjermingsgrunnlag">brutto (default) or netto: whether avsetning to the same fund lessens what next year's budget shields.</param>
/// <param name="Likevel">Confirmations of findings of level bekreft.</param>
internal sealed record Avslutningsforesporsel(
    string? Ansvar = null,
    bool? BokfoerBudsjetterteDisposisjoner = null,
    bool? RettTilBudsjett = null,
    Tall? ReservertOverfoering = null,
    Tall? LovligBrukAvLaan = null,
    IReadOnlyList<string>? Merforbruksrekkefoelge = null,
    IReadOnlyList<string>? StrykningAvAvsetning = null,
    IReadOnlyList<Fondsstrykningsforesporsel>? StrykningAvBruk = null,
    IReadOnlyList<string>? Dekningsrekkefoelge = null,
    IReadOnlyDictionary<string, Tall>? SkjermetDisposisjonsfond = null,
    Tall? SkjermetUfordelt = null,
    string? Disposisjonsfond = null,
    string? UbundetInvesteringsfond = null,
    IReadOnlyList<string>? Udisponertrekkefoelge = null,
    IReadOnlyList<string>? Investeringsfondrekkefoelge = null,
    IReadOnlyList<string>? Laanerekkefoelge = null,
    IReadOnlyList<Delegertforesporsel>? DelegerteEndringer = null,
    string? LovligBrukAvLaanBegrunnelse = null,
    BegrunnetBeloepsforesporsel? LaanTilEiendomsselskap = null,
    Tall? UdekketLaanefinansierbart = null,
    string? Videreutlaanfond = null,
    string? Skjermingsgrunnlag = null,
    IReadOnlyList<Likevelforesporsel>? Likevel = null)
{
    /// <summary>The rules as the domain takes them; the request is valid.</summary>
    public Avslutningsvalg Valg()
    {
        var standard = new Avslutningsvalg { Ansvar = default };
        return standard with
        {
            Ansvar = string.IsNullOrEmpty(Ansvar) ? default : Domain.Verdier.Ansvar.Parse(Ansvar),
            BokfoerBudsjetterteDisposisjoner = BokfoerBudsjetterteDisposisjoner ?? standard.BokfoerBudsjetterteDisposisjoner,
            RettTilBudsjett = RettTilBudsjett ?? standard.RettTilBudsjett,
            ReservertOverfoering = Les(ReservertOverfoering) ?? default,
            LovligBrukAvLaan = Les(LovligBrukAvLaan),
            LovligBrukAvLaanBegrunnelse = LovligBrukAvLaanBegrunnelse ?? "",
            LaanTilEiendomsselskap = Les(LaanTilEiendomsselskap?.Beloep) ?? default,
            LaanTilEiendomsselskapBegrunnelse = LaanTilEiendomsselskap?.Begrunnelse ?? "",
            UdekketLaanefinansierbart = Les(UdekketLaanefinansierbart),
            Videreutlaanfond = string.IsNullOrEmpty(Videreutlaanfond) ? default : Fondskode.Parse(Videreutlaanfond),
            Skjermingsgrunnlag = Skjermingsgrunnlag is null ? standard.Skjermingsgrunnlag : Ledd<Skjermingsgrunnlag>(Skjermingsgrunnlag),
            Merforbruksrekkefoelge = Merforbruksrekkefoelge is null
                ? standard.Merforbruksrekkefoelge
                : [.. Merforbruksrekkefoelge.Select(Ledd<Merforbruksledd>)],
            StrykningAvAvsetning = Fond(StrykningAvAvsetning),
            StrykningAvBruk = [
                .. (StrykningAvBruk ?? []).Select(
                    s => new Fondsstrykning(Fondskode.Parse(s.Fond!), Les(s.Maksimum), s.MindreOverfoertEnnBudsjettert ?? false))],
            Dekningsrekkefoelge = Fond(Dekningsrekkefoelge),
            SkjermetDisposisjonsfond = SkjermetDisposisjonsfond?.ToDictionary(s => Fondskode.Parse(s.Key), s => Les(s.Value)!.Value),
            SkjermetUfordelt = Les(SkjermetUfordelt),
            Disposisjonsfond = string.IsNullOrEmpty(Disposisjonsfond) ? default : Fondskode.Parse(Disposisjonsfond),
            UbundetInvesteringsfond = string.IsNullOrEmpty(UbundetInvesteringsfond) ? default : Fondskode.Parse(UbundetInvesteringsfond),
            Udisponertrekkefoelge = Udisponertrekkefoelge is null ? standard.Udisponertrekkefoelge : [.. Udisponertrekkefoelge.Select(Ledd<Udisponertledd>)],
            Investeringsfondrekkefoelge = Fond(Investeringsfondrekkefoelge),
            Laanerekkefoelge = Laanerekkefoelge is null ? standard.Laanerekkefoelge : [.. Laanerekkefoelge.Select(Art.Parse)],
            DelegerteEndringer = [.. (DelegerteEndringer ?? []).Select(e => e.Endring())],
        };
    }

    /// <summary>What a person answers for; the request is valid.</summary>
    public IReadOnlyList<Likevel> Bekreftelser() => [.. (Likevel ?? []).Select(l => new Likevel(l.Kode!, Les(l.Beloep), l.Verdi, l.Begrunnelse!))];

    /// <summary>An enum's name in camel case.</summary>
    internal static string Navn<T>(T ledd)
        where T : struct, Enum => char.ToLowerInvariant(ledd.ToString()[0]) + ledd.ToString()[1..];

    private static T Ledd<T>(string navn)
        where T : struct, Enum => Enum.GetValues<T>().First(v => Navn(v) == navn);

    private static List<Fondskode> Fond(IReadOnlyList<string>? koder) => [.. (koder ?? []).Select(Fondskode.Parse)];

    private static Beloep? Les(Tall? tall) => tall is { } t && Beloep.TryParse(t.Tekst, out var b) ? b : null;
}

/// <summary>An amount in kroner with its reason.</summary>
internal sealed record BegrunnetBeloepsforesporsel(Tall? Beloep, string? Begrunnelse);

/// <summary>«Anyway»: a finding that the closing goes on with.</summary>
/// <param name="Beloep">The finding's amount as it is now, in kroner; left out when it has none.</param>
/// <param name="Verdi">What the finding is about; left out: every finding with the code and the amount.</param>
internal sealed record Likevelforesporsel(string? Kode, string? Begrunnelse, Tall? Beloep = null, string? Verdi = null);

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

    public Delegertendring Endring()
    {
        _ = Kontoklasser.TryParse(Kontoklasse, out var kontoklasse);
        _ = Domain.Verdier.Beloep.TryParse(Beloep!.Value.Tekst, out var beloep);
        return new Delegertendring(kontoklasse, Domain.Verdier.Art.Parse(Art!), string.IsNullOrEmpty(Fond) ? default : Fondskode.Parse(Fond), beloep);
    }
}

internal sealed class Avslutningsvalidering : AbstractValidator<Avslutningsforesporsel>
{
    private const int Mest = 500;
    private const string Begrunnelse = "Begrunnelse mangler, eller er for lang.";

    public Avslutningsvalidering()
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
        RuleFor(a => a.Likevel).Must(l => l is null
            || (l.Count <= Mest && l.All(f => f is { Kode.Length: > 0 and <= 60, Verdi: null or { Length: <= 60 } } && ErBeloep(f.Beloep))))
            .WithErrorCode(Feilkoder.UgyldigFormat).WithMessage("Hvert element har kode, og kan ha beloep og verdi.");
        RuleFor(a => a.Likevel).Must(l => l is null || l.All(f => f is not null && ErBegrunnelse(f.Begrunnelse))).WithErrorCode(Feilkoder.Mangler)
            .WithMessage(Begrunnelse);
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

    private static bool ErLedd<T>(IReadOnlyList<string>? navn)
        where T : struct, Enum => navn is null
            || (navn.Distinct().Count() == navn.Count && navn.All(n => Enum.GetValues<T>().Any(v => Avslutningsforesporsel.Navn(v) == n)));
}
