using System.Diagnostics.Metrics;

namespace Ledger.Application;

/// <summary>What the service counts about itself: the meter <c>Ledger</c>. No figure or text of the ledger is in it.</summary>
public static class Maaling
{
    public const string Navn = "Ledger";

    private static readonly Meter Maaler = new(Navn);

    /// <summary>Rows of imports that were booked.</summary>
    public static readonly Counter<long> RaderImportert = Maaler.CreateCounter<long>("ledger.import.rows", "{row}", "Rader i importer som er bokført.");

    /// <summary>Writes that were committed, each of which makes a version; by what they did.</summary>
    public static readonly Counter<long> Versjoner = Maaler.CreateCounter<long>("ledger.versions", "{version}", "Skrivinger som er bokført.");

    /// <summary>How often a year's saldo was read from the database into memory.</summary>
    public static readonly Counter<long> Kubelesinger = Maaler.CreateCounter<long>("ledger.cube.loads", "{load}", "Ganger et års saldo ble lest inn i minnet.");

    /// <summary>Writes under way: the one that writes and those that wait.</summary>
    public static readonly UpDownCounter<int> Skrivere = Maaler.CreateUpDownCounter<int>("ledger.writers", "{request}", "Skrivinger i gang eller i kø.");

    /// <summary>Requests that the database could not serve, by what was wrong.</summary>
    public static readonly Counter<long> Lagerfeil = Maaler.CreateCounter<long>(
        "ledger.store.failures", "{failure}", "Forespørsler som databasen ikke kunne betjene.");

    /// <summary>Reads and writes that were done again because the database undid them.</summary>
    public static readonly Counter<long> Gjentak = Maaler.CreateCounter<long>(
        "ledger.store.retries", "{retry}", "Lesinger og skrivinger som ble gjort om igjen etter en forbigående feil.");
}
