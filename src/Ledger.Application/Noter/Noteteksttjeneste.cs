using Ledger.Application.Grunndata;
using Ledger.Application.Skriving;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Noter;

/// <summary>Writes what the municipality itself says in a note to its accounts.</summary>
public sealed class Noteteksttjeneste(Grunndatatjeneste tjeneste)
{
    /// <param name="note">The note's id or name.</param>
    /// <param name="tekst">Empty takes the text away.</param>
    /// <exception cref="Avvisning">404 unknown municipality, year or note.</exception>
    public Task<Definisjonskvittering> SettAsync(
        LedgerId ledger, Regnskapsaar aar, string note, string tekst, Skriveoppdrag oppdrag, CancellationToken ct) =>
        tjeneste.DefinerNotetekstAsync(ledger, aar, Notekatalog.Finn(note).Navn, tekst.Length == 0 ? null : tekst, oppdrag, ct);
}

/// <summary>What a note is called where its text is kept.</summary>
public static class Notenavn
{
    /// <param name="note">Its id or name.</param>
    /// <exception cref="Avvisning">404: there is no such note.</exception>
    public static string Av(string note) => Notekatalog.Finn(note).Navn;
}
