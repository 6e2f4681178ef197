using Ledger.Domain.Fond;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Noekkeltall;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Saldo;
using Ledger.Domain.Utvikling;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Noekkeltall;

public sealed class NoekkeltallTests
{
    private static readonly Organisasjonsplan Plan = new([new Enhet(Ansvar.Parse("1"), "En", Nivaa.Ansvar, default)]);

    [Test]
    public void A_figure_is_computed_with_its_inputs_shown()
    {
        var r = Beregn(new Dictionary<string, Noekkeltallvalg> { ["netto_driftsresultat_prosent"] = new(1.75m, ">=") });
        var ndr = r.Single(n => n.Id == "netto_driftsresultat_prosent");
        Assert.That((ndr.Verdi, ndr.Status), Is.EqualTo(((decimal?)10.0m, Maalstatus.Oppnaadd)));
        Assert.That(ndr.Teller.Single(), Is.EqualTo(new Noekkeltallbeloep("Netto driftsresultat", 100m, "kontoklasse=drift art=010-529,590-929,990", 2)));
        Assert.That(ndr.Nevner!.Single().Verdi, Is.EqualTo(1000m));
    }

    /// <summary>The figure is 10,0 percent.</summary>
    [TestCase(">=", 10.0, null, Maalstatus.Oppnaadd)]
    [TestCase(">=", 10.1, null, Maalstatus.IkkeOppnaadd)]
    [TestCase(">", 10.0, null, Maalstatus.IkkeOppnaadd)]
    [TestCase(">", 9.9, null, Maalstatus.Oppnaadd)]
    [TestCase("<=", 10.0, null, Maalstatus.Oppnaadd)]
    [TestCase("<=", 9.9, null, Maalstatus.IkkeOppnaadd)]
    [TestCase("<", 10.0, null, Maalstatus.IkkeOppnaadd)]
    [TestCase("<", 10.1, null, Maalstatus.Oppnaadd)]
    [TestCase("mellom", 10.0, 12.0, Maalstatus.Oppnaadd)]
    [TestCase("mellom", 8.0, 10.0, Maalstatus.Oppnaadd)]
    [TestCase("mellom", 8.0, 9.9, Maalstatus.IkkeOppnaadd)]
    [TestCase("mellom", 10.1, 12.0, Maalstatus.IkkeOppnaadd)]
    [TestCase("minst", 10.1, null, Maalstatus.IkkeOppnaadd, Description = "the word for >=")]
    [TestCase("over", 10.0, null, Maalstatus.IkkeOppnaadd)]
    [TestCase("hoeyst", 10.0, null, Maalstatus.Oppnaadd)]
    [TestCase("under", 10.1, null, Maalstatus.Oppnaadd)]
    [TestCase(null, null, null, Maalstatus.IkkeMaalt)]
    [TestCase(null, 10.0, null, Maalstatus.IkkeMaalt)]
    public void A_target_is_judged_by_its_operator(string? op, decimal? maal, decimal? ovre, Maalstatus status) =>
        Assert.That(Beregn(new Dictionary<string, Noekkeltallvalg> { ["netto_driftsresultat_prosent"] = new(maal, op, ovre) }).Single(n => n.Id == "netto_driftsresultat_prosent").Status, Is.EqualTo(status));

    /// <summary>What is sent and answered is a name; what is computed with is a value of a type.</summary>
    [Test]
    public void Each_value_has_a_name_of_its_own_that_is_read_as_it()
    {
        Assert.That(Noekkeltallverdier.Enheter, Is.EqualTo(new[] { "prosent", "kroner", "forhold", "aar" }));
        Assert.That(Noekkeltallverdier.Operatorer, Is.EqualTo(new[] { ">=", ">", "<=", "<", "mellom" }));
        Assert.That(Noekkeltallverdier.Operatorkoder, Is.EqualTo(new[] { "minst", "over", "hoeyst", "under", "mellom" }));
        Assert.That(Noekkeltallverdier.Statuser, Is.EqualTo(new[] { "oppnaadd", "ikkeOppnaadd", "ikkeMaalt" }));
        Assert.That(Noekkeltallverdier.Enheter.Select(n => Noekkeltallverdier.TryParse(n, out Noekkeltallenhet e) ? e : (Noekkeltallenhet?)null), Is.EqualTo(Enum.GetValues<Noekkeltallenhet>()));
        foreach (var navn in new[] { Noekkeltallverdier.Operatorer, Noekkeltallverdier.Operatorkoder })
        {
            Assert.That(navn.Select(n => Noekkeltallverdier.TryParse(n, out Maaloperator o) ? o : (Maaloperator?)null), Is.EqualTo(Enum.GetValues<Maaloperator>()));
        }

        Assert.That((Noekkeltallverdier.TryParse("=>", out Maaloperator _), Noekkeltallverdier.TryParse("kilo", out Noekkeltallenhet _)), Is.EqualTo((false, false)));
    }

