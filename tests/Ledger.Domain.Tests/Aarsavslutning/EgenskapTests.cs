using CsCheck;
using Ledger.Domain.Aarsavslutning;
using Ledger.Domain.Fond;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Aarsavslutning;

/// <summary>Random years with random choices: the engine agrees with the naive model, and what must hold for every closing holds.</summary>
public sealed class EgenskapTests
{
    private static readonly Fondskode[] Disp = [Fondskode.Parse("D1"), Fondskode.Parse("D2"), Fondskode.Parse("D3")];
    private static readonly Fondskode[] Uinv = [Fondskode.Parse("U1"), Fondskode.Parse("U2")];
    private static readonly Fondskode Bund = Fondskode.Parse("B1");
    private static readonly Fondskode Binv = Fondskode.Parse("B2");
    private static readonly Fondskode Startlaan = Fondskode.Parse("STARTL");

    private static readonly Gen<Beloep> Lite = Gen.Frequency((2, Gen.Const(0)), (5, Gen.Int[0, 40])).Select(i => Beloep.FraOere(i));

    /// <summary>What is booked and budgeted of one disposition; mostly alike, sometimes not booked at all.</summary>
    private static readonly Gen<(Beloep Budsjett, Beloep Bokfoert)> Post =
        Gen.Select(Lite, Lite, Gen.Int[0, 9], (a, b, kind) => kind < 6 ? (a, a) : kind < 9 ? (a, b) : (a, Beloep.Null));

    private static readonly Gen<Avslutningsvalg> Valg = Gen.Select(
        Gen.Shuffle(Enum.GetValues<Merforbruksledd>()), Gen.Shuffle(Enum.GetValues<Udisponertledd>()),
        Gen.Select(Gen.Shuffle(Disp), Gen.Shuffle(Disp), Gen.Shuffle(Disp), Gen.Shuffle(Uinv), Gen.Int[0, 3]),
        Gen.Select(Lite, Lite, Lite, Lite, Gen.Bool, Gen.Int[0, 3]),
        Gen.Select(Gen.OneOf(Disp), Gen.OneOf(Uinv), Gen.Bool, Gen.Shuffle(new[] { "910", "911", "912" })),
        Gen.Select(Gen.Int[0, 2], Lite, Gen.Bool, Gen.Bool),
        (merforbruk, udisponert, order, amounts, target, limit) => new Avslutningsvalg
        {
            Ansvar = Testaar.Ansvar,
            Merforbruksrekkefoelge = merforbruk,
            Udisponertrekkefoelge = udisponert,
            StrykningAvAvsetning = order.Item1[..order.Item5],
            Dekningsrekkefoelge = order.Item2[..order.Item5],
            StrykningAvBruk = [.. order.Item3[..order.Item5].Select((f, i) => i != 0 || limit.Item1 == 0 ? new Fondsstrykning(f) : limit.Item1 == 1 ? new Fondsstrykning(f, limit.Item2) : new Fondsstrykning(f, null, true))],
            Investeringsfondrekkefoelge = order.Item5 == 0 ? [] : order.Item4,
            ReservertOverfoering = amounts.Item1,
            SkjermetDisposisjonsfond = amounts.Item6 switch
            {
                0 => null,
                1 => new Dictionary<Fondskode, Beloep>(),
                _ => new Dictionary<Fondskode, Beloep> { [Disp[0]] = amounts.Item2 },
            },
            SkjermetUfordelt = amounts.Item6 == 3 ? amounts.Item3 : null,
            Skjermingsgrunnlag = amounts.Item6 == 0 && amounts.Item5 ? Skjermingsgrunnlag.Netto : Skjermingsgrunnlag.Brutto,
            LovligBrukAvLaan = amounts.Item5 ? amounts.Item4 : null,
            Disposisjonsfond = target.Item3 ? target.Item1 : default,
            UbundetInvesteringsfond = target.Item3 ? target.Item2 : default,
            Laanerekkefoelge = [.. target.Item4.Select(Art.Parse)],
            RettTilBudsjett = limit.Item3,
            BokfoerBudsjetterteDisposisjoner = limit.Item4,
        });

    /// <summary>What next year's budget uses of funds, and what is known of an earlier udekket beløp.</summary>
    private static readonly Gen<Avslutningsopplysninger> Opplysninger = Gen.Select(Lite.Array[5], Gen.Int[0, 3], (lite, kind) => new Avslutningsopplysninger
    {
        NesteBudsjett = kind == 0 ? null : new Nestebudsjett(
            "sak 1", new Dictionary<Fondskode, Beloep> { [Disp[0]] = lite[0], [Disp[1]] = lite[1], [default] = kind == 1 ? lite[2] : default },
            new Dictionary<Fondskode, Beloep> { [Disp[0]] = lite[3] }),
        UdekketLaanefinansierbart = kind == 2 ? lite[4] : null,
    });

