using Ledger.Domain.Aarsavslutning;
using Ledger.Domain.Fond;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Aarsavslutning;

/// <summary>What a closing refuses and what it warns of.</summary>
public sealed class AvslutningskontrollTests
{
    private static readonly Fondskode A = Fondskode.Parse("A");
    private static readonly Fondskode U = Fondskode.Parse("U");
    private static readonly Fondskode Ukjent = Fondskode.Parse("X");
    private static readonly Beloep Minus = Beloep.FraOere(-1);

    private static readonly Dictionary<Fondskode, Fondsopplysning> Fond = new()
    {
        [A] = new Fondsopplysning(A, "A", Fondstype.Disposisjonsfond, null),
        [U] = new Fondsopplysning(U, "U", Fondstype.UbundetInvesteringsfond, null),
    };

    private static readonly Avslutningsvalg Standard = new() { Ansvar = Testaar.Ansvar };

    private static IEnumerable<TestCaseData<Avslutningsvalg, string, string>> Feil()
    {
        yield return new(Standard with { Ansvar = default }, "ansvar", Feilkoder.Mangler);
        yield return new(Standard with { ReservertOverfoering = Minus }, "reservertOverfoering", Feilkoder.UgyldigBeloep);
        yield return new(Standard with { SkjermetUfordelt = Minus }, "skjermetUfordelt", Feilkoder.UgyldigBeloep);
        yield return new(Standard with { LovligBrukAvLaan = Minus }, "lovligBrukAvLaan", Feilkoder.UgyldigBeloep);
        yield return new(Standard with { SkjermetDisposisjonsfond = new Dictionary<Fondskode, Beloep> { [A] = Minus } }, "skjermetDisposisjonsfond", Feilkoder.UgyldigBeloep);
        yield return new(Standard with { StrykningAvBruk = [new Fondsstrykning(A, Minus)] }, "strykningAvBruk", Feilkoder.UgyldigBeloep);
        yield return new(Standard with { StrykningAvBruk = [new Fondsstrykning(A, Beloep.Null, true)] }, "strykningAvBruk", Feilkoder.UgyldigKombinasjon);
        yield return new(Standard with { StrykningAvAvsetning = [Ukjent] }, "strykningAvAvsetning", Feilkoder.UkjentFond);
        yield return new(Standard with { Dekningsrekkefoelge = [U] }, "dekningsrekkefoelge", Feilkoder.Fondstype);
        yield return new(Standard with { Disposisjonsfond = U }, "disposisjonsfond", Feilkoder.Fondstype);
        yield return new(Standard with { UbundetInvesteringsfond = A }, "ubundetInvesteringsfond", Feilkoder.Fondstype);
        yield return new(Standard with { Investeringsfondrekkefoelge = [Ukjent] }, "investeringsfondrekkefoelge", Feilkoder.UkjentFond);
        yield return new(Standard with { Laanerekkefoelge = [Disposisjonsarter.Bruk] }, "laanerekkefoelge", Feilkoder.UkjentArt);
        yield return new(Standard with { DelegerteEndringer = [new Delegertendring(Kontoklasse.Drift, Disposisjonsarter.Dekning, default, default)] }, "delegerteEndringer", Feilkoder.UkjentArt);
        yield return new(Standard with { DelegerteEndringer = [new Delegertendring(Kontoklasse.Drift, Disposisjonsarter.OverfoeringTilInvestering, A, default)] }, "delegerteEndringer", Feilkoder.SkalVaereTom);
        yield return new(Standard with { DelegerteEndringer = [new Delegertendring(Kontoklasse.Drift, Disposisjonsarter.Bruk, U, default)] }, "delegerteEndringer", Feilkoder.Fondstype);
    }

    [TestCaseSource(nameof(Feil))]
    public void Choices_that_do_not_fit(object valg, string felt, string kode) =>
        Assert.That(Avslutningskontroll.Kontroller((Avslutningsvalg)valg, Fond).Select(f => (f.Felt, f.Kode)), Is.EqualTo([(felt, kode)]));

    [Test]
    public void The_engine_refuses_choices_that_do_not_fit() =>
        Assert.That(() => Avslutningsmotor.Avslutt(new Avslutningsgrunnlag { Valg = Standard with { Ansvar = default } }), Throws.TypeOf<Avslutningsavvisning>());

