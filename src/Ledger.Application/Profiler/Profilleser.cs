using System.Globalization;
using System.Text.RegularExpressions;
using Ledger.Application.Import;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Profiler;

/// <summary>
/// Reads a file as its source writes it and gives its rows as the plain contract has them, so that nothing after it knows of profiles.
/// </summary>
/// <remarks>
/// What cannot be read is handed on as it stands between guillemets, which no reading takes for a value: the rules then say what is wrong,
/// by line and field, as they do for any row.
/// </remarks>
public sealed class Profilleser : IPosteringsleser
{
    private static readonly string Balanse = Kontoklasse.Balanse.Navn();

    private readonly ITabell _tabell;
    private readonly Importprofil _profil;
    private readonly int _aar;
    private readonly Func<string, string> _masker;
    private readonly List<(Radfelt Felt, Kolonne Kolonne, int Plass, Regex? Del)> _kolonner = [];
    private readonly List<(int Plass, Radfelt Felt, int Nummer)> _beloepskolonner = [];
    private readonly List<int> _ikkePerioder = [];
    private readonly List<(Func<string, bool> Passer, int Plass)> _utelates = [];
    private readonly Posteringsfelt _rad;
    private (int Plass, Kolonne Kolonne)? _beloep;
    private (int Plass, Kolonne Kolonne)? _debet;
    private (int Plass, Kolonne Kolonne)? _kredit;
    private int _nesteKolonne;

    /// <param name="tabell">The file; the reader owns it.</param>
    /// <param name="aar">The year that the rows are of.</param>
    /// <param name="masker">Makes a code unknown; only called for columns that are to be masked.</param>
    /// <exception cref="Avvisning">400: the titles that the profile names are not there, or the file cannot be read.</exception>
    public Profilleser(ITabell tabell, Importprofil profil, Regnskapsaar aar, Func<string, string> masker)
    {
        (_tabell, _profil, _aar, _masker) = (tabell, profil, aar.Aar, masker);
        _rad = new Posteringsfelt { ErCeller = tabell.ErCeller };
        Finn(Overskrift());
        _nesteKolonne = _beloepskolonner.Count;
    }

    /// <summary>The titles of the file.</summary>
    public IReadOnlyList<string> Titler { get; private set; } = [];

    public Posteringsfelt? Neste()
    {
        while (true)
        {
            if (_nesteKolonne < _beloepskolonner.Count)
            {
                var (plass, felt, nummer) = _beloepskolonner[_nesteKolonne++];
                if (Celle(plass).ErTom)
                {
                    continue;
                }

                _rad[felt] = nummer.ToString(CultureInfo.InvariantCulture);
                _rad.Beloep = Beloep(Celle(plass), _beloep!.Value.Kolonne);
                _rad.Beloepstittel = Titler[plass];
                Dann();
                return _rad;
            }

            if (!_tabell.Neste())
            {
                return null;
            }

            if (_tabell.Rad.All(c => c.ErTom) || _utelates.Exists(ErUtelatt))
            {
                continue;
            }

            Les();
            if (_beloepskolonner.Count > 0)
            {
                _nesteKolonne = 0;
                continue;
            }

            Dann();
            return _rad;
        }
    }

    public IReadOnlyList<string> Utelatt { get; private set; } = [];

    public IReadOnlyList<int> Perioder => [.. _beloepskolonner.Where(k => k.Felt == Radfelt.Periode).Select(k => k.Nummer)];

    public void Dispose() => _tabell.Dispose();

    private IReadOnlyList<Celle> Overskrift()
    {
        // In JSON the titles are not a row of the file.
        var rad = _tabell.ErCeller ? _profil.Format.Overskriftsrad : null;
        while (_tabell.Neste())
        {
            if (rad is { } linje ? _tabell.Linje >= linje : _tabell.Rad.Count(c => !c.ErTom) > 1 || _profil.Kolonner.Count == 1)
            {
                return _tabell.Rad;
            }
        }

        throw Avvisning.Ugyldig("body", Feilkoder.TomtInnhold, "Filen har ingen rad med titler.");
    }

