using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Bevilgninger;

/// <summary>An appropriation as sent.</summary>
/// <param name="Kode">Unique in the year.</param>
/// <param name="Kontoklasse"><c>drift</c> or <c>investering</c>.</param>
/// <param name="Ramme"><c>netto</c> of drift, or the kind of investment.</param>
/// <param name="VarselProsent">At how many percent used there is a warning; 90 when left out.</param>
public sealed record Bevilgningsutkast(
    string? Kode, string? Navn, string? Kontoklasse, string? Ramme, Bevilgningsfilter? Filter, decimal? VarselProsent = null,
    Vesentlighet? Vesentlig = null);

/// <summary>What lies in an appropriation: units with all below them, perhaps only some functions or projects. Lists as in reports.</summary>
public sealed record Bevilgningsfilter(string? Ansvar = null, string? Funksjon = null, string? Prosjekt = null);

/// <summary>From when a deviation is material (kommuneloven § 14-5 third paragraph). Both limits must be passed; one left out is no limit.</summary>
/// <param name="Beloep">Kroner.</param>
/// <param name="Prosent">Percent of the appropriation.</param>
public sealed record Vesentlighet(decimal? Beloep = null, decimal? Prosent = null)
{
    /// <summary>True when a deviation is worse than the limits; one that is better never is.</summary>
    public bool ErVesentlig(Beloep avvik, Beloep bevilget) =>
        avvik.SumOere < 0 && -avvik.Kroner > (Beloep ?? 0) && -avvik.Kroner * 100 > (Prosent ?? 0) * Math.Abs(bevilget.Kroner);
}

/// <summary>A part of the budget that the council has appropriated: it binds at this level (kommuneloven § 14-5 first paragraph).</summary>
/// <param name="VarselProsent">At how many percent used there is a warning.</param>
public sealed record Bevilgning(
    string Kode, string Navn, Kontoklasse Kontoklasse, string Ramme, Postfilter Filter, decimal VarselProsent, Vesentlighet? Vesentlig)
{
    public const decimal StandardVarsel = 90;

    /// <summary>What of a post lies in the appropriation.</summary>
    internal Postfilter Del(Postfilter post) => post with
    {
        Ansvar = Filter.Ansvar, Prosjekt = Filter.Prosjekt, Funksjon = Kodeutvalg.Snitt(post.Funksjon, Filter.Funksjon),
    };
}
