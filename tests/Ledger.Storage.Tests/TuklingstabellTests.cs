using System.Globalization;
using Dapper;
using Ledger.Application.Noekler;
using Ledger.Application.Porter;
using Ledger.Application.Rettigheter;
using Ledger.Application.Revisjon;
using Ledger.Application.Skriving;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Verdier;
using Ledger.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Ledger.Storage.Tests;

/// <summary>
/// Somebody with the files changes one thing in them: each column of each table, a row taken away, a row put in. Whatever it is, the control says that
/// the ledger is broken, and where.
/// </summary>
public sealed class TuklingstabellTests
{
    private static readonly LedgerId Ledger = LedgerId.Parse("3201");
    private static readonly Regnskapsaar Aar = Regnskapsaar.Fra(2024);
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>What no hash covers, and why nothing is lost by it.</summary>
    private static readonly Dictionary<string, string> Uvernet = new(StringComparer.Ordinal)
    {
        ["apinoekkel.sist_brukt"] = "Changes at each use, to the minute; only shown beside the key. The log of access says what was done.",
        ["kilde.aar"] = "When a source was last heard from; no part of the ledger.",
        ["kilde.kilde"] = "The same.",
        ["kilde.mottatt"] = "The same.",
        ["kladd.kommunenummer"] = "Drafts may be changed and thrown away; what is published is in the chain.",
        ["kladd.enhet"] = "The same.",
        ["kladd.id"] = "The same.",
        ["kladd.innhold"] = "The same.",
        ["kladd.endret"] = "The same.",
        ["kladd.bruker"] = "The same.",
        ["sesjonsnoekkel.navn"] = "Sessions of readers end when it is changed; no part of a ledger. The log says that each was made.",
        ["sesjonsnoekkel.innhold"] = "The same.",
        ["sesjonsnoekkel.opprettet"] = "The same.",
        ["migrering.nummer"] = "The program refuses at start a schema whose numbers are not its own.",
        ["migrering.navn"] = "Not read by any answer; the checksum is what is compared.",
        ["migrering.sjekksum"] = "Compared at start.",
        ["migrering.tidspunkt"] = "Not read by any answer.",
        ["tilgang.id"] = "The order of lines; which write a line belongs to is said by versjon.",
        ["installasjonslogg.id"] = "The order of lines, which the chain has too.",
        ["noekkel.id"] = "A key without its rows, and rows without their key: changed alone it is found, as all references to it are.",
    };

    /// <summary>A row of each table, with as little absent as there is.</summary>
    private static readonly (string Fil, string Tabell, string Rad)[] Rader =
    [
        ("regnskap", "ledger", "id = 1"),
        ("regnskap", "transaksjon", "versjon = 4"),
        ("regnskap", "transaksjon", "versjon = (select max(versjon) from transaksjon)"),
        ("regnskap", "journal", "sekvens = 3"),
        ("regnskap", "journal", "tilbakefoerer is not null"),
        ("regnskap", "journal", "slag = 2"),
        ("regnskap", "journal", "slag = 8"),
        ("regnskap", "journaltekst", "navn = 'merknad'"),
        ("regnskap", "noekkel", "kontoklasse < 2"),
        ("regnskap", "noekkel", "kontoklasse = 2"),
        ("regnskap", "postering", "id = (3 << 17) | 1"),
        ("regnskap", "posteringsnoekkel", "postering_id = (3 << 17) | 1"),
        ("regnskap", "budsjettlinje", "tiltak is not null"),
        ("regnskap", "saldo", "slag = 0 and foerste = (select min(foerste) from saldo)"),
        ("regnskap", "saldo", "slag = 1 and periode = 7"),
        ("regnskap", "tilgang", "versjon = 4"),
        ("regnskap", "tilgang", "versjon = (select max(versjon) from tilgang)"),
        ("katalog", "ledger", "kommunenummer = 3201"),
        ("katalog", "avtrykksnoekkel", "kommunenummer = 3201"),
        ("katalog", "apinoekkel", "tilbakekalt is not null"),
        ("katalog", "apinoekkel", "tilbakekalt is null"),
        ("katalog", "installasjonslogg", "id = 2"),
        ("katalog", "installasjonslogg", "id = (select max(id) from installasjonslogg)"),
        ("katalog", "logghode", "id = 1"),
    ];

