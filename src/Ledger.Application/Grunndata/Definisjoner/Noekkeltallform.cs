using Ledger.Domain.Lagring;
using Ledger.Domain.Noekkeltall;

namespace Ledger.Application.Grunndata.Definisjoner;

/// <summary>
/// The stored forms of what is decided about key figures: a choice by the key figure's id, and under one id of its own the numbers that the
/// ledger does not hold.
/// </summary>
public static class Noekkeltallform
{
    /// <summary>The id that the inputs are stored under, which no key figure may have.</summary>
    public const string Inndata = "inndata";

    public static string Skriv(Noekkeltallvalg valg) => Lagretform.Skriv(valg);

    public static string Skriv(IReadOnlyDictionary<string, decimal> inndata) => Lagretform.Skriv(inndata);

    internal static Noekkeltallvalg Les(string json) => Lagretform.Les<Noekkeltallvalg>(json);

    internal static IReadOnlyDictionary<string, decimal> LesInndata(string json) => Lagretform.Les<Dictionary<string, decimal>>(json);
}
