using Ledger.Application.Porter;
using Microsoft.Data.Sqlite;

namespace Ledger.Storage.Sqlite;

/// <summary>What SQLite's result codes mean to a caller (sqlite.org/rescode.html).</summary>
internal static class Sqlitefeil
{
    public const int ReadOnly = 8, CantOpen = 14;

    private const int Generell = 1, Perm = 3, Busy = 5, Locked = 6, IoErr = 10, Corrupt = 11, Full = 13, Protocol = 15, Constraint = 19, NotADb = 26;

    /// <summary>SQLITE_CONSTRAINT_DATATYPE: a sum that left the 64 bits became a floating point number, which a column of integers refuses.</summary>
    private const int ConstraintDatatype = Constraint | (12 << 8);

    public static Lagerfeil? Tolk(Exception e) => e is not SqliteException sqlite ? null : sqlite.SqliteErrorCode switch
    {
        Full => Lagerfeil.Fullt,
        ReadOnly or Perm => Lagerfeil.Skrivebeskyttet,
        Corrupt or NotADb => Lagerfeil.Skadet,
        Busy or Locked or Protocol => Lagerfeil.Laast,
        Constraint when sqlite.SqliteExtendedErrorCode == ConstraintDatatype => Lagerfeil.SumUtenforOmraadet,
        Generell when sqlite.Message.Contains("integer overflow", StringComparison.Ordinal) => Lagerfeil.SumUtenforOmraadet,
        IoErr or CantOpen => Lagerfeil.Utilgjengelig,

        // The code is that of any error in a statement; ours are proven, so a name that is missing is missing in the database.
        Generell when sqlite.Message.Contains("no such table", StringComparison.Ordinal) || sqlite.Message.Contains("no such column", StringComparison.Ordinal) => Lagerfeil.IkkeMigrert,
        _ => null,
    };
}
