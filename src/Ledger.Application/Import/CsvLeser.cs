using System.Text;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Validering;
using Sylvan.Data.Csv;

namespace Ledger.Application.Import;

/// <summary>Rows of a CSV body: UTF-8, semicolon or comma, header row, columns in any order.</summary>
public sealed class CsvLeser : IPosteringsleser
{
    private readonly CsvDataReader _csv;
    private readonly StreamReader _text;
    private readonly Radfelt[] _columns;
    private readonly string[] _forrige;
    private readonly Posteringsfelt _rad = new();
    private readonly StringPool _pool = new();

    /// <param name="body">A stream that stays with the caller.</param>
    /// <exception cref="Avvisning">400: no header, or a column is missing, unknown or repeated.</exception>
    public CsvLeser(Stream body)
    {
        _text = new StreamReader(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, 1 << 16, leaveOpen: true);
        try
        {
            _csv = CsvDataReader.Create(_text, new CsvDataReaderOptions
            {
                HasHeaders = true,
                BufferSize = 1 << 16,
                MaxBufferSize = 1 << 20,
            });
        }
        catch (Exception e) when (Uleselig(e) is { } avvisning)
        {
            throw avvisning;
        }

        if (_csv.FieldCount == 0)
        {
            throw Avvisning.Ugyldig("body", Feilkoder.TomtInnhold, "Innholdet er tomt.");
        }

        _columns = Kolonner();
        _forrige = new string[_columns.Length];
        Array.Fill(_forrige, "");
    }

    public Posteringsfelt? Neste()
    {
        try
        {
            if (!_csv.Read())
            {
                return null;
            }

            _rad.Linje = _csv.RowNumber + 1;
            if (_csv.RowFieldCount != _columns.Length)
            {
                throw Avvisning.Ugyldig("body", Feilkoder.FeilAntallKolonner, $"Linje {_rad.Linje} har {_csv.RowFieldCount} kolonner; overskriften har {_columns.Length}.");
            }

            for (var i = 0; i < _columns.Length; i++)
            {
                // Much of a row repeats the row before.
                var text = _csv.GetFieldSpan(i);
                if (!text.SequenceEqual(_forrige[i]))
                {
                    _forrige[i] = Radkolonner.Gjentas(_columns[i]) ? _pool.Get(text) : text.ToString();
                }

                _rad[_columns[i]] = _forrige[i];
            }

            return _rad;
        }
        catch (Exception e) when (Uleselig(e) is { } avvisning)
        {
            throw avvisning;
        }
    }

    public void Dispose()
    {
        _csv.Dispose();
        _text.Dispose();
    }

    private Radfelt[] Kolonner()
    {
        var columns = new Radfelt[_csv.FieldCount];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < columns.Length; i++)
        {
            var name = _csv.GetName(i).Trim().ToLowerInvariant();
            columns[i] = Radkolonner.Alle.TryGetValue(name, out var felt)
                ? felt
                : throw Avvisning.Ugyldig(Tekstregler.HarGyldigeTegn(name) ? name : "body", Feilkoder.UkjentKolonne, "Overskriften har en kolonne som ikke finnes i formatet.");
            if (!seen.Add(name))
            {
                throw Avvisning.Ugyldig(name, Feilkoder.DublettKolonne, $"Kolonnen {name} står flere ganger.");
            }
        }

        var missing = Radkolonner.Paakrevde.FirstOrDefault(c => !seen.Contains(c));
        return missing is null ? columns : throw Avvisning.Ugyldig(missing, Feilkoder.ManglendeKolonne, $"Kolonnen {missing} mangler i overskriften.");
    }

    private static Avvisning? Uleselig(Exception e) => e switch
    {
        DecoderFallbackException => Avvisning.Ugyldig("body", Feilkoder.FeilTegnsett, "Innholdet er ikke gyldig UTF-8."),
        CsvMissingHeadersException => Avvisning.Ugyldig("body", Feilkoder.TomtInnhold, "Innholdet er tomt."),
        CsvFormatException or CsvRecordTooLargeException => Avvisning.Ugyldig("body", Feilkoder.UgyldigCsv, "Innholdet kan ikke leses som CSV."),
        _ => null,
    };
}
