using System.Text;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Validering;

namespace Ledger.Application.Import;

/// <summary>Rows of a CSV body: semicolon, comma, tab or bar, header row, columns in any order. Rows without any value are passed over.</summary>
public sealed class CsvLeser : IPosteringsleser
{
    private readonly Stream _body;
    private readonly StreamReader _text;
    private readonly Csvrader _rader;
    private readonly Radfelt?[] _kolonner;
    private readonly string[] _forrige;
    private readonly Posteringsfelt _rad = new() { ErCeller = true };
    private readonly StringPool _pool = new();

    /// <param name="body">A stream that stays with the caller.</param>
    /// <param name="tegnsett">What the caller says the bytes are; null for UTF-8. A byte order mark says it better than anybody.</param>
    /// <param name="format">The columns; those of postings when it is left out.</param>
    /// <exception cref="Avvisning">400: no header, or a column is missing, unknown or repeated.</exception>
    public CsvLeser(Stream body, Encoding? tegnsett = null, Radformat? format = null)
    {
        _body = body;
        _text = new StreamReader(body, tegnsett ?? Tegnsett.Utf8, detectEncodingFromByteOrderMarks: true, 1 << 16, leaveOpen: true);
        _rader = new Csvrader(_text);
        try
        {
            (_kolonner, Utelatt) = Csvoverskrift.Les(_rader, format ?? Radformat.Posteringer);
        }
        catch (DecoderFallbackException)
        {
            throw FeilTegnsett();
        }

        _forrige = new string[_kolonner.Length];
        Array.Fill(_forrige, "");
    }

    public IReadOnlyList<string> Utelatt { get; }

    public Posteringsfelt? Neste()
    {
        try
        {
            while (_rader.Neste())
            {
                if (_rader.Feil != Csvfeil.Ingen || _rader.Antall < _kolonner.Length || !ErTom(_kolonner.Length))
                {
                    if (!ErTom(0))
                    {
                        return Feilrad();
                    }
                }
                else if (_rader.Felt(0).IsWhiteSpace() && ErTom(0))
                {
                    continue;
                }
                else
                {
                    return Rad();
                }
            }

            return null;
        }
        catch (DecoderFallbackException)
        {
            throw FeilTegnsett();
        }
    }

    public void Dispose() => _text.Dispose();

    internal static Avvisning Uleselig(long linje, string melding, string kode = Feilkoder.UgyldigCsv) =>
        Avvisning.Ugyldig(new Feil(linje, Radkolonner.HeleInnholdet, kode, melding));

    private Posteringsfelt Rad()
    {
        _rad.Linje = _rader.Linje;
        _rad.Formfeil = null;
        for (var i = 0; i < _kolonner.Length; i++)
        {
            Sett(i);
        }

        return _rad;
    }

    private void Sett(int i)
    {
        if (_kolonner[i] is not { } felt)
        {
            return;
        }

        // Much of a row repeats the row before.
        var text = _rader.Felt(i);
        if (!text.SequenceEqual(_forrige[i]))
        {
            _forrige[i] = Radkolonner.Gjentas(felt) ? _pool.Get(text) : text.ToString();
        }

        _rad[felt] = _forrige[i];
    }

    /// <summary>A row that does not have the columns of the heading; those that it has, as far as they go, tell which bilag it is of.</summary>
    private Posteringsfelt Feilrad()
    {
        _rad.Toem();
        _rad.Linje = _rader.Linje;
        for (var i = 0; i < Math.Min(_rader.Antall, _kolonner.Length); i++)
        {
            Sett(i);
        }

        _rad.Formfeil = _rader.Feil switch
        {
            Csvfeil.Anfoerselstegn => new Feil(
                _rader.Linje, Radkolonner.HeleInnholdet, Feilkoder.UgyldigCsv,
                "Raden har et anførselstegn som ikke er lukket, eller tegn etter det som lukker."),
            Csvfeil.ForLang => new Feil(_rader.Linje, Radkolonner.HeleInnholdet, Feilkoder.UgyldigCsv, $"Raden er lengre enn {Csvrader.MestTegn} tegn."),
            _ => new Feil(
                _rader.Linje, Radkolonner.HeleInnholdet, Feilkoder.FeilAntallKolonner,
                $"Raden har {_rader.Antall} kolonner; overskriften har {_kolonner.Length}."),
        };
        return _rad;
    }

    /// <summary>No field from one on has anything but blanks: what a spreadsheet leaves below its rows and after them.</summary>
    private bool ErTom(int fra)
    {
        if (_rader.Feil != Csvfeil.Ingen || _rader.Antall > Csvrader.MestKolonner)
        {
            return false;
        }

        for (var i = fra; i < _rader.Antall; i++)
        {
            if (!_rader.Felt(i).IsWhiteSpace())
            {
                return false;
            }
        }

        return true;
    }

    private Avvisning FeilTegnsett() => Avvisning.Ugyldig(
        new Feil(
            Tegnsett.FoersteUgyldigeLinje(_body), Radkolonner.HeleInnholdet, Feilkoder.FeilTegnsett,
            "Innholdet er ikke gyldig UTF-8. Er det et annet tegnsett, sies det i Content-Type, for eksempel charset=windows-1252."));
}
