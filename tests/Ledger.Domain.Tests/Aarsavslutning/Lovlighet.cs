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
    public static void Kontroller(Testaar aaret, Avslutningsresultat resultat, Avslutningsvalg valg, Avslutningsopplysninger? opplysninger = null)
    {
        KontrollerBilag(aaret, resultat);
        var foer = new Foer(aaret);
        aaret.Bokfoer(resultat);
        KontrollerSaldo(aaret, resultat, foer);
        KontrollerBudsjettavvik(aaret, resultat);
        KontrollerLaan(aaret, valg, opplysninger);
        KontrollerMottatteAvdrag(aaret, resultat);
        KontrollerFond(aaret, resultat, valg, opplysninger);
        var igjen = Avslutningsmotor.Avslutt(Avslutningsgrunnlag.Fra(aaret.Kube(), aaret.Fond, valg, opplysninger));
        Assert.That(Scenario.Vis(igjen), Is.Empty, "A closed year has nothing to close.");
    }

    private static void KontrollerBilag(Testaar aaret, Avslutningsresultat resultat)
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

            Assert.That(
                bilag.Posteringer.Where(p => p.Dimensjon.Art.Nummer is 550 or 950
                    && !(p.Dimensjon.Art.Nummer == 550 && aaret.Fond[p.Dimensjon.Fond].Formaalskode == Fondsformaal.Videreutlaan)),
                Is.Empty, "Bundne fond are touched for received avdrag only.");
            Assert.That(bilag.Posteringer.Select(p => p.Dimensjon.Merke).Distinct().Count(), Is.EqualTo(1));
            foreach (var d in bilag.Posteringer.Select(p => p.Dimensjon))
            {
                var brudd = Kostraregler.Kontroller(d.Kontoklasse, d.Art, d.Funksjon, Testaar.Aar, Testaar.Ledger.Kommune);
                Assert.That(brudd.Where(b => b.Alvor == Alvor.Feil).Select(b => b.Melding), Is.Empty);
                Assert.That(d.Kontoklasse == Kontoklasse.Balanse ? plan.Status(d.Kapittel) : plan.Status(d.Art), Is.EqualTo(Kodestatus.Gyldig));
            }
        }
    }

    private static void KontrollerSaldo(Testaar aaret, Avslutningsresultat resultat, Foer foer)
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
            Assert.That(Kapittel(aaret, "5970"), Is.EqualTo(-aaret.Bokfoert(Kontoklasse.Investering, 980, 980)), "earlier udekket is covered in full");
            Assert.That(aaret.Bokfoert(Kontoklasse.Drift, 570, 570) + aaret.Bokfoert(Kontoklasse.Investering, 970, 970), Is.EqualTo(Beloep.Null), "overføring");
            foreach (var (fond, saldo) in resultat.Fond)
            {
                Assert.That(-aaret.Sum(d => d.Kontoklasse == Kontoklasse.Balanse && d.Fond == fond),
                    Is.EqualTo(saldo).And.GreaterThanOrEqualTo(Beloep.Min(default, foer.Fond[fond])), $"fond {fond}");
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

    /// <summary>§ 2-6: no loan over its budget, and none for what it may not finance.</summary>
    private static void KontrollerLaan(Testaar aaret, Avslutningsvalg valg, Avslutningsopplysninger? opplysninger)
    {
        var i = Kontoklasse.Investering;
        Beloep Utgift(int fra, int til) => aaret.Bokfoert(i, fra, til);
        Beloep Laan(int art) => -aaret.Bokfoert(i, art, art);
        var udekket = opplysninger?.UdekketLaanefinansierbart ?? valg.UdekketLaanefinansierbart;
        var dekning = udekket is { } u ? Beloep.Min(u, Utgift(530, 530)) : Utgift(530, 530);
        var egne = Utgift(10, 285) + Utgift(300, 380) + Utgift(400, 400) + Utgift(429, 480) + Utgift(500, 501) + Utgift(521, 521)
            + valg.LaanTilEiendomsselskap + Utgift(729, 729) + dekning;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Laan(910) + Laan(911), Is.LessThanOrEqualTo(Beloep.Max(egne, default)), "own loans");
            Assert.That(Laan(912), Is.LessThanOrEqualTo(Beloep.Max(Utgift(522, 522), default)), "loans to lend on");
            Assert.That(Laan(910) + Laan(911) + Laan(912), Is.LessThanOrEqualTo(valg.LovligBrukAvLaan ?? Beloep.FraOere(long.MaxValue)));
            foreach (var art in aaret.HarBudsjett ? new[] { 910, 911, 912 } : [])
            {
                Assert.That(Laan(art), Is.LessThanOrEqualTo(Beloep.Max(-aaret.Budsjettert(i, art), default)), $"{art} is within its budget");
            }
        }
    }

    /// <summary>KL §§ 14-10, 14-17: what neither avdrag nor new videreutlån took is on a fund for it, or is told.</summary>
    private static void KontrollerMottatteAvdrag(Testaar aaret, Avslutningsresultat resultat)
    {
        var i = Kontoklasse.Investering;
        var fond = aaret.Fond.Values.Where(f => f.Formaalskode == Fondsformaal.Videreutlaan).Select(f => f.Kode).ToList();
        var avsatt = Beloep.Sum(fond.Select(f => aaret.Bokfoert(i, 550, 550, f)));
        var bruk = -Beloep.Sum(fond.Select(f => aaret.Bokfoert(i, 950, 950, f)));
        var egneUtlaan = Beloep.Max(aaret.Bokfoert(i, 522, 522) + aaret.Bokfoert(i, 912, 912), default);
        var rest = -aaret.Bokfoert(i, 922, 922) + bruk - aaret.Bokfoert(i, 510, 512) - egneUtlaan - avsatt;
        Assert.That(Beloep.Max(rest, default),
            Is.EqualTo(resultat.Funn.SingleOrDefault(f => f.Kode == Funnregler.MottatteAvdragUdisponert.Kode)?.Beloep ?? default));
        Assert.That(rest <= default(Beloep) || fond.Count == 0, "a fund takes all of it");
    }

    /// <summary>No løpende inntekter and no received avdrag on an ubundet investeringsfond; no shielded disposisjonsfond in cover of merforbruk.</summary>
    private static void KontrollerFond(Testaar aaret, Avslutningsresultat resultat, Avslutningsvalg valg, Avslutningsopplysninger? opplysninger)
    {
        var i = Kontoklasse.Investering;
        var inntekter = -(aaret.Bokfoert(i, 600, 909) + aaret.Bokfoert(i, 920, 921) + aaret.Bokfoert(i, 929, 929));
        var bruk = -aaret.Bokfoert(i, 940, 940);
        var bundet = Beloep.Min(-aaret.Bokfoert(i, 970, 970), valg.ReservertOverfoering);
        var bundne = -Beloep.Sum(aaret.Fond.Values.Where(f => f.Formaalskode is null).Select(f => aaret.Bokfoert(i, 950, 950, f.Kode)));
        var satt = aaret.Bokfoert(i, 540, 540);
        var rest = Beloep.Sum(resultat.Steg.Where(s => s.Kontoklasse == i && s.Art.Nummer == 540 && s.Merke == Avslutningsmerke.Avslutning).Select(s => s.Beloep));
        if (!rest.ErNull || resultat.Funn.All(f => f.Kode != Funnregler.MottatteAvdragUdisponert.Kode))
        {
            Assert.That(satt, Is.LessThanOrEqualTo(Beloep.Max(inntekter, default) + bruk + bundet + bundne), "ubundet investeringsfond");
        }

        var brukt = resultat.Steg.Where(s => s.Kontoklasse == Kontoklasse.Drift && s.Art.Nummer == 940
            && s.Merke is Avslutningsmerke.Avslutning or Avslutningsmerke.Inndekning).Select(s => s.Fond).ToHashSet();
        var neste = opplysninger?.NesteBudsjett;
        Beloep Netto(Fondskode f) => valg.Skjermingsgrunnlag == Skjermingsgrunnlag.Netto ? neste?.Avsetning.GetValueOrDefault(f) ?? default : default;
        Beloep Skjermet(Fondskode f) => valg.SkjermetDisposisjonsfond?.GetValueOrDefault(f) ?? (neste?.Bruk.GetValueOrDefault(f) ?? default) - Netto(f);
        foreach (var fond in brukt)
        {
            Assert.That(resultat.Fond[fond], Is.GreaterThanOrEqualTo(Skjermet(fond)), $"fond {fond} is shielded");
        }
    }

    /// <summary>Funds before the closing.</summary>
    private sealed class Foer(Testaar aaret)
    {
        public Dictionary<Fondskode, Beloep> Fond { get; } =
            aaret.Fond.Keys.ToDictionary(f => f, f => -aaret.Sum(d => d.Kontoklasse == Kontoklasse.Balanse && d.Fond == f));
    }

    private static Beloep Kapittel(Testaar aaret, string kapittel) => aaret.Sum(d => d.Kapittel.ToString() == kapittel);
}
