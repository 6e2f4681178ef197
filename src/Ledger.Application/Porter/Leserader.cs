using Ledger.Domain.Budsjett;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Porter;

/// <summary>A bilag as stored.</summary>
/// <param name="TilbakefoertAv">The number of the bilag that reverses it, if any.</param>
public sealed record LagretBilag(Journalpost Post, Bilag Bilag, DateTimeOffset Tidspunkt, string Bruker, int? TilbakefoertAv)
{
    /// <summary>The bilag that correct it, in whatever year, in the order of the chain.</summary>
    public IReadOnlyList<Korrigering> KorrigertAv { get; init; } = [];

    /// <summary>Who approved it, when it was booked or since.</summary>
    public Godkjenning Godkjenning { get; init; } = Godkjenning.Ingen;
}

/// <summary>A bilag that corrects another.</summary>
/// <param name="Referanse">Tells whether it reverses the other in full.</param>
public sealed record Korrigering(Bilagssted Sted, string Referanse);

/// <summary>A budget decision as stored.</summary>
public sealed record LagretVedtak(Journalpost Post, Budsjettvedtak Vedtak, DateTimeOffset Tidspunkt, string Bruker);

/// <summary>A posting with where it stands.</summary>
public sealed record LagretPostering(
    Posisjon Posisjon,
    int Bilagsnummer,
    string Bilagsreferanse,
    DateOnly Bilagsdato,
    Periode Periode,
    Postering Postering);

/// <summary>A source that has booked in a year by what its state had become.</summary>
/// <param name="Versjon">The last version that it made.</param>
/// <param name="Mottatt">When it was last heard from, whether or not anything had changed; null when that is not known.</param>
public sealed record Kildestand(string Kilde, long AntallBilag, long Versjon, DateTimeOffset? Mottatt);

/// <summary>A question for postings of a set of keys.</summary>
/// <param name="Aar">The year that the keys are of.</param>
/// <param name="Noekkel">What the key of an id stands for; null when it is not asked for. The answer has it from here.</param>
/// <param name="Ider">
/// The ids of the keys to look up, see <see cref="Saldokube.Id"/>. Null when so much is asked for that the part of the chain is rather read
/// from its beginning: whoever asks sees to it that the part is not large.
/// </param>
/// <param name="Etter">The position after which to go on.</param>
public sealed record Posteringssporring(
    LedgerId Ledger,
    Regnskapsaar Aar,
    Func<int, Dimensjon?> Noekkel,
    IReadOnlyCollection<int>? Ider,
    Periode FraPeriode,
    Periode TilPeriode,
    long TilSekvens,
    Posisjon Etter,
    int Antall)
{
    /// <summary>Where further postings that are asked for stand: of keys that are not looked up because all their postings in the part are known.</summary>
    public IReadOnlyCollection<Posisjon> Plasser { get; init; } = [];

    /// <summary>Which period of a posting the span of periods is of.</summary>
    public Saldoperiode Periodisering { get; init; }
}
