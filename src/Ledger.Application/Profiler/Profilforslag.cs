namespace Ledger.Application.Profiler;

/// <summary>A profile that a file seems to be written by, and what it reads with it.</summary>
/// <param name="Aar">The year that the rows were read as.</param>
/// <param name="Titler">The titles of the file.</param>
/// <param name="UbrukteTitler">Those that the profile does not use.</param>
/// <param name="Rader">The first rows as they are read, by the names of the API's fields; empty fields are left out.</param>
/// <param name="Konti">The accounts of the file, those with most rows first; at most 500.</param>
/// <param name="Merknader">What was guessed and should be looked at. Norwegian.</param>
public sealed record Profilforslag(
    Profilutkast Profil, int Aar, IReadOnlyList<string> Titler, IReadOnlyList<string> UbrukteTitler, IReadOnlyList<IReadOnlyDictionary<string, string>> Rader,
    long AntallRader, IReadOnlyList<Kontoforslag> Konti, IReadOnlyList<string> Merknader);

/// <summary>An account of the file.</summary>
/// <param name="Sum">Kroner: the sum of the amounts as the file has them; the last period's of each key when they are balances.</param>
/// <param name="ErKjent">The municipality's chart, or KOSTRA's, says what it means.</param>
public sealed record Kontoforslag(string Konto, long AntallRader, decimal Sum, bool ErKjent);
