using System.Data.Common;
using System.Globalization;
using Ledger.Domain.Kjede;

namespace Ledger.Storage.Felles;

/// <summary>
/// One row of an answer, by column. What a statement's columns mean is written once for it (<see cref="Radkodek"/>), whichever way the row was
/// read.
/// </summary>
internal interface IRad
{
    bool ErNull(int kolonne);

    long Heltall(int kolonne);

    string Tekst(int kolonne);

    byte[] Byte(int kolonne);

    /// <summary>A time as the engine stores it.</summary>
    DateTimeOffset Tid(int kolonne);

    /// <summary>A date as the engine stores it.</summary>
    DateOnly Dato(int kolonne);
}

/// <summary>The row that a reader of ADO.NET stands on.</summary>
internal abstract class Leserrad(DbDataReader reader) : IRad
{
    protected DbDataReader Reader { get; } = reader;

    public bool ErNull(int kolonne) => Reader.IsDBNull(kolonne);

    public abstract long Heltall(int kolonne);

    public string Tekst(int kolonne) => Reader.GetString(kolonne);

    public byte[] Byte(int kolonne) => Reader.GetFieldValue<byte[]>(kolonne);

    public abstract DateTimeOffset Tid(int kolonne);

    public abstract DateOnly Dato(int kolonne);
}

/// <summary>Columns that may be null, and those that are more than one value.</summary>
internal static class Radfelter
{
    public static string? TekstEllerNull(this IRad rad, int kolonne) => rad.ErNull(kolonne) ? null : rad.Tekst(kolonne);

    public static byte[]? ByteEllerNull(this IRad rad, int kolonne) => rad.ErNull(kolonne) ? null : rad.Byte(kolonne);

    public static int? TallEllerNull(this IRad rad, int kolonne) => rad.ErNull(kolonne) ? null : rad.Tall(kolonne);

    public static int Tall(this IRad rad, int kolonne) => (int)rad.Heltall(kolonne);

    public static Kjedehash Hash(this IRad rad, int kolonne) => Kjedehash.Fra(rad.Byte(kolonne));

    /// <summary>A protected text as it is shown.</summary>
    public static string? Vist(this IRad rad, int kolonne) =>
        !rad.ErNull(kolonne) ? rad.Tekst(kolonne) : rad.ErNull(kolonne + 1) ? null : Verntekst.Slettetmerke;

    public static Kjedehash? HashEllerNull(this IRad rad, int kolonne) => rad.ErNull(kolonne) ? null : rad.Hash(kolonne);

    /// <summary>A text, and in the column after it what protects it.</summary>
    public static Verntekst Vern(this IRad rad, int kolonne) => Verntekst.Lest(rad.TekstEllerNull(kolonne), rad.ByteEllerNull(kolonne + 1));
}

/// <summary>Times and dates as text, the form in which SQLite has them.</summary>
internal static class Tekstform
{
    private static Tuple<string, DateTimeOffset>? _sisteTid;
    private static Tuple<string, DateOnly>? _sisteDato;

    /// <summary>All entries of a write have its time, so the text that was read last is mostly the one that is read next.</summary>
    public static DateTimeOffset Tid(string tekst)
    {
        var siste = Volatile.Read(ref _sisteTid);
        if (siste?.Item1 != tekst)
        {
            siste = Tuple.Create(tekst, DateTimeOffset.ParseExact(tekst, Kanonisk.Tidsformat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));
            Volatile.Write(ref _sisteTid, siste);
        }

        return siste.Item2;
    }

    /// <summary>The bilag of a month have few dates.</summary>
    public static DateOnly Dato(string tekst)
    {
        var siste = Volatile.Read(ref _sisteDato);
        if (siste?.Item1 != tekst)
        {
            siste = Tuple.Create(tekst, DateOnly.ParseExact(tekst, "yyyy-MM-dd", CultureInfo.InvariantCulture));
            Volatile.Write(ref _sisteDato, siste);
        }

        return siste.Item2;
    }
}
