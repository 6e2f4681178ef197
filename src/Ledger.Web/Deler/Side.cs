using Ledger.Web.Html;
using Ledger.Web.Kilder;
using Ledger.Web.Tall;

namespace Ledger.Web.Deler;

/// <summary>Everything that a page is a function of. Who the reader is, is not here.</summary>
public sealed record Sidegrunnlag(IOffentligKilde Kilde, Stier Stier, Valg Valg)
{
    public Beloepsenhet Enhet => Valg.Enhet;
}

/// <summary>A page within the frame.</summary>
/// <param name="Tittel">Of the window: unique in the edition.</param>
/// <param name="Kapittel">The chapter of the menu that it belongs to.</param>
/// <param name="Smuler">The pages above it, with their addresses, and its own name last.</param>
/// <param name="Ledd">Its address below the edition's first page.</param>
public sealed record Side(string Tittel, Rapportkapittel Kapittel, IReadOnlyList<(string Navn, Adresse? Adresse)> Smuler, IReadOnlyList<string> Ledd,
    Innhold Innhold);

/// <summary>The chapters of the menu, in order.</summary>
public enum Rapportkapittel
{
    Oversikt,
    Drift,
    Investering,
    Balanse,
    Disponering,
    Fond,
    Omraader,
    Noekkeltall,
    Om,
}
