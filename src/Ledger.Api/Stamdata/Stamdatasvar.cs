using Ledger.Application.Grunndata;
using Ledger.Domain.Fond;
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
        [.. (g.Organisasjon?.Enheter ?? []).Select(e => new Stamenhetsvar(
            e.Kode.ToString(), e.Navn, e.Nivaatekst, Kode(e.Overordnet), e.GyldigFra, e.GyldigTil, Kode(e.ErstattetAv)))],
        [.. g.Prosjekter.Values.OrderBy(p => p.Kode).Select(p => new Stamprosjektsvar(p.Kode.ToString(), p.Navn, p.GyldigTil))],
        [.. g.Fond.Values.OrderBy(f => f.Kode).Select(f => new Stamfondssvar(f.Kode.ToString(), f.Navn, f.Type.Navn(), f.Konto))],
        [.. g.Kontoplan.Funksjoner.Select(f => new Stamfunksjonssvar(f.Kode, f.Navn, f.Funksjon.ToString()))]);

    private static string? Kode(Ansvar ansvar) => ansvar.ErTom ? null : ansvar.ToString();
}

/// <summary>A unit with its validity.</summary>
internal sealed record Stamenhetsvar(
    string Kode, string Navn, string Nivaa, string? Overordnet, DateOnly? GyldigFra, DateOnly? GyldigTil, string? ErstattetAv);

/// <summary>A project.</summary>
internal sealed record Stamprosjektsvar(string Kode, string Navn, DateOnly? GyldigTil);

/// <summary>A fund, with its account.</summary>
internal sealed record Stamfondssvar(string Kode, string Navn, string Type, string? Konto);

/// <summary>A function of the municipality's own.</summary>
internal sealed record Stamfunksjonssvar(string LokalFunksjon, string Navn, string Funksjon);
