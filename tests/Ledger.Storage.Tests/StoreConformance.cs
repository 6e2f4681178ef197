using System.Security.Cryptography;
using Ledger.Application;
using Ledger.Application.Grunndata;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Lesing;
using Ledger.Application.Noekler;
using Ledger.Application.Porter;
using Ledger.Application.Revisjon;
using Ledger.Application.Skriving;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Fond;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Noekkeltall;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Prosjekt;
using Ledger.Domain.Saldo;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Storage.Tests;

/// <summary>What every store does, whatever the engine. A subclass per engine supplies the database.</summary>
public abstract class StoreConformance
{
    protected static readonly LedgerId Baerum = LedgerId.Parse("3201");
    protected static readonly Regnskapsaar Aar = Regnskapsaar.Fra(2024);
    private static readonly CancellationToken None = CancellationToken.None;

    protected ILedgerStore Store { get; private set; } = null!;

    private Skriveflyt _flyt = null!;

    /// <summary>An empty, migrated store.</summary>
    protected abstract Task<ILedgerStore> NyAsync();

    /// <summary>A second connection to the same database, as another process has it.</summary>
    protected abstract ILedgerStore Annen();

    protected abstract Task FjernAsync();

    [SetUp]
    public async Task SetUp()
    {
        Store = await NyAsync();
        _flyt = new Skriveflyt(Store, Store, new Avtrykkslaas(Store), TimeProvider.System);
    }

    [TearDown]
    public Task TearDown() => FjernAsync();

    [Test]
    public async Task A_draft_is_kept_replaced_and_thrown_away_and_is_of_one_ledger()
    {
        var annen = LedgerId.Parse("3203");
        Lagretkladd Kladd(string id, string innhold) => new(id, innhold, new DateTimeOffset(2026, 11, 27, 0, 0, 0, TimeSpan.Zero), "redaktør");
        await Store.LagreKladdAsync(Baerum, Kladd("b", "{\"tekst\":\"æøå\"}"), None);
        await Store.LagreKladdAsync(Baerum, Kladd("a", "1"), None);
        await Store.LagreKladdAsync(annen, Kladd("a", "annen"), None);
        await Store.LagreKladdAsync(Baerum, Kladd("a", "2"), None);
        Assert.That(await Store.KladderAsync(Baerum, "", None), Is.EqualTo(new[] { Kladd("a", "2"), Kladd("b", "{\"tekst\":\"æøå\"}") }));
        Assert.That(await Store.FinnKladdAsync(annen, "a", None), Is.EqualTo(Kladd("a", "annen")));

        // Who read another draft than the one there is changes nothing, also when all else is the same.
        Assert.That(await Store.ByttKladdAsync(Baerum, Kladd("a", "1"), Kladd("a", "3"), None), Is.False);
        Assert.That(await Store.ByttKladdAsync(Baerum, Kladd("a", "1"), null, None), Is.False);
        Assert.That(await Store.ByttKladdAsync(Baerum, Kladd("c", "2"), Kladd("c", "3"), None), Is.False, "what is not there is not replaced");
        Assert.That((await Store.KladderAsync(Baerum, "", None)).Select(k => k.Innhold), Is.EqualTo(new[] { "2", "{\"tekst\":\"æøå\"}" }));
        Assert.That(await Store.ByttKladdAsync(Baerum, Kladd("a", "2"), Kladd("a", "3"), None), Is.True);
        Assert.That(await Store.ByttKladdAsync(Baerum, Kladd("b", "{\"tekst\":\"æøå\"}"), null, None), Is.True);
        Assert.That((await Store.KladderAsync(Baerum, "", None)).Select(k => k.Innhold), Is.EqualTo(new[] { "3" }));

        // What lies in a room is not among the documents, and is there once.
        Assert.That(await Store.LeggTilKladdAsync(Baerum, Kladd("rom/a", "1"), None), Is.True);
        Assert.That(await Store.LeggTilKladdAsync(Baerum, Kladd("rom/a", "2"), None), Is.False);
        Assert.That(await Store.LeggTilKladdAsync(annen, Kladd("rom/a", "3"), None), Is.True, "of another ledger");
        Assert.That((await Store.KladderAsync(Baerum, "rom/", None)).Select(k => (k.Id, k.Innhold)), Is.EqualTo(new[] { ("rom/a", "1") }));
        Assert.That((await Store.KladderAsync(Baerum, "", None)).Select(k => k.Innhold), Is.EqualTo(new[] { "3" }));
        await Store.SlettKladdAsync(Baerum, "a", None);
        Assert.That((await Store.FinnKladdAsync(Baerum, "a", None), (await Store.FinnKladdAsync(annen, "a", None))?.Innhold), Is.EqualTo(((Lagretkladd?)null, "annen")));
    }

    [Test]
    public async Task A_key_of_sessions_is_kept_as_it_is_written_and_none_takes_the_place_of_another()
    {
        await Store.LagreSesjonsnoekkelAsync("key-b", "<key id=\"b\">æ</key>", None);
        await Store.LagreSesjonsnoekkelAsync("key-a", "<key id=\"a\" />", None);
        Assert.That(async () => await Store.LagreSesjonsnoekkelAsync("key-a", "<key id=\"c\" />", None), Throws.Exception);
        Assert.That(await Store.SesjonsnoeklerAsync(None), Is.EqualTo(new[] { "<key id=\"a\" />", "<key id=\"b\">æ</key>" }));
    }

    [Test]
    public async Task An_unknown_municipality_has_no_head() => Assert.That(await Store.FinnKommuneAsync(Baerum, None), Is.Null);

    [Test]
    public async Task A_write_moves_version_sequence_and_head_together()
    {
        await RegistrerAsync();
        var head = await Store.FinnKommuneAsync(Baerum, None);
        Assert.That(head, Is.Not.Null);
        Assert.That((head!.Versjon, head.Sekvens), Is.EqualTo((1, 1)));
        await BokfoerAsync(Bilag("A", 100), Bilag("B", 200));
        var moved = (await Store.FinnKommuneAsync(Baerum, None))!;
        Assert.That((moved.Versjon, moved.Sekvens), Is.EqualTo((2, 3)));
        Assert.That(moved.Kjedehode, Is.Not.EqualTo(head.Kjedehode));
    }

    [Test]
    public async Task A_rolled_back_write_leaves_no_trace()
    {
        await RegistrerAsync();
        await BokfoerAsync(Bilag("A", 100));
        var before = await Store.FinnKommuneAsync(Baerum, None);
        await Assert.ThrowsAsync<InvalidOperationException>(() => SkrivAsync("import", async k =>
        {
            await k.BokfoerAsync(Aar, 2, Bilag("B", 100), None);
            throw new InvalidOperationException();
        }));
        Assert.That(await Store.FinnKommuneAsync(Baerum, None), Is.EqualTo(before));
        Assert.That(await Store.FinnBilagAsync(Baerum, Aar, 2, None), Is.Null);
        Assert.That((await Store.SaldoAsync(Baerum, Aar, None)).Poster.Sum(p => p.Antall), Is.EqualTo(2));
    }

