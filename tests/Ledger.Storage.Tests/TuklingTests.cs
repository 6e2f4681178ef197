using Ledger.Application.Revisjon;
using Ledger.Application.Skriving;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Verdier;
using Ledger.Storage.Sqlite;
using Ledger.Tests;

namespace Ledger.Storage.Tests;

/// <summary>Somebody with the database file changes it behind the service's back: each change is found, and said where.</summary>
public sealed class TuklingTests : Lagerproeve
{
    private static readonly Regnskapsaar Aar = Regnskapsaar.Fra(2024);

    [SetUp]
    public async Task SetUp()
    {
        await SkrivAsync(k => k.DefinerAsync(Journalslag.Kommune, 0, "3201", """{"navn":"Bærum","organisasjonsnummer":"935478715"}""", None));
        for (var i = 1; i <= 5; i++)
        {
            var number = i;
            await SkrivAsync(k => k.BokfoerAsync(Aar, number, Bilag($"B{number}", number * 100), None));
        }

        await SkrivAsync(k => k.VedtaAsync(Aar, 1, new Budsjettvedtak("V1", new DateOnly(2024, 1, 1), "kommunestyret", Vedtakstype.Opprinnelig, null, [new Budsjettlinje(Drift, Beloep.FraOere(1200), Periodisering.Jevn)]), None));
        await SkrivAsync(k => k.DefinerAsync(Journalslag.Periode, 2024, "1", """{"status":"lukket","tidspunkt":"2024-02-10T00:00:00.000Z","bruker":"x"}""", None));
    }

    [Test]
    public async Task An_untouched_ledger_holds()
    {
        var r = await new Revisjonstjeneste(Store).KontrollerAsync(Ledger, None);
        Assert.That((r.ErHel, r.AntallPoster, r.AntallRader), Is.EqualTo((true, 8L, 11L)), $"{r.Brudd} {r.Saldofeil}");
    }

    [TestCase("update postering set beloep = beloep + 1 where sekvens = 3 and linje = 1", 3)]
    [TestCase("update postering set beloep = case linje when 1 then 999 else -999 end where sekvens = 3", 3)]
    [TestCase("delete from postering where sekvens = 4; delete from journal where sekvens = 4", 5)]
    [TestCase("update journal set innhold = replace(innhold, 'Bærum', 'Asker') where sekvens = 1", 1)]
    [TestCase("delete from journal where sekvens = 8", 8)]
    [TestCase("update saldo set beloep = 0", 9)] // Saldo are not copied: they are made where the entries are written.
    public async Task What_was_tampered_with_is_not_moved_and_all_before_it_is(string sql, int sekvens)
    {
        await TukleAsync(sql);
        var target = Path.Combine(Mappe, "maal");
        using var til = new SqliteStore(target, TimeProvider.System);
        await til.MigrerAsync(None);
        var flytting = new Flyttetjeneste(Store, til);
        if (sekvens == 9)
        {
            Assert.That((await flytting.FlyttAsync(Ledger, None)).ErHel, Is.True);
            return;
        }

        Assert.That(() => flytting.FlyttAsync(Ledger, None), Throws.TypeOf<Application.Avvisning>().With.Property("Type").EqualTo("kjeden-er-brutt"));
        var moved = await til.FinnKommuneAsync(Ledger, None);
        var whole = await Store.JournalAsync(Ledger, 0, long.MaxValue, 100, None);
        Assert.That(moved?.Sekvens ?? 0, Is.EqualTo(whole.TakeWhile((p, i) => p.Ledd.Sekvens == i + 1 && p.Ledd.Sekvens < sekvens).Count()));
        if (moved is not null)
        {
            Assert.That((await new Revisjonstjeneste(til).KontrollerAsync(Ledger, None)).ErHel, Is.True);
        }
    }