    /// <summary>More than one thing at once, and rows put in where nothing points at them.</summary>
    private static readonly (string Fil, string Sql)[] Sammensatte =
    [
        ("regnskap", "update noekkel set aar = 2025 where art = '010'"),
        ("regnskap", "update transaksjon set siste_sekvens = siste_sekvens - 1 where versjon = 5"),
        ("regnskap", "update transaksjon set kjedehode = zeroblob(32)"),
        ("regnskap", "update transaksjon set kvittering = replace(kvittering, 'ok', 'oh')"),
        ("regnskap", "update ledger set versjon = versjon + 1000"),
        ("regnskap", "update transaksjon set segl = null"),
        ("regnskap", "update transaksjon set segl = null, avtrykk_vern = null, innholdshash = null where versjon = 4"),
        ("regnskap", "delete from tilgang"),
        ("regnskap", "update tilgang set versjon = versjon + 100"),
        ("regnskap", "update tilgang set bruker = 'en annen' where versjon = 3"),
        ("regnskap", "insert into tilgang (tidspunkt, bruker, adresse, metode, sti, status) values ('2026-01-01T00:00:00.000Z', 'x', '', 'GET', '/', 200)"),
        ("regnskap", "insert into tilgang (tidspunkt, bruker, adresse, metode, sti, status, versjon) values ('2026-01-01T00:00:00.000Z', '', '', 'GET', '/', 200, 99)"),
        ("regnskap", "update postering set periode = 2 where sekvens = 3; update saldo set periode = 2 where periode = 1 and antall = 1"),
        ("regnskap", "insert into postering (id, noekkel_id, periode, beloep) select (j.sekvens << 17) | 1, (select min(id) from noekkel), 1, 5 from journal j where j.slag = 2"),
        ("regnskap", "insert into postering (id, noekkel_id, periode, beloep) values ((99 << 17) | 1, 1, 1, 5)"),
        ("regnskap", "insert into budsjettlinje (id, noekkel_id, beloep, periodisering) values ((3 << 17) | 5, 1, 5, 'jevn')"),
        ("regnskap", "insert into budsjettlinje (id, noekkel_id, beloep, periodisering) values ((99 << 17) | 1, 1, 5, 'jevn')"),
        ("regnskap", "insert into journaltekst (sekvens, navn, tekst, tekst_vern) values (99, 'x', 'x', zeroblob(16))"),
        ("regnskap", "insert into journaltekst (sekvens, navn, tekst, tekst_vern) values (3, 'x', 'x', zeroblob(16))"),
        ("regnskap", "insert into journal select 99, versjon, form, slag, aar, 99, 'R99', dato, periode, tekst, tekst_vern, innhold, null, hash, kilde from journal where sekvens = 3"),
        ("regnskap", "insert into noekkel select 99, 2024, kontoklasse, '020', funksjon, kapittel, sektor, ansvar, prosjekt, fond, merke, konto, lokal_funksjon, fridim1, fridim2, motpartsenhet from noekkel where kontoklasse < 2"),
        ("regnskap", "insert into saldo (noekkel_id, slag, periode, gjelder, beloep, antall) values (99, 0, 1, 1, 5, 1)"),
        ("regnskap", "insert into saldo (noekkel_id, slag, periode, gjelder, beloep, antall) values (1, 16, 1, 1, 5, 1)"),
        ("regnskap", "insert into transaksjon (versjon, form, tidspunkt, handling, aar, siste_sekvens, kjedehode) values (99, 2, '2026-01-01T00:00:00.000Z', 'x', 2024, 99, zeroblob(32))"),
        ("regnskap", "update ledger set (versjon, sekvens, kjedehode) = (select versjon, siste_sekvens, kjedehode from transaksjon where versjon = 4)"),
        ("regnskap", "delete from transaksjon where versjon = 4"),
        ("regnskap", "delete from ledger"),
        ("regnskap", "update journal set dato = 'i går' where sekvens = 3"),
        ("regnskap", "update journal set innhold = '{' where slag = 2"),
        ("regnskap", "update journal set innhold = '{\"organ\":\"kommunestyret\",\"type\":\"opprinnelig\",\"mer\":1}' where slag = 2"),
        ("regnskap", "update journal set slag = 200 where slag = 8"),
        ("regnskap", "update transaksjon set tidspunkt = 'nå' where versjon = 4"),
        ("regnskap", "update budsjettlinje set periodisering = '1'"),
        ("regnskap", "update budsjettlinje set beloep = 9223372036854775807"),
        ("regnskap", "update postering set beloep = 9223372036854775807 where linje = 1"),
        ("regnskap", "update noekkel set ansvar = cast(x'ff' as text) where kontoklasse < 2"),
        ("regnskap", "update noekkel set art = '9999' where kontoklasse < 2"),
        ("regnskap", "drop table posteringsnoekkel"),
        ("regnskap", "drop table saldo"),
        ("regnskap", "drop table tilgang"),
        ("katalog", "update apinoekkel set scopes = 'ledger:admin', kommuner = '*'"),
        ("katalog", "update apinoekkel set utloeper = '2099-01-01T00:00:00.000Z'"),
        ("katalog", "update apinoekkel set tilbakekalt = null, tilbakekalt_av = null"),
        ("katalog", "insert into apinoekkel (id, navn, scopes, kommuner, salt, hash, opprettet, opprettet_av, utloeper) select 'ny', navn, scopes, kommuner, salt, hash, opprettet, opprettet_av, utloeper from apinoekkel limit 1"),
        ("katalog", "insert into avtrykksnoekkel (kommunenummer, enhet, noekkel) values (9901, '', zeroblob(32))"),
        ("katalog", "delete from installasjonslogg"),
        ("katalog", "insert into installasjonslogg (tidspunkt, hendelse, gjelder) values ('2026-01-01T00:00:00.000Z', 'noekkel-laget', 'x')"),
        ("katalog", "update installasjonslogg set tidspunkt = 'nå' where id = 1"),
    ];

