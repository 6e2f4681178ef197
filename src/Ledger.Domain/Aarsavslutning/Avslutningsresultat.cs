using Ledger.Domain.Hovedbok;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Aarsavslutning;

/// <summary>One step of the closing: a disposition is booked, struck or made. It has one bilag.</summary>
/// <param name="Hjemmel">The place in budsjett- og regnskapsforskriften, e.g. <c>§ 4-3 første ledd</c>.</param>
/// <param name="Fond">The fund of arts 540 and 940; empty for others.</param>
/// <param name="Art">A strykning of 570 or 970 takes the other one with it.</param>
/// <param name="Merke">The mark of the rows; none for what is booked by budget or by another law than chapter 4.</param>
/// <param name="Beloep">Kroner, positive: how much is booked, struck or made. Negative only when a booked amount is brought down to the budget.</param>
/// <param name="Foer">The disposition before the step, positive when made.</param>
/// <param name="Etter">The disposition after the step.</param>
/// <param name="Begrunnelse">A Norwegian sentence.</param>
public sealed record Avslutningssteg(
    string Hjemmel, Fondskode Fond, Kontoklasse Kontoklasse, Art Art, Avslutningsmerke Merke, Beloep Beloep, Beloep Foer, Beloep Etter, string Begrunnelse)
{
    /// <summary>budsjett, lov, strykning, avslutning or inndekning: a disposition of bundne fond is made by law and not by budget.</summary>
    public string Slag => Merke != Avslutningsmerke.Ingen ? Merke.Navn() : Art == Disposisjonsarter.AvsetningBundet ? "lov" : "budsjett";
}

/// <summary>A bilag of the closing, to be booked in period 13. It balances, alone and per fund.</summary>
/// <param name="Tekst">Norwegian, short enough for a bilag's text.</param>
public sealed record Avslutningsbilag(string Tekst, IReadOnlyList<Postering> Posteringer);

/// <summary>
/// A budgeted disposition that the accounts do not follow (§ 4-1 first paragraph). Kroner, positive when made; delegated changes are counted as
/// budgeted.
/// </summary>
public sealed record Disposisjonsavvik(Disposisjonsnoekkel Disposisjon, Beloep Budsjettert, Beloep Bokfoert);

/// <summary>The results of both accounts and what they leave in the balance. Kroner; a result is positive when it is a surplus.</summary>
/// <param name="Drift">Mindreforbruk (+) or merforbruk (−) that remains to be disposed of.</param>
/// <param name="Investering">Udisponert (+) or udekket (−) that remains to be disposed of.</param>
/// <param name="Merforbruk">Chapter 5900: this year's and earlier years' merforbruk, positive.</param>
/// <param name="Udekket">Chapter 5970: this year's and earlier years' udekket beløp, positive.</param>
public sealed record Avslutningsstatus(Beloep Drift, Beloep Investering, Beloep Merforbruk, Beloep Udekket);

/// <summary>How a year is closed (chapter 4). A year that is closed has no steps.</summary>
/// <param name="Foer">Before the closing.</param>
/// <param name="FoerStrykninger">After § 4-1 first paragraph: årets budsjettavvik of § 5-9.</param>
/// <param name="Etter">After the closing; both results are 0.</param>
/// <param name="Steg">In the order they are made.</param>
/// <param name="Bilag">One for each step, in the same order.</param>
/// <param name="Fond">Each fund's balance after the closing, positive.</param>
/// <param name="Budsjettavvik">Dispositions booked with another amount than budgeted, after § 4-1.</param>
/// <param name="Laanegrenser">What the loans of each purpose could finance and did, before strykninger.</param>
/// <param name="Skjerming">What could not be used of disposisjonsfond.</param>
/// <param name="Funn">What a person should look at, computed on the state after the closing; the municipality's own levels are not in them.</param>
public sealed record Avslutningsresultat(
    Avslutningsstatus Foer,
    Avslutningsstatus FoerStrykninger,
    Avslutningsstatus Etter,
    IReadOnlyList<Avslutningssteg> Steg,
    IReadOnlyList<Avslutningsbilag> Bilag,
    IReadOnlyDictionary<Fondskode, Beloep> Fond,
    IReadOnlyList<Disposisjonsavvik> Budsjettavvik,
    IReadOnlyList<Laanegrense> Laanegrenser,
    IReadOnlyList<Fondsskjerming> Skjerming,
    IReadOnlyList<Funn> Funn)
{
    /// <summary>The part of the earlier udekket beløp that loans could cover (§ 2-6 fourth paragraph).</summary>
    public Beloep UdekketLaanefinansierbart { get; init; }

    /// <summary>Received avdrag on videreutlån that were not used, before they were set aside (kommuneloven § 14-10 fourth paragraph).</summary>
    public Beloep MottatteAvdrag { get; init; }

    /// <summary>The part of what is left udekket that loans could have financed: what next year's loans may cover of it.</summary>
    public Beloep UdekketTilNesteAar { get; init; }
}
