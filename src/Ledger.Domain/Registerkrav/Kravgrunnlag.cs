using Ledger.Domain.Fond;
using Ledger.Domain.Opplysninger;

namespace Ledger.Domain.Registerkrav;

/// <summary>What the rules of a register look at: the register as it will be, and what the ledger has beside it.</summary>
/// <param name="Objekter">The objects as they will be, by code.</param>
/// <param name="Poster">The events that will hold, by object and in the order of their days.</param>
/// <param name="Fond">The type of a fund; null when there is no such fund.</param>
/// <param name="Innbyggere">The inhabitants at the beginning of a year; null when they are not told.</param>
public sealed record Kravgrunnlag(
    IReadOnlyDictionary<string, Registerobjekt> Objekter, ILookup<string, Registerpost> Poster, Func<string, Fondstype?> Fond, Func<int, decimal?> Innbyggere)
{
    /// <summary>The ids of the key figures that the ledger computes.</summary>
    public IReadOnlySet<string> Noekkeltall { get; init; } = new HashSet<string>();

    /// <summary>The register is a county's.</summary>
    public bool ErFylke { get; init; }
}

/// <summary>What the law, or what the register is for, says of its rows beyond the types of their columns.</summary>
internal interface IRegisterkrav
{
    string Register { get; }

    /// <summary>Says what is wrong with an object that is sent.</summary>
    void Objekt(Faktarad rad, Registerobjekt objekt, Kravgrunnlag grunnlag);

    /// <summary>Says what is wrong with an event that is sent.</summary>
    void Post(Faktarad rad, Registerpost post, Kravgrunnlag grunnlag);
}

/// <summary>The registers whose rows there are such rules for.</summary>
public static class Registerkravene
{
    private static readonly Dictionary<string, IRegisterkrav> Alle = new IRegisterkrav[]
    {
        new Anleggskrav(), new Premieavvikskrav(), new Garantikrav(), new Selvkostkrav(), new Utlaanskrav(), new Indikatorkrav(),
    }.ToDictionary(k => k.Register, StringComparer.Ordinal);

    public static bool Finnes(string register) => Alle.ContainsKey(register);

    public static void Objekter(string register, IReadOnlyList<(Faktarad Rad, Registerobjekt Objekt)> sendte, Kravgrunnlag grunnlag)
    {
        foreach (var (rad, objekt) in sendte)
        {
            Alle[register].Objekt(rad, objekt, grunnlag);
        }
    }

    public static void Poster(string register, IReadOnlyList<(Faktarad Rad, Registerpost Post)> sendte, Kravgrunnlag grunnlag)
    {
        foreach (var (rad, post) in sendte)
        {
            Alle[register].Post(rad, post, grunnlag);
        }
    }
}
