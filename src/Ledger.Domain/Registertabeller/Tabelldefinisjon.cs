using Ledger.Domain.Opplysninger;
using Ledger.Domain.Oppstillinger;

namespace Ledger.Domain.Registertabeller;

/// <summary>What a sum of a column is.</summary>
public enum Aggregering
{
    Sum,
    Snitt,
    Ingen,
}

/// <summary>What a column is taken from.</summary>
public abstract record Tabellkilde
{
    /// <summary>A column of the register.</summary>
    public sealed record Felt(Registerkolonne Kolonne) : Tabellkilde;

    /// <summary>An amount of the ledger on the keys of the object.</summary>
    /// <param name="Kolonne">One of <see cref="Hovedbokskolonner"/>.</param>
    public sealed record Hovedbok(string Kolonne, Filterutkast? Filter) : Tabellkilde;

    /// <summary>A fact about the object.</summary>
    /// <param name="Aar">A year, or how many before the report's; null for the report's.</param>
    /// <param name="Periode">Null for facts of the year, and the last of a day in it.</param>
    public sealed record Fakta(Opplysningsslag Slag, string Maal, int? Aar, string? Periode) : Tabellkilde
    {
        public int AaretFor(int aar) => Aar is null ? aar : Aar <= 0 ? aar + Aar.Value : Aar.Value;
    }

    /// <summary>A formula over other columns.</summary>
    public sealed record Formel(Tabelluttrykk Uttrykk, string Tekst) : Tabellkilde;

    /// <summary>The amounts of the ledger that a column may be.</summary>
    public static readonly IReadOnlyList<string> Hovedbokskolonner =
        ["opprinneligBudsjett", "revidertBudsjett", "budsjettHittil", "regnskap", "regnskapTidligereAar"];
}

/// <summary>A column of a table.</summary>
public sealed record Tabellkolonnen(string Id, string Navn, Tabellkilde Kilde, int? Desimaler, string? IkkeMaaltVises, Aggregering? Aggregering)
{
    /// <summary>Kroner, so that it is shown in the unit asked for.</summary>
    public bool ErBeloep { get; init; }
}

/// <summary>A table of a register: one evaluator computes them all.</summary>
public sealed record Tabelldefinisjon(
    string Id, string Navn, Registerdefinisjon Register, IReadOnlyDictionary<string, IReadOnlySet<string>> Filter, bool PerEnhet, bool UtenTall,
    IReadOnlyList<string> Gruppering, IReadOnlyList<Tabellkolonnen> Kolonner, IReadOnlyList<string> Summer)
{
    /// <summary>Names of groups that are no column.</summary>
    public const string Enhet = "enhet", Direktoromraade = "direktoromraade", Alle = "alle";

    public Tabellkolonnen? Finn(string id) => Kolonner.FirstOrDefault(k => k.Id == id);
}
