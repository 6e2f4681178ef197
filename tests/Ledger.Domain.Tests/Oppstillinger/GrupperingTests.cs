using CsCheck;
using Ledger.Domain.Avvik;
using Ledger.Domain.Disponering;
using Ledger.Domain.Fondsrapporter;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Saldo;
using Ledger.Domain.Tests.Verktoey;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Oppstillinger;

/// <summary>Whatever a report is parted by, and whatever it is narrowed to, the parts sum to the whole, column by column.</summary>
public sealed class GrupperingTests
{
    private static readonly Gen<Dimensjonsfelt> Felt = Gen.Int[1, (int)Dimensjonsfelt.Alle].Select(f => (Dimensjonsfelt)f);

    [Test]
    public void The_groups_of_a_report_sum_to_it() => Gen.Select(Tilfeldig.Hovedbok, Felt, Gen.Bool, Gen.Int[1, 13]).Sample(
        (boeker, felt, narrowed, til) =>
        {
            var grunnlag = boeker.Aaret.Grunnlag(til, boeker.Forrige.Kube(), narrowed ? d => d.Ansvar.ToString() is "111" or "12" : null) with { Utvalgsfelt = Dimensjonsfelt.Ansvar };
            foreach (var definisjon in Alle(grunnlag.Kube.Aar))
            {
                Sammenlign(
                    definisjon.Id, Oppstillingsmotor.Beregn(definisjon, grunnlag).Linjer.Select(Kolonner),
                    Del(new Oppstillingsplan(definisjon, grunnlag.Organisasjon, grunnlag.Fond).Felt).SelectMany(g => Oppstillingsmotor.Beregn(definisjon, g).Linjer.Select(Kolonner)));
            }

            var disponering = Disponeringsrapport.Definer(grunnlag);
            var ansvarene = Avviksplan.Lag(grunnlag.Organisasjon, Nivaa.Ansvar);
            Sammenlign("avvik", Avviksrapport.Beregn(grunnlag, ansvarene).Linjer.Select(Kolonner), Del(Avviksrapport.Felt).SelectMany(g => Avviksrapport.Beregn(g, ansvarene).Linjer.Select(Kolonner)));
            Sammenlign("fond", Fondsrapport.Beregn(grunnlag).Select(Kolonner), Del(Fondsrapport.Felt).SelectMany(g => Fondsrapport.Beregn(g).Select(Kolonner)));
            Sammenlign("disponering", Disponeringsrapport.Beregn(grunnlag, disponering).Select(Kolonner), Del(Disponeringsrapport.Felt).SelectMany(g => Disponeringsrapport.Beregn(g, disponering).Select(Kolonner)));

            IEnumerable<Oppstillingsgrunnlag> Del(Dimensjonsfelt behov) => Gruppering.Del(grunnlag, behov, felt).Select(g => g.Grunnlag);
        },
        iter: 60);

    [Test]
    public void Selections_that_share_out_the_units_sum_to_the_report() => Tilfeldig.Hovedbok.Sample(
        boeker =>
        {
            var whole = boeker.Aaret.Grunnlag(13, boeker.Forrige.Kube());
            Oppstillingsgrunnlag[] parts =
            [
                .. Kubebygger.Blader.Append("").Select(kode => whole with { Utvalg = d => d.Ansvar.ToString() == kode, Utvalgsfelt = Dimensjonsfelt.Ansvar }),
            ];
            foreach (var definisjon in Alle(whole.Kube.Aar))
            {
                Sammenlign(definisjon.Id, Oppstillingsmotor.Beregn(definisjon, whole).Linjer.Select(Kolonner), parts.SelectMany(p => Oppstillingsmotor.Beregn(definisjon, p).Linjer.Select(Kolonner)));
            }

            Sammenlign("fond", Fondsrapport.Beregn(whole).Select(Kolonner), parts.SelectMany(p => Fondsrapport.Beregn(p).Select(Kolonner)));
        },
        iter: 40);

    [Test]
    public void Groups_come_in_order_and_each_once() => Gen.Select(Tilfeldig.Hovedbok, Felt).Sample(
        (boeker, felt) =>
        {
            var groups = Gruppering.Del(boeker.Aaret.Grunnlag(13, boeker.Forrige.Kube()), Dimensjonsfelt.Ingen, felt).Select(g => g.Gruppe).ToList();
            Assert.That(groups, Is.Unique);
            Assert.That(groups, Is.EqualTo(groups.Order(Dimensjonsorden.Instans)));
            Assert.That(groups, Is.All.Matches<Dimensjon>(g => g.Bare(felt) == g));
        },
        iter: 40);

    private static IEnumerable<Oppstillingsdefinisjon> Alle(Regnskapsaar aar) =>
        InnebygdeOppstillinger.Ider.Select(id => InnebygdeOppstillinger.Finn(id, aar))
            .Append(Omraadeoppstillinger.Drift(aar, Kubebygger.Organisasjon)).Append(Omraadeoppstillinger.Investering(aar, Kubebygger.Organisasjon)).OfType<Oppstillingsdefinisjon>();

    private static (string Post, long[] Kolonner) Kolonner(Oppstillingslinje l) =>
        (l.Definisjon.Post, [l.OpprinneligBudsjett.Oere, l.RevidertBudsjett.Oere, l.BudsjettHittil.Oere, l.Regnskap.Oere, l.RegnskapForrigeAar?.Oere ?? 0, l.AntallPosteringer]);

    private static (string Post, long[] Kolonner) Kolonner(Avvikslinje l) =>
        (l.Enhet!.Kode.ToString(), [l.OpprinneligBudsjett.Oere, l.RevidertBudsjett.Oere, l.BudsjettHittil.Oere, l.Regnskap.Oere, l.AntallPosteringer]);

    private static (string Post, long[] Kolonner) Kolonner(Fondslinje l) =>
        (l.Fond.Kode.ToString(), [l.InngaaendeBalanse.Oere, l.Avsetning.Oere, l.Bruk.Oere, l.UtgaaendeBalanse.Oere, l.BudsjettertAvsetning.Oere, l.BudsjettertBruk.Oere, l.AntallPosteringer]);

    private static (string Post, long[] Kolonner) Kolonner(Disponeringslinje l) =>
        (l.Linje.Definisjon.Post, [.. Kolonner(l.Linje).Kolonner, l.Strykninger.Oere, l.Avslutning.Oere]);

    /// <summary>A line that no part has is nothing but zeros in the whole.</summary>
    private static void Sammenlign(string hva, IEnumerable<(string Post, long[] Kolonner)> whole, IEnumerable<(string Post, long[] Kolonner)> parts)
    {
        var sums = parts.ToLookup(p => p.Post, p => p.Kolonner);
        foreach (var (post, kolonner) in whole)
        {
            var sum = sums[post].Aggregate(new long[kolonner.Length], (a, b) => [.. a.Zip(b, (x, y) => x + y)]);
            Assert.That(sum, Is.EqualTo(kolonner), $"{hva} {post}");
        }
    }
}
