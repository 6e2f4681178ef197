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
public sealed class Bilagssamler(Bokfoeringsgrunnlag grunnlag, Feilsamling feil, Motkonto? motkonto = null, int mestRader = Bilagssamler.StandardMestRader)
{
    /// <summary>The default limit of rows in one bilag.</summary>
    public const int StandardMestRader = 100_000;

    private readonly Dimensjonstolk _tolk = new(grunnlag);
    private readonly HashSet<string> _sette = new(StringComparer.Ordinal);
    private List<Postering> _rader = [];
    private string? _referanse;
    private string _datotekst = "";
    private string _periodetekst = "";
    private DateOnly _dato;
    private Periode _periode;
    private long? _foersteLinje;
    private string _prefiks = "";
    private int _antall;
    private long _sum;
    private bool _feil;

    public Feilsamling Feil => feil;

    /// <summary>The line of the first row of the bilag that was last completed.</summary>
    public long? SisteLinje { get; private set; }

    /// <summary>Takes a row. True when it completed the bilag before, which is null if it had errors.</summary>
    public bool Ta(Posteringsfelt rad, out Bilag? ferdig)
    {
        ferdig = null;
        var completed = false;
        if (_referanse is null || !string.Equals(rad.Bilagsreferanse, _referanse, StringComparison.Ordinal))
        {
            completed = _referanse is not null;
            ferdig = completed ? Fullfoer(null) : null;
            Begynn(rad);
        }
        else
        {
            Sammenlign(rad);
        }

        LesRad(rad);
        return completed;
    }

    /// <summary>Completes the last bilag; null when there was none or it had errors.</summary>
    /// <param name="bilagstekst">The text of the bilag, for sources that have one.</param>
    public Bilag? Slutt(string? bilagstekst = null)
    {
        var ferdig = _referanse is null ? null : Fullfoer(bilagstekst);
        _referanse = null;
        return ferdig;
    }

    private void Begynn(Posteringsfelt rad)
    {
        _referanse = rad.Bilagsreferanse;
        _datotekst = rad.Bilagsdato;
        _periodetekst = rad.Periode;
        _foersteLinje = rad.Linje;
        _prefiks = rad.Prefiks;
        _rader = [];
        _antall = 0;
        _sum = 0;
        _feil = false;
        var before = feil.AntallFeil;
        LesReferanse(rad);
        LesDato(rad);
        LesPeriode(rad);
        _feil |= feil.AntallFeil > before;
    }

    private void LesReferanse(Posteringsfelt rad)
    {
        if (rad.Bilagsreferanse.Length == 0)
        {
            feil.Avvis(rad.Linje, "bilagsreferanse", Feilkoder.Mangler, "Feltet bilagsreferanse mangler.");
        }
        else if (Tekstregler.KontrollerReferanse(rad.Bilagsreferanse, rad.Linje, "bilagsreferanse", feil) && !_sette.Add(rad.Bilagsreferanse))
        {
            feil.Avvis(rad.Linje, "bilagsreferanse", Feilkoder.BilagIkkeSamlet, $"Radene til bilag «{rad.Bilagsreferanse}» står ikke samlet.");
        }
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
            feil.Avvis(rad.Linje, "bilagsdato", Feilkoder.DatoUtenforAaret, $"Bilagsdato {rad.Bilagsdato} ligger mer enn ett år fra regnskapsåret {grunnlag.Aar}.");
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
                _feil = true;
                feil.Avvis(rad.Linje, "bilagsreferanse", Feilkoder.ForMangeRader, $"Bilag «{_referanse}» har flere enn {mestRader} rader.");
            }

