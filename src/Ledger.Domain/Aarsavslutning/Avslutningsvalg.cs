using Ledger.Domain.Verdier;

namespace Ledger.Domain.Aarsavslutning;

/// <summary>The two strykninger of § 4-2 that come before the third; the regulation sets no order between them.</summary>
public enum Merforbruksledd
{
    /// <summary>§ 4-2 first paragraph a.</summary>
    OverfoeringTilInvestering,

    /// <summary>§ 4-2 first paragraph b.</summary>
    AvsetningTilDisposisjonsfond,
}

/// <summary>The three strykninger of § 4-6 first paragraph; the regulation sets no order between them.</summary>
public enum Udisponertledd
{
    /// <summary>Letter a.</summary>
    BrukAvLaan,

    /// <summary>Letter b.</summary>
    OverfoeringFraDrift,

    /// <summary>Letter c.</summary>
    BrukAvUbundetInvesteringsfond,
}

/// <summary>A place in the order that bruk av disposisjonsfond is struck in (§ 4-3), with at most one limit on how much of the fund's use.</summary>
/// <param name="Maksimum">Kroner, not negative; null for no limit.</param>
/// <param name="MindreOverfoertEnnBudsjettert">
/// Limit: what overføring til investering came in under its revised budget. For a fund whose budgeted use was to finance that transfer.
/// </param>
public sealed record Fondsstrykning(Fondskode Fond, Beloep? Maksimum = null, bool MindreOverfoertEnnBudsjettert = false);

/// <summary>A change of a budgeted disposition decided by a subordinate body with the power to do so (§ 4-1 first paragraph, second sentence).</summary>
/// <param name="Art">570 in drift, 540 or 940; a change of 570 changes 970 too.</param>
/// <param name="Beloep">Kroner, added to the budgeted amount; negative for less.</param>
public sealed record Delegertendring(Kontoklasse Kontoklasse, Art Art, Fondskode Fond, Beloep Beloep);

/// <summary>
/// The municipality's own rules for what chapter 4 leaves open, and facts that the ledger does not hold. Amounts are kroner and not negative.
/// </summary>
/// <remarks>Funds that an order does not name follow after those it names, by code. Steps that an order leaves out follow in the default order.</remarks>
public sealed record Avslutningsvalg
{
    /// <summary>The unit that closing rows of drift and investering are booked on.</summary>
    public required Ansvar Ansvar { get; init; }

    /// <summary>
    /// Book budgeted dispositions that have not been booked at all (§ 4-1 first paragraph). Default true. One with some of it booked is left as it
    /// is and told of in <see cref="Avslutningsresultat.Budsjettavvik"/>: what is booked may rest on a delegated decision that the ledger does not know.
    /// </summary>
    public bool BokfoerBudsjetterteDisposisjoner { get; init; } = true;

    /// <summary>
    /// Also bring overføring, avsetning and bruk that are booked with another amount to the budgeted one. Default false. Bruk av lån and dekning of
    /// earlier merforbruk are brought there in any case: no subordinate body can decide on them (§ 4-1 first paragraph, second sentence).
    /// </summary>
    public bool RettTilBudsjett { get; init; }

    /// <summary>Delegated changes, counted as budgeted (§ 4-1 first paragraph, second sentence).</summary>
    public IReadOnlyList<Delegertendring> DelegerteEndringer { get; init; } = [];

    /// <summary>The part of overføring til investering that law or agreement reserves for a purpose; it is never struck (§§ 4-2, 4-6).</summary>
    public Beloep ReservertOverfoering { get; init; }

    /// <summary>
    /// The most that all loans together may finance, when the municipality knows that it is less than what the accounts tell of each purpose (§ 2-6
    /// third and fourth paragraphs). Null for no further limit.
    /// </summary>
    public Beloep? LovligBrukAvLaan { get; init; }

    /// <summary>The reason given for <see cref="LovligBrukAvLaan"/>; empty when that is not set.</summary>
    public string LovligBrukAvLaanBegrunnelse { get; init; } = "";

    /// <summary>The part of art 529 that buys all shares of a property company, which loans may finance (kommuneloven § 14-15 second paragraph).</summary>
    public Beloep LaanTilEiendomsselskap { get; init; }