    /// <summary>Finds the columns by title; all that are missing are told at once.</summary>
    private void Finn(IReadOnlyList<Celle> overskrift)
    {
        Titler = [.. overskrift.Select(c => Profiltitler.Tittel(c.Tekst))];
        var mangler = new List<string>();
        var brukte = new HashSet<int>();
        foreach (var (navn, kolonne) in _profil.Kolonner)
        {
            if ((kolonne.KolonnePerPeriode ?? kolonne.KolonnePerAar) is { } uttrykk)
            {
                FinnBeloep(uttrykk, kolonne.KolonnePerAar is null ? Radfelt.Periode : Radfelt.Aar, brukte, mangler);
                _beloep = (-1, kolonne);
                continue;
            }

            var plass = kolonne.Tittel is null ? -1 : Plass(kolonne.Tittel);
            if (plass < 0 && kolonne.Tittel is not null && Egnetitler.Av(kolonne.Tittel) is { } egen)
            {
                plass = Plass(egen);
            }

            if (kolonne.Tittel is not null && plass < 0)
            {
                if (!kolonne.Valgfri)
                {
                    mangler.Add(kolonne.Tittel);
                }

                continue;
            }

            brukte.Add(plass);
            Ta(navn, kolonne, plass);
        }

        if (mangler.Count > 0)
        {
            throw Overskriftsfeil(
                Feilkoder.ManglendeKolonne, $"Filen har ikke kolonnene {string.Join(", ", mangler.Select(m => $"«{m}»"))} som profilen nevner.");
        }

        KrevKjente(brukte);
        foreach (var utelatt in _profil.UtelatRader ?? [])
        {
            // A title that this file lacks has no rows to leave out.
            if (utelatt.Tittel is null || Plass(utelatt.Tittel) >= 0)
            {
                _utelates.Add((Form(utelatt), utelatt.Tittel is null ? -1 : Plass(utelatt.Tittel)));
            }
        }
    }

    /// <summary>Keeps where the column of a field stands.</summary>
    private void Ta(string navn, Kolonne kolonne, int plass)
    {
        switch (navn)
        {
            case "beloep":
                _beloep = (plass, kolonne);
                break;
            case Profilregler.Debet:
                _debet = (plass, kolonne);
                break;
            case Profilregler.Kredit:
                _kredit = (plass, kolonne);
                break;
            default:
                _kolonner.Add(
                    (Enum.GetValues<Radfelt>().First(f => f.Navn() == navn), kolonne, plass, kolonne.Del is { } del ? Profilregler.Uttrykk(del) : null));
                break;
        }
    }

    /// <summary>
    /// Refuses titles that the profile does not name, unless it leaves out what it does not know. Columns that are computed of the others are left out.
    /// Two columns of one title that the profile names, and one that looks like a period and is none, are never passed over: a figure would be wrong.
    /// </summary>
    private void KrevKjente(HashSet<int> brukte)
    {
        Utelatt = [.. Titler.Where((t, i) => !brukte.Contains(i) && Egnetitler.Regnet.Contains(t))];
        var dubletter = Profiltitler.Dubletter(brukte.Where(i => i >= 0).Select(i => Titler[i]), Titler);
        if (dubletter.Count > 0)
        {
            throw Overskriftsfeil(
                Feilkoder.DublettKolonne,
                $"Filen har flere kolonner som heter {Profiltitler.Liste(dubletter)}. Hvilken som er ment, kan ikke ses: gi dem ulike titler.");
        }

        var uleste = _ikkePerioder.Where(i => !brukte.Contains(i)).Select(i => Titler[i]).Except(Utelatt).ToList();
        if (uleste.Count > 0)
        {
            throw Overskriftsfeil(
                Feilkoder.UkjentKolonne,
                $"Kolonnene {Profiltitler.Liste(uleste)} passer med uttrykket i kolonner.beloep, men er ingen periode eller noe år som kan leses. "
                    + "Skriv tittelen eller uttrykket om: beløpene ville ellers blitt utelatt.");
        }

        var ukjente = Titler.Where((t, i) => t.Length > 0 && !brukte.Contains(i)).Except(Utelatt).ToList();
        if (!_profil.UtelatUkjenteKolonner && ukjente.Count > 0)
        {
            throw Overskriftsfeil(
                Feilkoder.UkjentKolonne, $"Profilen sier ikke hva kolonnene {Profiltitler.Liste(ukjente)} er.");
        }
    }

