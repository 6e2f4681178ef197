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

    private static readonly Gen<Beloep> Lite = Gen.Frequency((2, Gen.Const(0)), (5, Gen.Int[0, 40])).Select(i => Beloep.FraOere(i));

    /// <summary>What is booked and budgeted of one disposition; mostly alike, sometimes not booked at all.</summary>
    private static readonly Gen<(Beloep Budsjett, Beloep Bokfoert)> Post =
        Gen.Select(Lite, Lite, Gen.Int[0, 9], (a, b, kind) => kind < 6 ? (a, a) : kind < 9 ? (a, b) : (a, Beloep.Null));

    private static readonly Gen<Avslutningsvalg> Valg = Gen.Select(
        Gen.Shuffle(Enum.GetValues<Merforbruksledd>()), Gen.Shuffle(Enum.GetValues<Udisponertledd>()),
        Gen.Select(Gen.Shuffle(Disp), Gen.Shuffle(Disp), Gen.Shuffle(Disp), Gen.Shuffle(Uinv), Gen.Int[0, 3]),
        Gen.Select(Lite, Lite, Lite, Lite, Gen.Bool),
        Gen.Select(Gen.OneOf(Disp), Gen.OneOf(Uinv), Gen.Bool, Gen.Shuffle(new[] { "910", "911", "912" })),
        Gen.Select(Gen.Int[0, 2], Lite, Gen.Bool),
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
            SkjermetDisposisjonsfond = new Dictionary<Fondskode, Beloep> { [Disp[0]] = amounts.Item2 },
            SkjermetUfordelt = amounts.Item3,
            LovligBrukAvLaan = amounts.Item5 ? amounts.Item4 : null,
            Disposisjonsfond = target.Item3 ? target.Item1 : default,
            UbundetInvesteringsfond = target.Item3 ? target.Item2 : default,
            Laanerekkefoelge = [.. target.Item4.Select(Art.Parse)],
            RettTilBudsjett = limit.Item3,
        });

    private static readonly Gen<Testaar> Aar = Gen.Select(
        Gen.Int[-150, 150].Select(i => Beloep.FraOere(i)),
        Post.Array[14], Lite.Array[16], (ndr, post, lite) => Bygg(ndr, post, lite));

    [Test]
    public void The_engine_agrees_with_the_naive_model() => Gen.Select(Aar, Valg).Sample(
        (aaret, valg) =>
        {
            var g = Avslutningsgrunnlag.Fra(aaret.Kube(), aaret.Fond, valg with { BokfoerBudsjetterteDisposisjoner = false });
            var motor = Avslutningsmotor.Avslutt(g).Steg
                .SelectMany(s => s.Art.Nummer is 570 or 970
                    ? new[] { (Kontoklasse.Drift, "570", "", s.Merke, -s.Beloep), (Kontoklasse.Investering, "970", "", s.Merke, -s.Beloep) }
                    : [(s.Kontoklasse, s.Art.ToString(), s.Fond.ToString(), s.Merke, s.Merke == Avslutningsmerke.Strykning ? -s.Beloep : s.Beloep)])
                .GroupBy(s => (s.Item1, s.Item2, s.Item3, s.Merke), s => s.Item5.Oere)
                .ToDictionary(s => s.Key, s => s.Sum());
            Assert.That(motor, Is.EquivalentTo(Trinnmodell.Avslutt(g)));
        },
        iter: 3_000);

    [Test]
    public void Every_closing_is_lawful_and_closes_the_year_for_good() => Gen.Select(Aar, Valg).Sample(
        (aaret, valg) => Lovlighet.Kontroller(aaret, Avslutningsmotor.Avslutt(Avslutningsgrunnlag.Fra(aaret.Kube(), aaret.Fond, valg)), valg),
        iter: 2_000);

    private static Testaar Bygg(Beloep ndr, (Beloep Budsjett, Beloep Bokfoert)[] post, Beloep[] lite)
    {
        var a = new Testaar();
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
        a.Ordinaer(Kontoklasse.Drift, "800", -ndr);
        a.Ordinaer(Kontoklasse.Drift, "950", -Beloep.Min(lite[5], lite[7]), Bund);
        a.Ordinaer(Kontoklasse.Investering, "550", lite[8], Binv);
        a.Ordinaer(Kontoklasse.Investering, "230", lite[9] + lite[10] + lite[11]);
        a.Ordinaer(Kontoklasse.Investering, "670", -lite[12]);
        a.Ordinaer(Kontoklasse.Investering, "729", -lite[13]);
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
        a.Disposisjon(Kontoklasse.Investering, "912", default, post[12].Budsjett, post[12].Bokfoert);
        a.Inngaaende("5900", lite[14] + post[13].Bokfoert);
        a.Disposisjon(Kontoklasse.Drift, "530", default, post[13].Budsjett, post[13].Bokfoert);
        a.Inngaaende("5970", lite[15]);
        a.Disposisjon(Kontoklasse.Investering, "530", default, lite[15], lite[15]);
        return a;
    }

    /// <summary>What a fund must hold at the start of the year for its booked use.</summary>
    private static Beloep Mangler((Beloep Budsjett, Beloep Bokfoert) avsetning, (Beloep Budsjett, Beloep Bokfoert) bruk) => Beloep.Max(bruk.Bokfoert - avsetning.Bokfoert, default);
}
