using Ledger.Application.Import;
using Ledger.Application.Skriving;
using Ledger.Domain.Saldoimport;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Saldoimport;

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
    Ukjentvalg? Ukjent = null,
    IReadOnlyList<string>? Overtar = null,
    string? Bekreftelse = null,
    string? Idempotensnoekkel = null)
{
    /// <summary>What is done with codes that the ledger does not know; refused unless something else is asked for.</summary>
    public Ukjentvalg Ukjent { get; } = Ukjent ?? Ukjentvalg.Avvis;
}
