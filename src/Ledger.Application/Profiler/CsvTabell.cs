using System.Text;
using Ledger.Application.Import;
using Ledger.Domain.Validering;

namespace Ledger.Application.Profiler;

/// <summary>The rows of a CSV file, whatever they are: titles above the heading, empty rows, rows of other lengths.</summary>
public sealed class CsvTabell : ITabell
{
    private const string Skilletegn = ";,\t|";

    private readonly StreamReader _tekst;
    private readonly Csvrader _csv;
    private readonly List<Celle> _rad = [];

    /// <param name="body">A stream that stays with the caller.</param>
    /// <exception cref="Avvisning">400: a charset that is not read.</exception>
    public CsvTabell(Stream body, Filform form)
    {
        var tegnsett = form.Tegnsett is null ? Tegnsett.Utf8 : Tegnsett.Finn(form.Tegnsett)
            ?? throw Avvisning.Ugyldig("format.tegnsett", Feilkoder.FeilTegnsett, "Tegnsettet er utf-8, iso-8859-1 eller windows-1252.");
        _tekst = new StreamReader(body, tegnsett, detectEncodingFromByteOrderMarks: true, 1 << 16, leaveOpen: true);
        _csv = new Csvrader(_tekst);
        try
        {
            _csv.Skille = Skille(form.Skilletegn);
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

    /// <summary>What the profile says, what a first line such as <c>sep=;</c> says, or the sign that the first line has most of.</summary>
    private char Skille(char? sagt)
    {
        var linje = _csv.Linjetekst() ?? "";
        if (linje.Length == 5 && linje.StartsWith("sep=", StringComparison.Ordinal))
        {
            return sagt ?? linje[4];
        }

        _csv.Tilbake();
        return sagt ?? Skilletegn.MaxBy(s => linje.Count(c => c == s));
    }

    private static Avvisning FeilTegnsett() => Avvisning.Ugyldig("body", Feilkoder.FeilTegnsett, "Innholdet er ikke gyldig i tegnsettet som profilen sier.");
}
