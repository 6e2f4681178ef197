using Ledger.Application.Noekler;
using Ledger.Application.Porter;
using Ledger.Application.Revisjon;
using Ledger.Application.Skriving;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Verdier;
using Ledger.Storage.Felles;
using Ledger.Storage.Sqlite;

namespace Ledger.Storage.Tests;

/// <summary>A ledger is a file of its own: none waits for another, and one can be copied, moved, restored or deleted alone.</summary>
public sealed class RegnskapsfilTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly LedgerId En = LedgerId.Parse("3201");
    private static readonly LedgerId Annen = LedgerId.Parse("3201/KF1");
    private string _mappe = "";
    private SqliteStore _store = null!;

    [SetUp]
    public async Task SetUp()
    {
        _mappe = Directory.CreateTempSubdirectory("ledger-").FullName;
        _store = new SqliteStore(Path.Combine(_mappe, "a"), TimeProvider.System, TimeSpan.FromMinutes(2));
        await _store.MigrerAsync(None);
        await LagAsync(_store, En);
        await LagAsync(_store, Annen);
    }

    [TearDown]
    public void TearDown()
    {
        _store.Dispose();
        Directory.Delete(_mappe, recursive: true);
    }

    [Test]
    public async Task While_one_ledger_is_written_another_is_booked_and_keys_are_changed()
    {
        await using var lang = await _store.BegynnSkrivAsync(En, samles: false, None);
        await BokfoerAsync(_store, Annen, 1).WaitAsync(TimeSpan.FromMinutes(1));
        var naa = DateTimeOffset.UnixEpoch;
        var noekkel = new Apinoekkel("0123456789abcdef", "n", ["ledger:les"], ["3201"], new byte[16], new byte[32], naa, "b", naa.AddDays(1), null, null, null);
        await _store.LagreNoekkelAsync(noekkel, None).WaitAsync(TimeSpan.FromMinutes(1));
        Assert.That(await _store.TilbakekallNoekkelAsync(noekkel.Id, naa, "b", None).WaitAsync(TimeSpan.FromMinutes(1)), Is.EqualTo(new[] { noekkel.Id }));
        await LagAsync(_store, LedgerId.Parse("0301")).WaitAsync(TimeSpan.FromMinutes(1));
        Assert.That((await _store.FinnKommuneAsync(Annen, None))!.Versjon, Is.EqualTo(2));
        Assert.That((await _store.FinnKommuneAsync(En, None))!.Versjon, Is.EqualTo(1));
    }

    [Test]
    public async Task A_copy_is_taken_into_use_in_another_data_folder()
    {
        await BokfoerAsync(_store, Annen, 1);
        using var til = new SqliteStore(Path.Combine(_mappe, "b"), TimeProvider.System);
        await til.MigrerAsync(None);
        Directory.CreateDirectory(Path.Combine(_mappe, "b", "regnskap"));
        var fil = Path.Combine(_mappe, "b", "regnskap", "3201-KF1.db");
        _store.Kopier(Annen, fil);
        Assert.That(await til.FinnKommuneAsync(Annen, None), Is.Null, "a file that nobody has taken in is not used");
        Assert.That(await til.MerknaderAsync(None), Has.One.Contains("registrer"));
        Assert.That(() => LagAsync(til, Annen), Throws.TypeOf<LagerException>(), "and is not written over");
        Assert.That(await til.RegistrerAsync(Annen, None), Is.True);
        Assert.That(await til.FinnKommuneAsync(Annen, None), Is.EqualTo(await _store.FinnKommuneAsync(Annen, None)));
        Assert.That((await new Revisjonstjeneste(til).KontrollerAsync(Annen, None)).ErHel, Is.True);
        await BokfoerAsync(til, Annen, 2);
        Assert.That(await til.MerknaderAsync(None), Is.Empty);

        File.Copy(fil, Path.Combine(_mappe, "b", "regnskap", "3201.db"));
        Assert.That(() => til.RegistrerAsync(En, None), Throws.TypeOf<LagerException>().With.Property("Feil").EqualTo(Lagerfeil.Skadet), "it is another's");
    }

    [Test]
    public async Task One_that_is_gone_is_told_and_the_others_live()
    {
        File.Delete(Path.Combine(_mappe, "a", "regnskap", "3201.db"));
        Assert.That(() => _store.BegynnSkrivAsync(En, samles: true, None), Throws.TypeOf<LagerException>().With.Property("Feil").EqualTo(Lagerfeil.Utilgjengelig));
        await BokfoerAsync(_store, Annen, 1);
        Assert.That(await _store.MerknaderAsync(None), Has.One.Contains("3201"));
        Assert.That(await _store.LedgereAsync(None), Is.EqualTo(new[] { Annen }));
        Assert.That(await _store.AvregistrerAsync(En, None), Is.True);
        Assert.That(await _store.FinnKommuneAsync(En, None), Is.Null);
        await LagAsync(_store, En);
        Assert.That((await _store.FinnKommuneAsync(En, None))!.Versjon, Is.EqualTo(1), "a new ledger");
    }

    [Test]
    public async Task One_that_is_deleted_leaves_no_file_and_its_number_is_free()
    {
        Assert.That(await _store.SlettAsync(En, None), Is.True);
        Assert.That(Directory.EnumerateFiles(Path.Combine(_mappe, "a", "regnskap"), "3201.db*"), Is.Empty);
        Assert.That(await _store.LedgereAsync(None), Is.EqualTo(new[] { Annen }));
        Assert.That((await _store.SlettAsync(En, None), await _store.MerknaderAsync(None)), Is.EqualTo((false, Array.Empty<string>())));
        await LagAsync(_store, En);
        Assert.That((await _store.FinnKommuneAsync(En, None))!.Versjon, Is.EqualTo(1), "a new ledger");
    }

    [Test]
    public async Task A_first_write_that_is_undone_leaves_nothing_and_one_that_was_stopped_after_it_was_registered_is_whole()
    {
        var ny = LedgerId.Parse("0301");
        await using (var oekt = await _store.BegynnSkrivAsync(ny, samles: true, None))
        {
            Assert.That(oekt.Hode, Is.Null);
        }

        Assert.That(Directory.EnumerateFiles(Path.Combine(_mappe, "a", "regnskap"), "*0301*"), Is.Empty);
        Assert.That(await _store.FinnKommuneAsync(ny, None), Is.Null);
        await LagAsync(_store, ny);
        _store.Dispose();

        // As the program leaves it when it is killed before the file has got its name.
        var katalog = Path.Combine(_mappe, "a", "katalog.db");
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={katalog};Pooling=False"))
        {
            var laget = await Dapper.SqlMapper.ExecuteScalarAsync<string>(connection, "select laget_som from ledger where kommunenummer = 301");
            File.Move(Path.Combine(_mappe, "a", "regnskap", "0301.db"), Path.Combine(_mappe, "a", "regnskap", laget!));
        }

        _store = new SqliteStore(Path.Combine(_mappe, "a"), TimeProvider.System);
        Assert.That((await _store.FinnKommuneAsync(ny, None))!.Versjon, Is.EqualTo(1));
    }

    [Test]
    [Platform("Linux")] // The system tells there which files a process has.
    public async Task Many_ledgers_share_few_handles()
    {
        for (var i = 1; i <= 130; i++)
        {
            await LagAsync(_store, LedgerId.Parse($"{5000 + i}"));
            await _store.FinnKommuneAsync(LedgerId.Parse($"{5000 + i}"), None);
        }

        Assert.That(AapneRegnskap(), Is.InRange(1, 100));
        Assert.That((await _store.FinnKommuneAsync(LedgerId.Parse("5001"), None))!.Versjon, Is.EqualTo(1));
    }

    /// <summary>The files of ledgers that the system says are open.</summary>
    private int AapneRegnskap()
    {
        var mappe = Path.Combine(_mappe, "a", "regnskap") + Path.DirectorySeparatorChar;
        return new DirectoryInfo("/proc/self/fd").EnumerateFileSystemInfos().Select(f => f.LinkTarget)
            .Where(f => f?.StartsWith(mappe, StringComparison.Ordinal) == true && f.EndsWith(".db", StringComparison.Ordinal)).Distinct().Count();
    }

    [Test]
    public async Task All_that_is_coming_is_stored_and_read()
    {
        byte[] salt = [.. Enumerable.Range(0, 16).Select(i => (byte)i)], hash = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
        var konto = default(Dimensjon) with { Kontoklasse = Kontoklasse.EtterKonto, Egne = Egnefelt.Av("1234", "99", "F1", "F2", "KF1") };
        var oekt = await _store.BegynnSkrivAsync(En, samles: false, None);
        await using (oekt)
        {
            var id = (await oekt.NoeklerAsync(2026, [konto], None))[0];
            var post = new Journalpost(
                En, 2, 2, Journalslag.Bilag, 2026, 1, "R", new DateOnly(2026, 2, 1), 2, Verntekst.Lest(null, hash), null, null, Kjedehash.Fra(hash))
            {
                Form = Kjedeform.Ledger2,
                Tekster = [new Navntekst("a.b", Verntekst.Saltet("x", salt)), new Navntekst("b", Verntekst.Lest(null, hash))],
            };
            var rad = new Journalrad(id, 500, Verntekst.Saltet("t", salt), Verntekst.Lest(null, hash), default, null) { GjelderPeriode = 1 };
            await oekt.AppendAsync(post, [rad, rad with { Beloep = -500 }], None);
            await oekt.EndreSaldoAsync([new Saldodelta(id, 16, 2, 1, 7, 1, Posisjon.Fra(2, 1))], None);
            await oekt.CommitAsync(
                new Transaksjon(En, 2, DateTimeOffset.UnixEpoch.AddYears(60), Verntekst.Saltet("bruker", salt), "h", 2026, "k", hash, "{}", 2, Kjedehash.Fra(hash)) { Form = Kjedeform.Ledger2 }, null, None);
        }

        var lest = (await _store.JournalAsync(En, 1, 2, 10, None)).Single();
        Assert.That((lest.Form, lest.Tekst, lest.Ledd.Bruker), Is.EqualTo((Kjedeform.Ledger2, Verntekst.Lest(null, hash), Verntekst.Saltet("bruker", salt))));
        Assert.That(lest.Tekster, Is.EqualTo(new[] { new Navntekst("a.b", Verntekst.Saltet("x", salt)), new Navntekst("b", Verntekst.Lest(null, hash)) }));
        Assert.That(
            lest.Rader.Select(r => (r.Dimensjon, r.Tekst, r.Motpart, r.Dokument, r.GjelderPeriode)),
            Is.All.EqualTo((konto, Verntekst.Saltet("t", salt), Verntekst.Lest(null, hash), default(Verntekst), (int?)1)));
        var saldo = (await _store.SaldoAsync(En, Regnskapsaar.Fra(2026), None)).Poster.Single();
        Assert.That((saldo.Dimensjon, (int)saldo.Slag, saldo.Periode.Nummer, saldo.Gjelder.Nummer, saldo.Foerste), Is.EqualTo((konto, 16, 2, 1, Posisjon.Fra(2, 1))));
        var transaksjon = (await _store.FinnIdempotentAsync(En, "k", None))!;
        Assert.That((transaksjon.Form, transaksjon.Bruker), Is.EqualTo((Kjedeform.Ledger2, Verntekst.Saltet("bruker", salt))));
        var nytt = await _store.SaldoFraJournalAsync(En, Regnskapsaar.Fra(2026), 2, None);
        Assert.That(nytt.Select(p => (p.Periode.Nummer, p.Gjelder.Nummer, p.Antall)), Is.EqualTo(new[] { (2, 1, 2L) }));
    }

    [Test]
    public async Task The_secret_of_fingerprints_is_made_once_and_is_not_in_the_ledgers_file()
    {
        var noekkel = await _store.AvtrykksnoekkelAsync(En, None);
        Assert.That(await _store.AvtrykksnoekkelAsync(En, None), Is.EqualTo(noekkel).And.Length.EqualTo(32));
        Assert.That(await _store.AvtrykksnoekkelAsync(Annen, None), Is.Not.EqualTo(noekkel));
        var fil = Convert.ToHexString(await File.ReadAllBytesAsync(Path.Combine(_mappe, "a", "regnskap", "3201.db")));
        Assert.That(fil, Does.Not.Contain(Convert.ToHexString(noekkel)));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_key_of_a_write_that_was_undone_is_not_remembered(bool samles)
    {
        await LagAsync(_store, En);
        var (bank, kasse) = (Dimensjon.Balanse(Kapittel.Parse("10"), Sektor.Parse("320")), Dimensjon.Balanse(Kapittel.Parse("11"), Sektor.Parse("320")));
        await using (var oekt = await _store.BegynnSkrivAsync(En, samles, None))
        {
            var laget = await oekt.NoeklerAsync(2026, [kasse], None);
            Assert.That(await oekt.NoeklerAsync(2026, [kasse], None), Is.EqualTo(laget));
        }

        await using var neste = await _store.BegynnSkrivAsync(En, samles, None);
        Assert.That(await neste.NoeklerAsync(2026, [bank, kasse], None), Is.Unique, "the number that was undone is another key's now");
    }

    private static Task LagAsync(SqliteStore store, LedgerId ledger) => SkrivAsync(
        store, ledger, k => k.DefinerAsync(Journalslag.Kommune, 0, ledger.ToString(), """{"navn":"Bærum","organisasjonsnummer":"935478715"}""", None));

    private static Task BokfoerAsync(SqliteStore store, LedgerId ledger, int nummer) => SkrivAsync(store, ledger, k => k.BokfoerAsync(
        Regnskapsaar.Fra(2026),
        nummer,
        new Bilag($"R{nummer}", new DateOnly(2026, 1, 31), Periode.Fra(1), [Rad(100), Rad(-100)]),
        None));

    private static Postering Rad(long oere) => new(Dimensjon.Balanse(Kapittel.Parse("10"), Sektor.Parse("320")), Beloep.FraOere(oere));

    private static Task SkrivAsync(SqliteStore store, LedgerId ledger, Func<Skrivekontekst, Task> arbeid) => new Skriveflyt(store, store, new Avtrykkslaas(store), TimeProvider.System).UtfoerAsync(
        new Skriveordre(ledger, 2026, "test", new("test")),
        async (k, _) =>
        {
            await arbeid(k);
            return "ok";
        },
        null,
        None);
}
