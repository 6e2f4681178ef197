using Ledger.Application;
using Ledger.Application.Import;
using Ledger.Application.Profiler;
using Ledger.Application.Saldoimport;
using Ledger.Application.Skriving;
using Ledger.Domain.Saldoimport;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Import;

/// <summary>What a balance import is asked with, beside its rows.</summary>
internal readonly record struct Saldoimportforesporsel(
    string? Kilde, string? Fullstendig, string? Kumulativ, string? LukketPeriode, string? Differansekonto, string? Differansegrense, string? UkjentProsjekt,
    string? UkjentEnhet, string? Bekreftelse, string? Overtar)
{
    /// <summary>The order, without a reader yet. What is not asked for is as the profile has it.</summary>
    /// <exception cref="Avvisning">400: a parameter cannot be read.</exception>
    public Saldoimportordre Ordre(LedgerId ledger, Regnskapsaar aar, Skriveoppdrag oppdrag, string? idempotensnoekkel, Importprofil? profil) => new(
        ledger,
        aar,
        oppdrag,
        LesKilde(profil),
        static () => throw new InvalidOperationException("The file is not received."),
        Fullstendig is null && profil is not null ? profil.Fullstendig : Parametertolk.JaNei(Fullstendig, "fullstendig"),
        Kumulativ is null && profil is not null ? profil.Kumulativ : Parametertolk.JaNei(Kumulativ, "kumulativ"),
        Filvalg.En(
            LukketPeriode ?? profil?.LukketPeriode, "lukketPeriode", ("avvis", LukketPeriodevalg.Avvis),
            ("foersteAapne", LukketPeriodevalg.FoersteAapne)),
        LesDifferanse() ?? (profil?.Differanse is { } d ? new Differansevalg(d.Konto, Beloep.FraKroner(d.Hoeyst)) : null),
        Filvalg.Ukjent(UkjentProsjekt, UkjentEnhet, profil),
        Overtar?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        Bekreftelse,
        idempotensnoekkel);

    private string LesKilde(Importprofil? profil) =>
        (Kilde ?? profil?.Kilde) is not { Length: > 0 } kilde
            ? throw Avvisning.Ugyldig("kilde", Feilkoder.Mangler, "Si hvilken kilde saldoene kommer fra: kilde=navn.")
        : Kildenavn.ErGyldig(kilde) ? kilde
        : throw Avvisning.Ugyldig("kilde", Feilkoder.UgyldigFormat, Kildenavn.Regel);

    private Differansevalg? LesDifferanse()
    {
        if (Differansekonto is null && Differansegrense is null)
        {
            return null;
        }

        if (Differansekonto is null || Differansegrense is null)
        {
            throw Avvisning.Ugyldig(
                Differansekonto is null ? "differansekonto" : "differansegrense", Feilkoder.Mangler, "Differansekonto og differansegrense oppgis sammen.");
        }

        return Beloep.TryParse(Differansegrense, out var grense) && grense > default(Beloep)
            ? new Differansevalg(Differansekonto, grense)
            : throw Avvisning.Ugyldig("differansegrense", Feilkoder.UgyldigBeloep, "Differansegrensen er et beløp over 0, for eksempel 10.00.");
    }
}
