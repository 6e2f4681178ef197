using Ledger.Application.Lesing;
using Ledger.Application.Porter;
using Ledger.Application.Tests.Verktoey;
using Ledger.Domain.Kjede;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Tests.Tjenester;

/// <summary>What services answer and write when the database fails on the way, or another writer comes in between.</summary>
public sealed class SamtidigTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Test]
    public async Task A_closing_that_was_undone_and_done_again_answers_and_stores_the_numbers_it_has()
    {
        var feil = 0;
        using var bok = new Bok(s => Mellomledd.Om(s, foer: kall =>
        {
            if (kall == nameof(ISkriveoekt.EndreSaldoAsync) && feil-- == 1)
            {
                throw new ForbigaaendeException();
            }
        }));
        await bok.OpprettAsync();
        await bok.BokfoerAsync("R1", -1000m);

        feil = 1;
        var svar = await bok.AvsluttAsync();
        var lagret = (await bok.Grunndata.HentAsync(Bok.Ledger, Bok.Aar, None)).Aarsgang.Avslutning!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(feil, Is.LessThan(1), "the work was undone once, after all of it");
            Assert.That(svar.Bilagsnumre, Is.Not.Empty.And.Unique);
            Assert.That(svar.Bilagsnumre, Is.EqualTo(Enumerable.Range(2, svar.Bilagsnumre.Count)));
            Assert.That(lagret.Bilagsnumre, Is.EqualTo(svar.Bilagsnumre));
            Assert.That(svar.Versjon, Is.EqualTo(await bok.HelVersjonAsync()));
        }
    }

    [Test]
    public async Task A_closing_answers_the_version_and_head_it_made_though_another_writes_before_the_answer()
    {
        Bok? bok = null;
        var skriv = false;
        using (bok = new Bok(s => Mellomledd.Om(s, etter: kall =>
        {
            if (kall == nameof(IAsyncDisposable.DisposeAsync) && skriv)
            {
                skriv = false;
                bok!.FondAsync("3", Domain.Fond.Fondstype.Disposisjonsfond).GetAwaiter().GetResult();
            }
        })))
        {
            await bok.OpprettAsync();
            await bok.BokfoerAsync("R1", -1000m);
            skriv = true;
            var svar = await bok.AvsluttAsync();
            var transaksjon = await bok.Store.FinnTransaksjonAsync(Bok.Ledger, svar.Versjon, None);
            using (Assert.EnterMultipleScope())
            {
                Assert.That(skriv, Is.False, "the other one wrote");
                Assert.That(transaksjon!.Handling, Is.EqualTo(Journalslag.Aarsavslutning.Navn()));
                Assert.That(svar.Kjedehode, Is.EqualTo(transaksjon.Kjedehode.ToString()));
                Assert.That(await bok.HelVersjonAsync(), Is.EqualTo(svar.Versjon + 1));
            }
        }
    }

    [Test]
    public async Task Whether_a_period_may_be_opened_is_decided_when_the_lock_is_held()
    {
        Bok? bok = null;
        var lukk = false;
        using (bok = new Bok(s => Mellomledd.Om(s, foer: kall =>
        {
            if (kall == nameof(IHovedbokskriver.BegynnSkrivAsync) && lukk)
            {
                lukk = false;
                bok!.Perioder.SettAsync(Bok.Ledger, Bok.Aar, Periode.Fra(3), lukket: true, false, Bok.Oppdrag(), None).GetAwaiter().GetResult();
            }
        })))
        {
            await bok.OpprettAsync();
            lukk = true;
            Assert.That(
                () => bok.Perioder.SettAsync(Bok.Ledger, Bok.Aar, Periode.Fra(3), lukket: false, kanGjenaapne: false, Bok.Oppdrag(), None),
                Throws.TypeOf<Avvisning>().With.Property(nameof(Avvisning.Grunn)).EqualTo(Avvisningsgrunn.IkkeTillatt));
            Assert.That((await bok.Perioder.ListeAsync(Bok.Ledger, Bok.Aar, None))[3].Status.ErLukket, Is.True);
        }
    }

    [Test]
    public async Task An_earlier_version_is_summed_once_and_stays_as_it_was()
    {
        var summert = 0;
        using var bok = new Bok(leser: l => Mellomledd.Om(l, etter: kall => summert += kall == nameof(IHovedbokleser.SaldoFraJournalAsync) ? 1 : 0));
        await bok.OpprettAsync();
        await bok.BokfoerAsync("R1", 1000m);
        var budsjett = new Kubebudsjett(1 << 20);
        var leser = new Rapportleser(bok.Leser, bok.Grunndata, new Kubelager(bok.Leser, bok.Grunndata, budsjett), budsjett);
        var versjon = (await leser.HentAsync(Bok.Ledger, Bok.Aar, default, None)).Hode.Versjon;
        await bok.BokfoerAsync("R2", 1m);
        summert = 0;
        var foerste = await leser.HentAsync(Bok.Ledger, Bok.Aar, new Tidsvalg(versjon, null), None);
        var lest = summert;
        await bok.BokfoerAsync("R3", 1m);
        var andre = await leser.HentAsync(Bok.Ledger, Bok.Aar, new Tidsvalg(versjon, null), None);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((lest, summert), Is.EqualTo((lest, lest)).And.Not.EqualTo((0, 0)), "the second is at hand");
            Assert.That((andre.Hode, andre.Kube.Versjon, andre.Kube.Antall), Is.EqualTo((foerste.Hode, versjon, foerste.Kube.Antall)));
        }

        await leser.HentAsync(Bok.Ledger, Bok.Aar, new Tidsvalg(versjon + 1, null), None);
        Assert.That(summert, Is.GreaterThan(lest), "another version is another sum");
    }

    [Test]
    public async Task A_report_is_of_one_version_and_comes_to_an_end_though_every_read_is_overtaken()
    {
        Bok? bok = null;
        var skrevet = 0;
        var skriv = false;
        using (bok = new Bok(leser: l => Mellomledd.Om(l, etter: kall =>
        {
            if (skriv && kall == nameof(IHovedbokleser.FinnKommuneAsync))
            {
                // The write itself reads the head too.
                skriv = false;
                bok!.BokfoerAsync($"S{++skrevet}", 10m).GetAwaiter().GetResult();
                skriv = skrevet < 50;
            }
        })))
        {
            await bok.OpprettAsync();
            await bok.BokfoerAsync("R1", 1000m);
            skriv = true;

            // A cube that is kept is brought forward to the head that was read; one that is read anew has the write that came after it too, each time.
            var leser = new Rapportleser(bok.Leser, bok.Grunndata, new Kubelager(bok.Leser, bok.Grunndata, new Kubebudsjett(0)));
            var grunnlag = await leser.HentAsync(Bok.Ledger, Bok.Aar, default, None);
            skriv = false;
            using (Assert.EnterMultipleScope())
            {
                Assert.That(skrevet, Is.InRange(4, 10), "it gave up the newest after a few tries");
                Assert.That(grunnlag.Kube.Versjon, Is.EqualTo(grunnlag.Hode.Versjon));
                Assert.That(grunnlag.Grunndata.Versjon, Is.EqualTo(grunnlag.Hode.Versjon));
            }
        }
    }
}
