using Ledger.Storage.Felles;
using SQLitePCL;

namespace Ledger.Storage.Sqlite;

/// <summary>The row that a prepared statement stands on.</summary>
internal sealed class SqliteRad(sqlite3_stmt setning) : IRad
{
    public bool ErNull(int kolonne) => raw.sqlite3_column_type(setning, kolonne) == raw.SQLITE_NULL;

    public long Heltall(int kolonne) => raw.sqlite3_column_int64(setning, kolonne);

    public string Tekst(int kolonne) => raw.sqlite3_column_text(setning, kolonne).utf8_to_string();

    public byte[] Byte(int kolonne) => raw.sqlite3_column_blob(setning, kolonne).ToArray();

    public DateTimeOffset Tid(int kolonne) => Tekstform.Tid(Tekst(kolonne));

    public DateOnly Dato(int kolonne) => Tekstform.Dato(Tekst(kolonne));
}

/// <summary>The row that a reader of a SQLite file stands on.</summary>
internal sealed class SqliteLeserrad(System.Data.Common.DbDataReader reader) : Leserrad(reader)
{
    public override long Heltall(int kolonne) => Reader.GetInt64(kolonne);

    public override DateTimeOffset Tid(int kolonne) => Tekstform.Tid(Tekst(kolonne));

    public override DateOnly Dato(int kolonne) => Tekstform.Dato(Tekst(kolonne));
}

/// <summary>The engine's forms of positions.</summary>
internal static class SqlitePosisjon
{
    public static readonly Posisjonskolonner Kolonner = new(1, (rad, kolonne) => rad.ErNull(kolonne) ? default : Radid.Posisjon(rad.Heltall(kolonne)));
}
