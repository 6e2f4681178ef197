namespace Ledger.Application.Import;

/// <summary>What a record of a CSV text lacks.</summary>
internal enum Csvfeil : byte
{
    Ingen,

    /// <summary>A quoted field has no closing quote, or something else than a separator after it.</summary>
    Anfoerselstegn,

    /// <summary>Longer than a record may be.</summary>
    ForLang,
}

/// <summary>
/// Splits a text into records and fields (RFC 4180): separator, quotes with doubled quotes in them, lines that end in CR, LF or both, a
/// last line with or without its end.
/// </summary>
/// <remarks>
/// Memory and time are bounded, whatever the text: a record has at most <see cref="MestTegn"/> characters, of its columns
/// <see cref="MestKolonner"/> are kept and the others counted, and each character is looked at once. A record with a fault in its quotes is
/// taken to be its first line, and the next line is tried as a new record, so that one stray quote does not hide the rows after it; that is
/// done <see cref="MestGjenopptak"/> times.
/// Own code, since Sylvan.Data.Csv 1.4.4 takes the square of the columns: 4 s for a line of 80 000 (26 November 2026).
/// </remarks>
internal sealed class Csvrader(TextReader tekst)
{
    public const int MestTegn = 1 << 16;
    public const int MestKolonner = 128;
    public const int MestGjenopptak = 100;

    private const int Kort = 12;

    private readonly (int Fra, int Til, bool Doblet)[] _felt = new (int, int, bool)[MestKolonner];
    private readonly char[] _buffer = new char[2 * MestTegn];
    private char[] _uskrevet = new char[256];
    private int _start;
    private int _pos;
    private int _slutt;
    private int _gjenopptak;
    private bool _tomt;
    private long _nesteLinje = 1;

    /// <summary>The separator; to be set before the first record that has one.</summary>
    public char Skille { get; set; }

    /// <summary>The line that the record begins on.</summary>
    public long Linje { get; private set; }

    /// <summary>How many fields the record has, also beyond those that are kept.</summary>
    public int Antall { get; private set; }

    public Csvfeil Feil { get; private set; }

    /// <summary>
    /// The next line as it stands, without its end; it is then passed over. Null at the end. Of a line longer than a record may be, its beginning.
    /// </summary>
    public string? Linjetekst()
    {
        BegynnRad();
        while (true)
        {
            var slutt = _buffer.AsSpan(_pos, _slutt - _pos).IndexOfAny('\r', '\n');
            if (slutt >= 0)
            {
                _pos += slutt;
                break;
            }

            _pos = _slutt;
            if (_pos - _start > MestTegn || !Fyll())
            {
                break;
            }
        }

        var linje = _pos == _start && _pos == _slutt ? null : new string(_buffer, _start, _pos - _start);
        Linjeslutt();
        return linje;
    }

    /// <summary>Goes back to the beginning of the line that was read last.</summary>
    public void Tilbake() => (_pos, _nesteLinje) = (_start, Linje);

    /// <summary>Goes to the next record; false at the end.</summary>
    public bool Neste()
    {
        BegynnRad();
        if (_pos == _slutt && !Fyll())
        {
            return false;
        }

        while (LesFelt())
        {
            // One field after the other.
        }

        return Feil == Csvfeil.Anfoerselstegn ? Gjenoppta() : Feil == Csvfeil.ForLang ? HoppOver() : Linjeslutt();
    }

    /// <summary>A field of the record, which is valid until the next record is read.</summary>
    public ReadOnlySpan<char> Felt(int nummer)
    {
        var (fra, til, doblet) = _felt[nummer];
        var felt = _buffer.AsSpan(_start + fra, til - fra);
        return doblet ? UtenDoble(felt) : felt;
    }

    private void BegynnRad()
    {
        _start = _pos;
        (Linje, Antall, Feil) = (_nesteLinje, 0, Csvfeil.Ingen);
    }

    /// <summary>Reads a field and what ends it. False when that was the end of the record, or there is a fault.</summary>
    private bool LesFelt()
    {
        if (_pos == _slutt && !Fyll())
        {
            Legg(_pos, _pos, false);
            return false;
        }

        if (_buffer[_pos] == '"')
        {
            if (!LesSitert())
            {
                return false;
            }
        }
        else
        {
            var fra = _pos - _start;
            int slutt;
            while ((slutt = Feltslutt(Igjen())) < 0)
            {
                if (!Videre())
                {
                    Legg(_start + fra, _pos, false);
                    return false;
                }
            }

            _pos += slutt;
            Legg(_start + fra, _pos, false);
        }

        if (_pos == _slutt || _buffer[_pos] != Skille)
        {
            return false;
        }

        _pos++;
        return true;
    }

    /// <summary>Where a field without quotes ends; -1 when it goes on. Most fields are so short that to begin a search costs more than to look.</summary>
    private int Feltslutt(ReadOnlySpan<char> tekst)
    {
        var kort = Math.Min(tekst.Length, Kort);
        for (var i = 0; i < kort; i++)
        {
            if (tekst[i] == Skille || tekst[i] is '\n' or '\r')
            {
                return i;
            }
        }

        var slutt = tekst[kort..].IndexOfAny(Skille, '\n', '\r');
        return slutt < 0 ? slutt : slutt + kort;
    }

