using System.Globalization;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Opplysninger;

/// <summary>A column of a register.</summary>
/// <param name="Verdier">Of a code: the texts that it may be; empty for any.</param>
/// <param name="Register">Of an object: the register that it is of.</param>
/// <param name="Ekstern">Shown to everybody who reads; else to those who report and those who budget.</param>
/// <param name="Maaleenhet">What a number counts, in words.</param>
/// <param name="Desimaler">Of a number: how many it may have at most.</param>
public sealed record Registerkolonne(
    string Id, string Navn, Felttype Type, IReadOnlyList<string> Verdier, bool Paakrevd, string? Register, bool Ekstern, string? Maaleenhet, int? Desimaler)
{
    public bool ErTall => Type is Felttype.Tall or Felttype.Prosent or Felttype.Beloep or Felttype.Aar;

    /// <summary>A value as a number; null where the column is of something else. What was said before the column became one stays a text.</summary>
    public decimal? Tall(string verdi) => ErTall
        && decimal.TryParse(verdi, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var tall) ? tall : null;

    /// <summary>Whether a value that was said can be read as one of the column's.</summary>
    public bool Leser(string verdi) => Type switch
    {
        Felttype.Tall or Felttype.Prosent or Felttype.Beloep => Tall(verdi) is not null,
        Felttype.Aar => Tall(verdi) is { } aar && Faktarad.ErAar(aar),
        Felttype.Funksjon => Funksjon.TryParse(verdi, out _),
        Felttype.Dato => DateOnly.TryParseExact(verdi, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        Felttype.Flagg => verdi is "true" or "false",
        _ => true,
    };
}

/// <summary>A state that an object may be in.</summary>
public sealed record Registerstatus(string Kode, string Navn);

/// <summary>
/// A register as data: what its objects have. Objects are states, where a later one of the same code takes the place of the earlier. Poster are
/// events, which are never replaced but by one that says so.
/// </summary>
/// <param name="Statuser">The states that a status may name; empty for any text.</param>
/// <param name="Posttyper">The types that an event may have; empty for any text.</param>
/// <param name="Postkolonner">What an event has besides its amount.</param>
public sealed record Registerdefinisjon(
    string Id, string Navn, IReadOnlyList<Registerkolonne> Kolonner, IReadOnlyList<Registerstatus> Statuser, IReadOnlyList<string> Posttyper,
    IReadOnlyList<Registerkolonne> Postkolonner)
{
    /// <summary>The longest code of an object; registers that are a dimension have the dimension's.</summary>
    public int MestKodetegn { get; init; } = 40;

    /// <summary>The codes of the states, in words.</summary>
    public string Statuskoder => string.Join(", ", Statuser.Select(s => s.Kode));

    /// <summary>Whether a code may be the state of an object; any may where the register names none.</summary>
    public bool TarStatus(string kode) => Statuser.Count == 0 || Statuser.Any(s => s.Kode == kode);

    public Registerkolonne? Finn(string id) => Kolonner.FirstOrDefault(k => k.Id == id);

    /// <summary>This register with what a municipality adds to it. What was there stays.</summary>
    public Registerdefinisjon Utvidet(Registerdefinisjon egen) => this with
    {
        Navn = egen.Navn,
        Kolonner = [.. Kolonner, .. egen.Kolonner.Where(k => Finn(k.Id) is null)],
        Statuser = egen.Statuser.Count > 0 ? [.. Statuser, .. egen.Statuser.Where(s => Statuser.All(n => n.Kode != s.Kode))] : Statuser,
        Posttyper = [.. Posttyper.Union(egen.Posttyper)],
        Postkolonner = [.. Postkolonner, .. egen.Postkolonner.Where(k => Postkolonner.All(n => n.Id != k.Id))],
    };
}
