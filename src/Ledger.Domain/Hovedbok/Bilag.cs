using Ledger.Domain.Verdier;

namespace Ledger.Domain.Hovedbok;

/// <summary>
/// A voucher: rows that balance to 0,00 over drift, investering and balanse together (bokføringsloven § 4 nr. 4).
/// </summary>
public sealed record Bilag
{
    /// <summary>
    /// No bilag has more rows than this, whatever an installation allows: installations have been told so, and a reader of one bilag holds all its
    /// rows at once. A store that has room for fewer lines says so when it starts.
    /// </summary>
    public const int StoersteAntallRader = 131_071;

    /// <param name="referanse">The source's own reference, booked once per municipality and year.</param>
    /// <param name="dato">The document's date.</param>
    /// <param name="periode">The period of all its rows.</param>
    /// <param name="posteringer">At least two rows that sum to zero.</param>
    /// <param name="tekst">Free text.</param>
    /// <param name="tilbakefoerer">The number of the bilag that this one reverses in full (bokføringsloven § 9).</param>
    /// <exception cref="ArgumentException">The rows do not balance or are fewer than two.</exception>
    public Bilag(string referanse, DateOnly dato, Periode periode, IReadOnlyList<Postering> posteringer, string? tekst = null, int? tilbakefoerer = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(referanse);
        if (posteringer.Count < 2)
        {
            throw new ArgumentException($"Bilag {referanse} has fewer than two rows.", nameof(posteringer));
        }

        Int128 oere = 0;
        for (var i = 0; i < posteringer.Count; i++)
        {
            oere += posteringer[i].Beloep.Oere;
        }

        var sum = Beloep.FraOere(oere);
        if (!sum.ErNull)
        {
            throw new ArgumentException($"Bilag {referanse} is off balance by {sum}.", nameof(posteringer));
        }

        Referanse = referanse;
        Dato = dato;
        Periode = periode;
        Posteringer = posteringer;
        Tekst = tekst;
        Tilbakefoerer = tilbakefoerer;
    }

    public string Referanse { get; }

    public DateOnly Dato { get; }

    public Periode Periode { get; }

    public string? Tekst { get; }

    /// <summary>The number of the bilag that this one reverses, if any.</summary>
    public int? Tilbakefoerer { get; }

    public IReadOnlyList<Postering> Posteringer { get; }

    /// <summary>Adds the rows to sums by key. Øre.</summary>
    public void Summer(IDictionary<Dimensjon, Int128> summer)
    {
        foreach (var rad in Posteringer)
        {
            summer[rad.Dimensjon] = (summer.TryGetValue(rad.Dimensjon, out var foer) ? foer : 0) + rad.Beloep.Oere;
        }
    }

    /// <summary>The source that the bilag was made from, when it is one whose state is compared with what it has booked; null for all others.</summary>
    public string? Kilde { get; init; }

    /// <summary>What it corrects; null for all others.</summary>
    public Korreksjon? Korreksjon { get; init; }

    /// <summary>Who approved it before it was booked, as its source says.</summary>
    public Godkjenning Godkjenning { get; init; } = Godkjenning.Ingen;
}
