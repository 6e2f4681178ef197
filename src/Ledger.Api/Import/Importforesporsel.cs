using Ledger.Application;
using Ledger.Application.Import;
using Ledger.Application.Profiler;
using Ledger.Application.Skriving;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Import;

/// <summary>What an import is asked with, beside its rows.</summary>
internal readonly record struct Importforesporsel(string? Motkonto, string? Profil, string? Historikk, string? UkjentProsjekt, string? UkjentEnhet)
{
    /// <summary>The order, without a reader yet. What is not asked for is as the profile has it.</summary>
    /// <exception cref="Avvisning">400: a parameter cannot be read.</exception>
    public Importordre Ordre(LedgerId ledger, Regnskapsaar aar, Skriveoppdrag oppdrag, string idempotensnoekkel, Importprofil? profil) => new(
        ledger, aar, oppdrag, idempotensnoekkel, static () => throw new InvalidOperationException("The file is not received."), Importformat.Motkonto(Motkonto))
    {
        Ukjent = Filvalg.Ukjent(UkjentProsjekt, UkjentEnhet, profil),
        Differanse = profil?.Differanse is { } d ? new Differansevalg(d.Konto, Beloep.FraKroner(d.Hoeyst)) : null,
    };
}
