using Ledger.Domain.Fond;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Verktoey;

/// <summary>A small municipality: two areas with units at different depths, one area that is a leaf, and a fund of each type.</summary>
internal sealed class Kubebygger(int aar = 2024)
{
    public static readonly Organisasjonsplan Organisasjon = new(
    [
        Enhet("1", Nivaa.Direktoromraade),
        Enhet("11", Nivaa.Tjenesteomraade, "1"),
        Enhet("111", Nivaa.Ansvar, "11"),
        Enhet("112", Nivaa.Ansvar, "11"),
        Enhet("12", Nivaa.Tjenesteomraade, "1"),
        Enhet("2", Nivaa.Direktoromraade),
        Enhet("21", Nivaa.Ansvar, "2"),
        Enhet("3", Nivaa.Direktoromraade),
    ]);

    public static readonly string[] Blader = ["111", "112", "12", "21", "3"];

    public static readonly IReadOnlyDictionary<Fondskode, Fondsopplysning> Fond = new[]
    {
        new Fondsopplysning(Fondskode.Parse("DISP"), "Disposisjonsfond", Fondstype.Disposisjonsfond, null),
        new Fondsopplysning(Fondskode.Parse("BUFFER"), "Bufferfond", Fondstype.Disposisjonsfond, null),
        new Fondsopplysning(Fondskode.Parse("BUND"), "Bundet fond", Fondstype.BundetDriftsfond, null),
        new Fondsopplysning(Fondskode.Parse("UINV"), "Ubundet investeringsfond", Fondstype.UbundetInvesteringsfond, null),
        new Fondsopplysning(Fondskode.Parse("BINV"), "Bundet investeringsfond", Fondstype.BundetInvesteringsfond, null),
    }.ToDictionary(f => f.Kode);

    private readonly List<Saldopost> _poster = [];

    public IReadOnlyList<Saldopost> Poster => _poster;

    public static Beloep Kr(decimal kroner) => Beloep.FraKroner(kroner);

    public static Dimensjon Resultat(Kontoklasse klasse, string art, string ansvar = "111", string funksjon = "100", string fond = "", Avslutningsmerke merke = Avslutningsmerke.Ingen, string prosjekt = "") =>
        Dimensjon.Resultat(klasse, Art.Parse(art), Funksjon.Parse(funksjon), Ansvar.Parse(ansvar), Prosjektkode.TryParse(prosjekt, out var p) ? p : default, Fondskode.TryParse(fond, out var f) ? f : default, merke);

    public Kubebygger Drift(string art, decimal kroner, string ansvar = "111", string fond = "", Avslutningsmerke merke = Avslutningsmerke.Ingen, int periode = 1) =>
        Regnskap(Resultat(Kontoklasse.Drift, art, ansvar, fond: fond, merke: merke), kroner, periode);

    public Kubebygger Investering(string art, decimal kroner, string ansvar = "111", string fond = "", Avslutningsmerke merke = Avslutningsmerke.Ingen, int periode = 1) =>
        Regnskap(Resultat(Kontoklasse.Investering, art, ansvar, fond: fond, merke: merke), kroner, periode);

    public Kubebygger Balanse(string kapittel, decimal kroner, string fond = "", int periode = 1) =>
        Regnskap(Dimensjon.Balanse(Kapittel.Parse(kapittel), Sektor.Parse("320"), fond: Fondskode.TryParse(fond, out var f) ? f : default), kroner, periode);

    public Kubebygger Regnskap(Dimensjon dimensjon, decimal kroner, int periode = 1) => Legg(dimensjon, Saldoslag.Regnskap, kroner, periode);

    /// <summary>Budget: the original and the change of it.</summary>
    public Kubebygger Budsjett(Dimensjon dimensjon, decimal opprinnelig, decimal endring = 0, int periode = 1) =>
        Legg(dimensjon, Saldoslag.OpprinneligBudsjett, opprinnelig, periode).Legg(dimensjon, Saldoslag.Budsjettendring, endring, periode);

    public Kubebygger Legg(Saldopost post)
    {
        _poster.Add(post);
        return this;
    }

    public Saldokube Kube() => new(LedgerId.Parse("3201"), Regnskapsaar.Fra(aar), 1, _poster);

    public Oppstillingsgrunnlag Grunnlag(int tilPeriode = 13, Saldokube? forrige = null, Func<Dimensjon, bool>? utvalg = null) =>
        new(Kube(), forrige, Organisasjon, Fond, Periode.Fra(tilPeriode), utvalg);

    private static Enhet Enhet(string kode, Nivaa nivaa, string over = "") =>
        new(Ansvar.Parse(kode), "Enhet " + kode, nivaa, Ansvar.TryParse(over, out var o) ? o : default);

    private Kubebygger Legg(Dimensjon dimensjon, Saldoslag slag, decimal kroner, int periode)
    {
        _poster.Add(new Saldopost(dimensjon, slag, Periode.Fra(periode), Kr(kroner), 1));
        return this;
    }
}
