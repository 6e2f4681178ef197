using System.Text.Json.Serialization;

namespace Ledger.Domain.Opplysninger;

/// <summary>A register as sent, before it is known to make sense.</summary>
/// <param name="MestKodetegn">The longest code of an object, 1–40; 40 when left out.</param>
public sealed record Registerutkast(
    string? Navn,
    IReadOnlyList<Registerkolonneutkast>? Kolonner = null,
    IReadOnlyList<Registerstatusutkast>? Statuser = null,
    IReadOnlyList<string>? Posttyper = null,
    IReadOnlyList<Registerkolonneutkast>? Postkolonner = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? MestKodetegn = null);

/// <summary>A column of a register as sent.</summary>
/// <param name="Synlighet"><c>intern</c> (default) or <c>ekstern</c>.</param>
public sealed record Registerkolonneutkast(
    string? Id, string? Navn, string? Type, IReadOnlyList<string>? Verdier = null, bool? Paakrevd = null, string? Register = null, string? Synlighet = null,
    string? Maaleenhet = null, int? Desimaler = null);

/// <summary>A state as sent.</summary>
public sealed record Registerstatusutkast(string? Kode, string? Navn);