    [Test]
    public async Task A_clock_that_goes_backwards_never_takes_the_journals_time_back()
    {
        var clock = new Klokke { Naa = new DateTimeOffset(2024, 10, 27, 1, 30, 0, TimeSpan.Zero) };
        _flyt = new Skriveflyt(Store, Store, new Avtrykkslaas(Store), clock);
        await RegistrerAsync();
        var nummer = 1;
        var times = new List<(DateTimeOffset Klokke, DateTimeOffset Journal)>();
        foreach (var step in new[] { 0, -3_600_000, 1, -86_400_000, 3_600_000, 90_000_000, -1, 2 })
        {
            clock.Naa = clock.Naa.AddMilliseconds(step);
            await BokfoerAsync(nummer, Bilag($"B{nummer}", 100));
            nummer++;
            var head = (await Store.FinnKommuneAsync(Baerum, None))!;
            var written = (await Store.FinnTransaksjonAsync(Baerum, head.Versjon, None))!.Tidspunkt;
            times.Add((clock.Naa, written));
            Assert.That((await Store.SisteTransaksjonAsync(Baerum, written, None))!.Versjon, Is.EqualTo(head.Versjon), "what is asked for by its time is the newest");
        }

        Assert.That(times.Select(t => t.Journal), Is.Ordered);
        var highest = DateTimeOffset.MinValue;
        foreach (var (klokke, journal) in times)
        {
            highest = klokke > highest ? klokke : highest;
            Assert.That(journal, Is.EqualTo(highest), "the clock's time as soon as it has caught up, else the last write's");
        }

        var kontroll = await new Revisjonstjeneste(Store).KontrollerAsync(Baerum, None);
        Assert.That((kontroll.ErHel, kontroll.AntallRader), Is.EqualTo((true, 2L * times.Count)));

        // Another municipality's time is its own: it is not pushed ahead by this one's.
        var oslo = LedgerId.Parse("0301");
        clock.Naa = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
        await _flyt.UtfoerAsync(
            new Skriveordre(oslo, 0, "kommune", new("test")),
            async (k, ct) =>
            {
                await k.DefinerAsync(Journalslag.Kommune, 0, "0301", """{"navn":"Oslo","organisasjonsnummer":"958935420"}""", ct);
                return "ok";
            },
            null,
            None);
        Assert.That((await Store.FinnTransaksjonAsync(oslo, 1, None))!.Tidspunkt, Is.EqualTo(clock.Naa));
    }

    /// <summary>A clock that is where it is put.</summary>
    private sealed class Klokke : TimeProvider
    {
        public DateTimeOffset Naa { get; set; }

        public override DateTimeOffset GetUtcNow() => Naa;
    }

    [Test]
    public async Task A_dry_run_answers_but_leaves_no_trace()
    {
        await RegistrerAsync();
        var before = await Store.FinnKommuneAsync(Baerum, None);
        await _flyt.UtfoerAsync(
            new Skriveordre(Baerum, Aar.Aar, "import", new("test", Proevekjoering: true)),
            async (k, ct) =>
            {
                await k.BokfoerAsync(Aar, 1, Bilag("A", 100), ct);
                return "ok";
            },
            null,
            None);
        Assert.That(await Store.FinnKommuneAsync(Baerum, None), Is.EqualTo(before));
    }

    [Test]
    public async Task A_bilag_comes_back_as_it_was_booked()
    {
        await RegistrerAsync();
        var rader = new[]
        {
            new Postering(Drift("010", prosjekt: "P1"), Beloep.FraOere(12345), "Lønn «å»", "Ola", "dok-1"),
            new Postering(Dimensjon.Balanse(Kapittel.Parse("5900"), Sektor.Parse("080"), merke: Avslutningsmerke.Avslutning), Beloep.FraOere(-12345)),
        };
        var bilag = new Bilag("ref-æøå", new DateOnly(2024, 12, 31), Periode.Fra(13), rader, "Tekst");
        await BokfoerAsync(bilag);
        var stored = (await Store.FinnBilagAsync(Baerum, Aar, 1, None))!;
        Assert.That(stored.Bilag.Posteringer, Is.EqualTo(rader));
        Assert.That((stored.Bilag.Referanse, stored.Bilag.Dato, stored.Bilag.Periode, stored.Bilag.Tekst), Is.EqualTo((bilag.Referanse, bilag.Dato, bilag.Periode, bilag.Tekst)));
        Assert.That(stored.Post.Hash, Is.EqualTo((await Store.FinnKommuneAsync(Baerum, None))!.Kjedehode));
        Assert.That(stored.Bruker, Is.EqualTo("test"));
    }

    [Test]
    public async Task What_a_source_has_booked_is_summed_apart_by_the_period_it_is_about()
    {
        await RegistrerAsync();
        var flyttet = new Bilag(
            "a/2", new DateOnly(2024, 2, 29), Periode.Fra(2),
            [new Postering(Drift("010"), Beloep.FraOere(7), GjelderPeriode: Periode.Fra(1)), new Postering(Bank, Beloep.FraOere(-7), GjelderPeriode: Periode.Fra(1))]) { Kilde = "a" };
        var annen = new Bilag("b/1", new DateOnly(2024, 1, 31), Periode.Fra(1), [new Postering(Drift("010"), Beloep.FraOere(50)), new Postering(Bank, Beloep.FraOere(-50))]) { Kilde = "b" };
        var foerste = new Bilag("a/1", new DateOnly(2024, 1, 31), Periode.Fra(1), [new Postering(Drift("010"), Beloep.FraOere(100)), new Postering(Bank, Beloep.FraOere(-100))]) { Kilde = "a" };
        var tid = new DateTimeOffset(2024, 3, 1, 12, 0, 0, TimeSpan.Zero);
        await BokfoerAsync(Bilag("uten", 900));
        await SkrivAsync("saldoimport", async k =>
        {
            await k.BokfoerAsync(Aar, 2, foerste, None);
            await k.BokfoerAsync(Aar, 3, annen, None);
            await k.BokfoerAsync(Aar, 4, flyttet, None);
            await k.Oekt.KildeMottattAsync(Aar.Aar, "a", tid.AddDays(-1), None);
            await k.Oekt.KildeMottattAsync(Aar.Aar, "a", tid, None);
        });

        Assert.That(Sett(await KildesaldoAsync("a", long.MaxValue)), Is.EquivalentTo(new[] { "1 om 1: 100", "1 om 1: -100", "2 om 1: 7", "2 om 1: -7" }));
        Assert.That(Sett(await KildesaldoAsync("a", 3)), Has.Length.EqualTo(2), "at an earlier version");
        Assert.That(Sett(await KildesaldoAsync("c", long.MaxValue)), Is.Empty);
        Assert.That(
            await Store.KilderAsync(Baerum, Aar, long.MaxValue, None),
            Is.EqualTo(new[] { new Kildestand("a", 2, 3, tid), new Kildestand("b", 1, 3, null) }));
        Assert.That((await Store.FinnBilagAsync(Baerum, Aar, 4, None))!.Bilag.Kilde, Is.EqualTo("a"));
        Assert.That((await new Revisjonstjeneste(Store).KontrollerAsync(Baerum, None)).ErHel, Is.True, "the source is under the hash");

        static string[] Sett(IEnumerable<Saldopost> poster) => [.. poster.Select(p => $"{p.Periode} om {p.Gjelder}: {p.Beloep.Oere}")];
        Task<List<Saldopost>> KildesaldoAsync(string kilde, long tilSekvens) =>
            Store.KildesaldoAsync(Baerum, Aar, kilde, tilSekvens, () => new List<Saldopost>(), (lest, post) => lest.Add(post), None);
    }