            return;
        }

        var before = feil.AntallFeil;
        var dimensjon = _tolk.Tolk(rad, feil);
        var beloep = LesBeloep(rad);
        KontrollerPeriode(rad);
        Tekstregler.Kontroller(rad.Tekst, Tekstregler.Tekst, rad.Linje, rad.Prefiks + "tekst", feil);
        Tekstregler.Kontroller(rad.Motpart, Tekstregler.Motpart, rad.Linje, rad.Prefiks + "motpart", feil);
        Tekstregler.Kontroller(rad.Dokument, Tekstregler.Dokument, rad.Linje, rad.Prefiks + "dokument", feil);
        if (feil.AntallFeil > before)
        {
            _feil = true;
        }
        else
        {
            _rader.Add(new Postering(dimensjon!.Value, beloep, TomTilNull(rad.Tekst), TomTilNull(rad.Motpart), TomTilNull(rad.Dokument)));
        }
    }

    private Beloep LesBeloep(Posteringsfelt rad)
    {
        var felt = rad.Prefiks + "beloep";
        if (rad.Beloep.Length == 0)
        {
            feil.Avvis(rad.Linje, felt, Feilkoder.Mangler, "Feltet beloep mangler.");
            return default;
        }

        if (!Beloep.TryParse(rad.Beloep, out var beloep))
        {
            var point = rad.Beloep.IndexOf('.', StringComparison.Ordinal);
            var decimals = point >= 0 && rad.Beloep.Length - point - 1 > 2 && decimal.TryParse(rad.Beloep, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
            feil.Avvis(rad.Linje, felt, decimals ? Feilkoder.ForMangeDesimaler : Feilkoder.UgyldigBeloep,
                decimals ? "Beløpet har flere enn to desimaler." : "Beløpet skrives med siffer, punktum og høyst to desimaler, for eksempel -1234.50, og må kunne føres i 64-biters øre.");
            return default;
        }

        try
        {
            _sum = checked(_sum + beloep.Oere);
        }
        catch (OverflowException)
        {
            feil.Avvis(rad.Linje, felt, Feilkoder.SumUtenforOmraadet, "Bilagets sum er større enn et beløp kan være.");
            _sum = 0;
        }

        return beloep;
    }

    private void KontrollerPeriode(Posteringsfelt rad)
    {
        if (_periode == Periode.InngaaendeBalanse && rad.Kontoklasse is "drift" or "investering" && _periodetekst == "0")
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
        var before = feil.AntallFeil;
        if (!_feil)
        {
            if (motkonto is { } konto)
            {
                BalanserMot(konto);
            }

            if (_sum != 0)
            {
                feil.Avvis(_foersteLinje, _prefiks + "beloep", Feilkoder.Ubalanse, $"Bilag «{_referanse}» er i ubalanse med {Beloep.FraOere(_sum)} kr.");
            }
            else if (_rader.Count < 2)
            {
                feil.Avvis(_foersteLinje, "bilagsreferanse", Feilkoder.ForFaaRader, $"Bilag «{_referanse}» har bare én rad.");
            }

            KontrollerFondsbalanse();
        }

        var ok = !_feil && feil.AntallFeil == before;
        return ok ? new Bilag(_referanse!, _dato, _periode, _rader, bilagstekst) : null;
    }

    /// <summary>A fund row is balanced in the fund's own chapter, the rest in one row on the given account.</summary>
    private void BalanserMot(Motkonto konto)
    {
        long rest = _sum;
        foreach (var fond in Fondsrester())
        {
            if (fond.Value == 0)
            {
                continue;
            }

            var type = grunnlag.Fond[fond.Key].Type;
            _rader.Add(new Postering(Dimensjon.Balanse(type.Kapittel(), Fondssektor, fond: fond.Key), Beloep.FraOere(-fond.Value)));
            rest -= fond.Value;
        }

        if (rest != 0)
        {
            _rader.Add(new Postering(Dimensjon.Balanse(konto.Kapittel, konto.Sektor), Beloep.FraOere(-rest)));
        }

        _sum = 0;
    }

    /// <summary>What a fund gains in drift and investering it gains in its chapter; opening balances have only the chapter.</summary>
    private void KontrollerFondsbalanse()
    {
        if (_periode == Periode.InngaaendeBalanse)
        {
            return;
        }

        foreach (var (fond, rest) in Fondsrester())
        {
            if (rest != 0)
            {
                feil.Avvis(_foersteLinje, _prefiks + "fond", Feilkoder.FondIkkeIBalanse,
                    $"Fondet {fond}: avsetning og bruk i bilag «{_referanse}» avviker fra endringen i kapittel {grunnlag.Fond[fond].Type.Kapittel()} med {Beloep.FraOere(rest)} kr.");
            }
        }
    }

    private Dictionary<Fondskode, long> Fondsrester()
    {
        if (!_rader.Exists(r => !r.Dimensjon.Fond.ErTom))
        {
            return IngenRester;
        }

        var rester = new Dictionary<Fondskode, long>();
        foreach (var rad in _rader)
        {
            var d = rad.Dimensjon;
            if (!d.Fond.ErTom && (d.Kontoklasse == Kontoklasse.Balanse ? Fondstyper.ErFondskapittel(d.Kapittel) : Fondstyper.ErFondsart(d.Art)))
            {
                rester[d.Fond] = checked(rester.GetValueOrDefault(d.Fond) + rad.Beloep.Oere);
            }
        }

        return rester;
    }

    private static readonly Dictionary<Fondskode, long> IngenRester = [];

    private static readonly Sektor Fondssektor = Sektor.Parse("080");

    private static string? TomTilNull(string tekst) => tekst.Length == 0 ? null : tekst;
}
