using Ledger.Storage.Felles;

namespace Ledger.Storage.Sqlite;

/// <summary>The statements of the table that says which postings a key has; only this engine keeps it by itself (<c>db/sqlite/indeks</c>).</summary>
internal static class Posteringsnoekkel
{
    public static string Ny { get; } = Hent("posteringsnoekkel_ny");

    public static string Kontroll { get; } = Hent("posteringsnoekkel_kontroll");

    public static string Slett { get; } = Hent("posteringsnoekkel_slett");

    public static string Bygg { get; } = Hent("posteringsnoekkel_bygg");

    private static string Hent(string navn) => SqlRessurser.Mappe(SqliteStore.Motor + "/indeks").Single(r => r.Navn == navn).Tekst;
}
