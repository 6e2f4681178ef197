using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Tests.Verktoey;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Oppstillinger;

/// <summary>Every code that can be booked stands in the line it should, in one and no other, in every year.</summary>
public sealed class InnebygdeOppstillingerTests
{
    private static readonly int[] Aar = [.. Enumerable.Range(2020, 11)];

    /// <summary>The arts of the result itself: the last lines are what the other arts sum to, so these stand in none.</summary>
    private static readonly string[] Resultatarter = ["580", "589", "980", "989"];

    [Test]
    public void Every_statement_has_lines_in_every_year([ValueSource(nameof(Aar))] int aar)
    {
        var antall = InnebygdeOppstillinger.Ider.Select(id => Finn(id, aar).Linjer.Count);
        Assert.That(antall, Is.EqualTo([25, 10, 27, 50, 33, 54, 18, 16]));
    }

    [Test]
    public void There_are_none_before_the_regulation()
    {
        var aar = Regnskapsaar.Fra(2019);
        Assert.That(InnebygdeOppstillinger.Finn("5-4-1", aar), Is.Null);
        Assert.That(Omraadeoppstillinger.Drift(aar, Kubebygger.Organisasjon), Is.Null);
        Assert.That(Omraadeoppstillinger.Investering(aar, Kubebygger.Organisasjon), Is.Null);
    }

    [Test]
    public void Formulas_unfold_and_sums_have_no_filters([ValueSource(nameof(Aar))] int aar)
    {
        foreach (var definisjon in InnebygdeOppstillinger.Ider.Select(id => Finn(id, aar)))
        {
            Assert.That(() => new Linjevekter(definisjon), Throws.Nothing, definisjon.Id);
            Assert.That(definisjon.Linjer.Where(l => (l.Type == Linjetype.Linje) != (l.Formel is null) || (l.Formel is null) != (l.Filtre.Count > 0)), Is.Empty, definisjon.Id);
        }
    }

    [Test]
    public void In_ledger_sign_every_line_is_the_plain_sum_of_what_stands_behind_it()
    {
        foreach (var definisjon in InnebygdeOppstillinger.Ider.Select(id => Finn(id, 2024)))
        {
            var vekter = new Linjevekter(definisjon);
            for (var i = 0; i < definisjon.Linjer.Count; i++)
            {
                Assert.That(Enumerable.Range(0, definisjon.Linjer.Count).Select(k => vekter[i, k]), Is.All.InRange(0, 1), $"{definisjon.Id} {definisjon.Linjer[i].Post}");
            }
        }
    }

    [Test]
    public void Every_drift_art_stands_in_its_post([ValueSource(nameof(Aar))] int aar)
    {
        Kontroller(Kontoklasse.Drift, aar, InnebygdeOppstillinger.Bevilgning, Fasit.Bevilgning);
        Kontroller(Kontoklasse.Drift, aar, InnebygdeOppstillinger.Art, Fasit.Oekonomisk);
    }

    [Test]
    public void Every_investment_art_stands_in_its_post([ValueSource(nameof(Aar))] int aar) =>
        Kontroller(Kontoklasse.Investering, aar, InnebygdeOppstillinger.Investering, Fasit.Investering);

    [Test]
    public void Every_art_and_mark_stands_in_one_post_of_the_closing([ValueSource(nameof(Aar))] int aar, [Values] Avslutningsmerke merke)
    {
        foreach (var (klasse, id) in new[] { (Kontoklasse.Drift, InnebygdeOppstillinger.BudsjettavvikDrift), (Kontoklasse.Investering, InnebygdeOppstillinger.BudsjettavvikInvestering) })
        {
            foreach (var art in Tilfeldig.Arter(klasse, aar).Except(Resultatarter))
            {
                // Covering earlier merforbruk by § 4-4 is the other side of post 15, which the sum leaves out.
                var neutral = klasse == Kontoklasse.Drift && art is "530" or "930" && merke == Avslutningsmerke.Inndekning;
                Assert.That(Direkte(Finn(id, aar), Kubebygger.Resultat(klasse, art, merke: merke)), Has.Count.EqualTo(klasse == Kontoklasse.Drift && neutral ? 0 : 1), $"{id} {art}");
            }
        }
    }

