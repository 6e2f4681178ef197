using Ledger.Domain.Budsjett;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Registertabeller;

/// <summary>What a row of a table is.</summary>
public enum Tabellradtype
{
    Rad,
    Sum,

    /// <summary>What lies on objects that have no row, such as projects without an owner.</summary>
    UtenEier,

    /// <summary>What lies on no object.</summary>
    UtenProsjekt,
}

/// <summary>A value of a row.</summary>
/// <param name="Tall">Kroner or a number; null when it is not known, and for a text.</param>
/// <param name="Merke">The reason why there is no value, or that the value is an estimate or preliminary.</param>
/// <param name="Opplysninger">The facts that it stands on.</param>
public sealed record Tabellcelle(
    decimal? Tall, string? Tekst = null, bool ErBeloep = false, string? Merke = null, IReadOnlyList<Stand<Opplysning>>? Opplysninger = null)
{
    public static readonly Tabellcelle Tom = new((decimal?)null);

    /// <summary>A fact as a column shows it.</summary>
    internal static Tabellcelle Av(Tabellkolonnen kolonne, Stand<Opplysning> stand)
    {
        var o = stand.Verdi;
        return o.Merke is { } merke && Opplysningsnavn.UtenVerdi.Contains(merke) ? IkkeMaalt(kolonne, merke, [stand]) : o.Noekkel.Slag switch
        {
            Opplysningsslag.Status => new(null, o.Kode, Opplysninger: [stand]),
            Opplysningsslag.Kommentar => new(null, o.Tekst, Opplysninger: [stand]),
            _ => new(o.Verdi ?? o.Beloep?.Kroner, ErBeloep: o.Beloep is not null, Merke: o.Merke, Opplysninger: [stand]),
        };
    }

    /// <summary>No value, however it is shown: a figure that was not measured is not 0 in what is computed from it.</summary>
    internal static Tabellcelle IkkeMaalt(Tabellkolonnen kolonne, string merke, IReadOnlyList<Stand<Opplysning>> fakta) =>
        new(null, merke == "anonymisert" ? null : kolonne.IkkeMaaltVises, Merke: merke, Opplysninger: fakta);
}

/// <summary>A row.</summary>
/// <param name="Id">Unique in the table; it stands in the address of a cell.</param>
/// <param name="Kode">The object's, or that of the group; null for the sum of all and for what lies outside.</param>
/// <param name="Nivaa">Of a sum: the level that it sums, such as a unit or a column of the register.</param>
public sealed record Tabellrad(
    string Id, string? Kode, string Navn, Tabellradtype Type, string? Nivaa, Enhet? Enhet, Tabellceller Celler)
{
    /// <summary>Of a sum: the rows that it sums.</summary>
    public IReadOnlyList<string> Deler { get; init; } = [];
}

/// <summary>A budget line of a measure: kroner of a unit, with its months.</summary>
/// <param name="Vedtak">The reference of the decision that it is of.</param>
public sealed record Tiltakslinje(string Tiltak, Ansvar Ansvar, bool ErOpprinnelig, Beloep Beloep, Periodisering Periodisering, string Vedtak)
{
    /// <summary>What is periodised through a period.</summary>
    public Beloep Hittil(Periode til) =>
        til.Nummer >= 12 ? Beloep : Verdier.Beloep.Sum(Periodisering.Fordel(Beloep).Take(til.Nummer));
}

/// <summary>An amount of a series: on a key of the ledger, and perhaps of a measure.</summary>
public sealed record Seriebeloep(Dimensjon Dimensjon, string Tiltak, Beloep Beloep);

/// <summary>What a year has.</summary>
public readonly record struct Aarsbeloep(int Aar, Beloep Beloep);

/// <summary>What a table is computed from.</summary>
/// <param name="Objekter">The objects of the register, by code.</param>
/// <param name="Filtre">By column of the ledger: what counts.</param>
/// <param name="TidligereAar">The accounts of each earlier year on an object, by column; there when a column asks for them.</param>
/// <param name="Bare">Only rows of this unit and those below it; empty for all.</param>
/// <param name="SerInterne">Whether internal texts and columns are shown.</param>
public sealed record Tabellgrunnlag(
    Tabelldefinisjon Tabell, IReadOnlyList<Registerobjekt> Objekter, Registertilstand Tilstand, Saldokube Kube, Organisasjonsplan Organisasjon, int Aar,
    Periode TilPeriode, IReadOnlyDictionary<string, Func<Dimensjon, bool>> Filtre, IReadOnlyList<Tiltakslinje> Tiltakslinjer,
    Func<string, string, IEnumerable<Aarsbeloep>> TidligereAar, Ansvar Bare, bool SerInterne)
{
    /// <summary>The fields of keys that the table looks at besides kontoklasse: the cube by these gives the same.</summary>
    public Dimensjonsfelt Felt { get; init; } = Dimensjonsfelt.Alle;

    /// <summary>The ledger's own key figures of the years that the table shows, where it has indicators that are such.</summary>
    public IReadOnlyDictionary<(int Aar, string Id), Noekkelverdi> Noekkeltall { get; init; } = new Dictionary<(int, string), Noekkelverdi>();

    /// <summary>The series that columns are of, by column; a column that is not there is of a series that nobody has named.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Seriebeloep>> Serier { get; init; } = new Dictionary<string, IReadOnlyList<Seriebeloep>>();

    /// <summary>What the value of a row is computed by where nobody reports it: a formula over indicators, or <c>noekkeltall:</c> and an id.</summary>
    public string? Regnemaate(Tabellrad rad, Tabellkilde kilde) =>
        rad.Type == Tabellradtype.Rad && kilde is Tabellkilde.Maaloppnaaelse or Tabellkilde.Fakta { Slag: Opplysningsslag.Maaling }
        && Objekter.FirstOrDefault(o => o.Kode == rad.Kode) is { } objekt ? Indikatorverdier.Regnemaate(Tabell, objekt) : null;

    /// <summary>The objects that have a row: those of the filter, and where rows stand under their owner those that have one.</summary>
    /// <param name="slutt">The last day of the table.</param>
    public IEnumerable<Registerobjekt> MedRad(DateOnly slutt) => Objekter.Where(o => o.GjelderPer(slutt) && Tabell.Rader.Passer(o)
        && (Tabell.Rader.UtenEier || !Tabell.Gruppering.Any(g => Tabell.Register.Finn(g) is { Type: Felttype.Enhet } && o[g] is null)));
}