    private bool LesSitert()
    {
        var fra = ++_pos - _start;
        var doblet = false;
        while (true)
        {
            int slutt;
            while ((slutt = Igjen().IndexOf('"')) < 0)
            {
                if (!Videre())
                {
                    Feil = Csvfeil.Anfoerselstegn;
                    return false;
                }
            }

            _pos += slutt + 1;
            if (_pos == _slutt && !Fyll())
            {
                break;
            }

            if (_buffer[_pos] != '"')
            {
                break;
            }

            doblet = true;
            _pos++;
        }

        Legg(_start + fra, _pos - 1, doblet);
        if (_pos < _slutt && _buffer[_pos] != Skille && _buffer[_pos] is not ('\r' or '\n'))
        {
            Feil = Csvfeil.Anfoerselstegn;
            return false;
        }

        _nesteLinje += Linjer(_buffer.AsSpan((_start + fra)..(_pos - 1)));
        return true;
    }

    /// <summary>What is read of the text, as far as the record may go and one character beyond, where it may end.</summary>
    private ReadOnlySpan<char> Igjen() => _buffer.AsSpan(_pos, Math.Max(0, Math.Min(_slutt, _start + MestTegn + 1) - _pos));

    /// <summary>Goes to where <see cref="Igjen"/> ended, and reads on. False at the end of the text, and when the record is too long.</summary>
    private bool Videre()
    {
        _pos = Math.Max(_pos, Math.Min(_slutt, _start + MestTegn + 1));
        if (_pos - _start > MestTegn)
        {
            Feil = Csvfeil.ForLang;
            return false;
        }

        return Fyll();
    }

    private void Legg(int fra, int til, bool doblet)
    {
        if (Antall < MestKolonner)
        {
            _felt[Antall] = (fra - _start, til - _start, doblet);
        }

        Antall++;
    }

    /// <summary>Passes over the end of the line that the record ends with.</summary>
    private bool Linjeslutt()
    {
        if (_pos == _slutt)
        {
            return true;
        }

        _nesteLinje++;
        var cr = _buffer[_pos++] == '\r';
        if (cr && (_pos < _slutt || Fyll()) && _buffer[_pos] == '\n')
        {
            _pos++;
        }

        return true;
    }

    /// <summary>Takes the first line of the record as all of it.</summary>
    private bool Gjenoppta()
    {
        if (++_gjenopptak > MestGjenopptak)
        {
            throw CsvLeser.Uleselig(Linje, "Innholdet har for mange åpne anførselstegn til å kunne leses som CSV.");
        }

        _nesteLinje = Linje;
        _pos = _start;
        int slutt;
        while ((slutt = Igjen().IndexOfAny('\r', '\n')) < 0)
        {
            if (!Videre())
            {
                return _pos - _start > MestTegn ? HoppOver() : true;
            }
        }

        _pos += slutt;
        Feil = Csvfeil.Anfoerselstegn;
        return Linjeslutt();
    }

    /// <summary>Passes over the rest of a line that is too long. What is kept of it is no longer to be read.</summary>
    private bool HoppOver()
    {
        Antall = 0;
        int slutt;
        while ((slutt = _buffer.AsSpan(_pos, _slutt - _pos).IndexOfAny('\r', '\n')) < 0)
        {
            _start = _pos = _slutt;
            if (!Fyll())
            {
                return true;
            }
        }

        _pos += slutt;
        return Linjeslutt();
    }

    /// <summary>Reads more, and moves the record to the front of the buffer to make room for it. False at the end of the text.</summary>
    private bool Fyll()
    {
        if (_tomt)
        {
            return false;
        }

        if (_start > 0)
        {
            _buffer.AsSpan(_start, _slutt - _start).CopyTo(_buffer);
            (_pos, _slutt, _start) = (_pos - _start, _slutt - _start, 0);
        }

        var lest = tekst.Read(_buffer, _slutt, _buffer.Length - _slutt);
        _tomt = lest == 0;
        _slutt += lest;
        return lest > 0;
    }

    private ReadOnlySpan<char> UtenDoble(ReadOnlySpan<char> felt)
    {
        if (_uskrevet.Length < felt.Length)
        {
            _uskrevet = new char[felt.Length];
        }

        var lengde = 0;
        for (var i = 0; i < felt.Length; i++)
        {
            _uskrevet[lengde++] = felt[i];
            i += felt[i] == '"' ? 1 : 0;
        }

        return _uskrevet.AsSpan(0, lengde);
    }

    private static int Linjer(ReadOnlySpan<char> felt)
    {
        var linjer = 0;
        for (var i = felt.IndexOfAny('\r', '\n'); i >= 0; i = felt.IndexOfAny('\r', '\n'))
        {
            linjer++;
            felt = felt[(i + (felt[i] == '\r' && i + 1 < felt.Length && felt[i + 1] == '\n' ? 2 : 1))..];
        }

        return linjer;
    }
}