    [TestCase(1, 0, "disposisjonsfond")]
    [TestCase(0, 1, "ubundetInvesteringsfond")]
    public void Money_to_set_aside_needs_a_fund(int drift, int investering, string felt)
    {
        var g = new Avslutningsgrunnlag { Valg = Standard, NettoDriftsresultat = Beloep.FraOere(drift), Investeringsinntekter = Beloep.FraOere(investering) };
        var feil = Assert.Throws<Avslutningsavvisning>(() => Avslutningsmotor.Avslutt(g));
        Assert.That(feil!.Feil.Select(f => (f.Felt, f.Kode)), Is.EqualTo([(felt, Feilkoder.Mangler)]));
    }

    [Test]
    public void Booked_otherwise_than_budgeted_is_told_of()
    {
        var a = Aaret();
        a.Disposisjon(Kontoklasse.Drift, "540", A, Beloep.FraOere(70), Beloep.FraOere(50));
        a.Ordinaer(Kontoklasse.Drift, "800", Beloep.FraOere(-50));
        var r = Avslutningsmotor.Avslutt(Avslutningsgrunnlag.Fra(a.Kube(), a.Fond, Standard));
        Assert.That(r.Steg, Is.Empty);
        Assert.That(r.Budsjettavvik, Is.EqualTo([new Disposisjonsavvik(new Disposisjonsnoekkel(Kontoklasse.Drift, Disposisjonsarter.Avsetning, A), Beloep.FraOere(70), Beloep.FraOere(50))]));
    }

    [Test]
    public void A_closed_year_that_gets_new_postings_is_warned_of()
    {
        var a = Aaret();
        a.Ordinaer(Kontoklasse.Drift, "800", Beloep.FraOere(-50));
        a.Bokfoer(Avslutningsmotor.Avslutt(Avslutningsgrunnlag.Fra(a.Kube(), a.Fond, Standard)));
        a.Ordinaer(Kontoklasse.Drift, "800", Beloep.FraOere(-10));
        var r = Avslutningsmotor.Avslutt(Avslutningsgrunnlag.Fra(a.Kube(), a.Fond, Standard));
        Assert.That(r.Varsler, Has.One.Contains("tidligere avslutning"));
    }

    [Test]
    public void What_does_not_fit_together_is_warned_of()
    {
        var a = Aaret();
        a.Disposisjon(Kontoklasse.Drift, "570", default, Beloep.FraOere(5), Beloep.FraOere(5));
        a.Disposisjon(Kontoklasse.Drift, "530", default, Beloep.FraOere(5), Beloep.FraOere(5));
        a.Disposisjon(Kontoklasse.Investering, "540", A, Beloep.FraOere(5), Beloep.FraOere(5));
        a.Ordinaer(Kontoklasse.Drift, "989", Beloep.FraOere(-3));
        a.Disposisjon(Kontoklasse.Drift, "940", A, Beloep.FraOere(20), Beloep.FraOere(20));
        a.Ordinaer(Kontoklasse.Drift, "010", Beloep.FraOere(13));
        a.Ordinaer(Kontoklasse.Investering, "670", Beloep.FraOere(-5));
        var r = Avslutningsmotor.Avslutt(Avslutningsgrunnlag.Fra(a.Kube(), a.Fond, Standard));
        Assert.That(r.Steg, Is.Empty);
        Assert.That(r.Varsler, Is.EqualTo(
        [
            "Overføring til investering (570) er 0,05\u00a0kr, men overføring fra drift (970) er 0,00\u00a0kr.",
            "Regnskapet har rader på arter som ikke hører til i oppstillingen etter § 5-9.",
            "Investeringsregnskapet har avsetning til disposisjonsfond A; etter § 2-2 omfatter det bare investeringsfond.",
            "Fondet A er overtrukket med 0,15\u00a0kr.",
            "Det er dekket 0,05\u00a0kr mer enn tidligere års merforbruk; kapittel 5900 blir negativt.",
        ]));
    }

    [Test]
    public void The_reason_is_a_sentence_with_the_amounts()
    {
        var a = Aaret();
        a.Ordinaer(Kontoklasse.Drift, "800", Beloep.FraKroner(-1_234_567.5m));
        var steg = Avslutningsmotor.Avslutt(Avslutningsgrunnlag.Fra(a.Kube(), a.Fond, Standard)).Steg.Single();
        Assert.That(steg.Begrunnelse, Is.EqualTo("Resten av mindreforbruket, 1\u00a0234\u00a0567,50\u00a0kr, avsettes til disposisjonsfond A."));
    }

    private static Testaar Aaret()
    {
        var a = new Testaar();
        a.NyttFond(A, Fondstype.Disposisjonsfond, default);
        a.NyttFond(U, Fondstype.UbundetInvesteringsfond, default);
        return a;
    }
}
