using System.Globalization;
using Ledger.Domain.Fond;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Hovedbok;

/// <summary>The account that balances a feed of drift and investering rows only.</summary>
public readonly record struct Motkonto(Kapittel Kapittel, Sektor Sektor);

/// <summary>
/// Gathers rows that stand together under one bilagsreferanse into bilag, and finds everything that is wrong with them.
/// </summary>
/// <remarks>
/// Hand it rows in order with <see cref="Ta"/>; each call may complete the bilag before. <see cref="Slutt"/> completes the last one.
/// A bilag with an error comes out as null; the errors are in <see cref="Feil"/>. Not safe for use by two threads.
/// </remarks>
/// <param name="romslig">The rows are another system's: see <see cref="Dimensjonstolk"/>.</param>
/// <param name="differanse">Where a small imbalance of a bilag is put; null refuses it.</param>
public sealed class Bilagssamler(
    Bokfoeringsgrunnlag grunnlag, Feilsamling feil, Motkonto? motkonto = null, int mestRader = Bilagssamler.StandardMestRader, bool romslig = false,
    Differansekonto? differanse = null)
{
    /// <summary>The default limit of rows in one bilag.</summary>
    public const int StandardMestRader = 100_000;

    // Bilag of a source are much alike: one is expected to have as many rows as the one before.
    private const int MestVentet = 64;

    private readonly Dimensjonstolk _tolk = new(grunnlag, romslig: romslig);
    private readonly Bilagsreferanser _referanser = new(feil);
    private readonly Ubalanser _ubalanser = new(feil);
    private readonly Godkjenningssamler _godkjenning = new(feil);
    private List<Postering> _rader = [];
    private string? _referanse;
    private string _datotekst = "";
    private string _periodetekst = "";
    private DateOnly _dato;
    private Periode _periode;
    private long? _foersteLinje;
    private string _prefiks = "";
    private int _antall;
    private Int128 _debet;
    private Int128 _kredit;
    private bool _sumErKjent;
    private bool _hodeErLest;
    private bool _hodeErGyldig;
    private bool _feil;

    public Feilsamling Feil => feil;

    /// <summary>The line of the first row of the bilag that was last completed.</summary>
    public long? SisteLinje { get; private set; }

    /// <summary>Takes a row. True when it completed the bilag before, which is null if it had errors.</summary>
    public bool Ta(Posteringsfelt rad, out Bilag? ferdig)
    {
        ferdig = null;
        var fullfoert = false;
        var uleselig = rad.Formfeil is not null;
        if (uleselig)
        {
            feil.Avvis(rad.Formfeil!.Linje, rad.Formfeil.Felt, rad.Formfeil.Kode, rad.Formfeil.Melding);
        }

        // A row that lost its columns belongs to the bilag that it stands in, unless it says another.
        if (uleselig && rad.Bilagsreferanse.Length == 0)
        {
            (_feil, _sumErKjent) = (true, false);
            return false;
        }

        if (_referanse is null || !string.Equals(rad.Bilagsreferanse, _referanse, StringComparison.Ordinal))
        {
            fullfoert = _referanse is not null;
            ferdig = fullfoert ? Fullfoer(null) : null;
            Begynn(rad);
        }

        if (uleselig)
        {
            (_feil, _sumErKjent) = (true, false);
            return fullfoert;
        }

        if (_hodeErLest)
        {
            Sammenlign(rad);
        }
        else
        {
            LesHode(rad);
        }

        _godkjenning.Ta(rad);
        LesRad(rad);
        return fullfoert;
    }

    /// <summary>Completes the last bilag; null when there was none or it had errors.</summary>
    /// <param name="bilagstekst">The text of the bilag, for sources that have one.</param>
    public Bilag? Slutt(string? bilagstekst = null)
    {
        var ferdig = _referanse is null ? null : Fullfoer(bilagstekst);
        _referanse = null;
        _ubalanser.Slutt();
        return ferdig;
    }

    private void Begynn(Posteringsfelt rad)
    {
        _referanse = rad.Bilagsreferanse;
        _foersteLinje = rad.Linje;
        _prefiks = rad.Prefiks;
        _rader = new List<Postering>(Math.Clamp(_antall, 2, MestVentet));
        _antall = 0;
        (_debet, _kredit, _sumErKjent) = (0, 0, true);
        (_hodeErLest, _hodeErGyldig, _feil) = (false, false, false);
        var foer = feil.AntallFeil;
        _referanser.Ta(rad.Bilagsreferanse, rad.Linje);
        _godkjenning.Begynn();
        _feil = feil.AntallFeil > foer;
    }

    private void LesHode(Posteringsfelt rad)
    {
        _hodeErLest = true;
        _datotekst = rad.Bilagsdato;
        _periodetekst = rad.Periode;
        var foer = feil.AntallFeil;
        LesDato(rad);
        LesPeriode(rad);
        _hodeErGyldig = feil.AntallFeil == foer;
        _feil |= !_hodeErGyldig;
    }

    private void LesDato(Posteringsfelt rad)
    {
        if (rad.Bilagsdato.Length == 0)
        {
            feil.Avvis(rad.Linje, "bilagsdato", Feilkoder.Mangler, "Feltet bilagsdato mangler.");
        }
        else if (!DateOnly.TryParseExact(rad.Bilagsdato, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _dato))
        {
            feil.Avvis(rad.Linje, "bilagsdato", Feilkoder.UgyldigFormat, "Bilagsdato skrives ÅÅÅÅ-MM-DD.");
        }
        else if (Math.Abs(_dato.Year - grunnlag.Aar.Aar) > 1)
        {
            feil.Avvis(
                rad.Linje, "bilagsdato", Feilkoder.DatoUtenforAaret, $"Bilagsdato {rad.Bilagsdato} ligger mer enn ett år fra regnskapsåret {grunnlag.Aar}.");
        }
    }

    private void LesPeriode(Posteringsfelt rad)
    {
        if (rad.Periode.Length == 0)
        {
            feil.Avvis(rad.Linje, "periode", Feilkoder.Mangler, "Feltet periode mangler.");
        }
        else if (!Periode.TryParse(rad.Periode, out _periode))
        {
            feil.Avvis(rad.Linje, "periode", Feilkoder.UgyldigPeriode, "Periode er 0 (inngående balanse), 1–12 eller 13 (årsavslutning).");
        }
        else if (grunnlag.Lukket.TryGetValue(_periode, out var lukket))
        {
            feil.Avvis(rad.Linje, "periode", Feilkoder.PeriodeLukket, $"Periode {_periode} ble lukket {lukket.UtcDateTime:yyyy-MM-dd}.");
        }
    }

    private void Sammenlign(Posteringsfelt rad)
    {
        if (!string.Equals(rad.Bilagsdato, _datotekst, StringComparison.Ordinal))
        {
            _feil = true;
            feil.Avvis(rad.Linje, "bilagsdato", Feilkoder.DatoUlik, $"Bilag «{_referanse}» har flere datoer.");
        }

        if (!string.Equals(rad.Periode, _periodetekst, StringComparison.Ordinal))
        {
            _feil = true;
            feil.Avvis(rad.Linje, "periode", Feilkoder.PeriodeUlik, $"Bilag «{_referanse}» har flere perioder.");
        }
    }

    private void LesRad(Posteringsfelt rad)
    {
        _antall++;
        if (_antall > mestRader)
        {
            if (_antall == mestRader + 1)
            {
                (_feil, _sumErKjent) = (true, false);
                feil.Avvis(rad.Linje, "bilagsreferanse", Feilkoder.ForMangeRader, $"Bilag «{_referanse}» har flere enn {mestRader} rader.");
            }

            return;
        }

        var foer = feil.AntallFeil;
        var dimensjon = _tolk.Tolk(rad, feil);
        var beloep = LesBeloep(rad);
        KontrollerPeriode(rad);
        Tekstregler.Kontroller(rad.Tekst, Tekstregler.Tekst, rad.Linje, rad.Prefiks + "tekst", feil);
        Tekstregler.Kontroller(rad.Motpart, Tekstregler.Motpart, rad.Linje, rad.Prefiks + "motpart", feil);
        Tekstregler.Kontroller(rad.Dokument, Tekstregler.Dokument, rad.Linje, rad.Prefiks + "dokument", feil);
        foreach (var funn in _tolk.Varsler)
        {
            funn.Ta(rad.Linje, beloep);
        }

        if (feil.AntallFeil > foer)
        {
            _feil = true;
        }
        else
        {
            _rader.Add(new Postering(dimensjon!.Value, beloep, TomTilNull(rad.Tekst), TomTilNull(rad.Motpart), TomTilNull(rad.Dokument))
            {
                Vei = new Noekkelvei(_tolk.Plass),
            });
        }
    }

    /// <summary>The amount; 0 when it cannot be read, and then the sum of the bilag is not known.</summary>
    private Beloep LesBeloep(Posteringsfelt rad)
    {
        if (Beloepsleser.Les(rad, feil) is not { } beloep)
        {
            _sumErKjent = false;
            return default;
        }

        var foer = Int128.Max(_debet, -_kredit);
        if (beloep.Oere > 0)
        {
            _debet += beloep.Oere;
        }
        else
        {
            _kredit += beloep.Oere;
        }

        if (foer <= long.MaxValue && Int128.Max(_debet, -_kredit) > long.MaxValue)
        {
            feil.Avvis(rad.Linje, rad.Prefiks + "beloep", Feilkoder.SumUtenforOmraadet, "Bilagets sum er større enn et beløp kan være.");
        }

        return beloep;
    }

    private void KontrollerPeriode(Posteringsfelt rad)
    {
        if (_hodeErGyldig && _periode == Periode.InngaaendeBalanse && rad.Kontoklasse is "drift" or "investering")
        {
            feil.Avvis(rad.Linje, rad.Prefiks + "kontoklasse", Feilkoder.BareBalanseIPeriode0, "Periode 0 er inngående balanse og har bare balanserader.");
        }

        if (rad.Merke.Length > 0 && _periode != Periode.Aarsavslutning)
        {
            feil.Avvis(rad.Linje, rad.Prefiks + "merke", Feilkoder.MerkeUtenforAvslutning, "Merke brukes bare i periode 13.");
        }
    }

    private Bilag? Fullfoer(string? bilagstekst)
    {
        SisteLinje = _foersteLinje;
        if (_hodeErGyldig && Bilagsdatoer.ErUtenfor(_dato, _periode, grunnlag.Aar))
        {
            feil.Tell(
                Feilkoder.DatoUtenforPerioden, "bilagsdato", null, Bilagsdatoer.Melding, _foersteLinje, Beloep.FraOere(_debet), _antall);
        }

        var foer = feil.AntallFeil;
        var sum = _debet + _kredit;
        if (motkonto is { } konto)
        {
            sum = 0;
            BalanserMot(konto);
        }

        if (sum != 0 && FoerDifferanse(sum))
        {
            sum = 0;
        }

        if (sum != 0 || !_sumErKjent)
        {
            _feil = true;
            if (_referanse!.Length > 0)
            {
                _ubalanser.Ta(_referanse, _foersteLinje, _prefiks, _sumErKjent ? sum : null);
            }
        }

        if (!_feil)
        {
            if (_rader.Count < 2)
            {
                feil.Avvis(_foersteLinje, "bilagsreferanse", Feilkoder.ForFaaRader, $"Bilag «{_referanse}» har bare én rad.");
            }

            FortellOmFondsbalanse();
        }

        var godkjenning = _godkjenning.Slutt(_foersteLinje) ?? Godkjenning.Ingen;
        var ok = !_feil && feil.AntallFeil == foer;
        return ok ? new Bilag(_referanse!, _dato, _periode, _rader, bilagstekst) { Godkjenning = godkjenning } : null;
    }

    /// <summary>True when the imbalance was small enough to be put on the account for it, and told.</summary>
    private bool FoerDifferanse(Int128 sum)
    {
        if (_feil || !_sumErKjent || differanse is not { } d || Int128.Abs(sum) > d.Grense.Oere)
        {
            return false;
        }

        _rader.Add(new Postering(d.Noekkel, Beloep.FraOere(-sum)));
        feil.Tell(
            Feilkoder.DifferanseFoert, "beloep", null, "Bilag fra kilden er i ubalanse; differansen er ført på differansekontoen.", _foersteLinje,
            Beloep.FraOere(-sum));
        return true;
    }

    /// <summary>A fund row is balanced in the fund's own chapter, the rest in one row on the given account.</summary>
    private void BalanserMot(Motkonto konto)
    {
        if (_feil)
        {
            return;
        }

        var rest = _debet + _kredit;
        foreach (var (fond, off) in Fondsbalanse.Rester(_rader, grunnlag.Kontoplan))
        {
            if (off == 0)
            {
                continue;
            }

            // What the rows give to no fund the balancing row does not either.
            var egen = Ufordeltefond.Alle.ContainsKey(fond) ? default : fond;
            _rader.Add(new Postering(Dimensjon.Balanse(Type(fond).Kapittel(), Fondssektor, fond: egen), Beloep.FraOere(-off)));
            rest -= off;
        }

        if (rest != 0)
        {
            _rader.Add(new Postering(Dimensjon.Balanse(konto.Kapittel, konto.Sektor), Beloep.FraOere(-rest)));
        }
    }

    /// <summary>
    /// What a fund gains in drift and investering it gains in its chapter; opening balances have only the chapter. The accounting system may
    /// have it otherwise until somebody reposts, so it is told and not refused.
    /// </summary>
    private void FortellOmFondsbalanse()
    {
        if (_periode == Periode.InngaaendeBalanse)
        {
            return;
        }

        foreach (var (fond, rest) in Fondsbalanse.Rester(_rader, grunnlag.Kontoplan))
        {
            if (rest != 0)
            {
                feil.Tell(
                    Feilkoder.FondIkkeIBalanse, _prefiks + "fond", fond.ToString(),
                    $"Fondet {fond}: avsetning og bruk i et bilag er ikke det samme som endringen i kapittel {Type(fond).Kapittel()}.",
                    _foersteLinje, Beloep.FraOere(rest), hindrer: Funnregler.FondIkkeIBalanse.Hindringsnavn);
            }
        }
    }

    private Fondstype Type(Fondskode fond) => (grunnlag.Fond.GetValueOrDefault(fond) ?? Ufordeltefond.Alle[fond]).Type;

    private static readonly Sektor Fondssektor = Sektor.Parse("080");

    private static string? TomTilNull(string tekst) => tekst.Length == 0 ? null : tekst;
}