    [TestCase("prosent", 33.3)]
    [TestCase("kroner", 0.33)]
    [TestCase("forhold", 0.33)]
    [TestCase("aar", 0.33)]
    public void A_unit_says_how_a_figure_is_rounded(string enhet, decimal verdi)
    {
        var own = new Noekkeltalldefinisjon("x", "Eget", enhet, "a / b", [new Noekkeltalledd("a", 1, Inndata: "a")], [new Noekkeltalledd("b", 1, Inndata: "b")]);
        var figure = Beregn(new Dictionary<string, Noekkeltallvalg> { ["eget"] = new(Definisjon: own) }, new() { ["a"] = 1m, ["b"] = 3m }).Single(n => n.Id == "eget");
        Assert.That((figure.Verdi, figure.Enhet.Navn()), Is.EqualTo(((decimal?)verdi, enhet)));
    }

    [Test]
    public void A_missing_input_and_a_zero_divisor_are_said_and_not_guessed()
    {
        var r = Beregn(new Dictionary<string, Noekkeltallvalg>());
        var perHead = r.Single(n => n.Id == "netto_laanegjeld_per_innbygger");
        Assert.That((perHead.Verdi, perHead.Merknad), Is.EqualTo(((decimal?)null, "Mangler Innbyggere")));
        var done = r.Single(n => n.Id == "gjennomfoeringsgrad");
        Assert.That((done.Verdi, done.Merknad, done.Status), Is.EqualTo(((decimal?)null, "Nevneren er 0", Maalstatus.IkkeMaalt)));
    }

    [Test]
    public void A_municipality_may_have_its_own_formula()
    {
        var own = new Noekkeltalldefinisjon("x", "Eget", "kroner", "skatt", [new Noekkeltalledd("Skatt", -1, new Filterutkast(Kontoklasse: "drift", Art: "870"))]);
        Assert.That(Beregn(new Dictionary<string, Noekkeltallvalg> { ["eget"] = new(Definisjon: own) }).Single(n => n.Id == "eget").Verdi, Is.EqualTo(1000m));
    }

    [Test]
    public void A_bad_definition_is_refused_by_field()
    {
        var feil = new Feilsamling();
        Noekkeltallregler.Kontroller(
            "x", new Noekkeltallvalg(4m, "=>", null, new Noekkeltalldefinisjon("x", "", "kilo", "f", [new Noekkeltalledd("a", 2, new Filterutkast(Art: "x"))], [])), Plan, feil);
        Assert.That(feil.Feil.Select(f => f.Felt), Is.SupersetOf(new[] { "operator", "definisjon.enhet", "definisjon.navn", "definisjon.teller[0]", "definisjon.teller[0].filter.art", "definisjon.nevner" }));
    }

    [Test]
    public void The_built_in_figures_are_well_formed()
    {
        foreach (var d in InnebygdeNoekkeltall.Alle)
        {
            var feil = new Feilsamling();
            Noekkeltallregler.Kontroller(d.Id, new Noekkeltallvalg(Definisjon: d), Plan, feil);
            Assert.That(feil.Feil, Is.Empty, d.Id);
        }
    }

    [Test]
    public void Fixed_prices_follow_the_index()
    {
        Assert.That(Prisindeks.Kpi.Regn(Beloep.FraKroner(2199.1m), 2023, 2024), Is.EqualTo(Beloep.FraKroner(2266.97m)));
        Assert.That(Prisindeks.Kpi.Regn(Beloep.FraKroner(1m), 1990, 2024), Is.Null);
        Assert.That(decimal.Round(Prisindeks.Kpi.Verdi(2024)!.Value / Prisindeks.Kpi.Verdi(2023)!.Value, 3), Is.EqualTo(1.031m), "the report's 3,1 percent");
    }

    private static IReadOnlyList<Beregnetnoekkeltall> Beregn(IReadOnlyDictionary<string, Noekkeltallvalg> valg, Dictionary<string, decimal>? inndata = null)
    {
        var ansvar = Ansvar.Parse("1");
        Saldopost Post(string art, string funksjon, decimal kroner) => new(
            Dimensjon.Resultat(Kontoklasse.Drift, Art.Parse(art), Funksjon.Parse(funksjon), ansvar), Saldoslag.Regnskap, Periode.Fra(1), Beloep.FraKroner(kroner), 1);
        var kube = new Saldokube(LedgerId.Parse("3201"), Regnskapsaar.Fra(2024), 1, [Post("870", "800", -1000m), Post("010", "120", 900m), Post("540", "880", 100m)]);
        return Noekkeltallmotor.Beregn(new Oppstillingsgrunnlag(kube, null, Plan, new Dictionary<Fondskode, Fondsopplysning>(), Periode.Aarsavslutning), valg, inndata ?? []);
    }
}