    private string _mal = "";

    [OneTimeSetUp]
    public async Task LagMalen()
    {
        _mal = Directory.CreateTempSubdirectory("ledger-").FullName;
        using var store = new SqliteStore(_mal, TimeProvider.System);
        await store.MigrerAsync(None);
        var flyt = new Skriveflyt(store, store, new Avtrykkslaas(store), TimeProvider.System, new Kilde());
        await SkrivAsync(flyt, k => k.DefinerAsync(
            Journalslag.Kommune, 0, "3201", """{"navn":"Bærum","organisasjonsnummer":"935478715"}""", None, new Dictionary<string, string?> { ["merknad"] = "Se vedlegg" }));
        for (var i = 1; i <= 4; i++)
        {
            var nummer = i;
            await SkrivAsync(flyt, k => k.BokfoerAsync(Aar, nummer, Bilag($"B{nummer}", nummer * 100, nummer == 4 ? 1 : null), None));
        }

        await SkrivAsync(flyt, k => k.VedtaAsync(
            Aar, 1, new Budsjettvedtak("V1", new DateOnly(2024, 1, 1), "kommunestyret", Vedtakstype.Opprinnelig, "Budsjett", [new Budsjettlinje(Drift, Beloep.FraOere(1200), Periodisering.Jevn, "T1")]), None));
        await SkrivAsync(flyt, k => k.DefinerAsync(Journalslag.Periode, 2024, "1", """{"status":"lukket","tidspunkt":"2024-02-10T00:00:00.000Z","bruker":"x"}""", None));
        var noekler = new Noekkeltjeneste(store, new Enhetsoppslag(store), new Noekkelgrenser(TimeSpan.FromDays(730)), TimeProvider.System);
        var giver = new Noekkelgiver("admin", ["ledger:les"], ["*"]);
        var (foerste, _) = await noekler.OpprettAsync(new Noekkeloensket("En", ["ledger:les"], ["3201"]), giver, None);
        await noekler.RoterAsync(foerste.Id, TimeSpan.FromDays(1), giver, None);
        await noekler.TilbakekallAsync(foerste.Id, giver, None);
    }

    [OneTimeTearDown]
    public void Slett() => Directory.Delete(_mal, recursive: true);

    [Test]
    public async Task An_untouched_installation_holds() => Assert.That(await KontrollerAsync(_mal), Is.Null);

