using Ledger.Domain.Oppstillinger;

namespace Ledger.Domain.Noekkeltall;

/// <summary>
/// A key figure as data, as it is sent and stored: a sum, or a sum divided by another. <see cref="Noekkeltallregler"/> says whether it makes sense.
/// </summary>
/// <param name="Enhet"><c>prosent</c>, <c>kroner</c>, <c>forhold</c> or <c>aar</c>.</param>
/// <param name="Formel">The formula in words, for people.</param>
/// <param name="Nevner">Null for a plain sum.</param>
public sealed record Noekkeltalldefinisjon(
    string Id, string Navn, string Enhet, string Formel, IReadOnlyList<Noekkeltalledd> Teller, IReadOnlyList<Noekkeltalledd>? Nevner = null);

/// <summary>A term: the amounts that a filter lets through, or an input that the ledger does not hold.</summary>
/// <param name="Vekt">Multiplies the ledger's amount: -1 shows incomes and debt as positive.</param>
/// <param name="Kolonne"><c>regnskap</c> (default) or <c>revidertBudsjett</c>.</param>
/// <param name="Inndata">The name of an input, e.g. <c>innbyggere</c>.</param>
public sealed record Noekkeltalledd(string Navn, int Vekt, Filterutkast? Filter = null, string? Kolonne = null, string? Inndata = null);

/// <summary>What the municipality has decided about a key figure for a year.</summary>
/// <param name="Maal">The target, in the key figure's unit.</param>
/// <param name="Operator"><c>&gt;=</c>, <c>&gt;</c>, <c>&lt;=</c>, <c>&lt;</c> or <c>mellom</c>; or minst, over, hoeyst, under.</param>
/// <param name="Ovre">The upper bound of <c>mellom</c>.</param>
/// <param name="Definisjon">The municipality's own formula instead of the built-in one.</param>
public sealed record Noekkeltallvalg(decimal? Maal = null, string? Operator = null, decimal? Ovre = null, Noekkeltalldefinisjon? Definisjon = null);

/// <summary>A term with its amount (kroner, weight counted in; an input as given; null when it is missing).</summary>
/// <param name="Filter">Which postings it sums; null for an input.</param>
/// <param name="AntallPosteringer">How many they are.</param>
public sealed record Noekkeltallbeloep(string Navn, decimal? Verdi, string? Filter = null, long AntallPosteringer = 0);

/// <summary>A computed key figure.</summary>
/// <param name="Verdi">Percent with one decimal, kroner with two, a ratio or years with two; null when an input is missing or the divisor is 0.</param>
/// <param name="Operator">Null when there is no target.</param>
public sealed record Beregnetnoekkeltall(
    string Id, string Navn, Noekkeltallenhet Enhet, decimal? Verdi, string Formel, IReadOnlyList<Noekkeltallbeloep> Teller,
    IReadOnlyList<Noekkeltallbeloep>? Nevner, decimal? Maal, Maaloperator? Operator, decimal? Ovre, Maalstatus Status, string? Merknad);
