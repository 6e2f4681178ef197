using Ledger.Storage.Felles;

namespace Ledger.Storage.Sqlite;

/// <summary>The .sql files that only this engine has, and where the others lie.</summary>
internal static class SqliteSql
{
    public const string Regnskapsmigreringer = "sqlite/regnskap/migrations";
    public const string Katalogmigreringer = "sqlite/katalog/migrations";

    /// <summary>The statements that both engines have: those of a ledger's file and those of the catalogue.</summary>
    public static Setninger Setninger { get; } = new("sqlite/regnskap/statements", "sqlite/katalog/statements");

    /// <summary>A statement of the table that says which postings a key has.</summary>
    public static string Indeks(string navn) => Hent("regnskap/indeks", navn);

    /// <summary>A statement that inserts many rows at once.</summary>
    public static string Flere(string navn) => Hent("regnskap/flere", navn);

    /// <summary>A statement of where the ledgers lie.</summary>
    public static string Plassering(string navn) => Hent("katalog/plassering", navn);

    /// <summary>A statement that is run when a file is opened or migrated.</summary>
    public static string Oppstart(string navn) => Hent("oppstart", navn);

    /// <summary>A statement that takes over a file of the layout before this one.</summary>
    public static string Overta(string navn) => Hent("overta", navn);

    private static string Hent(string mappe, string navn) => SqlRessurser.Mappe("sqlite/" + mappe).Single(r => r.Navn == navn).Tekst;
}
