using Ledger.Domain.Validering;

namespace Ledger.Domain.Tests.Hovedbok;

/// <summary>What rows become: bilag, errors and findings, case by case, as tables.</summary>
public sealed class BilagssamlerTests
{
    private static IEnumerable<TestCaseData<Bilagsscenario>> Alle() =>
        Bilagsscenario.LesAlle().Select(s => new TestCaseData<Bilagsscenario>(s) { TestName = $"{s.Fil}: {s.Tittel}" });

    [TestCaseSource(nameof(Alle))]
    public void Radene(object scenario)
    {
        var s = (Bilagsscenario)scenario;
        Assert.That(s.Kjoer(), Is.EqualTo(s.Svar), string.Join('\n', s.Kjoer()));
    }

    [Test]
    public void The_cases_have_names_of_their_own_and_reach_every_code_that_rows_can_get()
    {
        var alle = Bilagsscenario.LesAlle().ToList();
        string[] andres = [Feilkoder.BilagsreferanseFinnes, Feilkoder.SammeInnholdSom, Feilkoder.SammeFaktura, Feilkoder.InngaaendeBalanseDobbel, Feilkoder.OpprinneligFinnes, Feilkoder.OpprinneligEtterAaretsStart, Feilkoder.KolonneUtelatt]; // of what was booked before, and of a file's columns
        var koder = typeof(Feilkoder).GetFields().Where(f => f.IsLiteral).TakeWhile(f => f.Name != nameof(Feilkoder.TomtInnhold)).Select(f => (string)f.GetRawConstantValue()!).Except(andres);
        var naadd = alle.SelectMany(s => s.Svar).SelectMany(l => l.Split(' ')).ToHashSet();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(alle.Select(s => s.Tittel), Is.Unique);
            Assert.That(koder.Where(k => !naadd.Contains(k)), Is.Empty);
        }
    }
}