    [Test]
    public async Task Every_change_is_found()
    {
        var endringer = (await EndringerAsync()).ToList();
        var ufunne = new List<string>();
        foreach (var (fil, sql) in endringer)
        {
            if (await TukleAsync(fil, sql) is null)
            {
                ufunne.Add($"{fil}: {sql}");
            }
        }

        await TestContext.Out.WriteLineAsync($"{endringer.Count} changes");
        Assert.That(endringer, Has.Count.GreaterThan(200));
        Assert.That(ufunne, Is.Empty, string.Join('\n', ufunne));
    }

    [Test]
    public async Task What_is_not_under_a_hash_is_named_with_its_reason()
    {
        var kolonner = (await KolonnerAsync()).Select(k => $"{k.Tabell}.{k.Kolonne}").ToHashSet();
        Assert.That(Uvernet.Keys.Except(kolonner), Is.Empty, "a reason for what is not there");
        string[] utenRad = ["migrering", "kilde", "kladd", "sesjonsnoekkel"];
        Assert.That(kolonner.Select(k => k.Split('.')[0]).Except(Rader.Select(r => r.Tabell)).Except([.. utenRad, "sqlite_sequence"]), Is.Empty, "every table has its row above");
        Assert.That(kolonner.Where(k => utenRad.Contains(k.Split('.')[0])).Except(Uvernet.Keys), Is.Empty, "where no row is changed, each column has its reason");
    }

    /// <summary>Bytes that turn over in the file itself: what it ends in is an answer, and damage that the engine sees is told.</summary>
    [Test]
    public async Task Flipped_bytes_end_in_an_answer()
    {
        var funnet = 0;
        for (var i = 0; i < 40; i++)
        {
            var mappe = Kopi();
            var sti = Path.Combine(mappe, "regnskap", "3201.db");
            var bytes = await File.ReadAllBytesAsync(sti);
            var sted = 100 + (int)((bytes.Length - 100L) * i / 40);
            for (var b = 0; b < 64; b++)
            {
                bytes[sted + b] ^= 0x55;
            }

            await File.WriteAllBytesAsync(sti, bytes);
            funnet += await KontrollerAsync(mappe) is null ? 0 : 1;
            Directory.Delete(mappe, recursive: true);
        }

        await TestContext.Out.WriteLineAsync($"{funnet} of 40 found");
        Assert.That(funnet, Is.GreaterThan(5), "most of so small a file is free space");
    }

    private static async Task<string?> KontrollerAsync(string mappe)
    {
        using var store = new SqliteStore(mappe, TimeProvider.System);
        var r = await new Kontrolltjeneste(store, new Skadevakt(TimeProvider.System), TimeProvider.System).KontrollerAsync(Ledger, None);
        return r.Ledger.Sted ?? r.Installasjonsfeil;
    }

    private async Task<string?> TukleAsync(string fil, string sql)
    {
        var mappe = Kopi();
        try
        {
            await using (var connection = Aapne(mappe, fil))
            {
                foreach (var trigger in (await connection.QueryAsync<string>("select name from sqlite_master where type = 'trigger'")).ToList())
                {
                    await connection.ExecuteAsync($"drop trigger {trigger}");
                }

                foreach (var indeks in (await connection.QueryAsync<string>("select name from sqlite_master where type = 'index' and sql is not null")).ToList())
                {
                    await connection.ExecuteAsync($"drop index {indeks}");
                }

                await connection.ExecuteAsync("pragma ignore_check_constraints = on; pragma foreign_keys = off");
                var endret = await connection.ExecuteAsync(sql);
                Assert.That(endret, Is.Positive.Or.EqualTo(sql.StartsWith("drop", StringComparison.Ordinal) ? endret : -1), sql);
            }

            try
            {
                return await KontrollerAsync(mappe);
            }
            catch (Exception e) when (e is not Application.Avvisning && e.GetType().Name != "LagerException")
            {
                Assert.Fail($"{fil}: {sql}: {e}");
                return null;
            }
            catch (Exception e)
            {
                // A catalogue that no longer knows the ledger, or a file that the program refuses to open.
                return e.Message;
            }
        }
        finally
        {
            Directory.Delete(mappe, recursive: true);
        }
    }