    // Sekvens 1 is the municipality, 2–6 the bilag, 7 the budget decision, 8 the closing of a period.
    [TestCase("update postering set beloep = beloep + 1 where sekvens = 3 and linje = 1", 3, "innhold")]
    [TestCase("update postering set beloep = case linje when 1 then 999 else -999 end where sekvens = 3", 3, "hash")]
    [TestCase("update postering set tekst = 'endret' where sekvens = 3 and linje = 1", 3, "innhold")]
    [TestCase("update postering set tekst = 'endret', tekst_vern = zeroblob(16) where sekvens = 3 and linje = 1", 3, "hash")]
    [TestCase("update postering set tekst = null, tekst_vern = zeroblob(32) where sekvens = 3 and linje = 1", 3, "hash")]
    [TestCase("update journal set form = 1 where sekvens = 3", 3, "form")]
    [TestCase("update postering set id = id + 8 where sekvens = 3 and linje = 1", 3, "innhold")]
    [TestCase("delete from postering where sekvens = 4", 4, "innhold")]
    [TestCase("delete from postering where sekvens = 4; delete from journal where sekvens = 4", 4, "hull")]
    [TestCase("update journal set hash = zeroblob(32) where sekvens = 5", 5, "hash")]
    [TestCase("update journal set referanse = 'X' where sekvens = 2", 2, "hash")]
    [TestCase("update journal set dato = '2024-12-24' where sekvens = 2", 2, "hash")]
    [TestCase("update journal set periode = 12 where sekvens = 2; update postering set periode = 12 where sekvens = 2", 2, "hash")]
    [TestCase("update journal set sekvens = 99 where sekvens = 5; update journal set sekvens = 5 where sekvens = 6; update journal set sekvens = 6 where sekvens = 99", 5, "versjon")]
    [TestCase("update budsjettlinje set beloep = 1300 where sekvens = 7", 7, "hash")]
    [TestCase("update journal set innhold = replace(innhold, 'kommunestyret', 'formannskapet') where sekvens = 7", 7, "hash")]
    [TestCase("update journal set innhold = replace(innhold, 'lukket', 'aapen') where sekvens = 8", 8, "hash")]
    [TestCase("update transaksjon set bruker = 'en annen' where versjon = 3", 3, "hash")]
    [TestCase("update transaksjon set tidspunkt = '2020-01-01T00:00:00.000Z' where versjon = 3", 3, "hash")]
    [TestCase("delete from journal where sekvens = 8", 8, "hull")]
    [TestCase("update ledger set kjedehode = zeroblob(32)", 8, "hode")]
    [TestCase("update noekkel set ansvar = '999' where kontoklasse = 1", 2, "hash")]
    [TestCase("delete from noekkel where id = (select noekkel_id from postering where sekvens = 3 and linje = 1)", 2, "innhold")]
    public async Task A_change_of_the_journal_is_found(string sql, long sekvens, string kode)
    {
        await TukleAsync(sql);
        var r = await new Revisjonstjeneste(Store).KontrollerAsync(Ledger, None);
        Assert.That((r.ErHel, r.Brudd?.Sekvens, r.Brudd?.Kode), Is.EqualTo((false, (long?)sekvens, kode)), $"{r.Brudd}");
    }

    [TestCase("update saldo set beloep = beloep + 100 where slag = 0 and periode = 1")]
    [TestCase("update saldo set antall = antall + 1 where slag = 0")]
    [TestCase("delete from saldo where slag = 1 and periode = 7")]
    [TestCase("delete from posteringsnoekkel where postering_id = (select min(id) from postering)")]
    [TestCase("update posteringsnoekkel set postering_id = postering_id + 8 where postering_id = (select min(id) from postering)")]
    [TestCase("insert into saldo (noekkel_id, slag, periode, gjelder, beloep, antall) values ((select min(id) from noekkel), 2, 5, 5, 100, 1)")]
    [TestCase("update saldo set foerste = foerste + 1 where slag = 0 and periode = 1")]
    public async Task A_saldo_that_is_not_the_sum_of_its_rows_is_found(string sql)
    {
        await TukleAsync(sql);
        var r = await new Revisjonstjeneste(Store).KontrollerAsync(Ledger, None);
        Assert.That((r.ErHel, r.Brudd, r.Saldofeil is null), Is.EqualTo((false, (Kjedebrudd?)null, false)));

        await new Revisjonstjeneste(Store).GjenoppbyggSaldoAsync(Ledger, Aar, None);
        Assert.That((await new Revisjonstjeneste(Store).KontrollerAsync(Ledger, None)).ErHel, Is.True, "rebuilt from the journal");
    }

    private async Task TukleAsync(string sql) => Assert.That(await Inntrenger.EndreAsync(Path.Combine(Mappe, "regnskap", "3201.db"), sql), Is.Not.Zero);

    private Task SkrivAsync(Func<Skrivekontekst, Task> work) => new Skriveflyt(Store, Store, new Avtrykkslaas(Store), TimeProvider.System).UtfoerAsync(
        new Skriveordre(Ledger, 2024, "test", new("test")),
        async (k, _) =>
        {
            await work(k);
            return "ok";
        },
        null,
        None);

    private static Dimensjon Drift => Dimensjon.Resultat(Kontoklasse.Drift, Art.Parse("010"), Funksjon.Parse("201"), Ansvar.Parse("202"));

    private static Bilag Bilag(string referanse, long oere) => new(
        referanse, new DateOnly(2024, 1, 31), Periode.Fra(1), [new Postering(Drift, Beloep.FraOere(oere)), new Postering(Dimensjon.Balanse(Kapittel.Parse("10"), Sektor.Parse("320")), Beloep.FraOere(-oere))]);
}
