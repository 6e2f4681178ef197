using Ledger.Application.Rapportering;
using Ledger.Application.Rapporter;

namespace Ledger.Application.Tests;

/// <summary>What the rest of the service relies on of every report in the registry.</summary>
public sealed class RapportregisterTests
{
    private static readonly List<Rapportparameter> Beskrevet =
        [.. typeof(Rapportparametre).GetFields().Where(f => f.FieldType == typeof(Rapportparameter)).Select(f => (Rapportparameter)f.GetValue(null)!)];

    [Test]
    public void No_two_reports_share_a_name_an_operation_or_an_address()
    {
        Assert.That(Rapportregister.Alle.Select(r => r.Navn), Is.Unique);
        Assert.That(Rapportregister.Alle.Select(r => r.Operasjon), Is.Unique);
        Assert.That(Rapportregister.Alle.Select(r => (r.ErAvAaret, r.Sti)), Is.Unique);
    }

    [TestCaseSource(nameof(Rapporter))]
    public void Each_report_documents_itself(Rapport rapport)
    {
        Assert.That(rapport.Sammendrag, Does.EndWith("."));
        Assert.That(rapport.Parametre.Select(p => p.Navn), Is.Unique);
        Assert.That(rapport.Parametre, Is.SubsetOf(Beskrevet), "a parameter is described once, in the catalogue");
        Assert.That(rapport.Formater, Is.Not.Empty);
        var felter = rapport.Lukkede.Select(l => l.Type.GetProperties().Any(p => p.Name.Equals(l.Felt, StringComparison.OrdinalIgnoreCase)));
        Assert.That(felter, Is.All.True, "a closed field is a field of its type");
    }

    [Test]
    public void The_catalogue_has_each_parameter_once_and_no_field_is_closed_in_two_ways()
    {
        Assert.That(Rapportparametre.Alle.Select(p => p.Navn), Is.Unique);
        foreach (var felt in Rapportregister.Alle.SelectMany(r => r.Lukkede).GroupBy(l => (l.Type, l.Felt)))
        {
            Assert.That(felt.Select(l => string.Join('|', l.Verdier)).Distinct().Count(), Is.EqualTo(1), felt.Key.ToString());
        }
    }

    [Test]
    public void A_batch_knows_the_reports_of_a_year_and_those_of_the_finance_register()
    {
        Assert.That(Rapportregister.Bunkerapport("stresstest").Bunkefelt, Is.SupersetOf(new[] { "dato", "rente", "enhet", "forklar" }));
        Assert.That(Rapportregister.Bunkerapport("aktivafordeling").Bunkefelt, Has.Member("portefoelje"));
        Assert.That(() => Rapportregister.Bunkerapport("utvikling"), Throws.TypeOf<Avvisning>().With.Message.Contains("stresstest"));
        Assert.That(Rapportregister.Aarsrapport("avvik"), Is.InstanceOf<Avvikene>());
        Assert.That(() => Rapportregister.Aarsrapport("utvikling"), Throws.TypeOf<Avvisning>().With.Property(nameof(Avvisning.Grunn)).EqualTo(Avvisningsgrunn.Ugyldig));
        Assert.That(() => Rapportregister.Aarsrapport("finnes-ikke"), Throws.TypeOf<Avvisning>().With.Message.Contains("avvik"));
    }

    /// <summary>A batch asks for either of these scopes once, for all that is in it.</summary>
    [TestCase("ledger:les")]
    [TestCase("ledger:revisjon")]
    public void A_batch_gives_nothing_that_the_address_of_the_report_would_not(string scope) =>
        Assert.That(Rapportregister.IBunke.Where(r => !r.Scopes.Contains(scope)).Select(r => r.Navn), Is.Empty);

    private static IEnumerable<TestCaseData> Rapporter() => Rapportregister.Alle.Select(r => new TestCaseData(r).SetArgDisplayNames(r.Navn));
}
