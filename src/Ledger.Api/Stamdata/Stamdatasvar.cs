using Ledger.Application.Grunndata;
using Ledger.Domain.Fond;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Stamdata;

/// <summary>All master data that is registered for a year.</summary>
/// <param name="Bevilgningsnivaa">The level that the council appropriates at; null for the one below the top.</param>
internal sealed record Stamdatasvar(
    string Kommunenummer, int Aar, long Versjon, string? Bevilgningsnivaa, IReadOnlyList<Stamenhetsvar> Enheter, IReadOnlyList<Stamprosjektsvar> Prosjekter,
    IReadOnlyList<Stamfondssvar> Fond, IReadOnlyList<Stamfunksjonssvar> Funksjoner)
{
    public static Stamdatasvar Av(Kommunegrunnlag g) => new(
        g.Ledger.ToString(), g.Aar.Aar, g.Versjon, g.Organisasjon?.Bevilgningsnivaa,
        [.. (g.Organisasjon?.Enheter ?? []).SelectMany(Rader)],
        [.. g.Prosjekter.Values.OrderBy(p => p.Kode).Select(p => new Stamprosjektsvar(p.Kode.ToString(), p.Navn, p.GyldigTil))],
        [.. g.Fond.Values.OrderBy(f => f.Kode).Select(f => new Stamfondssvar(f.Kode.ToString(), f.Navn, f.Type.Navn(), f.Konto))],
        [.. g.Kontoplan.Funksjoner.Select(f => new Stamfunksjonssvar(f.Kode, f.Navn, f.Funksjon.ToString()))]);

    /// <summary>The unit as a source has it: a row for each place that it has had in the year, the last one as it is now.</summary>
    private static IEnumerable<Stamenhetsvar> Rader(Enhet e)
    {
        DateOnly? fra = null;
        foreach (var plass in e.Tidligere)
        {
            yield return new(e.Kode.ToString(), e.Navn, e.Nivaatekst, Kode(plass.Overordnet), fra, plass.Til, null);
            fra = plass.Til.AddDays(1);
        }

        yield return new(e.Kode.ToString(), e.Navn, e.Nivaatekst, Kode(e.Overordnet), fra ?? e.GyldigFra, e.GyldigTil, Kode(e.ErstattetAv));
    }

    private static string? Kode(Ansvar ansvar) => ansvar.ErTom ? null : ansvar.ToString();
}

/// <summary>A unit with its validity; a row for each place that it has had in the year.</summary>
internal sealed record Stamenhetsvar(
    string Kode, string Navn, string Nivaa, string? Overordnet, DateOnly? GyldigFra, DateOnly? GyldigTil, string? ErstattetAv);

/// <summary>A project.</summary>
internal sealed record Stamprosjektsvar(string Kode, string Navn, DateOnly? GyldigTil);

/// <summary>A fund, with its account.</summary>
internal sealed record Stamfondssvar(string Kode, string Navn, string Type, string? Konto);

/// <summary>A function of the municipality's own.</summary>
internal sealed record Stamfunksjonssvar(string LokalFunksjon, string Navn, string Funksjon);
