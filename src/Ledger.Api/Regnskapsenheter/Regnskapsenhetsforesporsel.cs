using System.Globalization;
using FluentValidation;
using Ledger.Api.Http.Json;
using Ledger.Api.Http.Validering;
using Ledger.Application;
using Ledger.Application.Porter;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Regnskapsenheter;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Regnskapsenheter;

/// <summary>A unit with accounts of its own.</summary>
/// <param name="Organisasjonsnummer">Left out when it has none of its own.</param>
/// <param name="Til">The last day that it has accounts; left out while it has.</param>
/// <param name="Deltakere">Of a company that several municipalities own.</param>
/// <param name="Utelatt">Why it is left out of the consolidated accounts (§ 10-3); left out when it is in them.</param>
internal sealed record Regnskapsenhetsforesporsel(
    string? Navn, string? Type, string? Fra, string? Organisasjonsnummer = null, string? Regler = null, bool? EgetRettssubjekt = null, string? Til = null,
    IReadOnlyList<Deltakerforesporsel?>? Deltakere = null, Utelattforesporsel? Utelatt = null)
{
    /// <exception cref="Avvisning">400: the code is not one of a unit.</exception>
    public Regnskapsenhet Innhold(string kode) => !LedgerId.TryParse($"0301/{kode}", out _) || kode == Regnskapsenhet.Kasse
        ? throw Avvisning.Ugyldig(
            "enhetskode", Feilkoder.UgyldigFormat, $"En enhets kode er 1–{LedgerId.LengsteEnhet} store bokstaver A–Z og siffer, og ikke KASSE.")
        : new(
            kode, Navn!, string.IsNullOrEmpty(Organisasjonsnummer) ? null : Organisasjonsnummer, Type!, Regler ?? Regnskapsenhet.Kommunal,
            EgetRettssubjekt ?? false, Datoform.Les(Fra!), string.IsNullOrEmpty(Til) ? null : Datoform.Les(Til),
            [.. (Deltakere ?? []).Select(d => new Deltaker(d!.Kommune!, decimal.Parse(d.Andel!.Value.Tekst, CultureInfo.InvariantCulture)))],
            Utelatt?.Grunn);
}

/// <summary>A municipality that takes part; andel in percent.</summary>
internal sealed record Deltakerforesporsel(string? Kommune, Tall? Andel);

/// <summary>Why a unit is left out.</summary>
internal sealed record Utelattforesporsel(string? Grunn);

/// <summary>The units of a municipality.</summary>
internal sealed record Regnskapsenhetsliste(string Kommunenummer, IReadOnlyList<Regnskapsenhetssvar> Enheter);

/// <summary>A unit with accounts of its own.</summary>
/// <param name="Versjon">The newest version of its ledger; null in lists.</param>
internal sealed record Regnskapsenhetssvar(
    string Kode, string Navn, string? Organisasjonsnummer, string Type, string Regler, bool EgetRettssubjekt, DateOnly Fra, DateOnly? Til,
    IReadOnlyList<Deltaker> Deltakere, Utelattsvar? Utelatt, long? Versjon, string? Kjedehode)
{
    public static Regnskapsenhetssvar Av(Regnskapsenhet e, Kommunehode? hode) => new(
        e.Kode, e.Navn, e.Organisasjonsnummer, e.Type, e.Regler, e.EgetRettssubjekt, e.Fra, e.Til, e.Deltakere,
        e.Utelatt is { } grunn ? new Utelattsvar(grunn) : null, hode?.Versjon, hode?.Kjedehode.ToString());
}

/// <summary>Why a unit is left out.</summary>
internal sealed record Utelattsvar(string Grunn);

internal sealed class Regnskapsenhetsvalidering : AbstractValidator<Regnskapsenhetsforesporsel>
{
    private const int MestDeltakere = 400;

    public Regnskapsenhetsvalidering()
    {
        RuleFor(e => e.Navn).Tekst(Tekstregler.Navn);
        RuleFor(e => e.Type).AvForm(t => Regnskapsenhet.Enhetstyper.Contains(t), $"type er {string.Join(", ", Regnskapsenhet.Enhetstyper)}.");
        RuleFor(e => e.Regler).ValgfriForm(t => Regnskapsenhet.Regelsett.Contains(t), $"regler er {string.Join(" eller ", Regnskapsenhet.Regelsett)}.");
        RuleFor(e => e.Organisasjonsnummer).ValgfriForm(
            t => Organisasjonsnummer.TryParse(t, out _), "Et organisasjonsnummer har ni siffer med riktig kontrollsiffer.");
        RuleFor(e => e.Fra).AvForm(Datoform.ErDato, "fra er en dato som 2025-01-01.");
        RuleFor(e => e.Til).ValgfriForm(Datoform.ErDato, "til er en dato som 2025-12-31.");
        RuleFor(e => e.Deltakere).Must(d => d is null || d.Count <= MestDeltakere).WithErrorCode(Feilkoder.ForMange)
            .WithMessage($"En enhet har høyst {MestDeltakere} deltakere.");
        RuleForEach(e => e.Deltakere).Must(d => Kommunenummer.TryParse(d?.Kommune, out _) && Andel(d?.Andel) is >= 0 and <= 100)
            .WithErrorCode(Feilkoder.UgyldigFormat).WithMessage("En deltaker har kommune (fire siffer) og andel (0–100 prosent).");
        RuleFor(e => e.EgetRettssubjekt).Must((e, eget) => eget != true || !Regnskapsenhet.Kommunensegne.Contains(e.Type ?? ""))
            .WithErrorCode(Feilkoder.UgyldigKombinasjon).WithMessage("Et foretak og et lånefond er del av kommunen, ikke et eget rettssubjekt.");
        RuleFor(e => e.Utelatt).Must(u => u is null || !string.IsNullOrWhiteSpace(u.Grunn)).WithErrorCode(Feilkoder.Mangler)
            .WithMessage("utelatt har grunn.");
    }

    private static decimal? Andel(Tall? andel) => andel is { } tall
        && decimal.TryParse(tall.Tekst, NumberStyles.Number, CultureInfo.InvariantCulture, out var verdi) ? verdi : null;
}
