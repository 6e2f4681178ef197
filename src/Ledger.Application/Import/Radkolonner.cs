using Ledger.Domain.Hovedbok;

namespace Ledger.Application.Import;

/// <summary>The columns of an import row by name. Those of <see cref="Radfelt"/> that are not here are stored and hashed but not taken in yet.</summary>
internal static class Radkolonner
{
    /// <summary>The field of an error that is about no column.</summary>
    public const string HeleInnholdet = "body";

    public static readonly IReadOnlyList<Radfelt> Alle = [.. Enum.GetValues<Radfelt>().Where(f => f is <= Radfelt.Motpartsenhet or >= Radfelt.AttestertAv)];

    /// <summary>The column has few values that come again and again; references, amounts and texts are new on most rows.</summary>
    public static bool Gjentas(Radfelt felt) => felt is (>= Radfelt.Bilagsdato and <= Radfelt.Merke) or (>= Radfelt.Konto and <= Radfelt.Motpartsenhet)
        or >= Radfelt.AttestertAv;
}
