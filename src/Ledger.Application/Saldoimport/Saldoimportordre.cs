using Ledger.Application.Import;
using Ledger.Application.Skriving;
using Ledger.Domain.Saldoimport;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Saldoimport;

/// <summary>What is done with a project that is not registered.</summary>
public enum UkjentProsjekt : byte
{
    /// <summary>The import is refused.</summary>
    Avvis,

    /// <summary>It is registered under its code.</summary>
    Opprett,

    /// <summary>It is booked with its code, and reports show it as unspecified until it is registered.</summary>
    Uspesifisert,
}

/// <summary>What is done with a unit that is not in the year's organisation.</summary>
public enum UkjentEnhet : byte
{
    /// <summary>The import is refused.</summary>
    Avvis,

    /// <summary>It is booked with its code, and reports show it as unspecified until it is in the organisation.</summary>
    Uspesifisert,
}

/// <summary>The account for small imbalances, as it was asked for: <c>kapittel.sektor</c>, or an account of the municipality's chart.</summary>
public sealed record Differansevalg(string Konto, Beloep Grense);

/// <summary>A request to book the state of a year as one source has it.</summary>
/// <param name="Leser">Makes a reader from the start of the body; called more than once.</param>
/// <param name="Overtar">Sources whose bookings are this one's from now on.</param>
/// <param name="Bekreftelse">What an unusual change was answered with, sent back.</param>
public sealed record Saldoimportordre(
    LedgerId Ledger,
    Regnskapsaar Aar,
    Skriveoppdrag Oppdrag,
    string Kilde,
    Func<IPosteringsleser> Leser,
    bool Fullstendig = false,
    bool Kumulativ = false,
    LukketPeriodevalg LukketPeriode = LukketPeriodevalg.Avvis,
    Differansevalg? Differanse = null,
    UkjentProsjekt UkjentProsjekt = UkjentProsjekt.Avvis,
    UkjentEnhet UkjentEnhet = UkjentEnhet.Avvis,
    IReadOnlyList<string>? Overtar = null,
    string? Bekreftelse = null,
    string? Idempotensnoekkel = null);