    /// <summary>Finds the columns that each are one period, or one year.</summary>
    private void FinnBeloep(string uttrykk, Radfelt felt, HashSet<int> brukte, List<string> mangler)
    {
        var titler = Profilregler.Uttrykk(uttrykk)!;
        var annetAar = 0;
        for (var i = 0; i < Titler.Count; i++)
        {
            if (titler.Match(Titler[i]) is not { Success: true } treff)
            {
                continue;
            }

            if (Nummer(treff.Groups[1].Value, felt) is not { } nummer)
            {
                if (felt == Radfelt.Aar || !Verditolk.ErPeriode(treff.Groups[1].Value))
                {
                    _ikkePerioder.Add(i);
                }

                continue;
            }

            brukte.Add(i);
            if (felt == Radfelt.Periode && Profiltitler.Aar(Titler[i]) is { } aar && aar != _aar)
            {
                annetAar++;
                continue;
            }

            _beloepskolonner.Add((i, felt, nummer));
        }

        if (_beloepskolonner.Count == 0 && annetAar > 0)
        {
            throw Overskriftsfeil(Feilkoder.ManglendeKolonne, $"Kolonnene per periode er av et annet år enn {_aar}.");
        }

        if (_beloepskolonner.Count == 0)
        {
            mangler.Add(uttrykk);
        }
        else if (_beloepskolonner.DistinctBy(p => p.Nummer).Count() < _beloepskolonner.Count)
        {
            throw Overskriftsfeil(
                Feilkoder.DublettKolonne, felt == Radfelt.Periode ? "To kolonner er av samme periode." : "To kolonner er av samme år.");
        }

        // Rows of a key come in the order of periods, wherever the columns stand.
        _beloepskolonner.Sort((a, b) => a.Nummer.CompareTo(b.Nummer));
    }

    private int? Nummer(string tekst, Radfelt felt) => felt == Radfelt.Aar
        ? Regnskapsaar.TryParse(tekst, out var aar) ? aar.Aar : null
        : Verditolk.TryPeriode(tekst, _aar, out var periode) ? periode.Nummer : null;

    private Avvisning Overskriftsfeil(string kode, string melding) => Avvisning.Ugyldig(new Feil(_tabell.Linje, Radkolonner.HeleInnholdet, kode, melding));

    private void Les()
    {
        _rad.Toem();
        _rad.Linje = _tabell.Linje;
        foreach (var (felt, kolonne, plass, del) in _kolonner)
        {
            _rad[felt] = kolonne.Behandling == Behandling.Dropp ? "" : Verdi(felt, kolonne, plass < 0 ? new Celle(kolonne.Konstant!) : Celle(plass), del);
        }

        // Sources write a function on balance rows too; there it means nothing.
        if (_rad.Kontoklasse == Balanse)
        {
            _rad.Funksjon = "";
        }

        if (_debet is { } debet && _kredit is { } kredit)
        {
            _rad.Beloep = DebetMinusKredit(debet, kredit);
        }
        else if (_beloep is { Plass: >= 0 } beloep)
        {
            _rad.Beloep = Beloep(Celle(beloep.Plass), beloep.Kolonne);
        }
    }

    private string Verdi(Radfelt felt, Kolonne kolonne, Celle celle, Regex? del)
    {
        var tekst = celle.Tekst.Trim();
        if (tekst.Length > 0 && del is not null)
        {
            var treff = del.Match(tekst);
            tekst = treff.Success ? treff.Groups[1].Value : Ulest(tekst);
        }

        return tekst.Length == 0 ? ""
            : felt is Radfelt.Bilagsdato or Radfelt.Vedtaksdato ? Dato(celle with { Tekst = tekst })
            : felt is Radfelt.Periode ? Verditolk.TryPeriode(tekst, _aar, out var periode) ? periode.ToString() : Ulest(tekst)
            : kolonne.Behandling == Behandling.Masker ? _masker(tekst)
            : tekst;
    }

