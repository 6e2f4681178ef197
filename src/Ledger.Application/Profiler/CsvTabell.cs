using System.Text;
using Ledger.Application.Import;
using Ledger.Domain.Validering;

namespace Ledger.Application.Profiler;

/// <summary>The rows of a CSV file, whatever they are: titles above the heading, empty rows, rows of other lengths.</summary>
public sealed class CsvTabell : ITabell
{
    private const string Skilletegn = ";,\t|";
    private const int Gjettelinjer = 30;
    private const int Gjettetegn = 1 << 14;

    private readonly StreamReader _tekst;
    private readonly Csvrader _csv;
    private readonly List<Celle> _rad = [];

    /// <param name="body">A stream that stays with the caller.</param>
    /// <exception cref="Avvisning">400: a charset that is not read.</exception>
    public CsvTabell(Stream body, Filform form)
    {
        var tegnsett = form.Tegnsett is null ? Tegnsett.Utf8 : Tegnsett.Finn(form.Tegnsett)
            ?? throw Avvisning.Ugyldig("format.tegnsett", Feilkoder.FeilTegnsett, "Tegnsettet er utf-8, iso-8859-1 eller windows-1252.");
        try
        {
            var start = Start(body, tegnsett);
            _tekst = new StreamReader(body, tegnsett, detectEncodingFromByteOrderMarks: true, 1 << 16, leaveOpen: true);
            _csv = new Csvrader(_tekst);
            _csv.Skille = Skille(form.Skilletegn, start);
        }
        catch (DecoderFallbackException)
        {
            throw FeilTegnsett();
        }
    }

    public IReadOnlyList<Celle> Rad => _rad;

    public bool ErCeller => true;

    public long Linje => _csv.Linje;

    public bool Neste()
    {
        try
        {
            if (!_csv.Neste())
            {
                return false;
            }
        }
        catch (DecoderFallbackException)
        {
            throw FeilTegnsett();
        }

        if (_csv.Feil != Csvfeil.Ingen)
        {
            throw Avvisning.Ugyldig(new Feil(Linje, Radkolonner.HeleInnholdet, Feilkoder.UgyldigCsv, $"Linje {Linje} kan ikke leses som CSV."));
        }

        if (_csv.Antall > Csvrader.MestKolonner)
        {
            throw Avvisning.Ugyldig(
                new Feil(Linje, Radkolonner.HeleInnholdet, Feilkoder.ForMange,
                    $"Linje {Linje} har {_csv.Antall} kolonner; det høyeste er {Csvrader.MestKolonner}."));
        }

        _rad.Clear();
        for (var i = 0; i < _csv.Antall; i++)
        {
            _rad.Add(new Celle(_csv.Felt(i).ToString()));
        }

        return true;
    }

    public void Dispose() => _tekst.Dispose();

    /// <summary>What the profile says, what a first line such as <c>sep=;</c> says, or the sign that sets the columns apart.</summary>
    private char Skille(char? sagt, string start)
    {
        var linje = _csv.Linjetekst() ?? "";
        if (linje.Length == 5 && linje.StartsWith("sep=", StringComparison.Ordinal))
        {
            return sagt ?? linje[4];
        }

        _csv.Tilbake();
        return sagt ?? Gjett(start);
    }

    /// <summary>
    /// The sign that most lines have equally many of: a title above the heading has none, and a sign of decimals or thousands is in some
    /// amounts and not in others. Of two such, the one there is most of.
    /// </summary>
    private static char Gjett(string start)
    {
        var linjer = start.Split('\n').Take(Gjettelinjer).ToList();
        return Skilletegn.MaxBy(s => linjer.Select(l => l.Count(c => c == s)).Where(n => n > 0)
            .GroupBy(n => n).Select(g => (Linjer: g.Count(), Tegn: g.Key)).DefaultIfEmpty().Max());
    }

    /// <summary>The beginning of the file, which is read again from there.</summary>
    private static string Start(Stream body, Encoding tegnsett)
    {
        var tegn = new char[Gjettetegn];
        using var leser = new StreamReader(body, tegnsett, detectEncodingFromByteOrderMarks: true, Gjettetegn, leaveOpen: true);
        var antall = leser.ReadBlock(tegn);
        body.Position = 0;
        return new string(tegn, 0, antall);
    }

    private static Avvisning FeilTegnsett() => Avvisning.Ugyldig("body", Feilkoder.FeilTegnsett, "Innholdet er ikke gyldig i tegnsettet som profilen sier.");
}
