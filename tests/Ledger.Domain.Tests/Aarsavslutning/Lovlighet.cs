using Ledger.Domain.Aarsavslutning;
using Ledger.Domain.Fond;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Aarsavslutning;

/// <summary>What holds for every closing, whatever the year and the choices. Books the closing on the year.</summary>
internal static class Lovlighet
{
    public static void Kontroller(Testaar aaret, Avslutningsresultat resultat, Avslutningsvalg valg)
    {
        KontrollerBilag(resultat);
        aaret.Bokfoer(resultat);
        KontrollerSaldo(aaret, resultat);
        KontrollerBudsjettavvik(aaret, resultat);
        var igjen = Avslutningsmotor.Avslutt(Avslutningsgrunnlag.Fra(aaret.Kube(), aaret.Fond, valg));
        Assert.That(Scenario.Vis(igjen), Is.Empty, "A closed year has nothing to close.");
    }

    private static void KontrollerBilag(Avslutningsresultat resultat)
    {
        Assert.That(resultat.Bilag, Has.Count.EqualTo(resultat.Steg.Count));
        var plan = Kontoplan.For(Testaar.Aar, Testaar.Ledger.Kommune);
        foreach (var bilag in resultat.Bilag)
        {
            Assert.That(Beloep.Sum(bilag.Posteringer.Select(p => p.Beloep)), Is.EqualTo(Beloep.Null), bilag.Tekst);
            foreach (var fond in bilag.Posteringer.Where(p => !p.Dimensjon.Fond.ErTom).GroupBy(p => p.Dimensjon.Fond))
            {
                Assert.That(Beloep.Sum(fond.Select(p => p.Beloep)), Is.EqualTo(Beloep.Null), $"{bilag.Tekst}: {fond.Key}");
            }

            Assert.That(bilag.Posteringer.Select(p => p.Dimensjon.Art.ToString()), Has.None.AnyOf("550", "950"), "Bundne fond are never touched.");
            Assert.That(bilag.Posteringer.Select(p => p.Dimensjon.Merke).Distinct().Count(), Is.EqualTo(1));
            foreach (var d in bilag.Posteringer.Select(p => p.Dimensjon))
            {
                Kostraregler.Kontroller(d.Kontoklasse, d.Art, d.Funksjon, Testaar.Aar, Testaar.Ledger.Kommune, brudd => Assert.That(brudd.Alvor, Is.Not.EqualTo(Alvor.Feil), brudd.Melding));
                Assert.That(d.Kontoklasse == Kontoklasse.Balanse ? plan.Status(d.Kapittel) : plan.Status(d.Art), Is.EqualTo(Kodestatus.Gyldig));
            }
        }
    }