    /// <summary>A profile that names no forms of dates leaves them to the plain contract, which reads some and tells it.</summary>
    private string Dato(Celle celle) =>
        Verditolk.TryDato(celle, _profil.Format, _tabell.ErCeller, out var dato) ? dato.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : _profil.Format.Datoformater is null && !celle.ErTall ? celle.Tekst
        : Ulest(celle.Tekst);

    private string Beloep(Celle celle, Kolonne kolonne) =>
        celle.ErTom ? ""
        : Verditolk.TryBeloep(celle, _profil.Format, kolonne.Avrund, _profil.Tusen, kolonne.MotsattFortegn, out var kroner) ? Skriv(kroner)
        : Ulest(celle.Tekst);

    private string DebetMinusKredit((int Plass, Kolonne Kolonne) debet, (int Plass, Kolonne Kolonne) kredit)
    {
        var (d, k) = (Celle(debet.Plass), Celle(kredit.Plass));
        if (d.ErTom && k.ErTom)
        {
            return "";
        }

        decimal pluss = 0, minus = 0;
        if (!d.ErTom && !Verditolk.TryBeloep(d, _profil.Format, debet.Kolonne.Avrund, _profil.Tusen, debet.Kolonne.MotsattFortegn, out pluss))
        {
            return Ulest(d.Tekst);
        }

        return !k.ErTom && !Verditolk.TryBeloep(k, _profil.Format, kredit.Kolonne.Avrund, _profil.Tusen, kredit.Kolonne.MotsattFortegn, out minus)
            ? Ulest(k.Tekst)
            : Skriv(pluss - minus);
    }

    /// <summary>Gives the row its reference and date when the source has no vouchers.</summary>
    private void Dann()
    {
        if (_profil.Bilag == Bilagsdannelse.Kolonne)
        {
            return;
        }

        var periode = _rad.Periode.PadLeft(2, '0');
        _rad.Bilagsreferanse = $"{_profil.Kilde}-{_aar}-{periode}" + (
            _profil.Bilag == Bilagsdannelse.PerPeriodeOgAnsvar && _rad.Ansvar.Length > 0 ? "-" + _rad.Ansvar : "");
        if (!_profil.Kolonner.ContainsKey("bilagsdato") && Periode.TryParse(_rad.Periode, out var nummer))
        {
            var maaned = Math.Clamp(nummer.Nummer, 1, 12);
            var dag = nummer.Nummer == 0 ? 1 : DateTime.DaysInMonth(_aar, maaned);
            _rad.Bilagsdato = new DateOnly(_aar, maaned, dag).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }
    }

    private bool ErUtelatt((Func<string, bool> Passer, int Plass) utelatt) => utelatt.Plass >= 0
        ? utelatt.Passer(Celle(utelatt.Plass).Tekst.Trim())
        : _tabell.Rad.Any(c => utelatt.Passer(c.Tekst.Trim()));

    private static Func<string, bool> Form(Utelatelse utelatt) => utelatt.Uttrykk is { } uttrykk
        ? Profilregler.Radform(uttrykk)!.IsMatch
        : tekst => tekst.Equals(utelatt.Verdi, StringComparison.OrdinalIgnoreCase);

    private Celle Celle(int plass) => plass < _tabell.Rad.Count ? _tabell.Rad[plass] : Profiler.Celle.Tom;

    private int Plass(string tittel)
    {
        for (var i = 0; i < Titler.Count; i++)
        {
            if (Titler[i].Equals(Profiltitler.Tittel(tittel), StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }

    private static string Skriv(decimal kroner) => kroner.ToString("0.00##########################", CultureInfo.InvariantCulture);

    private static string Ulest(string tekst) => $"«{tekst}»";
}