    private static readonly Gen<Testaar> Aar = Gen.Select(
        Gen.Int[-150, 150].Select(i => Beloep.FraOere(i)),
        Post.Array[16], Lite.Array[24], Gen.Int[0, 9], (ndr, post, lite, kind) => Bygg(ndr, post, lite, kind));

    [Test]
    public void The_engine_agrees_with_the_naive_model() => Gen.Select(Aar, Valg, Opplysninger).Sample(
        (aaret, choices, opplysninger) =>
        {
            var valg = Tilpasset(choices, aaret);
            var resultat = Avslutt(aaret, valg, opplysninger);
            var motor = resultat?.Steg
                .SelectMany(s => s.Art.Nummer is 570 or 970
                    ? new[] { (Kontoklasse.Drift, "570", "", s.Merke, Retning(s)), (Kontoklasse.Investering, "970", "", s.Merke, Retning(s)) }
                    : [(s.Kontoklasse, s.Art.ToString(), s.Fond.ToString(), s.Merke, Retning(s))])
                .GroupBy(s => (s.Item1, s.Item2, s.Item3, s.Merke), s => s.Item5.Oere)
                .ToDictionary(s => s.Key, s => s.Sum());
            var modell = Trinnmodell.Avslutt(aaret, valg, opplysninger);
            if (motor is null || modell is null)
            {
                Assert.That(motor is null, Is.EqualTo(modell is null), "received avdrag without a fund");
                return;
            }

            Assert.That(motor, Is.EquivalentTo(modell));
        },
        iter: 3_000);

    [Test]
    public void Every_closing_is_lawful_and_closes_the_year_for_good() => Gen.Select(Aar, Valg, Opplysninger).Sample(
        (aaret, choices, opplysninger) =>
        {
            var valg = Tilpasset(choices, aaret);
            if (Avslutt(aaret, valg, opplysninger) is { } resultat)
            {
                Lovlighet.Kontroller(aaret, resultat, valg, opplysninger);
            }
        },
        iter: 2_000);

    /// <summary>What a source has booked is tried against chapter 4: a closing by the paragraphs has nothing told of it, and one that left out a step has.</summary>
    [Test]
    public void A_closing_that_is_tried_anew_is_the_same() => Gen.Select(Aar, Gen.Int[0, 20]).Sample(
        (aaret, hvilket) =>
        {
            var valg = new Avslutningsvalg { Ansvar = Testaar.Ansvar };
            if (Avslutt(aaret, valg, Avslutningsopplysninger.Ingen) is not { } resultat)
            {
                return;
            }

            aaret.Bokfoer(resultat);
            Assert.That(Etterproev(aaret).Select(f => f.Melding), Is.Empty);

            // A source that spared a strykning or a fund carries more forward, or less.
            var steg = resultat.Steg.Where(s => s.Art.Nummer is 530 or 540 or 940 && s.Merke is Avslutningsmerke.Strykning or Avslutningsmerke.Avslutning).ToList();
            if (steg.Count > 0)
            {
                var spart = steg[hvilket % steg.Count];
                aaret.Bokfoer(resultat with { Bilag = [.. resultat.Bilag.Where((_, i) => resultat.Steg[i] == spart)] }, -1);
                aaret.Fremfoer(spart.Kontoklasse);
                Assert.That(Etterproev(aaret).Select(f => f.Verdi), Has.Member($"{spart.Kontoklasse.Navn()} {spart.Art}"));
            }
        },
        iter: 1_000);

    private static IReadOnlyList<Funn> Etterproev(Testaar aaret) => Avslutningsmotor.Etterproev(
        Avslutningsgrunnlag.Fra(aaret.Kube(), aaret.Fond, new Avslutningsvalg { Ansvar = Testaar.Ansvar }));

    /// <summary>The closing; null when received avdrag are left and there is no fund that may take them.</summary>
    private static Avslutningsresultat? Avslutt(Testaar aaret, Avslutningsvalg valg, Avslutningsopplysninger opplysninger)
    {
        try
        {
            return Avslutningsmotor.Avslutt(Avslutningsgrunnlag.Fra(aaret.Kube(), aaret.Fond, valg, opplysninger));
        }
        catch (Avslutningsavvisning e) when (e.Feil is [{ Felt: "videreutlaanfond" }])
        {
            return null;
        }
    }

    /// <summary>Choices that are a part of what is booked.</summary>
    private static Avslutningsvalg Tilpasset(Avslutningsvalg valg, Testaar aaret) => valg with
    {
        LaanTilEiendomsselskap = Beloep.Min(valg.ReservertOverfoering, aaret.Bokfoert(Kontoklasse.Investering, 529, 529)),
        UdekketLaanefinansierbart = valg.RettTilBudsjett ? Beloep.Min(valg.ReservertOverfoering, aaret.InngaaendeAv("5970")) : null,
    };

    /// <summary>The change in the direction that the disposition is made.</summary>
    private static Beloep Retning(Avslutningssteg s) => s.Merke == Avslutningsmerke.Strykning ? -s.Beloep : s.Beloep;

