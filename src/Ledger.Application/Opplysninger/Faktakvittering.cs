using System.Text.Json.Serialization;
using Ledger.Application.Skriving;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Opplysninger;

/// <summary>What is sent of facts, and by whom.</summary>
/// <param name="Innhold">A stream that can be read again, and stays with the caller.</param>
/// <param name="Noekkel">The idempotency key; null where the content decides.</param>
public sealed record Faktaordre(LedgerId Ledger, Stream Innhold, Skriveoppdrag Oppdrag, string? Noekkel)
{
    /// <summary>The units that the sender is bound to; none for who may write of all.</summary>
    public IReadOnlyList<string> Enheter { get; init; } = [];

    /// <summary>The sender may make projects that are not there, and change nothing.</summary>
    public bool BareNye { get; init; }

    /// <summary>The sender may not report what is decided on projects: their frames, and phases with a decision.</summary>
    public bool UtenVedtak { get; init; }

    /// <summary>Makes the rows of what was sent where they are only a part of it; null when all that was sent is rows.</summary>
    internal Func<Feilsamling, IReadOnlyList<Faktarad>>? Rader { get; init; }

    internal IReadOnlyList<Faktarad> Les(IReadOnlyList<string> felt, Feilsamling feil, int mest = Faktarader.Mest) =>
        Rader?.Invoke(feil) ?? Faktarader.Les(Innhold, felt, feil, mest);
}

/// <summary>What became of rows. Rows that say what is known already are counted and not written; when none is new the version stays.</summary>
/// <param name="Borte">How many objects were ended because a complete file does not have them.</param>
/// <param name="Avsluttet">Their codes; there when there are any.</param>
/// <param name="Versjon">The version that the rows hold from, or the one there was.</param>
/// <param name="FoerstePostnummer">Of events: the number of the first that was written.</param>
/// <param name="Proevekjoering">There, and true, when nothing was written and all else is what would have been.</param>
public sealed record Faktakvittering(
    int Nye, int Endret, int Uendret, int Borte, long Versjon, string Kjedehode, IReadOnlyList<Feil> Varsler, long AntallVarsler,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Avsluttet = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? FoerstePostnummer = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? SistePostnummer = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Proevekjoering = null)
{
    /// <summary>Of a file of several registers: what became of the rows of each.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Registerkvittering>? Registre { get; init; }

    /// <summary>Something was written, or would have been.</summary>
    [JsonIgnore]
    public bool ErEndret => Nye + Endret + Borte > 0;
}

/// <summary>What became of the rows of a register in a file of several.</summary>
/// <param name="Nye">Objects and events that the register did not have.</param>
public sealed record Registerkvittering(
    string Register, int Nye, int Endret, int Uendret,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? FoerstePostnummer = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? SistePostnummer = null);
