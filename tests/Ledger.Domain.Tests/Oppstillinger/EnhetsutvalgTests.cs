using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Oppstillinger;

public sealed class EnhetsutvalgTests
{
    private static readonly Organisasjonsplan Plan = new([.. "9 10 20 101 A1 A2 A3 A1-A2 30-40".Split(' ').Select(k => new Enhet(Ansvar.Parse(k), k, Nivaa.Ansvar, default))]);

    [TestCase("10", "10")]
    [TestCase("10,20", "10 20")]
    [TestCase("9-20", "10 20 9")]
    [TestCase("10-20,101", "10 101 20")]
    [TestCase("10-15", "10")]
    [TestCase("5-15", "10 9")]
    [TestCase("A1-A3", "A1 A1-A2 A2 A3")]
    [TestCase("A1-A2", "A1-A2", Description = "a unit of that code comes first")]
    [TestCase("30-40-A1", "101 30-40 A1", Description = "an end with a dash, when it is a unit")]
    [TestCase("20-10", "ukjent_ansvar")]
    [TestCase("40-50", "ukjent_ansvar")]
    [TestCase("99", "ukjent_ansvar")]
    [TestCase("1-2-3", "ukjent_ansvar")]
    [TestCase("10-", "10-: ukjent_ansvar")]
    [TestCase("@", "ugyldig_format")]
    public void Units_are_chosen_by_code_and_by_range(string tekst, string ventet)
    {
        var feil = new Feilsamling();
        var filter = Filterleser.Les(new Filterutkast(Ansvar: tekst), "", Plan, feil);
        var svar = feil.HarFeil ? feil.Feil[0].Kode : string.Join(' ', filter.Ansvar!.Select(a => a.ToString()).Order(StringComparer.Ordinal));
        Assert.That(svar, Is.EqualTo(ventet.Split(": ")[^1]));
    }
}