    [Test]
    public void Every_chapter_stands_in_one_post_of_the_balance()
    {
        var definisjon = Finn(InnebygdeOppstillinger.Balanse, 2024);
        foreach (var kapittel in Kontoplan.Kapitler.Where(k => k.Gjelder == Kodebrukere.Alle))
        {
            var poster = Direkte(definisjon, Dimensjon.Balanse(Kapittel.Parse(kapittel.Kode), Sektor.Parse("320")));
            Assert.That(poster, Has.Count.EqualTo(1), kapittel.Kode);
            var side = kapittel.Kode[0] switch { '1' or '2' => "AB", '3' => "E", '4' => "D", '5' => "C", _ => "F" };
            Assert.That(side, Does.Contain(poster[0][0]), kapittel.Kode);
        }
    }

    [Test]
    public void Property_tax_is_in_its_post_whatever_the_year_of_the_art()
    {
        foreach (var art in new[] { "871", "872", "873", "875", "876", "878", "879" })
        {
            Assert.That(Direkte(Finn("5-4-1", 2026), Kubebygger.Resultat(Kontoklasse.Drift, art)), Is.EqualTo(["3"]), art);
        }
    }

    /// <summary>§ 5-4 first paragraph post 4 is income tied to no purpose; a budget line that names no function is taken to be that.</summary>
    [TestCase("840", "4")]
    [TestCase("800", "4")]
    [TestCase("202", "6")]
    [TestCase("", "4")]
    public void Grants_of_the_state_are_general_income_by_function(string funksjon, string post)
    {
        var d = Kubebygger.Resultat(Kontoklasse.Drift, "810") with { Funksjon = Funksjon.TryParse(funksjon, out var f) ? f : default };
        Assert.That(Direkte(Finn("5-4-1", 2026), d), Is.EqualTo([post]));
        Assert.That(Direkte(Finn("5-6", 2026), d), Is.EqualTo(["5"]));
    }

    [TestCase(Kontoklasse.Drift, "5-4-1", "25")]
    [TestCase(Kontoklasse.Drift, "5-6", "32")]
    [TestCase(Kontoklasse.Drift, "5-9-drift", "18")]
    [TestCase(Kontoklasse.Investering, "5-5-1", "27")]
    [TestCase(Kontoklasse.Investering, "5-9-investering", "16")]
    public void What_is_brought_forward_is_booked_by_art_980(Kontoklasse klasse, string id, string post)
    {
        var d = Kubebygger.Resultat(klasse, "980", funksjon: "899", merke: Avslutningsmerke.Avslutning);
        Assert.That(Oppstillingsmotor.Poster(Finn(id, 2026), d, Kubebygger.Organisasjon, Kubebygger.Fond), Is.EqualTo([post]));
        Assert.That(Direkte(Finn(id, 2026), d), Is.Empty, "it is no part of the sum");
    }

    private static void Kontroller(Kontoklasse klasse, int aar, string id, IReadOnlyDictionary<string, string> fasit)
    {
        var definisjon = Finn(id, aar);
        foreach (var art in Tilfeldig.Arter(klasse, aar))
        {
            Assert.That(Direkte(definisjon, Kubebygger.Resultat(klasse, art)), Is.EqualTo(Resultatarter.Contains(art) ? [] : new[] { fasit[art] }), $"{id} {art} {aar}");
        }
    }

    private static List<string> Direkte(Oppstillingsdefinisjon definisjon, Dimensjon dimensjon) =>
        [.. new Linjeplan(definisjon, Kubebygger.Organisasjon, Kubebygger.Fond).Linjer(dimensjon).Select(i => definisjon.Linjer[i].Post)];

    private static Oppstillingsdefinisjon Finn(string id, int aar) => id switch
    {
        InnebygdeOppstillinger.BevilgningOmraade => Omraadeoppstillinger.Drift(Regnskapsaar.Fra(aar), Kubebygger.Organisasjon)!,
        InnebygdeOppstillinger.InvesteringOmraade => Omraadeoppstillinger.Investering(Regnskapsaar.Fra(aar), Kubebygger.Organisasjon)!,
        _ => InnebygdeOppstillinger.Finn(id, Regnskapsaar.Fra(aar))!,
    };
}
