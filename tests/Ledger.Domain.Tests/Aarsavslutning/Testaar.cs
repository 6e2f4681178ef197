using Ledger.Domain.Aarsavslutning;
using Ledger.Domain.Fond;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kildeavslutning;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Aarsavslutning;

/// <summary>A year built of postings that balance, so that a closing can be booked on top of it and the statements computed.</summary>
internal sealed class Testaar
{
    public static readonly LedgerId Ledger = LedgerId.Parse("3201");
    public static readonly Regnskapsaar Aar = Regnskapsaar.Fra(2024);
    public static readonly Ansvar Ansvar = Ansvar.Parse("900");

    private readonly List<Saldopost> _poster = [];
    private readonly Dictionary<Fondskode, Fondsopplysning> _fond = [];

    /// <param name="harBudsjett">The year has an adopted budget: a line in balance, so that a disposition without a line of its own is budgeted with 0.</param>
    public Testaar(bool harBudsjett = true)
    {
        if (harBudsjett)
        {
            Budsjett(Kontoklasse.Drift, "800", default, Beloep.FraKroner(-1_000_000));
            Budsjett(Kontoklasse.Drift, "010", default, Beloep.FraKroner(1_000_000));
        }
    }

    public IReadOnlyDictionary<Fondskode, Fondsopplysning> Fond => _fond;

    public void NyttFond(Fondskode kode, Fondstype type, Beloep inngaaende, string? formaalskode = null)
    {
        _fond.Add(kode, new Fondsopplysning(kode, $"Fondet {kode}", type, null, formaalskode));
        Balanse(type.Kapittel().ToString(), -inngaaende, 0, kode);
        Balanse("10", inngaaende, 0);
    }

    /// <summary>What the year begins with in a chapter, against bank.</summary>
    public void Inngaaende(string kapittel, Beloep beloep)
    {
        Balanse(kapittel, beloep, 0);
        Balanse("10", -beloep, 0);
    }

    /// <summary>An ordinary row of drift or investering against bank. Ledger sign.</summary>
    public void Ordinaer(Kontoklasse klasse, string art, Beloep beloep, Fondskode fond = default)
    {
        Rad(klasse, art, beloep, fond);
        Balanse(fond.ErTom ? "10" : _fond[fond].Type.Kapittel().ToString(), -beloep, 12, fond);
    }

    /// <summary>Two chapters against each other, in øre: debet of the first.</summary>
    public void Par(string debet, string kredit, long oere)
    {
        Balanse(debet, Beloep.FraOere(oere), 12);
        Balanse(kredit, Beloep.FraOere(-oere), 12);
    }

    /// <summary>Depreciation and its counterpart on two functions, and the rest of them as pay, in øre.</summary>
    public void Avskrivning(string funksjon, string motfunksjon, long avskrevet, long motpost)
    {
        PaaFunksjon(Kontoklasse.Drift, "590", funksjon, avskrevet);
        PaaFunksjon(Kontoklasse.Drift, "990", motfunksjon, -motpost);
        PaaFunksjon(Kontoklasse.Drift, "010", "120", motpost - avskrevet);
    }

    /// <summary>A row on a function against bank, in øre.</summary>
    public void PaaFunksjon(Kontoklasse klasse, string art, string funksjon, long oere)
    {
        _poster.Add(new Saldopost(Dimensjon.Resultat(klasse, Art.Parse(art), Funksjon.Parse(funksjon), Ansvar), Saldoslag.Regnskap, Periode.Fra(12),
            Beloep.FraOere(oere), 1));
        Balanse("10", Beloep.FraOere(-oere), 12);
    }

    /// <summary>A disposition that is booked and budgeted, positive when made.</summary>
    public void Disposisjon(Kontoklasse klasse, string art, Fondskode fond, Beloep budsjett, Beloep bokfoert)
    {
        var n = new Disposisjonsnoekkel(klasse, Art.Parse(art), fond);
        Rad(klasse, art, n.ErKilde ? -bokfoert : bokfoert, fond);
        Budsjett(klasse, art, fond, n.ErKilde ? -budsjett : budsjett);
        var motkonto = !fond.ErTom ? _fond[fond].Type.Kapittel().ToString() : art is "530" ? (klasse == Kontoklasse.Drift ? "5900" : "5970") : art is "570" or "970" ? "10" : "5990";
        Balanse(motkonto, n.ErKilde ? bokfoert : -bokfoert, 12, fond);
        if (Disposisjonsarter.ErLaan(n.Art))
        {
            Balanse(art == "911" ? "9110" : "9100", -bokfoert, 12);
            Balanse("9999", bokfoert, 12);
        }
    }

    private void Budsjett(Kontoklasse klasse, string art, Fondskode fond, Beloep beloep) =>
        _poster.Add(new Saldopost(Noekkel(klasse, art, fond), Saldoslag.OpprinneligBudsjett, Periode.Fra(1), beloep, 1));