    /// <param name="kind">0: no budget at all. 1: much received avdrag and no fund for it. 2: earlier udekket is not booked or budgeted as covered.</param>
    private static Testaar Bygg(Beloep ndr, (Beloep Budsjett, Beloep Bokfoert)[] post, Beloep[] lite, int kind)
    {
        post = kind == 0 ? [.. post.Select(p => (Beloep.Null, p.Bokfoert))] : post;
        var a = new Testaar(harBudsjett: kind > 0);
        for (var i = 0; i < 3; i++)
        {
            a.NyttFond(Disp[i], Fondstype.Disposisjonsfond, lite[i] + Mangler(post[2 * i], post[(2 * i) + 1]));
        }

        for (var i = 0; i < 2; i++)
        {
            a.NyttFond(Uinv[i], Fondstype.UbundetInvesteringsfond, lite[3 + i] + Mangler(post[6 + (2 * i)], post[7 + (2 * i)]));
        }

        a.NyttFond(Bund, Fondstype.BundetDriftsfond, lite[5]);
        a.NyttFond(Binv, Fondstype.BundetInvesteringsfond, lite[6]);
        if (kind != 1)
        {
            a.NyttFond(Startlaan, Fondstype.BundetInvesteringsfond, lite[16], Fondsformaal.Videreutlaan);
            a.Ordinaer(Kontoklasse.Investering, "950", -Beloep.Min(lite[16], lite[17]), Startlaan);
        }

        a.Ordinaer(Kontoklasse.Drift, "800", -ndr);
        a.Ordinaer(Kontoklasse.Drift, "950", -Beloep.Min(lite[5], lite[7]), Bund);
        a.Ordinaer(Kontoklasse.Investering, "550", lite[8], Binv);
        a.Ordinaer(Kontoklasse.Investering, "230", kind == 1 ? lite[9] : lite[9] + lite[10] + lite[11]);
        a.Ordinaer(Kontoklasse.Investering, "670", -lite[12]);
        a.Ordinaer(Kontoklasse.Investering, "729", -lite[13]);
        a.Ordinaer(Kontoklasse.Investering, "922", kind == 1 ? -lite[18] - lite[10] - lite[11] : -lite[18]);
        a.Ordinaer(Kontoklasse.Investering, "512", lite[19]);
        a.Ordinaer(Kontoklasse.Investering, "522", lite[20]);
        a.Ordinaer(Kontoklasse.Investering, "529", lite[21]);
        a.Ordinaer(Kontoklasse.Investering, "521", lite[22]);
        a.Ordinaer(Kontoklasse.Investering, "510", lite[23]);
        for (var i = 0; i < 3; i++)
        {
            a.Disposisjon(Kontoklasse.Drift, "540", Disp[i], post[2 * i].Budsjett, post[2 * i].Bokfoert);
            a.Disposisjon(Kontoklasse.Drift, "940", Disp[i], post[(2 * i) + 1].Budsjett, post[(2 * i) + 1].Bokfoert);
        }

        for (var i = 0; i < 2; i++)
        {
            a.Disposisjon(Kontoklasse.Investering, "540", Uinv[i], post[6 + (2 * i)].Budsjett, post[6 + (2 * i)].Bokfoert);
            a.Disposisjon(Kontoklasse.Investering, "940", Uinv[i], post[7 + (2 * i)].Budsjett, post[7 + (2 * i)].Bokfoert);
        }

        a.Disposisjon(Kontoklasse.Drift, "570", default, post[10].Budsjett, post[10].Bokfoert);
        a.Disposisjon(Kontoklasse.Investering, "970", default, post[10].Budsjett, post[10].Bokfoert);
        a.Disposisjon(Kontoklasse.Investering, "910", default, post[11].Budsjett, post[11].Bokfoert);
        a.Disposisjon(Kontoklasse.Investering, "911", default, post[14].Budsjett, post[14].Bokfoert);
        a.Disposisjon(Kontoklasse.Investering, "912", default, post[12].Budsjett, post[12].Bokfoert);
        a.Inngaaende("5900", lite[14] + post[13].Bokfoert);
        a.Disposisjon(Kontoklasse.Drift, "530", default, post[13].Budsjett, post[13].Bokfoert);
        a.Inngaaende("5970", lite[15]);
        var dekket = kind == 2 ? Beloep.Min(lite[15], post[15].Bokfoert) : lite[15];
        a.Disposisjon(Kontoklasse.Investering, "530", default, kind == 0 ? default : dekket, dekket);
        return a;
    }

    /// <summary>What a fund must hold at the start of the year for its booked use.</summary>
    private static Beloep Mangler((Beloep Budsjett, Beloep Bokfoert) avsetning, (Beloep Budsjett, Beloep Bokfoert) bruk) => Beloep.Max(bruk.Bokfoert - avsetning.Bokfoert, default);
}
