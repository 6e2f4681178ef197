using Ledger.Domain.Verdier;

namespace Ledger.Domain;

/// <summary>What a finding asks of those who go on. A municipality may raise the level of a rule, never lower it.</summary>
public enum Funnivaa : byte
{
    /// <summary>Told, and stops nothing.</summary>
    Varsel,

    /// <summary>Stops until a person confirms it with a reason.</summary>
    Bekreft,

    /// <summary>Stops until it is put right.</summary>
    Avvis,
}

/// <summary>What a finding hinders.</summary>
public enum Hindring : byte
{
    Bokfoering,
    Avslutning,
    Kostra,
    Saft,
    Publisering,
}

/// <summary>Something in the accounts that a person should know of: the one model of findings, wherever something is told.</summary>
/// <param name="Kode">A stable code of <see cref="Funnregler"/>; explained in <c>openapi/feilkoder.md</c>.</param>
/// <param name="Hindrer">Empty when it hinders nothing.</param>
/// <param name="Beloep">Kroner, as the rule states it; null when the finding has no amount.</param>
/// <param name="Antall">How many; null when nothing is counted.</param>
/// <param name="Verdi">What it is about, e.g. a fund or a code; null when it is about the whole.</param>
/// <param name="Melding">A Norwegian sentence.</param>
/// <param name="Hjemmel">The paragraph of law or the control; null when there is none.</param>
public sealed record Funn(
    string Kode, Funnivaa Nivaa, IReadOnlyList<Hindring> Hindrer, Beloep? Beloep, long? Antall, string? Verdi, string Melding, string? Hjemmel)
{
    /// <summary>The finding at the municipality's level of its rule, where that is higher.</summary>
    /// <param name="stopper">What a raised finding stops, also where the rule by itself stops nothing; null where nobody asks for it.</param>
    public Funn Hevet(IReadOnlyDictionary<string, Funnivaa> nivaaer, Hindring? stopper) =>
        nivaaer.TryGetValue(Kode, out var nivaa) && nivaa > Nivaa
            ? this with { Nivaa = nivaa, Hindrer = stopper is not { } hva || Hindrer.Contains(hva) ? Hindrer : [hva, .. Hindrer] }
            : this;
}

/// <summary>The names of <see cref="Funnivaa"/> and <see cref="Hindring"/> in JSON.</summary>
public static class Funnavn
{
    public static string Navn(this Funnivaa nivaa) => nivaa switch
    {
        Funnivaa.Avvis => "avvis",
        Funnivaa.Bekreft => "bekreft",
        _ => "varsel",
    };

    public static bool TryParse(string? tekst, out Funnivaa nivaa)
    {
        foreach (var kjent in Enum.GetValues<Funnivaa>())
        {
            if (kjent.Navn() == tekst)
            {
                nivaa = kjent;
                return true;
            }
        }

        nivaa = default;
        return false;
    }

    public static string Navn(this Hindring hindring) => hindring switch
    {
        Hindring.Bokfoering => "bokfoering",
        Hindring.Avslutning => "avslutning",
        Hindring.Kostra => "kostra",
        Hindring.Saft => "saft",
        _ => "publisering",
    };
}