    /// <summary>Books the closing in period 13, or with −1 takes it out.</summary>
    /// <param name="merker">False for a source, whose rows have no marks.</param>
    public void Bokfoer(Avslutningsresultat resultat, int ganger = 1, bool merker = true) => _poster.AddRange(resultat.Bilag.SelectMany(b => b.Posteringer)
        .Select(p => new Saldopost(
            merker ? p.Dimensjon : p.Dimensjon with { Merke = Avslutningsmerke.Ingen }, Saldoslag.Regnskap, Periode.Aarsavslutning,
            ganger < 0 ? -p.Beloep : p.Beloep, 1)));

    /// <summary>What a source tells of a closing that it has booked: of each disposition that it struck or made, all parts.</summary>
    public IReadOnlyList<Merketdel> Merking(Avslutningsresultat resultat) =>
    [
        .. resultat.Bilag.SelectMany(b => b.Posteringer).Where(p => p.Dimensjon.Kontoklasse != Kontoklasse.Balanse && p.Dimensjon.Merke != Avslutningsmerke.Ingen)
            .GroupBy(p => (p.Dimensjon.Kontoklasse, p.Dimensjon.Art, p.Dimensjon.Fond)).SelectMany(g =>
            {
                var (klasse, art, fond) = g.Key;
                Merketdel Del(Beloep beloep, Avslutningsmerke merke) => new(klasse, art, fond, beloep, merke);
                var rest = Sum(d => d.Kontoklasse == klasse && d.Art == art && d.Fond == fond) - Beloep.Sum(g.Select(p => p.Beloep));
                return g.GroupBy(p => p.Dimensjon.Merke).Select(m => Del(Beloep.Sum(m.Select(p => p.Beloep)), m.Key)).Append(Del(rest, Avslutningsmerke.Ingen));
            }),
    ];

    /// <summary>Carries what is left of an account forward by art 980, as a source may that did not dispose of it.</summary>
    public void Fremfoer(Kontoklasse klasse)
    {
        var rest = Sum(d => d.Kontoklasse == klasse);
        Rad(klasse, "980", -rest, default);
        Balanse(klasse == Kontoklasse.Drift ? "5900" : "5970", rest, 13);
    }

    public Saldokube Kube() => new(Ledger, Aar, 1, _poster);

    /// <summary>The ledger's sum of some rows, periods 0–13.</summary>
    public Beloep Sum(Func<Dimensjon, bool> utvalg) => Beloep.Sum(_poster.Where(p => p.Slag == Saldoslag.Regnskap && utvalg(p.Dimensjon)).Select(p => p.Beloep));

    /// <summary>What is booked in an account on arts from one to another, and on a fund when one is named. Ledger sign.</summary>
    public Beloep Bokfoert(Kontoklasse klasse, int fra, int til, Fondskode? fond = null) =>
        Sum(d => d.Kontoklasse == klasse && d.Art.Nummer >= fra && d.Art.Nummer <= til && (fond is null || d.Fond == fond));

    /// <summary>What is budgeted on an art and fund. Ledger sign.</summary>
    public Beloep Budsjettert(Kontoklasse klasse, int art, Fondskode fond = default) => Beloep.Sum(
        _poster.Where(p => p.Slag != Saldoslag.Regnskap && p.Dimensjon.Kontoklasse == klasse && p.Dimensjon.Art.Nummer == art && p.Dimensjon.Fond == fond)
            .Select(p => p.Beloep));

    /// <summary>What a chapter held when the year began. Ledger sign.</summary>
    public Beloep InngaaendeAv(string kapittel) => Beloep.Sum(
        _poster.Where(p => p.Slag == Saldoslag.Regnskap && p.Periode == Periode.InngaaendeBalanse && p.Dimensjon.Kapittel.ToString() == kapittel)
            .Select(p => p.Beloep));

    public bool HarBudsjett => _poster.Any(p => p.Slag != Saldoslag.Regnskap && !p.Beloep.ErNull);

    private static Dimensjon Noekkel(Kontoklasse klasse, string art, Fondskode fond) => Dimensjon.Resultat(klasse, Art.Parse(art), Funksjon.Parse("880"), Ansvar, fond: fond);

    private void Rad(Kontoklasse klasse, string art, Beloep beloep, Fondskode fond) =>
        _poster.Add(new Saldopost(Noekkel(klasse, art, fond), Saldoslag.Regnskap, Periode.Fra(12), beloep, 1));

    private void Balanse(string kapittel, Beloep beloep, int periode, Fondskode fond = default) =>
        _poster.Add(new Saldopost(Dimensjon.Balanse(Kapittel.Parse(kapittel), Sektor.Parse("080"), fond: fond), Saldoslag.Regnskap, Periode.Fra(periode), beloep, 1));
}