    private static void KontrollerSaldo(Testaar aaret, Avslutningsresultat resultat)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(aaret.Sum(d => d.Kontoklasse == Kontoklasse.Drift), Is.EqualTo(Beloep.Null), "drift");
            Assert.That(aaret.Sum(d => d.Kontoklasse == Kontoklasse.Investering), Is.EqualTo(Beloep.Null), "investering");
            Assert.That(aaret.Sum(d => d.Kontoklasse == Kontoklasse.Balanse), Is.EqualTo(Beloep.Null), "balanse");
            Assert.That(aaret.Sum(d => d.Kapittel.Nummer >= 9000), Is.EqualTo(Beloep.Null), "memoria");
            Assert.That((resultat.Etter.Drift, resultat.Etter.Investering), Is.EqualTo((Beloep.Null, Beloep.Null)));
            Assert.That(Kapittel(aaret, "5900"), Is.EqualTo(resultat.Etter.Merforbruk).And.GreaterThanOrEqualTo(Beloep.Null));
            Assert.That(Kapittel(aaret, "5970"), Is.EqualTo(resultat.Etter.Udekket).And.GreaterThanOrEqualTo(Beloep.Null));
            foreach (var (fond, saldo) in resultat.Fond)
            {
                Assert.That(-aaret.Sum(d => d.Kontoklasse == Kontoklasse.Balanse && d.Fond == fond), Is.EqualTo(saldo).And.GreaterThanOrEqualTo(Beloep.Null), $"fond {fond}");
            }
        }
    }

    /// <summary>§ 5-9 computed from the rows tells the same story as the engine.</summary>
    private static void KontrollerBudsjettavvik(Testaar aaret, Avslutningsresultat resultat)
    {
        var grunnlag = new Oppstillingsgrunnlag(aaret.Kube(), null, Organisasjonsplan.Tom, aaret.Fond, Periode.Aarsavslutning);
        var drift = Poster(InnebygdeOppstillinger.BudsjettavvikDrift);
        var investering = Poster(InnebygdeOppstillinger.BudsjettavvikInvestering);
        var sum = resultat.Steg.ToLookup(s => (s.Merke, s.Kontoklasse, s.Art.ToString()), s => s.Beloep);
        var overfoering = Struket(Kontoklasse.Drift, "570") + Struket(Kontoklasse.Investering, "970");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(drift("8"), Is.EqualTo(resultat.FoerStrykninger.Drift), "årets budsjettavvik, drift");
            Assert.That(drift("9"), Is.EqualTo(overfoering));
            Assert.That(drift("10"), Is.EqualTo(Struket(Kontoklasse.Drift, "540")));
            Assert.That(drift("11"), Is.EqualTo(Struket(Kontoklasse.Drift, "530")));
            Assert.That(drift("12"), Is.EqualTo(Struket(Kontoklasse.Drift, "940")));
            Assert.That(drift("14"), Is.EqualTo(Gjort(Avslutningsmerke.Avslutning, Kontoklasse.Drift, "940")));
            Assert.That(drift("15"), Is.EqualTo(Gjort(Avslutningsmerke.Inndekning, Kontoklasse.Drift, "940")).And.EqualTo(Gjort(Avslutningsmerke.Inndekning, Kontoklasse.Drift, "530")));
            Assert.That(drift("16"), Is.EqualTo(Gjort(Avslutningsmerke.Avslutning, Kontoklasse.Drift, "530")));
            Assert.That(drift("17"), Is.EqualTo(Gjort(Avslutningsmerke.Avslutning, Kontoklasse.Drift, "540")));
            Assert.That(drift("18"), Is.EqualTo(-Gjort(Avslutningsmerke.Avslutning, Kontoklasse.Drift, "980")), "fremført merforbruk");
            Assert.That(investering("9"), Is.EqualTo(resultat.FoerStrykninger.Investering), "årets budsjettavvik, investering");
            Assert.That(investering("10"), Is.EqualTo(Struket(Kontoklasse.Investering, "540")));
            Assert.That(investering("11"), Is.EqualTo(Struket(Kontoklasse.Investering, "910") + Struket(Kontoklasse.Investering, "911") + Struket(Kontoklasse.Investering, "912")));
            Assert.That(investering("12"), Is.EqualTo(overfoering));
            Assert.That(investering("13"), Is.EqualTo(Struket(Kontoklasse.Investering, "940")));
            Assert.That(investering("15"), Is.EqualTo(Gjort(Avslutningsmerke.Avslutning, Kontoklasse.Investering, "540")));
            Assert.That(investering("16"), Is.EqualTo(-Gjort(Avslutningsmerke.Avslutning, Kontoklasse.Investering, "980")), "fremført udekket");
        }

        Func<string, Beloep> Poster(string id)
        {
            var o = Oppstillingsmotor.Beregn(InnebygdeOppstillinger.Finn(id, Testaar.Aar)!, grunnlag);
            return post => o.Linje(post).Definisjon.Visningsfaktor < 0 ? -o.Linje(post).Regnskap : o.Linje(post).Regnskap;
        }

        Beloep Struket(Kontoklasse klasse, string art) => Gjort(Avslutningsmerke.Strykning, klasse, art);

        Beloep Gjort(Avslutningsmerke merke, Kontoklasse klasse, string art) => Beloep.Sum(sum[(merke, klasse, art)]);
    }

    private static Beloep Kapittel(Testaar aaret, string kapittel) => aaret.Sum(d => d.Kapittel.ToString() == kapittel);
}
