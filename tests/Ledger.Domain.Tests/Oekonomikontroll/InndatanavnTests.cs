using Ledger.Domain.Noekkeltall;
using Ledger.Domain.Oekonomikontroll;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Oekonomikontroller;

/// <summary>What is told of a year beside its ledger is read by something, and is what its name says.</summary>
public sealed class InndatanavnTests
{
    [TestCase("3201/KF1", 2025, "lavereAvdragVedtatt", 5, null)]
    [TestCase("3201/KF1", 2025, "lavereAvdragVedtat", 5, Feilkoder.UkjentKolonne)]
    [TestCase("3201/KF1", 2025, "LavereAvdragVedtatt", 5, Feilkoder.UkjentKolonne)]
    [TestCase("3201/KF1", 2024, "lavereAvdragVedtatt", 5, Feilkoder.SkalVaereTom)]
    [TestCase("3201", 2025, "lavereAvdragVedtatt", 5, Feilkoder.SkalVaereTom)]
    [TestCase("3201", 2025, "laanVidereutlaan", -1, Feilkoder.UgyldigBeloep)]
    [TestCase("3201", 2025, "tomter", 0.005, Feilkoder.UgyldigBeloep)]
    [TestCase("3201", 2025, "tomter", 0.05, null)]
    [TestCase("3201", 2025, "tomtelaanSaerskilt", 1, null)]
    [TestCase("3201", 2025, "tomtelaanSaerskilt", 2, Feilkoder.UtenforOmraadet)]
    [TestCase("3201", 2024, "tomtelaanSaerskilt", 1, Feilkoder.SkalVaereTom)]
    [TestCase("3201", 2024, "tomtelaanSaerskilt", 0, null)]
    [TestCase("3201", 2025, "inndelingslova16a", 0.5, Feilkoder.UtenforOmraadet)]
    [TestCase("3201", 2025, "vedtatteDekningsaar", 4, null)]
    [TestCase("3201", 2025, "vedtatteDekningsaar", 5, Feilkoder.UtenforOmraadet)]
    [TestCase("3201", 2025, "vedtatteDekningsaar", 0, Feilkoder.UtenforOmraadet)]
    [TestCase("3201", 2025, "vedtatteDekningsaar", 2.5, Feilkoder.UtenforOmraadet)]
    [TestCase("3201", 2025, "kirkelevetid", 50, null)]
    [TestCase("3201", 2025, "kirkelevetid", 201, Feilkoder.UtenforOmraadet)]
    [TestCase("3201", 2025, "innbyggere", -3, null)]
    [TestCase("3201", 2025, "elever", 1.5, null)]
    [TestCase("3201", 2025, "elevar", 1.5, Feilkoder.UkjentKolonne)]
    public void Each_name_is_read_by_something_and_has_its_kind(string ledger, int aar, string navn, double verdi, string? kode)
    {
        var egen = new Noekkeltallvalg(Definisjon: new Noekkeltalldefinisjon("e", "E", "forhold", "f", [new("Elever", 1, Inndata: "elever")]));
        var feil = new Feilsamling();
        Inndatanavn.Kontroller(
            LedgerId.Parse(ledger), Regnskapsaar.Fra(aar), new Dictionary<string, decimal> { [navn] = (decimal)verdi }, Noekkeltallregler.Inndatanavnene([egen]), feil);
        Assert.That(feil.Feil.Select(f => (f.Felt, f.Kode)), Is.EqualTo(kode is null ? [] : new[] { (navn, kode) }));
    }

    /// <summary>Nothing is allowed that the control does not read: each name moves something in it.</summary>
    [Test]
    public void The_control_reads_each_name()
    {
        static object Lest(Dictionary<string, decimal> inndata)
        {
            var lest = new Kontrollinndata(inndata);
            return (lest.Til(new Minimumsavdragsgrunnlag(Regnskapsaar.Fra(2025))), lest.VedtatteDekningsaar, lest.Inndelingslova16a, lest.UnntattRobek, lest.VesentligFeil);
        }

        Assert.That(Inndatanavn.Alle, Has.Count.EqualTo(18));
        Assert.That(Inndatanavn.Alle.Where(n => Lest(new() { [n] = 1 }).Equals(Lest([]))), Is.Empty);
    }
}
