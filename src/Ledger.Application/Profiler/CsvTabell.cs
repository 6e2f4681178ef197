using System.Text;
using Ledger.Domain.Validering;
using Sylvan.Data.Csv;

namespace Ledger.Application.Profiler;

/// <summary>The rows of a CSV file, whatever they are: titles above the heading, empty rows, rows of other lengths.</summary>
public sealed class CsvTabell : ITabell
{
    private readonly StreamReader _tekst;
    private readonly CsvDataReader _csv;
    private readonly List<Celle> _rad = [];
    private readonly long _foer;

    /// <param name="body">A stream that stays with the caller.</param>
    public CsvTabell(Stream body, Filform form)
    {
        _tekst = new StreamReader(body, Tegnsett(form.Tegnsett), detectEncodingFromByteOrderMarks: true, 1 << 16, leaveOpen: true);
        try
        {
            // A file that says how it is separated, as Excel reads it.
            var skille = form.Skilletegn;
            if (_tekst.Peek() == 's' && HarSkillelinje(out var sagt))
            {
                (skille, Linje) = (sagt, 1);
            }

            _csv = CsvDataReader.Create(
                _tekst, new CsvDataReaderOptions { HasHeaders = false, Delimiter = skille, BufferSize = 1 << 16, MaxBufferSize = 1 << 20 });
        }
        catch (Exception e) when (Uleselig(e) is { } avvisning)
        {
            throw avvisning;
        }

        _foer = Linje;
    }

    public IReadOnlyList<Celle> Rad => _rad;

    public long Linje { get; private set; }

    public bool Neste()
    {
        try
        {
            if (!_csv.Read())
            {
                return false;
            }

            Linje = _foer + _csv.RowNumber;
            if (_csv.RowFieldCount > Tabellgrenser.MestKolonner)
            {
                throw Avvisning.Ugyldig(
                    "body", Feilkoder.ForMange, $"Linje {Linje} har {_csv.RowFieldCount} kolonner; det høyeste er {Tabellgrenser.MestKolonner}.");
            }

            _rad.Clear();
            for (var i = 0; i < _csv.RowFieldCount; i++)
            {
                _rad.Add(new Celle(_csv.GetString(i)));
            }

            return true;
        }
        catch (Exception e) when (Uleselig(e) is { } avvisning)
        {
            throw avvisning;
        }
    }

    public void Dispose()
    {
        _csv.Dispose();
        _tekst.Dispose();
    }

    /// <summary>The charset by name.</summary>
    /// <exception cref="Avvisning">400: one that is not read.</exception>
    private static Encoding Tegnsett(string? navn) => navn?.ToLowerInvariant() switch
    {
        null or "" or "utf-8" => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
        "iso-8859-1" or "latin1" => Encoding.Latin1,
        "windows-1252" => CodePagesEncodingProvider.Instance.GetEncoding(1252)!,
        _ => throw Avvisning.Ugyldig("format.tegnsett", Feilkoder.FeilTegnsett, "Tegnsettet er utf-8, iso-8859-1 eller windows-1252."),
    };

    /// <summary>Reads a first line such as <c>sep=;</c>.</summary>
    private bool HarSkillelinje(out char skille)
    {
        skille = ';';
        var linje = _tekst.ReadLine() ?? "";
        if (linje.Length == 5 && linje.StartsWith("sep=", StringComparison.Ordinal))
        {
            skille = linje[4];
            return true;
        }

        // Not such a line: the reader goes back to its beginning.
        _tekst.BaseStream.Position = 0;
        _tekst.DiscardBufferedData();
        return false;
    }

    private static Avvisning? Uleselig(Exception e) => e switch
    {
        DecoderFallbackException => Avvisning.Ugyldig("body", Feilkoder.FeilTegnsett, "Innholdet er ikke gyldig i tegnsettet som profilen sier."),
        CsvFormatException or CsvRecordTooLargeException or AmbiguousColumnException => Avvisning.Ugyldig(
            "body", Feilkoder.UgyldigCsv, "Innholdet kan ikke leses som CSV."),
        _ => null,
    };
}
