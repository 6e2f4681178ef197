using System.Text.Json.Serialization;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Validering;

namespace Ledger.Application.Stamdata;

/// <summary>Master data as a source sent it: what is there is added or changed, and nothing is deleted.</summary>
/// <param name="Nivaaer">From the top down; one may be marked as the council's.</param>
public sealed record Stamdatautkast(
    IReadOnlyList<Nivaautkast> Nivaaer, IReadOnlyList<Enhetsutkast> Enheter, IReadOnlyList<Prosjektutkast> Prosjekter, IReadOnlyList<Fondsutkast> Fond,
    IReadOnlyList<Funksjonsutkast> Funksjoner);

/// <summary>A level of the organisation, as the municipality calls it.</summary>
/// <param name="Bevilgning">The council appropriates at this level.</param>
public sealed record Nivaautkast(string? Nivaa, bool? Bevilgning = null);

/// <summary>A unit. Dates are ÅÅÅÅ-MM-DD.</summary>
public sealed record Enhetsutkast(
    string? Kode, string? Navn, string? Nivaa = null, string? Overordnet = null, string? GyldigFra = null, string? GyldigTil = null,
    string? ErstattetAv = null);

/// <summary>A project.</summary>
public sealed record Prosjektutkast(string? Kode, string? Navn, string? GyldigTil = null);

/// <summary>
/// A fund; <c>konto</c> is the account of the municipality's chart that is the fund's alone: an empty text takes it away, and null leaves it.
/// </summary>
public sealed record Fondsutkast(string? Kode, string? Navn, string? Type, string? Konto = null);

/// <summary>What came of master data.</summary>
/// <param name="Endret">False when everything was so already, and nothing was written.</param>
/// <param name="IkkeEndret">What was sent and not taken, with the reason.</param>
public sealed record Stamdatakvittering(
    long Versjon, string Kjedehode, bool Endret, Stamdatatelling Enheter, Stamdatatelling Prosjekter, Stamdatatelling Fond, Stamdatatelling Funksjoner,
    IReadOnlyList<Ikkeendret> IkkeEndret, IReadOnlyList<Feil> Varsler,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Proevekjoering = null);

/// <summary>How many of a kind were new, changed, and so already.</summary>
public sealed record Stamdatatelling(int Nye, int Endret, int Uendret);

/// <summary>Something that was sent and not taken.</summary>
/// <param name="Type">enhet, prosjekt, fond or funksjon.</param>
/// <param name="Grunn">Norwegian.</param>
public sealed record Ikkeendret(string Type, string Kode, string Grunn);
