using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Porter;

/// <summary>The state of a municipality's chain.</summary>
/// <param name="Versjon">Grows by one per committed write.</param>
/// <param name="Sekvens">The sequence number of the last journal entry.</param>
public sealed record Kommunehode(LedgerId Ledger, long Versjon, long Sekvens, Kjedehash Kjedehode);

/// <summary>A journal entry as it is appended and read, without its rows.</summary>
/// <param name="Aar">0 for entries of no year.</param>
/// <param name="Nummer">Bilagsnummer or vedtaksnummer; 0 for other kinds.</param>
/// <param name="Referanse">Bilagsreferanse, vedtaksreferanse, or the code of what was defined.</param>
/// <param name="Innhold">JSON for kinds without own columns (and organ and type of a vedtak).</param>
/// <param name="Tekst">The entry's own text; protected in form 2.</param>
/// <param name="Tilbakefoerer">The bilagsnummer that a reversal reverses.</param>
public sealed record Journalpost(
    LedgerId Ledger,
    long Sekvens,
    long Versjon,
    Journalslag Slag,
    int Aar,
    int Nummer,
    string Referanse,
    DateOnly? Dato,
    int? Periode,
    Verntekst Tekst,
    string? Innhold,
    int? Tilbakefoerer,
    Kjedehash Hash)
{
    /// <summary>The form that <see cref="Hash"/> is computed in.</summary>
    public Kjedeform Form { get; init; } = Kjedeform.Ledger1;

    /// <summary>The source that a bilag was made from; null when it says none.</summary>
    public string? Kilde { get; init; }

    /// <summary>Protected texts beside <see cref="Tekst"/>, by name in ordinal order; an entry of any kind may have them.</summary>
    public IReadOnlyList<Navntekst> Tekster { get; init; } = [];
}

/// <summary>A row of a bilag or a budget decision as stored.</summary>
/// <param name="Noekkel">The interned dimension.</param>
/// <param name="Beloep">Øre, ledger sign.</param>
/// <param name="Periodisering">For budget lines only.</param>
public record struct Journalrad(int Noekkel, long Beloep, Verntekst Tekst, Verntekst Motpart, Verntekst Dokument, string? Periodisering)
{
    /// <summary>The period that a posting is about; null when it is the bilag's.</summary>
    public byte? GjelderPeriode { get; init; }

    /// <summary>The measure that a budget line is a part of; null when it is none.</summary>
    public string? Tiltak { get; init; }
}

/// <summary>A change of one saldo.</summary>
/// <param name="Periode">The period that the rows are booked in.</param>
/// <param name="Gjelder">The period that the rows are about; the same as <paramref name="Periode"/> unless they say another.</param>
/// <param name="Foerste">Where the first of the rows that change it stands; the default for budgets.</param>
public readonly record struct Saldodelta(int Noekkel, int Slag, byte Periode, byte Gjelder, long Beloep, long Antall, Posisjon Foerste);

/// <summary>The record of one committed write.</summary>
/// <param name="Handling">What was done, e.g. <c>import</c>.</param>
/// <param name="Idempotensnoekkel">The caller's key, unique per municipality.</param>
/// <param name="Innholdshash">
/// The fingerprint of what the caller sent under that key, as <paramref name="Form"/> says: SHA-256, or in form 2 HMAC-SHA256 under the ledger's
/// key (<see cref="IAvtrykksnoekler"/>), so that it confirms no guess of a text that was erased. Null without a key, and when a text of the write was erased.
/// </param>
/// <param name="Kvittering">The answer given, as JSON, for replays.</param>
/// <param name="Bruker">Who wrote. One salted hash per write in form 2, which is in the link of each of its entries.</param>
/// <param name="ImportId">The id on an import's receipt; null for other writes.</param>
public sealed record Transaksjon(
    LedgerId Ledger,
    long Versjon,
    DateTimeOffset Tidspunkt,
    Verntekst Bruker,
    string Handling,
    int Aar,
    string? Idempotensnoekkel,
    byte[]? Innholdshash,
    string? Kvittering,
    long SisteSekvens,
    Kjedehash Kjedehode,
    string? ImportId = null)
{
    /// <summary>The form of <see cref="Innholdshash"/>, and of the entries of the write.</summary>
    public Kjedeform Form { get; init; } = Kjedeform.Ledger1;

    /// <summary>Protects <see cref="Innholdshash"/>: its salt, or the hash that stays when it is erased. Null in form 1, and without one.</summary>
    public byte[]? AvtrykkVern { get; init; }

    /// <summary>The seal over this record and the one before (<see cref="Skrivesegl"/>). Null for writes of the layout before seals.</summary>
    public Kjedehash? Segl { get; init; }

    /// <summary>The fingerprint as the seal has it.</summary>
    public Verntekst Avtrykk => Verntekst.Lest(Innholdshash is null ? null : Convert.ToHexStringLower(Innholdshash), AvtrykkVern);

    /// <summary>What the seal is over.</summary>
    /// <param name="tilgang">The hash of the write's line in the log of access.</param>
    public Skriverekord Rekord(Kjedehash? tilgang) => new(
        Ledger, Versjon, Tidspunkt, Bruker, Handling, Aar, Idempotensnoekkel, Avtrykk, SisteSekvens, Kjedehode, ImportId, Kvittering, tilgang);
}
