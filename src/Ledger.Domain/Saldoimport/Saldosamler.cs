using Ledger.Domain.Hovedbok;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Saldoimport;

/// <summary>Gathers the rows of a file of balances into what the source says, and finds everything that is wrong with them.</summary>
/// <param name="koder">What the file brings that the ledger does not know, and that is taken.</param>
/// <param name="kumulativ">An amount is the balance at the end of its period: what is told of a key sums to its last one.</param>
public sealed class Saldosamler(Bokfoeringsgrunnlag grunnlag, Filkoder koder, Feilsamling feil, bool kumulativ = false)
{
    /// <summary>The key of rows whose own could not be read, so that the sums of the periods can be told all the same.</summary>
    private static Dimensjon Uleselig => default;

    private readonly Dimensjonstolk _tolk = new(grunnlag with { TarUspesifisert = true }, romslig: true);
    private readonly Radvask _vask = new(feil, romslig: true, grunnlag.Aar);
    private readonly Dictionary<Prosjektkode, Radfunn> _prosjektfunn = [];
    private readonly Dictionary<Ansvar, Radfunn> _enhetsfunn = [];
    private readonly Dictionary<Dimensjon, (Periode Periode, Beloep Saldo)> _sist = [];

    public Kildesaldo Saldo { get; } = new();

    public long AntallRader { get; private set; }

    /// <summary>False when some amount or period could not be read.</summary>
    public bool SumErKjent { get; private set; } = true;

    /// <summary>The gathered balances, without the reader's state.</summary>
    public Lestsaldo Lest() => new(Saldo, AntallRader, SumErKjent);

    public void Ta(Posteringsfelt rad)
    {
        AntallRader++;
        if (rad.Formfeil is { } form)
        {
            SumErKjent = false;
            feil.Avvis(form.Linje, form.Felt, form.Kode, form.Melding);
            return;
        }

        _vask.Ta(rad);
        var dimensjon = _tolk.Tolk(rad, feil);
        var periode = LesPeriode(rad);
        var beloep = Beloepsleser.Les(rad, feil);
        if (periode is not { } p || beloep is not { } b)
        {
            SumErKjent = false;
            return;
        }

        var fortalt = kumulativ && dimensjon is { } noekkel && SkalFortelles(noekkel) ? Bevegelse(noekkel, p, b) : b;
        foreach (var funn in _tolk.Varsler)
        {
            funn.Ta(rad.Linje, fortalt);
        }

        if (p == Periode.InngaaendeBalanse && dimensjon is { Kontoklasse: Kontoklasse.Drift or Kontoklasse.Investering })
        {
            feil.Avvis(rad.Linje, "kontoklasse", Feilkoder.BareBalanseIPeriode0, "Periode 0 er inngående balanse og har bare balanserader.");
        }

        if (dimensjon is { } d)
        {
            Fortell(d, rad.Linje, fortalt);
        }

        try
        {
            Saldo.LeggTil(dimensjon is { } lest ? Nummer(lest) : Saldo.Noekler.Nummer(Uleselig), p.Nummer, b.Oere);
        }
        catch (OverflowException)
        {
            SumErKjent = false;
            feil.Avvis(rad.Linje, "beloep", Feilkoder.SumUtenforOmraadet, "Summen av nøkkelen i perioden er større enn et beløp kan være.");
        }
    }

    /// <summary>The key's number. The rows of a key share it, and do not look it up each.</summary>
    private int Nummer(in Dimensjon dimensjon)
    {
        var plass = _tolk.Plass!;
        if (plass.Nummer(Saldo, grunnlag.Aar.Aar) is { } kjent)
        {
            return kjent;
        }

        var nummer = Saldo.Noekler.Nummer(dimensjon);
        plass.Husk(Saldo, grunnlag.Aar.Aar, nummer);
        return nummer;
    }

    private Periode? LesPeriode(Posteringsfelt rad)
    {
        if (Periode.TryParse(rad.Periode, out var periode))
        {
            return periode;
        }

        feil.Avvis(
            rad.Linje, "periode", rad.Periode.Length == 0 ? Feilkoder.Mangler : Feilkoder.UgyldigPeriode,
            rad.Periode.Length == 0 ? "Feltet periode mangler." : "Periode er 0 (inngående balanse), 1–12 eller 13 (årsavslutning).");
        return null;
    }

    private bool SkalFortelles(in Dimensjon d) =>
        _tolk.Varsler.Count > 0 || koder.NyeProsjekter.Contains(d.Prosjekt) || koder.NyeEnheter.Contains(d.Ansvar);

    /// <summary>What a balance adds to what is told of its key: a later period's takes the place of an earlier one's, in whatever order they come.</summary>
    private Beloep Bevegelse(in Dimensjon d, Periode periode, Beloep saldo)
    {
        var finnes = _sist.TryGetValue(d, out var sist);
        if (finnes && periode < sist.Periode)
        {
            return default;
        }

        var ny = finnes && periode == sist.Periode ? sist.Saldo + saldo : saldo;
        _sist[d] = (periode, ny);
        return ny - sist.Saldo;
    }

    /// <summary>Counts the row in what is told of a project or unit that the file brings.</summary>
    private void Fortell(in Dimensjon d, long? linje, Beloep beloep)
    {
        if (koder.NyeProsjekter.Contains(d.Prosjekt))
        {
            if (!_prosjektfunn.TryGetValue(d.Prosjekt, out var funn))
            {
                var kode = d.Prosjekt.ToString();
                _prosjektfunn[d.Prosjekt] = funn = feil.Finn(Feilkoder.UkjentProsjekt, "prosjekt", kode, $"«{kode}» var ikke et registrert prosjekt.");
            }

            funn.Ta(linje, beloep);
        }

        if (koder.NyeEnheter.Contains(d.Ansvar))
        {
            if (!_enhetsfunn.TryGetValue(d.Ansvar, out var funn))
            {
                var kode = d.Ansvar.ToString();
                _enhetsfunn[d.Ansvar] = funn = feil.Finn(
                    Feilkoder.UkjentAnsvar, "ansvar", kode,
                    $"«{kode}» er ikke en enhet i organisasjonen for {grunnlag.Aar}; rapporter viser det som uspesifisert.", Uspesifisert);
            }

            funn.Ta(linje, beloep);
        }
    }

    private static readonly string[] Uspesifisert = ["kostra"];
}

/// <summary>A file of balances that is read.</summary>
/// <param name="SumErKjent">False when some amount or period could not be read.</param>
public sealed record Lestsaldo(Kildesaldo Saldo, long AntallRader, bool SumErKjent);
