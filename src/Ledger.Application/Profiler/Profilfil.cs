using System.Text.Json;

namespace Ledger.Application.Profiler;

/// <summary>Opens a file as the table that it is.</summary>
public static class Profilfil
{
    /// <param name="body">A stream that can be searched, and stays with the caller.</param>
    public static ITabell Aapne(Stream body, Filform form) => Type(body, form.Type) switch
    {
        Filtype.Csv => new CsvTabell(body, form),
        Filtype.Xlsx => new XlsxTabell(body, form.Ark),
        Filtype.Ndjson => new JsonTabell(body, linjer: true),
        Filtype.JsonTabell => new JsonTabell(body, linjer: false),
        var annet => throw new ArgumentOutOfRangeException(nameof(form), annet, "Unknown kind of file."),
    };

    /// <summary>The file begins as JSON does.</summary>
    public static bool ErJson(Stream body)
    {
        Span<byte> start = stackalloc byte[64];
        body.Position = 0;
        start = start[..body.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        body.Position = 0;
        return (start.StartsWith("\uFEFF"u8) ? start[3..] : start).TrimStart(" \t\r\n"u8) is [(byte)'[' or (byte)'{', ..];
    }

    /// <summary>
    /// What the file is: the same export comes as a workbook one day and as JSON the next, and their beginnings tell them apart. A text that is
    /// said to be CSV may begin with anything.
    /// </summary>
    public static Filtype Type(Stream body, Filtype sagt)
    {
        Span<byte> start = stackalloc byte[64];
        body.Position = 0;
        start = start[..body.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        body.Position = 0;
        if (start.StartsWith("PK\u0003\u0004"u8))
        {
            return Filtype.Xlsx;
        }

        var tekst = start.StartsWith("\uFEFF"u8) ? start[3..] : start;
        return sagt == Filtype.Csv ? sagt
            : tekst.TrimStart(" \t\r\n"u8) is [(byte)'[', ..] ? Filtype.JsonTabell
            : tekst.TrimStart(" \t\r\n"u8) is [(byte)'{', ..] ? ErOmslag(tekst) ? Filtype.JsonTabell : Filtype.Ndjson
            : sagt;
    }

    /// <summary>The first member of the object is a list: an answer with rows in it, and no row.</summary>
    private static bool ErOmslag(ReadOnlySpan<byte> tekst)
    {
        var leser = new Utf8JsonReader(tekst, isFinalBlock: false, default);
        try
        {
            return leser.Read() && leser.Read() && leser.TokenType == JsonTokenType.PropertyName && leser.Read() && leser.TokenType == JsonTokenType.StartArray;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
