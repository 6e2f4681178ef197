using FluentValidation;
using Ledger.Api.Http.Json;
using Ledger.Api.Http.Validering;
using Ledger.Application.Budsjett;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Validering;

namespace Ledger.Api.Budsjett;

/// <summary>A line of a budget decision: with konto the fields kontoklasse and art are left out, with lokalFunksjon funksjon is.</summary>
internal sealed record Budsjettlinjeforesporsel(
    string? Kontoklasse,
    Tall? Beloep,
    string? Art = null,
    string? Funksjon = null,
    string? Ansvar = null,
    string? Prosjekt = null,
    string? Fond = null,
    Periodiseringsutkast? Periodisering = null,
    string? Konto = null,
    string? LokalFunksjon = null,
    string? Fridim1 = null,
    string? Fridim2 = null,
    string? Tiltak = null,
    string? Ramme = null);

/// <summary>A budget decision.</summary>
internal sealed record Vedtaksforesporsel(
    string? Vedtaksreferanse, string? Vedtaksdato, string? Organ, string? Type, IReadOnlyList<Budsjettlinjeforesporsel>? Linjer, string? Tekst = null,
    string? Erstatter = null, string? Begrunnelse = null, IReadOnlyList<Likevelforesporsel>? Likevel = null, string? Av = null, bool? Fullstendig = null,
    Tall? Laanopptak = null) : IVedtakshode
{
    string? IVedtakshode.Laanopptak => Laanopptak?.Tekst;

    public Vedtaksutkast Utkast() => this.Utkast(
        [.. (Linjer ?? []).Select((l, i) => new Budsjettlinjeutkast(
            Radform.Les(l, $"linjer[{i}]."),
            l.Periodisering?.Maaneder)
        {
            Profil = l.Periodisering?.Profil,
        })]);
}

internal sealed class Vedtaksvalidering : AbstractValidator<Vedtaksforesporsel>
{
    public Vedtaksvalidering()
    {
        this.KrevHode();
        RuleFor(v => v.Likevel).ErBekreftelser();
        RuleFor(v => v.Linjer)
            .Cascade(CascadeMode.Stop)
            .NotEmpty().When(v => string.IsNullOrEmpty(v.Erstatter), ApplyConditionTo.CurrentValidator)
            .WithErrorCode(Feilkoder.Mangler).WithMessage("Et vedtak har linjer, hvis det ikke bare opphever et annet.")
            .Must(l => l is null || l.Count <= Budsjettfil.MestLinjer).WithErrorCode(Feilkoder.ForMange)
            .WithMessage($"Et vedtak har høyst {Budsjettfil.MestLinjer} linjer.")
            .Must(l => l is null || l.All(r => r is not null)).WithErrorCode(Feilkoder.Mangler).WithMessage("En linje er null.");
    }
}