    [Test]
    public async Task The_stored_chain_is_the_canonical_one()
    {
        await RegistrerAsync();
        await BokfoerAsync(Bilag("A", 100), Bilag("B", 200));
        var regner = new Kjederegner();
        var hode = default(Kjedehash);
        foreach (var post in await Store.JournalAsync(Baerum, 0, long.MaxValue, 100, None))
        {
            Assert.That(post.Hash, Is.EqualTo(hode = regner.Hash(hode, post)));
        }

        Assert.That((await Store.FinnBilagAsync(Baerum, Aar, 2, None))!.Post.Hash, Is.EqualTo(hode));
    }

    [Test]
    public async Task A_reference_is_used_once_per_year_and_found_again()
    {
        await RegistrerAsync();
        await BokfoerAsync(Bilag("A", 100));
        await SkrivAsync("import", async k =>
        {
            Assert.That(await k.Oekt.FinnReferanseAsync(2024, Journalslag.Bilag, "A", None), Is.EqualTo(1));
            Assert.That(await k.Oekt.FinnReferanseAsync(2025, Journalslag.Bilag, "A", None), Is.Null);
            Assert.That(await k.Oekt.FinnReferanseAsync(2024, Journalslag.Bilag, "a", None), Is.Null, "references are case sensitive");
            string[] mange = [.. Enumerable.Range(0, 500).Select(i => "A" + i), "A"];
            Assert.That(await k.Oekt.FinnReferanserAsync(2024, Journalslag.Bilag, mange, None), Is.EqualTo(new Dictionary<string, int> { ["A"] = 1 }));
            Assert.That(await k.Oekt.SisteNummerAsync(2024, Journalslag.Bilag, None), Is.EqualTo(1));
            Assert.That(await k.Oekt.SisteNummerAsync(2025, Journalslag.Bilag, None), Is.Zero);
        });
        Assert.That(() => BokfoerAsync(2, Bilag("A", 100)), Throws.InstanceOf<System.Data.Common.DbException>(), "the database guards it too");
    }

    [Test]
    public async Task Keys_are_the_same_whether_they_are_asked_for_one_by_one_or_by_the_thousand()
    {
        await RegistrerAsync();
        Dimensjon[] mange = [.. Enumerable.Range(1000, 2_000).Select(i => Dimensjon.Resultat(Kontoklasse.Drift, Art.Parse("010"), Funksjon.Parse("201"), Ansvar.Parse($"{i}")))];
        IReadOnlyList<int> foerst = [], saa = [];
        await SkrivAsync("import", async k =>
        {
            var en = await k.Oekt.NoeklerAsync(2024, [mange[7]], None);
            foerst = await k.Oekt.NoeklerAsync(2024, mange, None);
            Assert.That(foerst[7], Is.EqualTo(en[0]));
            Assert.That(foerst.Distinct().Count(), Is.EqualTo(mange.Length));
            Assert.That(await k.Oekt.NoeklerAsync(2025, [mange[7]], None), Is.Not.SubsetOf(foerst), "each year has its own");
            await k.BokfoerAsync(Aar, 1, Bilag("A", 100), None);
        });
        await SkrivAsync("import", async k =>
        {
            saa = await k.Oekt.NoeklerAsync(2024, [.. mange.Reverse()], None);
            await k.BokfoerAsync(Aar, 2, Bilag("B", 100), None);
        });
        Assert.That(saa, Is.EqualTo(foerst.Reverse()));
    }

