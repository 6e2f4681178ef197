using Ledger.Domain.Aarsstatus;
using Ledger.Domain.Fond;
using Ledger.Domain.Prosjekt;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Kommuner;

/// <summary>A page of the municipalities that the key may see.</summary>
/// <param name="AntallTotalt">How many there are, whatever the page.</param>
/// <param name="Neste">Give it as etter for the next page; null on the last one.</param>
internal sealed record Kommunelistesvar(IReadOnlyList<Kommunesvar> Kommuner, int AntallTotalt, string? Neste);

/// <summary>The years that are opened.</summary>
internal sealed record Regnskapsaarliste(string Kommunenummer, long Versjon, IReadOnlyList<Regnskapsaarlinje> Aar);

/// <summary>A year.</summary>
internal sealed record Regnskapsaarlinje(int Aar, string Tilstand)
{
    public static Regnskapsaarlinje Av(Regnskapsaar aar, Aarstilstand tilstand) => new(aar.Aar, tilstand.Navn());
}

/// <summary>The registered funds.</summary>
internal sealed record Fondsliste(string Kommunenummer, long Versjon, IReadOnlyList<Fondsregistrering> Fond);

/// <summary>A fund as it is registered.</summary>
/// <param name="Konto">The account of the municipality's chart that is this fund's; null when rows or the chart say it.</param>
internal sealed record Fondsregistrering(string Fondskode, string Navn, string Type, string? Formaal, string? Formaalskode, string? Konto)
{
    public static Fondsregistrering Av(Fondsopplysning f) => new(f.Kode.ToString(), f.Navn, f.Type.Navn(), f.Formaal, f.Formaalskode, f.Konto);
}

/// <summary>A page of the registered projects.</summary>
/// <param name="AntallTotalt">How many there are that the question finds, whatever the page.</param>
/// <param name="Neste">Give it as etter for the next page; null on the last one.</param>
internal sealed record Prosjektliste(
    string Kommunenummer, long Versjon, IReadOnlyList<Prosjektregistrering> Prosjekter, int AntallTotalt, string? Neste);

/// <summary>A project as it is registered.</summary>
/// <param name="Kostnadsramme">Kroner; null when none is adopted.</param>
/// <param name="GyldigTil">The last day that the project is in use; null when nobody says.</param>
internal sealed record Prosjektregistrering(string Prosjektkode, string Navn, string? Fase, decimal? Kostnadsramme, DateOnly? GyldigTil)
{
    public static Prosjektregistrering Av(Prosjektopplysning p) => new(p.Kode.ToString(), p.Navn, p.Fase, p.Kostnadsramme?.Kroner, p.GyldigTil);
}
