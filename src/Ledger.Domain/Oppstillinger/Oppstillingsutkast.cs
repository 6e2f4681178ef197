using System.Text.Json.Serialization;

namespace Ledger.Domain.Oppstillinger;

/// <summary>A municipality's own statement as sent, before it is known to make sense.</summary>
public sealed record Oppstillingsutkast(string? Navn, IReadOnlyList<Linjeutkast>? Linjer, string? Hjemmel = null);

/// <summary>A line as sent.</summary>
/// <param name="Type"><c>linje</c>, <c>sum</c> or <c>resultat</c>.</param>
/// <param name="Filtre">Of a linje; a union.</param>
/// <param name="Formel">Of a sum or resultat, e.g. <c>skatt+ramme-utgifter</c>.</param>
/// <param name="Visningsfortegn">+1 (default) or -1: the sign under fortegn=oppstilling.</param>
public sealed record Linjeutkast(
    string? Post,
    string? Tekst,
    string? Type,
    IReadOnlyList<Filterutkast>? Filtre = null,
    string? Formel = null,
    int? Visningsfortegn = null,
    bool? KanUtelates = null);

/// <summary>A filter as sent: lists separated by comma; art, funksjon and kapittel take ranges.</summary>
/// <remarks>Fields that came later are left out of the stored form when they are absent, so that what was defined before has the text that it had.</remarks>
/// <param name="Uten">Names of fields that must be empty.</param>
public sealed record Filterutkast(
    string? Kontoklasse = null,
    string? Art = null,
    string? Funksjon = null,
    string? Kapittel = null,
    string? Ansvar = null,
    string? IkkeAnsvar = null,
    string? Prosjekt = null,
    string? Fond = null,
    string? IkkeFond = null,
    string? Fondstype = null,
    string? Merke = null,
    string? Sektor = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Konto = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? LokalFunksjon = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Fridim1 = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Fridim2 = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Uten = null);
