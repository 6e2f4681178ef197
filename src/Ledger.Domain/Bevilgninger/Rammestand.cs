using Ledger.Domain.Verdier;

namespace Ledger.Domain.Bevilgninger;

/// <summary>How an appropriation stands. It informs; no posting is refused for it (kommuneloven § 14-5 first paragraph).</summary>
public enum Rammestatus
{
    Innenfor,
    Varsel,
    VentesOverskredet,
    Overskredet,
}

/// <summary>The names of <see cref="Rammestatus"/> in JSON and addresses.</summary>
public static class Rammestatuser
{
    public static readonly IReadOnlyList<string> Alle = [.. Enum.GetValues<Rammestatus>().Select(Navn)];

    public static string Navn(this Rammestatus status) => status switch
    {
        Rammestatus.Innenfor => "innenfor",
        Rammestatus.Varsel => "varsel",
        Rammestatus.VentesOverskredet => "ventesOverskredet",
        _ => "overskredet",
    };
}

/// <summary>An appropriation against what is used of it. Kroner, ledger sign.</summary>
/// <param name="Ramme">What is adopted: frames and details together.</param>
/// <param name="Ufordelt">The part of the frame that has not been laid out on arts yet.</param>
/// <param name="Brukt">The accounts through the period.</param>
/// <param name="Prognose">What the whole year is expected to be; null when it is not known.</param>
/// <param name="VarselProsent">At how many percent used there is a warning.</param>
public readonly record struct Rammestand(Beloep Ramme, Beloep Ufordelt, Beloep Brukt, Beloep? Prognose, decimal VarselProsent)
{
    public Beloep Fordelt => Ramme - Ufordelt;

    public Beloep Disponibelt => Ramme - Brukt;

    /// <summary>With one decimal, half away from zero; null where the frame is no expense.</summary>
    public decimal? BruktProsent => Prosent(Brukt);

    /// <inheritdoc cref="BruktProsent"/>
    public decimal? PrognoseProsent => Prognose is { } prognose ? Prosent(prognose) : null;

    /// <summary>By sign, so that it holds for net incomes too, and by whole øre. Exactly the frame is not overskredet.</summary>
    public Rammestatus Status =>
        Disponibelt.SumOere < 0 ? Rammestatus.Overskredet
        : (Ramme - Prognose) is { SumOere: var rest } && rest < 0 ? Rammestatus.VentesOverskredet
        : Ramme.SumOere > 0 && Brukt.Kroner * 100 >= VarselProsent * Ramme.Kroner ? Rammestatus.Varsel
        : Rammestatus.Innenfor;

    private decimal? Prosent(Beloep beloep) =>
        Ramme.SumOere <= 0 ? null : decimal.Round(100 * beloep.Kroner / Ramme.Kroner, 1, MidpointRounding.AwayFromZero);
}
