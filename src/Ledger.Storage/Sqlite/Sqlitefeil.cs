using Ledger.Application.Porter;
using Ledger.Storage.Felles;
using Microsoft.Data.Sqlite;

namespace Ledger.Storage.Sqlite;

/// <summary>What SQLite's result codes mean to a caller (sqlite.org/rescode.html).</summary>
internal static class Sqlitefeil
{
    public const int Busy = 5, ReadOnly = 8, IoErr = 10;

    private const int Generell = 1, Perm = 3, Locked = 6, Corrupt = 11, Full = 13, CantOpen = 14, Protocol = 15, Constraint = 19, NotADb = 26;

    private const int IoErrWrite = IoErr | (3 << 8), IoErrShmSize = IoErr | (19 << 8);

    /// <summary>SQLITE_CONSTRAINT_DATATYPE: a sum that left the 64 bits became a floating point number, which a column of integers refuses.</summary>
    private const int ConstraintDatatype = Constraint | (12 << 8);

    public static Lagerfeil? Tolk(Exception e) => e switch
    {
        LagerException lager => lager.Feil,
        SqliteException sqlite => sqlite.SqliteErrorCode switch
        {
            Full => Lagerfeil.Fullt,

            // A write that the system turned down for another reason than ENOSPC: a quota, a limit of file sizes. And no room for shared memory.
            IoErr when sqlite.SqliteExtendedErrorCode is IoErrWrite or IoErrShmSize => Lagerfeil.Fullt,
            ReadOnly or Perm => Lagerfeil.Skrivebeskyttet,
            Corrupt or NotADb => Lagerfeil.Skadet,
            Busy or Locked or Protocol => Lagerfeil.Laast,
            IoErr or CantOpen => Lagerfeil.Utilgjengelig,
            Constraint when sqlite.SqliteExtendedErrorCode == ConstraintDatatype => Lagerfeil.SumUtenforOmraadet,

            // SQLite has no code of its own for a sum() that overflows, only the general one with this text.
            Generell when sqlite.Message.Contains("integer overflow", StringComparison.Ordinal) => Lagerfeil.SumUtenforOmraadet,

            // The schema was found right when the file was opened, so somebody has changed it since.
            Generell when sqlite.Message.Contains("no such table", StringComparison.Ordinal)
                || sqlite.Message.Contains("no such column", StringComparison.Ordinal) => Lagerfeil.Skadet,
            _ => null,
        },
        _ => null,
    };
}
