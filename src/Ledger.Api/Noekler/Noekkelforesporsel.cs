using System.Globalization;
using FluentValidation;
using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Validering;
using Ledger.Application.Noekler;
using Ledger.Application.Rettigheter;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Saldoimport;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Noekler;

/// <summary>A key that is wanted. kommuner has municipality numbers, or <c>*</c> alone for all; utloeper is a time, a year from now when left out.</summary>
/// <param name="Kilde">The source that the key posts for: its ledger:bokfor is then for saldoimporter, and importer by a profile, of that source only.</param>
/// <param name="Enheter">The units that the key is bound to: it reads and reports of them and of what lies below them, and of nothing else.</param>
internal sealed record Noekkelforesporsel(
    string? Navn, IReadOnlyList<string?>? Scopes, IReadOnlyList<string?>? Kommuner, string? Utloeper = null, string? Kilde = null,
    IReadOnlyList<string?>? Enheter = null)
{
    public Noekkeloensket Oenske() =>
        new(Navn!, [.. Scopes!.Select(s => s!)], [.. Kommuner!.Select(k => k!)], Utloeper is null ? null : Noekkelvalidering.Tid(Utloeper))
        {
            Kilde = Kilde, Enheter = [.. (Enheter ?? []).Select(e => e!)],
        };
}

/// <summary>How long the old key goes on, in hours.</summary>
internal sealed record Rotasjonsforesporsel(int? OverlappTimer = null)
{
    public TimeSpan Overlapp() => OverlappTimer is { } timer ? TimeSpan.FromHours(timer) : Noekkeltjeneste.StandardOverlapp;
}

internal sealed class Noekkelvalidering : AbstractValidator<Noekkelforesporsel>
{
    private const int MestKommuner = 400;
    private const int LengsteEnheter = 500;

    /// <summary>What a key of units may: the rest is of the whole municipality.</summary>
    private static readonly string[] Enhetsscopes = [Scope.Les, Scope.Rapporter, Scope.Budsjett];

    /// <summary>What SQL Server has room for.</summary>
    private const int LengsteKommuner = 4_000;

    public Noekkelvalidering()
    {
        // It stands in the logs and beside what is booked: nobody's name is to be read as another's.
        RuleFor(n => n.Navn).Tekst(100).Must(t => !Tekstregler.HarUsynligeTegn(t!)).WithErrorCode(Feilkoder.UgyldigTegn)
            .WithMessage(Tekstregler.UsynligMelding);
        RuleFor(n => n.Scopes)
            .Cascade(CascadeMode.Stop)
            .NotEmpty().WithErrorCode(Feilkoder.Mangler).WithMessage("En nøkkel har minst ett scope.")
            .Must(s => s!.Count <= Scope.Alle.Count).WithErrorCode(Feilkoder.ForMange).WithMessage($"Det finnes {Scope.Alle.Count} scopes.");
        RuleForEach(n => n.Scopes).Must(s => s is not null && Scope.Alle.Contains(s)).WithErrorCode(Feilkoder.UgyldigFormat)
            .WithMessage($"Et scope er {string.Join(", ", Scope.Alle)}.");
        RuleFor(n => n.Kommuner)
            .Cascade(CascadeMode.Stop)
            .NotEmpty().WithErrorCode(Feilkoder.Mangler).WithMessage("En nøkkel gjelder minst én kommune; «*» er alle.")
            .Must(k => k!.Count <= MestKommuner).WithErrorCode(Feilkoder.ForMange).WithMessage($"En nøkkel har høyst {MestKommuner} kommuner.")
            .Must(k => k!.Sum(nummer => (nummer?.Length ?? 0) + 1) <= LengsteKommuner).WithErrorCode(Feilkoder.ForLang)
            .WithMessage($"Kommunene til en nøkkel er høyst {LengsteKommuner} tegn til sammen.")
            .Must(k => k!.Count == 1 || !k.Contains(Innehaver.Alle)).WithErrorCode(Feilkoder.UgyldigKombinasjon).WithMessage("«*» står alene.");
        RuleForEach(n => n.Kommuner).Must(k => k == Innehaver.Alle || LedgerId.TryParse(k, out _) || ErAlleEnheter(k)).WithErrorCode(Feilkoder.UgyldigFormat)
            .WithMessage("En kommune er et nummer på fire siffer, en enhet som 3201/KF1, eller 3201/* for kommunen med alle enhetene.");
        RuleFor(n => n.Utloeper).Must(u => u is null || Tid(u) is not null).WithErrorCode(Feilkoder.UgyldigFormat)
            .WithMessage("utloeper er et tidspunkt etter RFC 3339, for eksempel 2027-01-31T00:00:00Z.");
        RuleFor(n => n.Kilde).Must(k => k is null || Kildenavn.ErGyldig(k)).WithErrorCode(Feilkoder.UgyldigFormat).WithMessage(Kildenavn.Regel)
            .Must((n, k) => k is null || (n.Scopes?.Contains(Scope.Bokfor) == true && !n.Scopes.Contains(Scope.Admin)))
            .WithErrorCode(Feilkoder.UgyldigKombinasjon).WithMessage("En nøkkel for en kilde har ledger:bokfor, og ikke ledger:admin.");
        RuleFor(n => n.Enheter).Must(e => e is null || (e.Count > 0 && e.Sum(kode => (kode?.Length ?? 0) + 1) <= LengsteEnheter))
            .WithErrorCode(Feilkoder.UtenforOmraadet).WithMessage($"enheter utelates, eller er koder på høyst {LengsteEnheter} tegn til sammen.")
            .Must((n, e) => e is null || (n.Scopes?.All(s => Enhetsscopes.Contains(s)) == true && n.Kommuner is [not Innehaver.Alle] && n.Kilde is null))
            .WithErrorCode(Feilkoder.UgyldigKombinasjon)
            .WithMessage($"En nøkkel for enheter er for én kommune, uten kilde, og har bare {string.Join(", ", Enhetsscopes)}.");
        RuleForEach(n => n.Enheter).Must(e => Ansvar.TryParse(e, out _)).WithErrorCode(Feilkoder.UgyldigFormat).WithMessage("En enhet er koden på et ansvar.");
    }

    private static bool ErAlleEnheter(string? kommune) => kommune is not null && kommune.EndsWith(Innehaver.AlleEnheter, StringComparison.Ordinal)
        && Kommunenummer.TryParse(kommune.AsSpan(0, kommune.Length - Innehaver.AlleEnheter.Length), out _);

    public static DateTimeOffset? Tid(string text) => Tidsform.TryParse(text, out var time) ? time : null;
}

internal sealed class Rotasjonsvalidering : AbstractValidator<Rotasjonsforesporsel>
{
    public Rotasjonsvalidering() =>
        RuleFor(r => r.OverlappTimer).Must(t => t is null or >= 0 && t.GetValueOrDefault() <= (int)Noekkeltjeneste.LengsteOverlapp.TotalHours)
            .WithErrorCode(Feilkoder.UtenforOmraadet).WithMessage($"overlappTimer er 0–{(int)Noekkeltjeneste.LengsteOverlapp.TotalHours}.");
}