    /// <summary>Which company, and why loans may finance it; empty without <see cref="LaanTilEiendomsselskap"/>.</summary>
    public string LaanTilEiendomsselskapBegrunnelse { get; init; } = "";

    /// <summary>The part of the earlier udekket beløp that loans could have financed (§ 2-6 fourth paragraph), where no journaled closing tells.
    /// Null: all of it.</summary>
    public Beloep? UdekketLaanefinansierbart { get; init; }

    /// <summary>
    /// The bundet investeringsfond that received avdrag on videreutlån are set aside to (kommuneloven § 14-10 fourth paragraph). Empty: the only one
    /// with formålskode videreutlaan.
    /// </summary>
    public Fondskode Videreutlaanfond { get; init; }

    /// <summary>§ 4-2 first paragraph a and b. Default: overføring til investering first.</summary>
    public IReadOnlyList<Merforbruksledd> Merforbruksrekkefoelge { get; init; } = [
        Merforbruksledd.OverfoeringTilInvestering, Merforbruksledd.AvsetningTilDisposisjonsfond];

    /// <summary>The order in which avsetning to each disposisjonsfond is struck (§ 4-2 b).</summary>
    public IReadOnlyList<Fondskode> StrykningAvAvsetning { get; init; } = [];

    /// <summary>
    /// The order in which bruk av disposisjonsfond is struck (§ 4-3 first paragraph): first those named, within their limits; then the other funds
    /// by code; and last those named beyond their limits, since the regulation asks for as much as possible.
    /// </summary>
    public IReadOnlyList<Fondsstrykning> StrykningAvBruk { get; init; } = [];

    /// <summary>The order in which disposisjonsfond is used to cover merforbruk (§§ 4-2 second paragraph, 4-4).</summary>
    public IReadOnlyList<Fondskode> Dekningsrekkefoelge { get; init; } = [];

    /// <summary>
    /// What next year's original budget uses of each disposisjonsfond to finance drift; it may not cover merforbruk (§§ 4-2 second paragraph, 4-4).
    /// Null: as that budget in the ledger says. Anything else, also nothing at all, replaces it.
    /// </summary>
    public IReadOnlyDictionary<Fondskode, Beloep>? SkjermetDisposisjonsfond { get; init; }

    /// <summary>The same for the disposisjonsfond as a whole, in addition, when the budget names no fund. Null: as
    /// <see cref="SkjermetDisposisjonsfond"/>.</summary>
    public Beloep? SkjermetUfordelt { get; init; }

    /// <summary>How next year's budget in the ledger shields a fund. Default: by all that it uses of it.</summary>
    public Skjermingsgrunnlag Skjermingsgrunnlag { get; init; }

    /// <summary>The fund that a mindreforbruk is set aside to (§ 4-3 second paragraph). Empty: the first disposisjonsfond by code.</summary>
    public Fondskode Disposisjonsfond { get; init; }

    /// <summary>The fund that an udisponert beløp is set aside to (§ 4-6 second paragraph). Empty: the first ubundet investeringsfond by code.</summary>
    public Fondskode UbundetInvesteringsfond { get; init; }

    /// <summary>§ 4-6 first paragraph. Default: bruk av lån, overføring fra drift, bruk av ubundet investeringsfond.</summary>
    public IReadOnlyList<Udisponertledd> Udisponertrekkefoelge { get; init; } =
        [Udisponertledd.BrukAvLaan, Udisponertledd.OverfoeringFraDrift, Udisponertledd.BrukAvUbundetInvesteringsfond];

    /// <summary>The order among kinds of loans (§§ 4-1 third paragraph b, within a purpose; 4-6 a). Default: 910, 911, 912.</summary>
    public IReadOnlyList<Art> Laanerekkefoelge { get; init; } = [
        Disposisjonsarter.BrukAvLaan, Disposisjonsarter.BrukAvKonserninterneLaan, Disposisjonsarter.BrukAvLaanTilVidereutlaan];

    /// <summary>The order among funds of investering when their avsetning (§ 4-5) or bruk (§ 4-6 c) is struck.</summary>
    public IReadOnlyList<Fondskode> Investeringsfondrekkefoelge { get; init; } = [];
}
