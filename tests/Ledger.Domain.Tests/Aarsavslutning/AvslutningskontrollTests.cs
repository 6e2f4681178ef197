using Ledger.Domain.Aarsavslutning;
using Ledger.Domain.Fond;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Validering;
using Ledger.Domain.Oekonomikontroll;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Aarsavslutning;

/// <summary>What a closing refuses and what it finds.</summary>
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
        yield return new(Standard with { LaanTilEiendomsselskap = Minus }, "laanTilEiendomsselskap", Feilkoder.UgyldigBeloep);
        yield return new(Standard with { UdekketLaanefinansierbart = Minus }, "udekketLaanefinansierbart", Feilkoder.UgyldigBeloep);
        yield return new(Standard with { Videreutlaanfond = U }, "videreutlaanfond", Feilkoder.Fondstype);
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
        yield return new(Standard with { DelegerteEndringer = [new Delegertendring(Kontoklasse.Drift, Disposisjonsarter.Dekning, default, default)] }, "delegerteEndringer", Feilkoder.UgyldigKombinasjon);
        yield return new(Standard with { DelegerteEndringer = [new Delegertendring(Kontoklasse.Drift, Disposisjonsarter.OverfoeringTilInvestering, A, default)] }, "delegerteEndringer", Feilkoder.SkalVaereTom);
        yield return new(Standard with { DelegerteEndringer = [new Delegertendring(Kontoklasse.Drift, Disposisjonsarter.Bruk, U, default)] }, "delegerteEndringer", Feilkoder.Fondstype);
    }

    [TestCaseSource(nameof(Feil))]
    public void Choices_that_do_not_fit(object valg, string felt, string kode) =>
        Assert.That(Avslutningskontroll.Kontroller((Avslutningsvalg)valg, Fond).Select(f => (f.Felt, f.Kode)), Is.EqualTo([(felt, kode)]));

    [Test]
    public void A_part_is_not_more_than_the_whole()
    {
        var en = Beloep.FraOere(1);
        var g = new Avslutningsgrunnlag { Valg = Standard with { LaanTilEiendomsselskap = en, UdekketLaanefinansierbart = en } };
        Assert.That(
            Avslutningskontroll.Kontroller(g).Select(f => (f.Felt, f.Kode)),
            Is.EqualTo([("laanTilEiendomsselskap", Feilkoder.UtenforOmraadet), ("udekketLaanefinansierbart", Feilkoder.UtenforOmraadet)]));
        Assert.That(Avslutningskontroll.Kontroller(g with { TidligereUdekket = en, Poster = new Investeringsposter(AksjerOgAndeler: en) }), Is.Empty);
    }

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

    /// <summary>KL §§ 14-17, 14-10: what is left may not stand on an ubundet investeringsfond; with a fund of the purpose it goes there.</summary>
    [TestCase(100, 0, 0, 100)]
    [TestCase(100, 0, 60, 40)]
    [TestCase(100, 30, 30, 70)]
    [TestCase(100, 0, 100, 0)]
    [TestCase(100, 50, 120, 0)]
    [TestCase(0, 100, 0, 0)]
    public void Received_avdrag_that_are_left_need_a_fund_of_their_own(int avdrag, int inntekt, int utgift, int avvist)
    {
        var a = Aaret(harBudsjett: false);
        a.NyttFond(Fondskode.Parse("UINV"), Fondstype.UbundetInvesteringsfond, default);
        a.Ordinaer(Kontoklasse.Investering, "922", Beloep.FraOere(-avdrag));
        a.Ordinaer(Kontoklasse.Investering, "670", Beloep.FraOere(-inntekt));
        a.Ordinaer(Kontoklasse.Investering, "230", Beloep.FraOere(utgift));
        Avslutningsresultat Avslutt() => Avslutningsmotor.Avslutt(Avslutningsgrunnlag.Fra(a.Kube(), a.Fond, Standard));
        if (avvist > 0)
        {
            var feil = Assert.Throws<Avslutningsavvisning>(() => Avslutt())!.Feil.Single();
            Assert.That((feil.Felt, feil.Kode), Is.EqualTo(("videreutlaanfond", Feilkoder.Mangler)));
            Assert.That(feil.Melding, Does.StartWith($"{Kronetekst.Kr(Beloep.FraOere(avvist))} av mottatte avdrag"));
            a.NyttFond(Fondskode.Parse("STARTL"), Fondstype.BundetInvesteringsfond, default, Fondsformaal.Videreutlaan);
        }

        Assert.That(Avslutt().Etter.Investering, Is.EqualTo(Beloep.Null));
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

    /// <summary>KL § 14-9: loans and sold assets are not drift's, løpende inntekter not investering's. Each row is a way to finance what may not be.</summary>
    [TestCase(Kontoklasse.Drift, "910", "870", -100, "art 910 i drift")]
    [TestCase(Kontoklasse.Drift, "912", "283", -100, "art 912 i drift")]
    [TestCase(Kontoklasse.Drift, "922", "283", -100, "art 922 i drift")]
    [TestCase(Kontoklasse.Drift, "929", "170", -100, "art 929 i drift")]
    [TestCase(Kontoklasse.Drift, "670", "265", -100, "art 670 i drift")]
    [TestCase(Kontoklasse.Drift, "970", "880", -100, "art 970 i drift")]
    [TestCase(Kontoklasse.Drift, "728", "841", -100, "funksjon 841 i drift")]
    [TestCase(Kontoklasse.Investering, "600", "265", -100, "art 600 i investering")]
    [TestCase(Kontoklasse.Investering, "810", "840", -100, "funksjon 840 i investering")]
    [TestCase(Kontoklasse.Investering, "870", "800", -100, "art 870 i investering,funksjon 800 i investering")]
    [TestCase(Kontoklasse.Investering, "570", "880", 100, "art 570 i investering")]
    [TestCase(Kontoklasse.Drift, "810", "840", -100, "")]
    [TestCase(Kontoklasse.Drift, "660", "265", -100, "")]
    [TestCase(Kontoklasse.Investering, "810", "265", -100, "")]
    [TestCase(Kontoklasse.Investering, "670", "265", -100, "")]
    [TestCase(Kontoklasse.Investering, "729", "841", -100, "")]
    public void A_row_of_the_other_account_is_asked_of(Kontoklasse klasse, string art, string funksjon, int oere, string verdier)
    {
        var a = Aaret(harBudsjett: false);
        a.PaaFunksjon(klasse, art, funksjon, oere);
        var funn = Avslutningsmotor.Kontroller(Avslutningsgrunnlag.Fra(a.Kube(), a.Fond, Standard)).Where(f => f.Kode == "art_i_feil_regnskap").ToList();
        Assert.That(string.Join(',', funn.Select(f => f.Verdi)), Is.EqualTo(verdier));
        Assert.That(funn.Select(f => (f.Nivaa, f.Beloep)), Has.All.EqualTo((Funnivaa.Bekreft, (Beloep?)Beloep.FraOere(oere))));
    }

    /// <summary>§ 9-2: a lånefond has the avdrag that it receives in drift.</summary>
    [Test]
    public void A_laanefond_receives_avdrag_in_drift()
    {
        var a = Aaret(harBudsjett: false);
        a.PaaFunksjon(Kontoklasse.Drift, "921", "870", -100);
        int Antall(bool laanefond) => Avslutningsmotor.Kontroller(
            Avslutningsgrunnlag.Fra(a.Kube(), a.Fond, Standard, new() { ErLaanefond = laanefond })).Count(f => f.Kode == "art_i_feil_regnskap");
        Assert.That((Antall(true), Antall(false)), Is.EqualTo((0, 1)));
    }

    /// <summary>KL § 14-11: what the balance carries forward is what the accounts carried and covered, and nothing else.</summary>
    [TestCase("5900", "10", 70, "5900 70")]
    [TestCase("10", "5970", 70, "5970 -70")]
    [TestCase("5900", "5970", 70, "5900 70,5970 -70")]
    [TestCase("10", "13", 70, "")]
    public void Merforbruk_in_the_balance_is_that_of_the_accounts(string debet, string kredit, int oere, string ventet)
    {
        var a = Aaret(harBudsjett: false);
        a.Inngaaende("5900", Beloep.FraOere(40));
        a.Inngaaende("5970", Beloep.FraOere(30));
        a.Ordinaer(Kontoklasse.Drift, "010", Beloep.FraOere(60));
        a.Ordinaer(Kontoklasse.Investering, "670", Beloep.FraOere(-10));
        a.Par(debet, kredit, oere);
        var r = Avslutningsmotor.Avslutt(Avslutningsgrunnlag.Fra(a.Kube(), a.Fond, Standard));
        Assert.That((r.Etter.Merforbruk.Oere, r.Etter.Udekket.Oere), Is.EqualTo((100L, 20L)));
        Assert.That(string.Join(',', r.Funn.Where(f => f.Kode == "fremfoert_ikke_i_balanse").Select(f => $"{f.Verdi} {f.Beloep!.Value.Oere}")), Is.EqualTo(ventet));
    }

    [Test]
    public void A_closed_year_that_gets_new_postings_is_warned_of()
    {
        var a = Aaret();
        a.Ordinaer(Kontoklasse.Drift, "800", Beloep.FraOere(-50));
        a.Bokfoer(Avslutningsmotor.Avslutt(Avslutningsgrunnlag.Fra(a.Kube(), a.Fond, Standard)));
        a.Ordinaer(Kontoklasse.Drift, "800", Beloep.FraOere(-10));
        var r = Avslutningsmotor.Avslutt(Avslutningsgrunnlag.Fra(a.Kube(), a.Fond, Standard));
        Assert.That(r.Funn.Select(f => f.Kode), Has.One.EqualTo(Funnregler.AvslutningFinnes.Kode));
    }

    [Test]
    public void What_does_not_fit_together_is_found()
    {
        var a = Aaret(harBudsjett: false);
        a.Disposisjon(Kontoklasse.Drift, "570", default, default, Beloep.FraOere(5));
        a.Disposisjon(Kontoklasse.Drift, "530", default, default, Beloep.FraOere(5));
        a.Disposisjon(Kontoklasse.Investering, "540", A, default, Beloep.FraOere(5));
        a.Ordinaer(Kontoklasse.Drift, "989", Beloep.FraOere(-3));
        a.Disposisjon(Kontoklasse.Drift, "940", A, default, Beloep.FraOere(20));
        a.Ordinaer(Kontoklasse.Drift, "010", Beloep.FraOere(13));
        a.Ordinaer(Kontoklasse.Investering, "670", Beloep.FraOere(-5));
        var r = Avslutningsmotor.Avslutt(Avslutningsgrunnlag.Fra(a.Kube(), a.Fond, Standard));
        Assert.That(r.Steg, Is.Empty);
        Assert.That(r.Funn.Select(f => (f.Kode, f.Beloep?.Oere, f.Verdi, f.Nivaa)), Is.EqualTo(new[]
        {
            ("overfoering_ulik", (long?)5, (string?)null, Funnivaa.Avvis),
            ("overdekket", 5, "5900", Funnivaa.Avvis),
            ("art_utenfor_5_9", 3, null, Funnivaa.Avvis),
            ("fond_overtrukket", 15, "A", Funnivaa.Bekreft),
            ("disposisjonsfond_i_investering", 5, "A", Funnivaa.Bekreft),
            ("budsjett_mangler", null, null, Funnivaa.Varsel),
        }));
        Assert.That(r.Funn[0].Melding, Is.EqualTo("Overføring til investering (570) er 0,05\u00a0kr, men overføring fra drift (970) er 0,00\u00a0kr."));
    }

    /// <summary>What the year itself carries forward does not hide that more was covered than there was: 5970 is positive all the same.</summary>
    [TestCase(0, 100, 250, 100)]
    [TestCase(60, 100, 250, 40)]
    [TestCase(100, 100, 250, 0)]
    [TestCase(0, 100, 0, 100)]
    public void More_is_covered_than_there_was(long tidligere, long dekket, long utgift, long over)
    {
        var a = Aaret();
        if (tidligere != 0)
        {
            a.Inngaaende("5970", Beloep.FraOere(tidligere));
        }

        a.Disposisjon(Kontoklasse.Investering, "530", default, default, Beloep.FraOere(dekket));
        a.Ordinaer(Kontoklasse.Investering, "230", Beloep.FraOere(utgift));
        var funn = Avslutningsmotor.Avslutt(Avslutningsgrunnlag.Fra(a.Kube(), a.Fond, Standard)).Funn.SingleOrDefault(f => f.Kode == "overdekket");
        Assert.That((funn?.Beloep ?? default, funn?.Verdi), Is.EqualTo((Beloep.FraOere(over), over == 0 ? null : "5970")));
    }

    private static IEnumerable<TestCaseData<Action<Testaar>, string, long>> Ulikheter()
    {
        // Memoria against an ordinary account: KOSTRA 190.
        yield return new(a => a.Par("10", "9999", 100), "memoria_i_ubalanse", -100);
        yield return new(a => a.Par("9100", "9999", -100), "ubrukte_laan_negativ", -100);
        // Assets without kapitalkonto.
        yield return new(a => a.Par("27", "10", 70), "kapitalkonto_avviker", 70);
        yield return new(a => a.Par("5990", "45", 70), "kapitalkonto_avviker", 0);
        yield return new(a => a.Avskrivning("201", "860", 60, 50), "avskrivning_ulik", 10);
        yield return new(a => a.Avskrivning("201", "860", 60, 60), "avskrivning_ulik", 0);
        yield return new(a => a.Avskrivning("850", "860", 60, 60), "avskrivning_ulik", -60);
        yield return new(a => a.Avskrivning("201", "201", 60, 60), "avskrivning_ulik", 60);
        yield return new(a => a.PaaFunksjon(Kontoklasse.Drift, "010", "290", 12), "funksjon_290", 12);
        yield return new(a => a.PaaFunksjon(Kontoklasse.Investering, "230", "290", 12), "funksjon_290", 12);
    }

    /// <summary>Sums that SSB controls or that the balance must keep.</summary>
    [TestCaseSource(nameof(Ulikheter))]
    public void Sums_that_must_agree(object rader, string kode, long oere)
    {
        var a = Aaret();
        ((Action<Testaar>)rader)(a);
        var funn = Avslutningsmotor.Avslutt(Avslutningsgrunnlag.Fra(a.Kube(), a.Fond, Standard)).Funn.SingleOrDefault(f => f.Kode == kode);
        Assert.That(funn?.Beloep ?? default, Is.EqualTo(Beloep.FraOere(oere)));
    }

    private static IEnumerable<TestCaseData<Avslutningsopplysninger, string>> Omkring()
    {
        yield return new(new() { SenereAarAvsluttet = true }, "senere_aar_avsluttet");
        yield return new(new() { ForrigeAarAapent = true }, "forrige_aar_aapent");
        yield return new(new() { InngaaendeBalanseAvvik = Beloep.FraOere(1) }, "inngaaende_balanse_avviker");
        yield return new(new() { BilagUtenDokument = 1 }, "bilag_uten_dokument");
        yield return new(new() { BilagUtenAttestasjon = 1 }, "bilag_uten_attestasjon");
        yield return new(new() { Minimumsavdrag = Minimumsavdrag.Beregn(Beloep.FraOere(60), Beloep.FraOere(15), Beloep.FraOere(18), Beloep.FraOere(49)) },
            "minimumsavdrag_mangler");
    }

    [TestCaseSource(nameof(Omkring))]
    public void What_stands_around_the_year_is_found(object opplysninger, string kode)
    {
        var a = Aaret();
        Assert.That(Avslutningsmotor.Avslutt(Avslutningsgrunnlag.Fra(a.Kube(), a.Fond, Standard)).Funn, Is.Empty);
        var r = Avslutningsmotor.Avslutt(Avslutningsgrunnlag.Fra(a.Kube(), a.Fond, Standard, (Avslutningsopplysninger)opplysninger));
        Assert.That(r.Funn.Select(f => f.Kode), Is.EqualTo([kode]));
    }

    /// <summary>F 2-6: a loan booked on the art of the other purpose is asked about before it is struck.</summary>
    [Test]
    public void A_loan_on_the_wrong_art()
    {
        var a = Aaret();
        a.Ordinaer(Kontoklasse.Investering, "230", Beloep.FraOere(100));
        a.Disposisjon(Kontoklasse.Investering, "912", default, Beloep.FraOere(60), Beloep.FraOere(60));
        var r = Avslutningsmotor.Avslutt(Avslutningsgrunnlag.Fra(a.Kube(), a.Fond, Standard));
        Assert.That(r.Funn.Where(f => f.Nivaa == Funnivaa.Bekreft).Select(f => (f.Kode, f.Beloep, f.Verdi)),
            Is.EqualTo([("laan_feil_formaal", (Beloep?)Beloep.FraOere(60), "912")]));
        Assert.That(r.Laanegrenser.Select(g => (g.Grense.Oere, g.Brukt.Oere)), Is.EqualTo([(100L, 0L), (0L, 60L)]));
    }

    [Test]
    public void A_shield_that_differs_from_the_budget_is_told()
    {
        var a = Aaret();
        a.Inngaaende("5900", Beloep.FraOere(10));
        a.Disposisjon(Kontoklasse.Drift, "540", A, Beloep.FraOere(50), Beloep.FraOere(50));
        a.Ordinaer(Kontoklasse.Drift, "800", Beloep.FraOere(-50));
        Dictionary<Fondskode, Beloep> PaaA(long oere) => new() { [A] = Beloep.FraOere(oere) };
        var neste = new Nestebudsjett("sak 9", PaaA(45), PaaA(30));
        Avslutningsresultat Lukk(Avslutningsvalg valg, Nestebudsjett? n) =>
            Avslutningsmotor.Avslutt(Avslutningsgrunnlag.Fra(a.Kube(), a.Fond, valg, new Avslutningsopplysninger { NesteBudsjett = n }));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Lukk(Standard, neste).Fond[A].Oere, Is.EqualTo(45), "gross");
            Assert.That(Lukk(Standard with { Skjermingsgrunnlag = Skjermingsgrunnlag.Netto }, neste).Fond[A].Oere, Is.EqualTo(40), "net");
            var r = Lukk(Standard with { SkjermetDisposisjonsfond = new Dictionary<Fondskode, Beloep>() }, neste);
            Assert.That(r.Fond[A].Oere, Is.EqualTo(40), "replaced by nothing");
            Assert.That(r.Funn.Select(f => (f.Kode, f.Beloep?.Oere, f.Verdi)), Is.EqualTo([("skjerming_avviker", (long?)-45, "A")]));
            Assert.That(Lukk(Standard, null).Funn.Select(f => f.Kode), Is.EqualTo(["neste_budsjett_mangler"]));
        }
    }

    [Test]
    public void The_reason_is_a_sentence_with_the_amounts()
    {
        var a = Aaret();
        a.Ordinaer(Kontoklasse.Drift, "800", Beloep.FraKroner(-1_234_567.5m));
        var steg = Avslutningsmotor.Avslutt(Avslutningsgrunnlag.Fra(a.Kube(), a.Fond, Standard)).Steg.Single();
        Assert.That(steg.Begrunnelse, Is.EqualTo("Resten av mindreforbruket, 1\u00a0234\u00a0567,50\u00a0kr, avsettes til disposisjonsfond A."));
    }

    private static Testaar Aaret(bool harBudsjett = true)
    {
        var a = new Testaar(harBudsjett);
        a.NyttFond(A, Fondstype.Disposisjonsfond, default);
        a.NyttFond(U, Fondstype.UbundetInvesteringsfond, default);
        return a;
    }
}
