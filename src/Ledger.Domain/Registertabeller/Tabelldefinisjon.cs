using Ledger.Domain.Opplysninger;
using Ledger.Domain.Oppstillinger;

namespace Ledger.Domain.Registertabeller;

/// <summary>What a sum of a column is.</summary>
public enum Aggregering
{
    Sum,
    Snitt,

    /// <summary>How many rows have a value, whatever it is.</summary>
    Antall,
    Ingen,
}

/// <summary>What a column is taken from.</summary>
public abstract record Tabellkilde
{
    /// <summary>A column of the register.</summary>
    public sealed record Felt(Registerkolonne Kolonne) : Tabellkilde;

    /// <summary>An amount of the ledger on the keys of the object.</summary>
    /// <param name="Kolonne">One of <see cref="Hovedbokskolonner"/>.</param>
    public sealed record Hovedbok(string Kolonne, Filterutkast? Filter) : Tabellkilde
    {
        public bool ErSerie => Seriekolonner.Contains(Kolonne);

        public bool ErBudsjett => Budsjettkolonner.Contains(Kolonne);
    }

    /// <summary>A fact about the object.</summary>
    /// <param name="Aar">A year, or how many before the report's; null for the report's.</param>
    /// <param name="Periode">Null for facts of the year, and the last of a day in it.</param>
    /// <param name="Foerste">The first that was said with a day, and not the one that holds.</param>
    /// <param name="Region">What the fact is measured of beside the municipality, such as a county; empty for the municipality itself.</param>
    public sealed record Fakta(Opplysningsslag Slag, string Maal, int? Aar, string? Periode, bool Foerste = false, string Region = "") : Tabellkilde
    {
        public int AaretFor(int aar) => Aar is null ? aar : Aar <= 0 ? aar + Aar.Value : Aar.Value;
    }

    /// <summary>Whether what was measured of the object reaches its target, by the object's <c>retning</c>.</summary>
    public sealed record Maaloppnaaelse(Fakta Verdi, Fakta Maaltall) : Tabellkilde;

    /// <summary>A formula over other columns.</summary>
    public sealed record Formel(Tabelluttrykk Uttrykk, string Tekst) : Tabellkilde;

    public const string Prognose = "prognose", Forslag = "foreslaattEndring";

    /// <summary>The years of a plan from the report's on.</summary>
    public static readonly IReadOnlyList<string> Planaar = ["plan1", "plan2", "plan3", "plan4"];

    /// <summary>The columns that are of a series.</summary>
    public static readonly IReadOnlyList<string> Seriekolonner = [Prognose, Forslag, .. Planaar];

    /// <summary>The columns that budget decisions make.</summary>
    public static readonly IReadOnlyList<string> Budsjettkolonner = ["opprinneligBudsjett", "revidertBudsjett", "budsjettHittil"];

    /// <summary>The amounts of the ledger that a column may be.</summary>
    public static readonly IReadOnlyList<string> Hovedbokskolonner =
        [.. Budsjettkolonner, "regnskap", "regnskapTidligereAar", .. Seriekolonner];
}

/// <summary>A column of a table.</summary>
public sealed record Tabellkolonnen(string Id, string Navn, Tabellkilde Kilde, int? Desimaler, string? IkkeMaaltVises, Aggregering? Aggregering)
{
    /// <summary>Kroner, so that it is shown in the unit asked for.</summary>
    public bool ErBeloep { get; init; }
}

/// <summary>What the rows of a table are.</summary>
/// <param name="Filter">By column of the register: the values that it may have; <see cref="Utfylt"/> is any, and the empty text is none.</param>
/// <param name="PerEnhet">A row for each unit that an object has something on.</param>
/// <param name="UtenTall">Whether objects without any figure have a row.</param>
/// <param name="UtenEier">Whether objects that no unit owns have a row; else the ledger's amounts on them are one line.</param>
/// <param name="AlleEnheter">Whether each unit without units below it has its sum, also when it has no row.</param>
public sealed record Radvalg(
    IReadOnlyDictionary<string, IReadOnlySet<string>> Filter, bool PerEnhet, bool UtenTall, bool UtenEier, bool AlleEnheter)
{
    public const string Utfylt = "*";

    public bool Passer(Registerobjekt objekt) => Filter.All(
        f => f.Value.Contains(objekt[f.Key] ?? "") || (objekt[f.Key] is not null && f.Value.Contains(Utfylt)));
}

/// <summary>A table of a register: one evaluator computes them all.</summary>
public sealed record Tabelldefinisjon(
    string Id, string Navn, Registerdefinisjon Register, Radvalg Rader, IReadOnlyList<string> Gruppering, IReadOnlyList<Tabellkolonnen> Kolonner,
    IReadOnlyList<string> Summer)
{
    /// <summary>Names of groups that are no column.</summary>
    public const string Enhet = "enhet", Direktoromraade = "direktoromraade", Alle = "alle";

    /// <summary>The registers that it looks at: its own, and those whose objects its groups are named by.</summary>
    public IEnumerable<string> Registre => Register.Kolonner.Select(k => k.Register).OfType<string>().Append(Register.Id);

    public Tabellkolonnen? Finn(string id) => Kolonner.FirstOrDefault(k => k.Id == id);
}