    /// <summary>Each column of the rows changed, each row taken away, and put in once more under another key.</summary>
    private async Task<IEnumerable<(string Fil, string Sql)>> EndringerAsync()
    {
        var kolonner = await KolonnerAsync();
        var enkle = Rader.SelectMany(r => kolonner.Where(k => k.Fil == r.Fil && k.Tabell == r.Tabell && (!Uvernet.ContainsKey($"{k.Tabell}.{k.Kolonne}") || k.Tabell == "noekkel"))
            .SelectMany(k => Verdier(k).Select(v => (r.Fil, $"update {r.Tabell} set {k.Kolonne} = {v} where {r.Rad}"))));
        var slettede = Rader.Select(r => (r.Fil, $"delete from {r.Tabell} where {r.Rad}"));
        return enkle.Concat(slettede).Concat(Sammensatte);
    }

    private static IEnumerable<string> Verdier((string Fil, string Tabell, string Kolonne, string Type, bool ErNoekkel) k) => k.Type switch
    {
        "INTEGER" => [$"coalesce({k.Kolonne}, 0) + {(k.ErNoekkel ? 1_000 : 1)}"],
        "TEXT" => [$"coalesce({k.Kolonne}, '') || 'x'"],
        "BLOB" => [$"iif({k.Kolonne} is null, zeroblob(32), cast(substr({k.Kolonne}, 2) || x'01' as blob))", $"iif({k.Kolonne} is null, zeroblob(16), substr({k.Kolonne}, 1, 5))"],
        _ => throw new FormatException(k.Type),
    };

    private async Task<List<(string Fil, string Tabell, string Kolonne, string Type, bool ErNoekkel)>> KolonnerAsync()
    {
        var kolonner = new List<(string, string, string, string, bool)>();
        foreach (var fil in new[] { "regnskap", "katalog" })
        {
            await using var connection = Aapne(_mal, fil);
            foreach (var tabell in (await connection.QueryAsync<string>("select name from sqlite_master where type = 'table'")).ToList())
            {
                var funnet = await connection.QueryAsync<(string Navn, string Type, long Noekkel)>($"select name, type, pk from pragma_table_info('{tabell}')");
                kolonner.AddRange(funnet.Select(f => (fil, tabell, f.Navn, f.Type.ToUpperInvariant(), f.Noekkel > 0)));
            }
        }

        return kolonner;
    }

    private string Kopi()
    {
        var mappe = Directory.CreateTempSubdirectory("ledger-").FullName;
        Directory.CreateDirectory(Path.Combine(mappe, "regnskap"));
        File.Copy(Path.Combine(_mal, "katalog.db"), Path.Combine(mappe, "katalog.db"));
        File.Copy(Path.Combine(_mal, "regnskap", "3201.db"), Path.Combine(mappe, "regnskap", "3201.db"));
        return mappe;
    }

    private static SqliteConnection Aapne(string mappe, string fil)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(mappe, fil == "katalog" ? "katalog.db" : Path.Combine("regnskap", "3201.db"))};Pooling=False;Foreign Keys=False");
        connection.Open();
        return connection;
    }

    private static Task SkrivAsync(Skriveflyt flyt, Func<Skrivekontekst, Task> arbeid)
    {
        var noekkel = Guid.NewGuid().ToString();
        return flyt.UtfoerAsync(
            new Skriveordre(Ledger, 2024, "import", new("test"), noekkel),
            async (k, _) =>
            {
                await arbeid(k);
                return new Kvittering("ok", noekkel);
            },
            () => new Innholdsavtrykk(new byte[32]),
            None);
    }

    private static Dimensjon Drift => Dimensjon.Resultat(Kontoklasse.Drift, Art.Parse("010"), Funksjon.Parse("201"), Ansvar.Parse("202"));

    private static Bilag Bilag(string referanse, long oere, int? tilbakefoerer) => new(
        referanse, new DateOnly(2024, 1, 31), Periode.Fra(1),
        [
            new Postering(Drift, Beloep.FraOere(oere), "tekst", "motpart", "dokument", Periode.Fra(2)),
            new Postering(Dimensjon.Balanse(Kapittel.Parse("10"), Sektor.Parse("320")), Beloep.FraOere(-oere)),
        ],
        "bilagstekst",
        tilbakefoerer);

    private sealed record Kvittering(string Svar, string ImportId) : IHarImportId;

    private sealed class Kilde : ITilgangskilde
    {
        public Tilgangspost? Ta(LedgerId ledger, DateTimeOffset tidspunkt) => new(0, tidspunkt, ledger, "test", "127.0.0.1", "POST", "/v1", 201);
    }
}