    [Test]
    public async Task An_idempotency_key_is_remembered_with_hash_and_receipt()
    {
        await RegistrerAsync();
        var ordre = new Skriveordre(Baerum, 2024, "import", new("test"), "k1");
        async Task<Skrivesvar<string>> Post(byte fingerprint, string reference) => await _flyt.UtfoerAsync(
            ordre,
            async (k, ct) =>
            {
                await k.BokfoerAsync(Aar, await k.Oekt.SisteNummerAsync(2024, Journalslag.Bilag, ct) + 1, Bilag(reference, 100), ct);
                return "receipt " + reference;
            },
            () => new Innholdsavtrykk([.. Enumerable.Repeat(fingerprint, 32)]),
            None);
        var first = await Post(1, "A");
        var again = await Post(1, "B");
        Assert.That((first.Kvittering, first.AlleredeUtfoert), Is.EqualTo(("receipt A", false)));
        Assert.That((again.Kvittering, again.AlleredeUtfoert), Is.EqualTo(("receipt A", true)));
        Assert.That(() => Post(2, "C"), Throws.TypeOf<Application.Avvisning>());
        var stored = (await Store.FinnIdempotentAsync(Baerum, "k1", None))!;
        byte[] sent = [.. Enumerable.Repeat((byte)1, 32)];
        Assert.That(stored.Innholdshash, Is.EqualTo(HMACSHA256.HashData(await Store.AvtrykksnoekkelAsync(Baerum, None), sent)), "a fingerprint is locked with the ledger's key");
        Assert.That(await Store.FinnBilagAsync(Baerum, Aar, 2, None), Is.Null);
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public async Task Saldo_equals_the_sum_of_the_journal_at_the_head_and_at_every_version(int seed)
    {
        var random = new Random(seed);
        await RegistrerAsync();
        var model = new List<(Dimensjon Dimensjon, Saldoslag Slag, int Periode, long Beloep, long Sekvens)>();
        var number = 0;
        var vedtak = 0;
        var arts = new[] { "010", "100", "600", "870", "900" };
        for (var i = 0; i < 40; i++)
        {
            var (art, periode, oere, budget) = (random.Next(5), random.Next(1, 14), random.NextInt64(-100_000, 100_000), random.Next(2) == 0);
            var dimensjon = Drift(arts[art]);
            if (budget)
            {
                vedtak++;
                var type = vedtak == 1 ? Vedtakstype.Opprinnelig : Vedtakstype.Tertial1;
                await SkrivAsync("vedtak", k => k.VedtaAsync(Aar, vedtak, new Budsjettvedtak($"V{vedtak}", new DateOnly(2024, 1, 1), "kommunestyret", type, null, [new Budsjettlinje(dimensjon, Beloep.FraOere(oere), Periodisering.Jevn)]), None));
                var sekvens = (await Store.FinnKommuneAsync(Baerum, None))!.Sekvens;
                var months = Periodisering.Jevn.Fordel(Beloep.FraOere(oere));
                for (var m = 0; m < 12; m++)
                {
                    model.Add((dimensjon, vedtak == 1 ? Saldoslag.OpprinneligBudsjett : Saldoslag.Budsjettendring, m + 1, months[m].Oere, sekvens));
                }
            }
            else
            {
                number++;
                await BokfoerAsync(number, Bilag($"B{number}", oere, periode, arts[art]));
                var sekvens = (await Store.FinnKommuneAsync(Baerum, None))!.Sekvens;
                model.Add((dimensjon, Saldoslag.Regnskap, periode, oere, sekvens));
                model.Add((Bank, Saldoslag.Regnskap, periode, -oere, sekvens));
            }
        }

        var (head, poster) = await Store.SaldoAsync(Baerum, Aar, None);
        Assert.That(Summer(poster), Is.EqualTo(Modell(model, head.Sekvens)));
        for (long sekvens = 1; sekvens <= head.Sekvens; sekvens += 7)
        {
            Assert.That(Summer(await Store.SaldoFraJournalAsync(Baerum, Aar, sekvens, None)), Is.EqualTo(Modell(model, sekvens)), $"at {sekvens}");
        }

        Assert.That(Summer(await Store.SaldoFraJournalAsync(Baerum, Aar, head.Sekvens, None)), Is.EqualTo(Summer(poster)), "fast and slow path agree at the head");
    }

    [TestCase(1)]
    [TestCase(2)]
    public async Task A_cube_brought_forward_is_the_one_read_anew(int seed)
    {
        var random = new Random(seed);
        await RegistrerAsync();
        await AapneAsync();
        var kall = new List<string>();
        var kept = Kuber(kall: kall);
        for (var i = 1; i <= 30; i++)
        {
            var dimensjon = Drift($"{random.Next(1, 9)}00", random.Next(3) == 0 ? "P1" : null);
            if (random.Next(3) == 0)
            {
                var type = random.Next(2) == 0 ? Vedtakstype.Opprinnelig : Vedtakstype.Tertial1;
                var vedtak = new Budsjettvedtak($"V{i}", new DateOnly(2024, 1, 1), "kommunestyret", type, null, [new Budsjettlinje(dimensjon, Beloep.FraOere(random.Next(-9_999, 9_999)), Periodisering.Jevn)]);
                await SkrivAsync("vedtak", k => k.VedtaAsync(Aar, i, vedtak, None));
            }
            else
            {
                await BokfoerAsync(2 * i, Bilag($"B{i}", random.Next(-9_999, 9_999), random.Next(0, 14), dimensjon.Art.ToString()), Bilag($"C{i}", 100));
            }

            if (random.Next(2) == 0)
            {
                // Some of the versions are never asked for.
                continue;
            }

            var head = (await Store.FinnKommuneAsync(Baerum, None))!;
            var cube = await kept.HentAsync(head, Aar, None);
            var (shown, anew) = await Annen().SaldokubeAsync(Baerum, Aar, None);
            var journal = new Saldokube(Baerum, Aar, head.Versjon, await Store.SaldoFraJournalAsync(Baerum, Aar, head.Sekvens, None));
            Assert.That((cube.Versjon, shown), Is.EqualTo((head.Versjon, head)));
            Assert.That(Innhold(cube), Is.EqualTo(Innhold(anew)));
            Assert.That(Innhold(cube), Is.EqualTo(Innhold(journal)));
            Assert.That((await kept.HentAsync(head, Aar.Forrige, None)).Antall, Is.Zero);
        }

        Assert.That(kall.Count(Lesing), Is.EqualTo(2), "each year is read once, and brought forward from there");
        Assert.That(kall.Count(Fremfoering), Is.GreaterThan(5));
    }

    [TestCase(1)]
    [TestCase(-1)]
    public async Task A_saldo_holds_the_largest_amount_and_not_one_oere_more(int fortegn)
    {
        await RegistrerAsync();
        await BokfoerAsync(Bilag("A", fortegn * (long.MaxValue - 1)), Bilag("B", fortegn));
        var head = await Store.FinnKommuneAsync(Baerum, None);
        var avvist = await Assert.ThrowsAsync<Avvisning>(() => BokfoerAsync(3, Bilag("C", fortegn)));
        Assert.That(avvist!.Feil.Single().Kode, Is.EqualTo(Feilkoder.SumUtenforOmraadet));
        Assert.That(() => BokfoerAsync(3, Bilag("C", fortegn * 4_000_000_000_000_000_000)), Throws.TypeOf<Avvisning>());
        Assert.That(() => BokfoerAsync(3, Bilag("C", fortegn, 2), Bilag("D", fortegn * long.MaxValue, 2)), Throws.TypeOf<Avvisning>(), "the sum of one write");
        Assert.That(await Store.FinnKommuneAsync(Baerum, None), Is.EqualTo(head), "nothing was booked");
        Assert.That((await Store.SaldoAsync(Baerum, Aar, None)).Poster.Max(p => p.Beloep.Oere), Is.EqualTo(long.MaxValue));
    }

    [Test]
    public async Task Sums_over_saldo_are_wider_than_a_saldo()
    {
        await RegistrerAsync();
        await AapneAsync();
        await BokfoerAsync([.. Enumerable.Range(1, 9).Select(p => Bilag($"P{p}", long.MaxValue, p))]);
        var head = (await Store.FinnKommuneAsync(Baerum, None))!;
        Assert.That(await Store.PosteringssumAsync(Baerum, head.Sekvens, None), Is.EqualTo((18L, Beloep.FraOere((Int128)9 * long.MaxValue))));
        var kube = await Kuber().HentAsync(head, Aar, None);
        var drift = Enumerable.Range(0, kube.Antall).Single(k => kube.Noekkel(k).Kontoklasse == Kontoklasse.Drift);
        Assert.That(kube.Regnskap(drift, Periode.Aarsavslutning), Is.EqualTo(Beloep.FraOere((Int128)9 * long.MaxValue)));
        Assert.That((await new Revisjonstjeneste(Store).KontrollerAsync(Baerum, None)).ErHel, Is.True);
    }

    [Test]
    public async Task A_cube_follows_a_saldo_from_one_end_of_the_range_to_the_other()
    {
        await RegistrerAsync();
        await AapneAsync();
        await BokfoerAsync(Bilag("A", long.MaxValue));
        var kept = Kuber();
        await kept.HentAsync((await Store.FinnKommuneAsync(Baerum, None))!, Aar, None);
        await BokfoerAsync(2, Bilag("B", -long.MaxValue));
        await BokfoerAsync(3, Bilag("C", -long.MaxValue));
        var kube = await kept.HentAsync((await Store.FinnKommuneAsync(Baerum, None))!, Aar, None);
        Assert.That(Innhold(kube), Is.EqualTo(Innhold((await Annen().SaldokubeAsync(Baerum, Aar, None)).Kube)));
    }

    [Test]
    public async Task Many_who_ask_for_a_cube_at_once_cause_one_load()
    {
        await RegistrerAsync();
        await AapneAsync();
        await BokfoerAsync(Bilag("A", 100));
        var kall = new List<string>();
        var kept = Kuber(kall: kall);
        var head = (await Store.FinnKommuneAsync(Baerum, None))!;
        var cubes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => kept.HentAsync(head, Aar, None))));
        Assert.That(cubes.Distinct().Count(), Is.EqualTo(1));
        Assert.That(kall, Is.EqualTo(new[] { nameof(IHovedbokleser.SaldokubeAsync) }));
        await BokfoerAsync(2, Bilag("B", 100));
        head = (await Store.FinnKommuneAsync(Baerum, None))!;
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => kept.HentAsync(head, Aar, None))));
        Assert.That(kall, Is.EqualTo(new[] { nameof(IHovedbokleser.SaldokubeAsync), nameof(IHovedbokleser.SaldoendringerAsync) }));
    }

    [Test]
    public async Task Cubes_that_were_used_longest_ago_go_when_the_budget_is_exceeded()
    {
        await RegistrerAsync();
        await AapneAsync();
        var number = 0;
        foreach (var aar in new[] { 2021, 2022, 2023 })
        {
            await SkrivAsync("import", k => k.BokfoerAsync(Regnskapsaar.Fra(aar), ++number, Bilag($"A{aar}", 100), None));
        }

        var head = (await Store.FinnKommuneAsync(Baerum, None))!;
        var one = (await Store.SaldokubeAsync(Baerum, Regnskapsaar.Fra(2021), None)).Kube.Byte;
        var kall = new List<string>();
        var kept = Kuber((2 * one) + (one / 2), kall);
        foreach (var (aar, lastet) in new[] { (2021, 1), (2022, 2), (2021, 2), (2023, 3), (2021, 3), (2022, 4) })
        {
            await kept.HentAsync(head, Regnskapsaar.Fra(aar), None);
            Assert.That(kall.Count(Lesing), Is.EqualTo(lastet), $"{aar}");
            Assert.That(kept.Bruk.Byte, Is.LessThanOrEqualTo((2 * one) + (one / 2)));
        }

        Assert.That(kept.Bruk.Antall, Is.EqualTo(2));
    }

    private static SortedDictionary<string, string> Innhold(Saldokube kube) => new(
        Enumerable.Range(0, kube.Antall).ToDictionary(
            i => kube.Noekkel(i).ToString(),
            i => string.Join(' ', Enumerable.Range(0, 14).Select(p => $"{kube.Regnskap(i, Periode.Fra(p))} {kube.BudsjettHittil(i, Periode.Fra(p))} {kube.OpprinneligBudsjett(i)} {kube.AntallPosteringer(i, Periode.Fra(p))}"))),
        StringComparer.Ordinal);

    [Test]
    public async Task Definitions_are_read_as_of_a_sequence()
    {
        await RegistrerAsync();
        await SkrivAsync("fond", k => k.DefinerAsync(Journalslag.Fond, 0, "F1", """{"navn":"A"}""", None));
        await SkrivAsync("fond", k => k.DefinerAsync(Journalslag.Fond, 0, "F1", """{"navn":"B"}""", None));
        await SkrivAsync("fond", k => k.DefinerAsync(Journalslag.Fond, 0, "F2", """{"navn":"C"}""", None));
        async Task<string[]> At(long sekvens) => [.. (await Store.GrunndataAsync(Baerum, Journalslag.Fond, 0, sekvens, None)).Select(p => p.Referanse + p.Innhold)];
        Assert.That(await At(1), Is.Empty);
        Assert.That(await At(2), Is.EqualTo(new[] { """F1{"navn":"A"}""" }));
        Assert.That(await At(4), Is.EquivalentTo(new[] { """F1{"navn":"B"}""", """F2{"navn":"C"}""" }));
        async Task<string[]> Etter(long sekvens) => [.. (await Store.GrunndataAsync(Baerum, Journalslag.Fond, 0, 4, None, sekvens)).Select(p => p.Referanse)];
        Assert.That(await Etter(2), Is.EqualTo(new[] { "F1", "F2" }));
        Assert.That(await Etter(3), Is.EqualTo(new[] { "F2" }));
        Assert.That(await Etter(4), Is.Empty);
    }

    [Test]
    public async Task The_rows_of_registers_and_series_define_nothing()
    {
        await RegistrerAsync();
        foreach (var slag in new[] { Journalslag.Registerobjekt, Journalslag.Registerpost, Journalslag.Opplysning, Journalslag.Serierad, Journalslag.Serieverdi })
        {
            await SkrivAsync("rader", k => k.DefinerAsync(slag, 0, $"rader/{slag}", "{}", None));
        }

        var hode = (await Store.FinnKommuneAsync(Baerum, None))!;
        Assert.That(await Store.ErDefinertEtterAsync(Baerum, 1, hode.Sekvens, None), Is.False);
        await SkrivAsync("tabell", k => k.DefinerAsync(Journalslag.Tabell, 0, "t", "{}", None));
        Assert.That(await Store.ErDefinertEtterAsync(Baerum, 1, hode.Sekvens + 1, None), Is.True);
    }

    [Test]
    public async Task Transactions_are_found_by_version_and_by_time()
    {
        await RegistrerAsync();
        await BokfoerAsync(Bilag("A", 100));
        var second = (await Store.FinnTransaksjonAsync(Baerum, 2, None))!;
        Assert.That(second.SisteSekvens, Is.EqualTo(2));
        Assert.That((await Store.SisteTransaksjonAsync(Baerum, second.Tidspunkt, None))!.Versjon, Is.EqualTo(2));
        Assert.That(await Store.SisteTransaksjonAsync(Baerum, second.Tidspunkt.AddYears(-1), None), Is.Null);
        Assert.That((await Store.TransaksjonerAsync(Baerum, 2024, null, long.MaxValue, 10, None)).Select(t => t.Versjon), Is.EqualTo(new[] { 2L, 1L }));
    }

    [Test]
    public async Task Postings_are_paged_in_chain_order()
    {
        await RegistrerAsync();
        await BokfoerAsync([.. Enumerable.Range(1, 10).Select(i => Bilag($"A{i}", i * 100, art: i % 2 == 0 ? "010" : "100"))]);
        var (_, kube) = await Store.SaldokubeAsync(Baerum, Aar, None);
        var found = new List<LagretPostering>();
        var sporring = Sporring(kube, Enumerable.Range(0, kube.Antall).Where(i => kube.Noekkel(i) == Drift("010") || kube.Noekkel(i) == Bank), Periode.Fra(1), Periode.Fra(12), long.MaxValue, 4);
        while (await Store.PosteringerAsync(sporring, None) is { Count: > 0 } page)
        {
            found.AddRange(page);
            sporring = sporring with { Etter = page[^1].Posisjon };
        }

        Assert.That(found, Has.Count.EqualTo(15));
        Assert.That(found.Select(p => p.Posisjon), Is.Ordered);
        Assert.That(found.Where(p => p.Postering.Dimensjon == Drift("010")).Sum(p => p.Postering.Beloep.Oere), Is.EqualTo(3000));
    }

    [Test]
    public async Task Pages_of_any_keys_and_size_are_the_postings_in_chain_order_also_of_keys_that_came_later()
    {
        string[] arter = ["010", "020", "030", "040", "050", "065", "090", "100", "110", "115"];
        await RegistrerAsync();
        await AapneAsync();
        await BokfoerAsync([.. Enumerable.Range(1, 40).Select(i => Bilag($"A{i}", i * 100, 1 + (i % 3), i == 20 ? "160" : arter[i % (1 + (i / 6))]))]);
        await SkrivAsync("import", k => k.BokfoerAsync(Regnskapsaar.Fra(2025), 1, new Bilag("N1", new DateOnly(2025, 1, 31), Periode.Fra(1), [new Postering(Drift("010"), Beloep.FraOere(1)), new Postering(Bank, Beloep.FraOere(-1))]), None));
        var kept = Kuber();
        var loaded = await kept.HentAsync((await Store.FinnKommuneAsync(Baerum, None))!, Aar, None);
        await BokfoerAsync(41, [.. Enumerable.Range(41, 20).Select(i => Bilag($"A{i}", i * 100, 1 + (i % 3), arter[i % arter.Length]))]);
        await SkrivAsync("vedtak", k => k.VedtaAsync(Aar, 1, new Budsjettvedtak("V", new DateOnly(2024, 1, 1), "kommunestyret", Vedtakstype.Opprinnelig, null, [new Budsjettlinje(Drift("240"), Beloep.FraOere(500), Periodisering.Jevn)]), None));
        var head = (await Store.FinnKommuneAsync(Baerum, None))!;
        var kube = await kept.HentAsync(head, Aar, None);
        Assert.That(kube.Antall, Is.GreaterThan(loaded.Antall), "some keys are new");
        var earlier = new Kommunehode(Baerum, head.Versjon, 50, head.Kjedehode);
        var journal = (await Store.JournalAsync(Baerum, 0, head.Sekvens, 100, None)).Where(p => p.Slag == Journalslag.Bilag && p.Ledd.Aar == Aar.Aar).ToList();
        var random = new Random(7);
        for (var trial = 0; trial < 120; trial++)
        {
            // Of an earlier state the cube is of the journal, and a key that only the budget has then has no id.
            var (hode, da) = trial % 3 > 0 ? (head, kube) : (earlier, new Saldokube(Baerum, Aar, earlier.Versjon, await Store.SaldoFraJournalAsync(Baerum, Aar, earlier.Sekvens, None)));
            var grunnlag = new Rapportgrunnlag(hode, new Kommunegrunnlag(
                Baerum, Aar, hode.Versjon, hode.Sekvens, new Kommuneopplysning("", ""), null, new Dictionary<Fondskode, Fondsopplysning>(), new Dictionary<Prosjektkode, Prosjektopplysning>(),
                new Dictionary<Periode, Periodestatus>(), new Dictionary<string, Oppstillingsutkast>(), new Dictionary<string, Noekkeltallvalg>(), new Dictionary<string, decimal>(), Aarsgang.Ny), da, null);
            var keys = Enumerable.Range(0, da.Antall).Where(_ => random.Next(3) > 0).ToList();
            var (fra, til, size) = (Periode.Fra(trial % 4), Periode.Fra(trial % 2 == 0 ? 13 : 2), 1 + random.Next(9));
            var asked = keys.Select(k => da.Noekkel(k)).ToHashSet();
            var all = journal.Where(p => p.Ledd.Sekvens <= hode.Sekvens && p.Periode >= fra.Nummer && p.Periode <= til.Nummer)
                .SelectMany(p => p.Rader.Where(r => asked.Contains(r.Dimensjon)).Select(r => (Posisjon.Fra(p.Ledd.Sekvens, r.Linje), p.Referanse, p.Dato!.Value, p.Periode!.Value, r.Dimensjon, r.Beloep.Oere))).ToList();
            var paged = new List<LagretPostering>();
            while (await Store.LesAsync(grunnlag, keys, fra, til, paged.Count == 0 ? default : paged[^1].Posisjon, size, None) is { Count: > 0 } page)
            {
                Assert.That(page, Has.Count.EqualTo(Math.Min(size, all.Count - paged.Count)), "a page is full until the last");
                paged.AddRange(page);
            }

            Assert.That(
                paged.Select(p => (p.Posisjon, p.Bilagsreferanse, p.Bilagsdato, p.Periode.Nummer, p.Postering.Dimensjon, p.Postering.Beloep.Oere)),
                Is.EqualTo(all), $"{keys.Count} keys, {size} a page, periods {fra}-{til}, at {hode.Sekvens}");
        }

        // The cube knows where the postings of each key and period begin, also of what came after it was loaded.
        var single = 0;
        for (var key = 0; key < kube.Antall; key++)
        {
            for (var p = 0; p <= Periode.Stoerste; p++)
            {
                var stands = journal.Where(e => e.Periode == p).SelectMany(e => e.Rader.Where(r => r.Dimensjon == kube.Noekkel(key)).Select(r => Posisjon.Fra(e.Ledd.Sekvens, r.Linje))).ToList();
                var celler = kube.Regnskapsceller(key, Periode.Fra(p), Periode.Fra(p)).ToArray();
                Assert.That(celler.Select(c => (c.Antall, c.Foerste, c.Eneste)), Is.EqualTo(stands.Count == 0 ? [] : new[] { (stands.Count, stands[0].Sekvens, stands.Count == 1 ? stands[0] : (Posisjon?)null) }));
                single += stands.Count == 1 ? 1 : 0;
            }
        }

        Assert.That(single, Is.Positive);
    }

    [Test]
    public async Task Whatever_sequence_numbers_are_asked_for_the_answer_is_of_the_municipality_alone()
    {
        foreach (var kommune in new[] { "3200", "3201", "3202", "3328" })
        {
            await _flyt.UtfoerAsync(
                new Skriveordre(LedgerId.Parse(kommune), 2024, "import", new("test")),
                async (k, ct) =>
                {
                    await k.DefinerAsync(Journalslag.Kommune, 0, kommune, """{"navn":"Kommune","organisasjonsnummer":"935478715"}""", ct);
                    await k.BokfoerAsync(Aar, 1, Bilag("A", 100), ct);
                    await k.BokfoerAsync(Aar, 2, Bilag("B", 200), ct);
                    await k.VedtaAsync(Aar, 1, new Budsjettvedtak("V", new DateOnly(2024, 1, 1), "kommunestyret", Vedtakstype.Opprinnelig, null, [new Budsjettlinje(Drift("010"), Beloep.FraOere(500), Periodisering.Jevn)]), ct);
                    return "ok";
                },
                null,
                None);
        }

        long[] numbers = [long.MinValue, -1L << 32, -1, 0, 1, 2, 3, 4, 5, uint.MaxValue, 1L << 32, (1L << 46) - 1, 1L << 46, long.MaxValue];
        foreach (var til in numbers)
        {
            bool Med(long sekvens, long etter = 0) => sekvens > etter && sekvens <= til;
            var sums = (Summer(await Store.SaldoFraJournalAsync(Baerum, Aar, til, None)).Count, (await Store.VedtakAsync(Baerum, Aar, til, None)).Sum(v => v.Vedtak.Linjer.Count), await Store.PosteringssumAsync(Baerum, til, None));
            Assert.That(sums, Is.EqualTo((Med(4) ? 14 : Med(2) ? 2 : 0, Med(4) ? 1 : 0, (Med(3) ? 4L : Med(2) ? 2 : 0, Beloep.FraOere(Med(3) ? 300L : Med(2) ? 100 : 0)))), $"to {til}");
            Assert.That((await Store.GrunndataAsync(Baerum, Journalslag.Kommune, 0, til, None)).Select(p => p.Referanse), Is.EqualTo(Med(1) ? ["3201"] : Array.Empty<string>()));
            foreach (var etter in numbers)
            {
                var journal = await Store.JournalAsync(Baerum, etter, til, 100, None);
                Assert.That(journal.Select(p => (p.Ledd.Ledger, p.Ledd.Sekvens, p.Rader.Count)), Is.EqualTo(new[] { (1L, 0), (2L, 2), (3L, 2), (4L, 1) }.Where(s => Med(s.Item1, etter)).Select(s => (Baerum, s.Item1, s.Item2))), $"{etter}-{til}");
                Assert.That(await Store.ErDefinertEtterAsync(Baerum, etter, til, None), Is.EqualTo(Med(1, etter)), $"{etter}-{til}");
                Assert.That((await Store.SaldoendringerAsync(Baerum, etter, til, None))[Aar].Sum(p => p.Antall), Is.EqualTo((Med(2, etter) ? 2 : 0) + (Med(3, etter) ? 2 : 0) + (Med(4, etter) ? 1 : 0)), $"{etter}-{til}");
            }
        }
    }

    [Test]
    public async Task Damage_is_remembered_until_the_ledger_is_whole_again()
    {
        var asker = LedgerId.Parse("3203");
        await Store.LoggSkadeAsync(Baerum, "sekvens 3: noe", None);
        await Store.LoggSkadeAsync(asker, new string('x', 5_000), None);
        await Store.LoggSkadeAsync(Baerum, "sekvens 4: noe annet", None);
        var skader = await Store.SkaderAsync(None);
        Assert.That((skader[Baerum], skader[asker].Length, skader.Count), Is.EqualTo(("sekvens 4: noe annet", 1_000, 2)));
        await Store.LoggSkadeAsync(Baerum, null, None);
        Assert.That((await Store.SkaderAsync(None)).Keys, Is.EqualTo(new[] { asker }));
        Assert.That(await Store.KontrollerInstallasjonAsync(None), Is.Null);
    }

    [Test]
    public async Task Two_writers_through_two_stores_lose_nothing()
    {
        await RegistrerAsync();
        var annen = Annen();
        var flows = new[] { _flyt, new Skriveflyt(annen, annen, new Avtrykkslaas(annen), TimeProvider.System) };
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => flows[i % 2].UtfoerAsync(
            new Skriveordre(Baerum, 2024, "import", new("test")),
            async (k, ct) =>
            {
                var next = await k.Oekt.SisteNummerAsync(2024, Journalslag.Bilag, ct) + 1;
                await k.BokfoerAsync(Aar, next, Bilag($"R{i}", 100), ct);
                return next;
            },
            null,
            None))));
        var numbers = new List<int>();
        for (var n = 1; n <= 20; n++)
        {
            numbers.Add((await Store.FinnBilagAsync(Baerum, Aar, n, None))!.Post.Nummer);
        }

        Assert.That(numbers, Is.EqualTo(Enumerable.Range(1, 20)));
        Assert.That((await Annen().FinnKommuneAsync(Baerum, None))!.Versjon, Is.EqualTo(21));
    }

    /// <summary>A head that was read before may be answered again only while it is the newest.</summary>
    [Test]
    public async Task Whoever_reads_after_a_write_was_answered_sees_it()
    {
        await RegistrerAsync();
        var answered = 1L;
        var done = false;
        var readers = new[] { Store, Annen() }.Select(store => Task.Run(async () =>
        {
            var reads = 0;
            while (!Volatile.Read(ref done))
            {
                var atLeast = Volatile.Read(ref answered);
                Assert.That((await store.FinnKommuneAsync(Baerum, None))!.Versjon, Is.GreaterThanOrEqualTo(atLeast));
                reads++;

                // Reads that are answered from memory never wait, and the writer needs a thread too.
                await Task.Yield();
            }

            return reads;
        })).ToList();
        try
        {
            for (var n = 1; n <= 100; n++)
            {
                await BokfoerAsync(n, Bilag($"R{n}", 100));
                Volatile.Write(ref answered, n + 1);
            }
        }
        finally
        {
            Volatile.Write(ref done, true);
        }

        Assert.That(await Task.WhenAll(readers), Is.All.GreaterThan(0));
    }

    [Test]
    public async Task A_key_that_is_revoked_through_one_store_is_so_in_the_other_at_once()
    {
        var (one, other) = ((INoekkellager)Store, (INoekkellager)Annen());
        var now = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
        for (var n = 0; n < 5; n++)
        {
            var key = new Apinoekkel($"{n:x16}", "Delt", ["ledger:les"], ["3201"], new byte[16], new byte[32], now, "test", now.AddDays(1), null, null, null);
            Assert.That(await other.FinnNoekkelAsync(key.Id, None), Is.Null);
            await one.LagreNoekkelAsync(key, None);
            for (var again = 0; again < 3; again++)
            {
                Assert.That((await other.FinnNoekkelAsync(key.Id, None))!.ErGyldig(now), Is.True);
            }

            await one.TilbakekallNoekkelAsync(key.Id, now, "test", None);
            Assert.That((await other.FinnNoekkelAsync(key.Id, None))!.ErGyldig(now), Is.False);
            Assert.That((await one.FinnNoekkelAsync(key.Id, None))!.ErGyldig(now), Is.False);
        }
    }

    protected static Dimensjon Bank => Dimensjon.Balanse(Kapittel.Parse("10"), Sektor.Parse("320"));

    protected static Dimensjon Drift(string art, string? prosjekt = null) =>
        Dimensjon.Resultat(Kontoklasse.Drift, Art.Parse(art), Funksjon.Parse("201"), Ansvar.Parse("202"), prosjekt is null ? default : Prosjektkode.Parse(prosjekt));

    private static Posteringssporring Sporring(Saldokube kube, IEnumerable<int> keys, Periode fra, Periode til, long tilSekvens, int antall)
    {
        var asked = keys.ToDictionary(kube.Id, k => kube.Noekkel(k));
        return new Posteringssporring(Baerum, Aar, id => asked.TryGetValue(id, out var dimensjon) ? dimensjon : null, [.. asked.Keys], fra, til, tilSekvens, default, antall);
    }

    [Test]
    public async Task Bilag_with_a_row_that_names_no_document_are_found()
    {
        await RegistrerAsync();
        await BokfoerAsync(Av("med", "F-1"), Av("uten", null), Av("kilde", null) with { Kilde = "a" }, Av("ledger:aarsavslutning-1-1", null), Av("retur", null, 2));
        Assert.That(await UtenAsync(Aar, long.MaxValue, 0), Is.EqualTo(["uten"]));
        Assert.That((await UtenAsync(Aar, long.MaxValue, 100), await UtenAsync(Aar, long.MaxValue, 101)), Is.EqualTo((new[] { "uten" }, Array.Empty<string>())), "the limit is of a row, whatever its sign");
        Assert.That(await UtenAsync(Aar, 2, 0), Is.Empty, "at an earlier version");
        Assert.That(await UtenAsync(Regnskapsaar.Fra(2023), long.MaxValue, 0), Is.Empty);

        async Task<string[]> UtenAsync(Regnskapsaar aar, long tilSekvens, long fra) =>
            [.. (await Store.BilagAsync(new Bilagssporring(Baerum, aar, tilSekvens, 0, 10) { UtenDokumentFra = fra }, None)).Select(b => b.Referanse)];

        static Bilag Av(string referanse, string? dokument, int? tilbakefoerer = null) => new(
            referanse, new DateOnly(2024, 1, 31), Periode.Fra(1),
            [new Postering(Drift("010"), Beloep.FraOere(100), Dokument: "F-1"), new Postering(Bank, Beloep.FraOere(-100), Dokument: dokument)], null, tilbakefoerer);
    }

    [Test]
    public async Task A_bilag_and_what_corrects_it_name_each_other_under_the_hash()
    {
        await RegistrerAsync();
        var korreksjon = new Korreksjon(new Bilagssted(2024, 1), TidligereAarsFeil: true, "Punch");
        await BokfoerAsync(Bilag("feil", 900), Bilag("rett", 90) with { Korreksjon = korreksjon }, Bilag("annet", 5));
        Assert.That((await Store.FinnBilagAsync(Baerum, Aar, 2, None))!.Bilag.Korreksjon, Is.EqualTo(korreksjon));
        Assert.That((await Store.FinnBilagAsync(Baerum, Aar, 1, None))!.KorrigertAv, Is.EqualTo([new Korrigering(new Bilagssted(2024, 2), "rett")]));
        Assert.That((await Store.FinnBilagAsync(Baerum, Aar, 3, None))!.Bilag.Korreksjon, Is.Null);
        Assert.That((await new Revisjonstjeneste(Store).KontrollerAsync(Baerum, None)).ErHel, Is.True);
    }

    [Test]
    public async Task Who_approved_a_bilag_is_found_when_it_was_booked_and_since()
    {
        var tid = new DateTimeOffset(2024, 2, 1, 8, 0, 0, TimeSpan.Zero);
        var godkjent = new Godkjenning(new Godkjenner("ola", "Ola", tid), new Godkjenner("kari", null, tid), "per");
        await RegistrerAsync();
        await BokfoerAsync(Bilag("ingen", 900), Bilag("to", 900) with { Godkjenning = godkjent }, Bilag("senere", 900), Bilag("liten", 100), Bilag("kilde", 900) with { Kilde = "a" });
        await SkrivAsync("attestering", async k =>
        {
            await AttesterAsync(k, 3, Godkjenningsrolle.Attestant, "ola");
            await AttesterAsync(k, 3, Godkjenningsrolle.Anviser, "ola");
            await AttesterAsync(k, 4, Godkjenningsrolle.Attestant, "test");
        });
        Assert.That((await Store.FinnBilagAsync(Baerum, Aar, 2, None))!.Godkjenning, Is.EqualTo(godkjent));
        Assert.That((await Store.FinnBilagAsync(Baerum, Aar, 1, None))!.Godkjenning, Is.EqualTo(Godkjenning.Ingen));
        var senere = (await Store.FinnBilagAsync(Baerum, Aar, 3, None))!.Godkjenning;
        Assert.That((senere.AttestertAv!.Person, senere.AttestertAv.Merknad, senere.AnvistAv!.Person), Is.EqualTo(("ola", "Sett", "ola")));
        var regler = new Attestasjonsregler(Attestasjonskrav.Varsel, Beloep.FraOere(100), ["a"], false);
        Assert.That(await FinnAsync(Attestasjonsutvalg.Uten, regler, long.MaxValue), Is.EqualTo(["ingen"]));
        Assert.That(await FinnAsync(Attestasjonsutvalg.Uten, regler, 6), Is.EqualTo(["ingen", "senere"]), "at an earlier version");
        Assert.That(await FinnAsync(Attestasjonsutvalg.Uten, Attestasjonsregler.Ingen, long.MaxValue), Is.EqualTo(["ingen", "liten", "kilde"]));
        Assert.That(await FinnAsync(Attestasjonsutvalg.SammePerson, Attestasjonsregler.Ingen, long.MaxValue), Is.EqualTo(["senere", "liten"]));
        Assert.That((await Store.FinnGodkjennerAsync(Baerum, "ola", 10, None)).Select(f => f.Sted.Navn), Is.EqualTo(["attestertAv.navn", "attestertAv.person", "person", "person"]));
        Assert.That((await new Revisjonstjeneste(Store).KontrollerAsync(Baerum, None)).ErHel, Is.True);

        static Task AttesterAsync(Skrivekontekst k, int nummer, Godkjenningsrolle rolle, string person) => k.DefinerAsync(
            Journalslag.Attestering, Aar.Aar, Godkjenningsinnhold.Kode(nummer, rolle), "{}", None,
            new Dictionary<string, string?> { [Godkjenningsinnhold.Person] = person, [Godkjenningsinnhold.Merknad] = "Sett" });

        async Task<string[]> FinnAsync(Attestasjonsutvalg utvalg, Attestasjonsregler regler, long tilSekvens) =>
            [.. (await Store.BilagAsync(new Bilagssporring(Baerum, Aar, tilSekvens, 0, 10).Med(regler, utvalg, null), None)).Select(b => b.Referanse)];
    }

    protected static Bilag Bilag(string referanse, long oere, int periode = 1, string art = "010") =>
        new(referanse, new DateOnly(2024, 1, 31), Periode.Fra(periode), [new Postering(Drift(art), Beloep.FraOere(oere)), new Postering(Bank, Beloep.FraOere(-oere))]);

    protected Task RegistrerAsync() =>
        SkrivAsync("kommune", k => k.DefinerAsync(Journalslag.Kommune, 0, "3201", """{"navn":"Bærum","organisasjonsnummer":"935478715"}""", None));

    /// <summary>Defines what the rows are about, so that each key means what was written.</summary>
    private Task AapneAsync() => SkrivAsync("organisasjon", async k =>
    {
        foreach (var aar in new[] { 2021, 2022, 2023, 2024 })
        {
            await k.DefinerAsync(Journalslag.Organisasjon, aar, "organisasjon", """{"enheter":[{"kode":"202","navn":"Barnehage","nivaa":"ansvar"}]}""", None);
        }

        await k.DefinerAsync(Journalslag.Prosjekt, 0, "P1", """{"navn":"Skole"}""", None);
    });

    /// <param name="kall">Gets what the cubes ask the store for.</param>
    private Kubelager Kuber(long budsjett = long.MaxValue, List<string>? kall = null) =>
        new(Feilproxy.Om<IHovedbokleser>(Store, kall ?? []), new Grunndataleser(Store), new Kubebudsjett(budsjett));

    private static bool Lesing(string kall) => kall == nameof(IHovedbokleser.SaldokubeAsync);

    private static bool Fremfoering(string kall) => kall == nameof(IHovedbokleser.SaldoendringerAsync);

    protected Task BokfoerAsync(params Bilag[] bilag) => BokfoerAsync(1, bilag);

    protected Task BokfoerAsync(int first, params Bilag[] bilag) => SkrivAsync("import", async k =>
    {
        for (var i = 0; i < bilag.Length; i++)
        {
            await k.BokfoerAsync(Aar, first + i, bilag[i], None);
        }
    });

    protected Task SkrivAsync(string handling, Func<Skrivekontekst, Task> work) => _flyt.UtfoerAsync(
        new Skriveordre(Baerum, 2024, handling, new("test")),
        async (k, _) =>
        {
            await work(k);
            return "ok";
        },
        null,
        None);

    private static SortedDictionary<string, long> Summer(IEnumerable<Saldopost> poster) =>
        new(poster.GroupBy(p => $"{p.Dimensjon} {p.Slag} {p.Periode}").ToDictionary(g => g.Key, g => g.Sum(p => p.Beloep.Oere)), StringComparer.Ordinal);

    private static SortedDictionary<string, long> Modell(IEnumerable<(Dimensjon Dimensjon, Saldoslag Slag, int Periode, long Beloep, long Sekvens)> model, long sekvens) =>
        new(model.Where(m => m.Sekvens <= sekvens).GroupBy(m => $"{m.Dimensjon} {m.Slag} {m.Periode}").ToDictionary(g => g.Key, g => g.Sum(m => m.Beloep)), StringComparer.Ordinal);
}
