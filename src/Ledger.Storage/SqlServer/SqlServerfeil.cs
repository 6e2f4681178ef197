using System.Data;
using Ledger.Application.Porter;
using Ledger.Storage.Felles;
using Microsoft.Data.SqlClient;

namespace Ledger.Storage.SqlServer;

/// <summary>What SQL Server's error numbers mean to a caller.</summary>
public static class SqlServerfeil
{
    /// <summary>A name in the statement is not in the database.</summary>
    private const int UkjentKolonne = 207, UkjentTabell = 208;

    /// <summary>The client waited no longer.</summary>
    internal const int Tidsavbrudd = -2;

    /// <summary>The database does not, or no longer, allow snapshots.</summary>
    internal const int IkkeSnapshot = 3952;

    public static Lagerfeil? Tolk(Exception e) => e switch
    {
        // The municipality's lock was not given in time.
        TimeoutException => Lagerfeil.Laast,
        LagerException lager => lager.Feil,
        DBConcurrencyException => Lagerfeil.Laast,
        IOException => Lagerfeil.Utilgjengelig,
        SqlException sql => Numre(sql).Select(Tolk).FirstOrDefault(f => f is not null) ?? (ErNettfeil(sql) ? Lagerfeil.Utilgjengelig : null),
        _ => null,
    };

    /// <summary>Whether doing it again, from the beginning, is likely to succeed.</summary>
    public static bool KanGjentas(Exception e) => e switch
    {
        DBConcurrencyException or IOException => true,
        SqlException sql => Numre(sql).Any(KanGjentas) || ErNettfeil(sql),
        _ => false,
    };

    public static Lagerfeil? Tolk(int number) => number switch
    {
        // A filegroup or the log is full, or the disk is.
        1101 or 1105 or 9002 or 5149 or 40544 => Lagerfeil.Fullt,
        3906 or 3908 => Lagerfeil.Skrivebeskyttet,
        823 or 824 or 825 or 832 => Lagerfeil.Skadet,

        // Lock wait, deadlock victim, the client's own time limit, a snapshot that was overtaken, and the duplicate that two writers make when
        // one of them does not hold the lock: 2627 of a constraint, 2601 of an index.
        1222 or 1205 or Tidsavbrudd or 3960 or 2627 or 2601 => Lagerfeil.Laast,

        // No more locks, a version store that is full or lost the row, memory that was not granted in time, and the limits of one database in the
        // cloud: for now there is no more to have.
        1204 or IkkeSnapshot or 3958 or 3961 or 3966 or 3967 or 8645 or 8651 or 10922 or 40549 or 40550 or 40551 or 40552 or 40553 => Lagerfeil.Laast,

        // A right, a database or a login that somebody has to give, make or open: asking again does not help.
        229 or 230 or 262 or 297 or 300 or 911 or 916 or 4064 or 18452 or 18470 or 18486 or 18487 or 18488 => Lagerfeil.Nektet,

        // A text that the domain took and the column does not.
        2628 or 8152 => Lagerfeil.ForLangTekst,

        // The network, a server that starts or stops, a database that is not open, a login that the failing server cannot check, and throttling
        // and failover in the cloud and in availability groups.
        -1 or 2 or 20 or 35 or 40 or 53 or 64 or 121 or 233 or 258 or 596 or 615 or 669 or 701 or 802 or 921 or 922 or 926 or 927 or 945 or 976 or 978 or 979
            or 983 or 4060 or 4221 or 6005 or 9001
            or 10053 or 10054 or 10060 or 10061 or 10928 or 10929 or 10930 or 10936 or 11001 or 17142 or 17197 or 18401 or 18456
            or 40020 or 40143 or 40166 or 40197 or 40501 or 40540 or 40613 or 42108 or 42109 or 49918 or 49919 or 49920 => Lagerfeil.Utilgjengelig,
        // Arithmetic overflow.
        8115 => Lagerfeil.SumUtenforOmraadet,
        UkjentKolonne or UkjentTabell => Lagerfeil.IkkeMigrert,
        _ => null,
    };

    /// <remarks>A lock that was waited for in vain (1222) was waited for long enough, and a login that is refused (18456) is refused again.</remarks>
    public static bool KanGjentas(int number) => number is not (1222 or 18456) && Tolk(number) is Lagerfeil.Laast or Lagerfeil.Utilgjengelig;

    /// <summary>The client's own errors below the protocol have numbers of the operating system, or none; they close the connection.</summary>
    private static bool ErNettfeil(SqlException e) => e.Class >= 20 && e.Number is 0 or 104 or 110 or 111 or 113;

    private static IEnumerable<int> Numre(SqlException e) => e.Errors.Cast<SqlError>().Select(error => error.Number);
}
