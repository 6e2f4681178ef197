using Ledger.Domain.Aarsavslutning;
using Ledger.Domain.Fond;
using Ledger.Domain.Hovedbok;
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

    public IReadOnlyDictionary<Fondskode, Fondsopplysning> Fond => _fond;

    public void NyttFond(Fondskode kode, Fondstype type, Beloep inngaaende)
    {
        _fond.Add(kode, new Fondsopplysning(kode, $"Fondet {kode}", type, null));
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

    /// <summary>A disposition that is booked and budgeted, positive when made.</summary>
    public void Disposisjon(Kontoklasse klasse, string art, Fondskode fond, Beloep budsjett, Beloep bokfoert)
    {
        var n = new Disposisjonsnoekkel(klasse, Art.Parse(art), fond);
        Rad(klasse, art, n.ErKilde ? -bokfoert : bokfoert, fond);
        _poster.Add(new Saldopost(Noekkel(klasse, art, fond), Saldoslag.OpprinneligBudsjett, Periode.Fra(1), n.ErKilde ? -budsjett : budsjett, 1));
        var motkonto = !fond.ErTom ? _fond[fond].Type.Kapittel().ToString() : art is "530" ? (klasse == Kontoklasse.Drift ? "5900" : "5970") : art is "570" or "970" ? "10" : "5990";
        Balanse(motkonto, n.ErKilde ? bokfoert : -bokfoert, 12, fond);
    }

    /// <summary>Books the closing in period 13.</summary>
    public void Bokfoer(Avslutningsresultat resultat) =>
        _poster.AddRange(resultat.Bilag.SelectMany(b => b.Posteringer).Select(p => new Saldopost(p.Dimensjon, Saldoslag.Regnskap, Periode.Aarsavslutning, p.Beloep, 1)));

    public Saldokube Kube() => new(Ledger, Aar, 1, _poster);

    /// <summary>The ledger's sum of some rows, periods 0–13.</summary>
    public Beloep Sum(Func<Dimensjon, bool> utvalg) => Beloep.Sum(_poster.Where(p => p.Slag == Saldoslag.Regnskap && utvalg(p.Dimensjon)).Select(p => p.Beloep));

    private static Dimensjon Noekkel(Kontoklasse klasse, string art, Fondskode fond) => Dimensjon.Resultat(klasse, Art.Parse(art), Funksjon.Parse("880"), Ansvar, fond: fond);

    private void Rad(Kontoklasse klasse, string art, Beloep beloep, Fondskode fond) =>
        _poster.Add(new Saldopost(Noekkel(klasse, art, fond), Saldoslag.Regnskap, Periode.Fra(12), beloep, 1));

    private void Balanse(string kapittel, Beloep beloep, int periode, Fondskode fond = default) =>
        _poster.Add(new Saldopost(Dimensjon.Balanse(Kapittel.Parse(kapittel), Sektor.Parse("080"), fond: fond), Saldoslag.Regnskap, Periode.Fra(periode), beloep, 1));
}
