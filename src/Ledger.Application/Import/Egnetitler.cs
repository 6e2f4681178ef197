using System.Collections.Frozen;
using Ledger.Domain.Hovedbok;

namespace Ledger.Application.Import;

/// <summary>
/// The titles of the service's own lists of postings, where they are not the names of the format: a list that somebody took out, can be sent in again.
/// </summary>
internal static class Egnetitler
{
    /// <summary>Titles for people, and the columns that they are.</summary>
    public static readonly FrozenDictionary<string, Radfelt> Alle = new Dictionary<string, Radfelt>
    {
        ["Beløp"] = Radfelt.Beloep,
        ["Belop"] = Radfelt.Beloep,
        ["Posteringstekst"] = Radfelt.Tekst,
        ["Lokal konto"] = Radfelt.Konto,
        ["Lokal funksjon"] = Radfelt.LokalFunksjon,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>What the service found out itself: places in the ledger, names of codes, weights. It is not read.</summary>
    public static readonly FrozenSet<string> Regnet = new[]
    {
        "Bilagsnummer", "Linje", "Vekt", "Kontonavn", "Lokal funksjons navn", "Skrevet ansvar", "Skrevet prosjekt", "Artens navn", "Funksjonens navn",
        "Kapittelets navn", "Sektorens navn", "Ansvarets navn", "Prosjektets navn", "Fondets navn",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The title of a column, when it has one besides its name.</summary>
    public static string? Av(string navn) => Alle.FirstOrDefault(t => t.Value.Navn().Equals(navn, StringComparison.OrdinalIgnoreCase)).Key;
}
