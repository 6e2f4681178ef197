using System.Collections.Frozen;
using Ledger.Domain.Hovedbok;

namespace Ledger.Application.Import;

/// <summary>The columns of an import row by name. Fields after dokument are stored and hashed but not taken in yet.</summary>
internal static class Radkolonner
{
    /// <summary>The field of an error that is about no column.</summary>
    public const string HeleInnholdet = "body";

    public static readonly FrozenDictionary<string, Radfelt> Alle =
        Enum.GetValues<Radfelt>().Where(f => f <= Radfelt.Dokument).ToFrozenDictionary(f => f.Navn(), StringComparer.Ordinal);

    /// <summary>The same whatever the case, as headings of CSV are read.</summary>
    public static readonly FrozenDictionary<string, Radfelt> UansettStore = Alle.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The columns that a CSV body must have; the others may be left out when they are empty throughout.</summary>
    public static readonly IReadOnlyList<Radfelt> Paakrevde = [
        Radfelt.Bilagsreferanse, Radfelt.Bilagsdato, Radfelt.Periode, Radfelt.Kontoklasse, Radfelt.Beloep];

    /// <summary>The column has few values that come again and again; references, amounts and texts are new on most rows.</summary>
    public static bool Gjentas(Radfelt felt) => felt is >= Radfelt.Bilagsdato and <= Radfelt.Merke;
}
