using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ledger.Application.Porter;
using Ledger.Domain.Aarsstatus;
using Ledger.Domain.Kildeavslutning;
using Ledger.Domain.Lagring;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Grunndata.Definisjoner;

/// <summary>How merforbruk is covered, as the council decided when it adopted the accounts (kommuneloven § 14-3). Kroner, positive.</summary>
public sealed record Dekningslinje(int Budsjettaar, decimal Beloep);

/// <summary>What a source has done of the closing, in ledger sign: rows of an account, art and fund that are strykninger, avslutning or inndekning.</summary>
/// <param name="Merke">strykning, avslutning or inndekning; ingen for what is no closing.</param>
public sealed record Merkelinje(string Kontoklasse, string Art, string? Fond, decimal Beloep, string Merke)
{
    public const string Ingen = "ingen";

    /// <summary>The part as the domain takes it; its form is checked before.</summary>
    public Merketdel Lest() => new(
        Kontoklasser.TryParse(Kontoklasse, out var klasse) ? klasse : default, Domain.Verdier.Art.Parse(Art),
        string.IsNullOrEmpty(Fond) ? default : Fondskode.Parse(Fond), Domain.Verdier.Beloep.FraKroner(Beloep),
        Avslutningsmerker.TryParse(Merke == Ingen ? "" : Merke, out var merke) ? merke : default);
}

/// <summary>The facts of a state, as they were sent. What names a person stands apart from them.</summary>
/// <param name="Versjon">The version that the figures are of.</param>
/// <param name="Kjedehode">The chain's head at that version.</param>
/// <param name="Maate">egneBilag when a source has booked the closing; null else.</param>
public sealed record Aarsstatusinnhold(string Tilstand, long Versjon, string Kjedehode)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Maate { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Rolle { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Dato { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Konklusjon { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Organ { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Vedtaksreferanse { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Sendt { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Dekningslinje>? Dekning { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Merkelinje>? Merking { get; init; }
}

/// <summary>A state as recorded.</summary>
/// <param name="Nummer">Within the year, from 1.</param>
/// <param name="Tekster">What stands apart, by name; not there when it is erased.</param>
/// <param name="Sekvens">The entry.</param>
/// <param name="RegistrertVersjon">The version that the recording made.</param>
public sealed record Aarsstatuspost(
    int Nummer, Aarstilstand Tilstand, Aarsstatusinnhold Innhold, IReadOnlyDictionary<string, string> Tekster, long Sekvens, long RegistrertVersjon);

/// <summary>The stored form of a state; its number is the entry's reference, so that none is replaced.</summary>
public static class Aarsstatusform
{
    /// <summary>The texts that stand apart.</summary>
    public const string Person = "person", Dokument = "dokument", Begrunnelse = "begrunnelse";

    public static string Skriv(Aarsstatusinnhold innhold) => Lagretform.Skriv(innhold);

    public static Aarsstatuspost Les(Journalpost post)
    {
        var innhold = Lagretform.Les<Aarsstatusinnhold>(post.Innhold!);
        return Aarstilstander.TryParse(innhold.Tilstand, out var tilstand)
            ? new Aarsstatuspost(
                int.Parse(post.Referanse, CultureInfo.InvariantCulture), tilstand, innhold, Navntekster.Les(post), post.Sekvens, post.Versjon)
            : throw new JsonException("A stored tilstand is unknown.");
    }
}
