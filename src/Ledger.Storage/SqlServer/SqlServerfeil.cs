using Ledger.Application.Porter;
using Microsoft.Data.SqlClient;

namespace Ledger.Storage.SqlServer;

/// <summary>What SQL Server's error numbers mean to a caller.</summary>
internal static class SqlServerfeil
{
    public static Lagerfeil? Tolk(Exception e) => e switch
    {
        // The municipality's lock was not given in time.
        TimeoutException => Lagerfeil.Laast,
        SqlException sql => Tolk(sql.Number),
        _ => null,
    };

    private static Lagerfeil? Tolk(int number) => number switch
    {
        // A filegroup or the log is full, or the disk is.
        1101 or 1105 or 9002 or 5149 => Lagerfeil.Fullt,
        3906 or 3908 => Lagerfeil.Skrivebeskyttet,
        823 or 824 or 825 or 832 => Lagerfeil.Skadet,

        // Lock wait, deadlock victim, and the client's own time limit.
        1222 or 1205 or -2 => Lagerfeil.Laast,

        // The network, a server that starts or stops, a database that is not open, and Azure's throttling and failover.
        -1 or 2 or 20 or 53 or 64 or 121 or 233 or 258 or 921 or 922 or 926 or 927 or 945 or 4060 or 6005 or 10053 or 10054 or 10060 or 10061 or 10928 or 10929 or 11001 or 17142 or 40197 or 40501 or 40613 => Lagerfeil.Utilgjengelig,
        _ => null,
    };
}
