using Ledger.Api.Innlogging;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Tests;

/// <summary>Settings of sign-in that are wrong are told at the start, each by its name, and all at once.</summary>
public sealed class InnloggingskontrollTests
{
    private static readonly (string Navn, string Verdi)[] Riktig =
    [
        ("0:Navn", "Kommunen"), ("0:Utsteder", "https://id.example.no"), ("0:KlientId", "ledger"), ("0:Roller:oekonom", "ledger:les enhet:424"),
        ("0:Kommuner:0", "3201"),
    ];

    [Test]
    public void What_is_right_is_taken()
    {
        var valg = Innloggingskontroll.Les(Oppsett(Riktig)).Single();
        Assert.That((valg.Navn, valg.KlientId, valg.KreverHttps, valg.Roller["oekonom"], valg.Kommuner.Single()),
            Is.EqualTo(("Kommunen", "ledger", true, "ledger:les enhet:424", "3201")));
        Assert.That(Innloggingskontroll.Les(Oppsett([])), Is.Empty, "none is no fault");
    }

    [TestCase("0:Navn", "", "Ledger__Innlogging__0__Navn mangler")]
    [TestCase("0:KlientId", "", "Ledger__Innlogging__0__KlientId mangler")]
    [TestCase("0:Utsteder", "id.example.no", "Ledger__Innlogging__0__Utsteder er ikke en adresse: «id.example.no»")]
    [TestCase("0:Utsteder", "http://id.example.no", "Ledger__Innlogging__0__Utsteder er ikke https")]
    [TestCase("0:Utsteder", "http://localhost:5000", "Ledger__Innlogging__0__Utsteder er ikke https")]
    [TestCase("0:Utsteder", "ftp://id.example.no", "Ledger__Innlogging__0__Utsteder er ikke https")]
    [TestCase("0:KlientID_", "x", "Ledger__Innlogging__0__KlientID_ finnes ikke. Mente du KlientId?")]
    [TestCase("0:Roller:oekonom", "ledger:lese", "Roller__oekonom har «ledger:lese», som ikke er en rettighet")]
    [TestCase("0:Roller:oekonom", "ledger:les enhet:", "Roller__oekonom har «enhet:», som ikke er en rettighet")]
    [TestCase("0:Roller:oekonom", "enhet:424", "Roller__oekonom gir ingen rettighet")]
    [TestCase("0:Roller:oekonom", "", "Roller__oekonom gir ingen rettighet")]
    [TestCase("0:Kommuner:0", "32011", "Kommuner har «32011», som ikke er et kommunenummer")]
    [TestCase("2:Navn", "Den andre", "Ledger__Innlogging__1 mangler")]
    public void What_is_wrong_is_told_by_its_name(string navn, string verdi, string sagt) => Assert.That(Feil([.. Riktig, (navn, verdi)]), Has.Some.Contain(sagt));

    [Test]
    public void A_provider_on_the_same_machine_may_be_http_when_that_is_said()
    {
        Assert.That(Innloggingskontroll.Les(Oppsett([.. Riktig, ("0:Utsteder", "http://localhost:5000"), ("0:KreverHttps", "false")])), Has.Count.EqualTo(1));
        Assert.That(Feil([.. Riktig, ("0:Utsteder", "http://id.example.no"), ("0:KreverHttps", "false")]), Has.One.Contain("er ikke https"));
    }

    [Test]
    public void Two_of_one_name_and_roles_without_municipalities_are_told_beside_each_other()
    {
        var feil = Feil(
        [
            .. Riktig, ("1:Navn", "Kommunen"), ("1:Utsteder", "https://andre.example.no"), ("1:KlientId", "ledger"), ("1:Hemmelighet", "helt-hemmelig"),
            ("1:Roller:leser", "ledger:les"),
        ]);
        Assert.That(feil, Is.EquivalentTo(new[] { "Ledger__Innlogging__1__Kommuner__0 mangler: uten den ser ingen noe. * er alle.", "To innlogginger heter «Kommunen»." }));
        Assert.That(string.Join(' ', feil), Does.Not.Contain("hemmelig"), "no secret is told");
    }

    private static IEnumerable<string> Feil((string, string)[] innstillinger) =>
        Assert.Throws<OptionsValidationException>(() => Innloggingskontroll.Les(Oppsett(innstillinger)))!.Failures;

    /// <summary>A later value of a name takes the place of the earlier.</summary>
    private static IConfiguration Oppsett((string Navn, string Verdi)[] innstillinger) => new ConfigurationBuilder().AddInMemoryCollection(
        innstillinger.GroupBy(i => i.Navn).ToDictionary(g => "Ledger:Innlogging:" + g.Key, g => (string?)g.Last().Verdi)).Build();
}
