using System.Net;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests;

/// <summary>Texts that name a person are erased: no answer has them, no file has them, and the chain holds.</summary>
public sealed class PersonvernTests
{
    private const string Navn = "Ola Nordmann Hemmelig";
    private const string K = "3203";
    private Tjener _tjener = null!;

    [SetUp]
    public async Task Start()
    {
        _tjener = await Tjener.StartAsync();
        await RegistrerAsync(_tjener, K);
        var csv = "bilagsreferanse;bilagsdato;periode;kontoklasse;art;funksjon;kapittel;sektor;ansvar;beloep;tekst;motpart;dokument\n"
            + string.Concat(Enumerable.Range(1, 3).Select(i =>
                $"P{i};2025-03-15;3;drift;010;202;;;1;100,00;Utlegg {Navn};{Navn};D{i}\nP{i};2025-03-15;3;balanse;;;10;320;;-100,00;Bank;Banken;\n"));
        await KrevAsync(_tjener.ImporterAsync(Aar(K) + "/importer", csv, "p"));
    }

    [TearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    [Test]
    public async Task A_name_is_erased_everywhere_and_the_chain_holds()
    {
        var foer = await _tjener.GetAsync(Aar(K) + "/posteringer?versjon=3");
        Assert.That(foer.Tekst, Does.Contain(Navn));
        var svar = await SlettAsync(new { begrunnelse = "Krav om sletting", motpart = Navn, tekster = Tekster("tekst") });
        Assert.That((svar.Status, (int)svar.Json["antallTekster"]!, (bool)svar.Json["gjenstaar"]!), Is.EqualTo((HttpStatusCode.OK, 6, false)), svar.Tekst);

        foreach (var sti in new[] { "/posteringer", "/posteringer?versjon=3", "/bilag/1", "/bokfoeringsspesifikasjon" })
        {
            var etter = await _tjener.GetAsync(Aar(K) + sti);
            Assert.That(etter.Tekst, Does.Not.Contain(Navn).And.Contain("[slettet]"), sti);
        }

        var uttrekk = await _tjener.GetAsync(Sti(K) + "/revisjon/uttrekk");
        Assert.That(uttrekk.Tekst, Does.Not.Contain(Navn).And.Contain("motpartHash").And.Contain("Krav om sletting"));
        await KontrollerAsync(_tjener, K);
        Assert.That((await VerifiserAsync(uttrekk.Tekst)).Output, Does.StartWith("HEL").And.Contain("6 tekster er slettet"));
        Assert.That(Utenforstaaende.Hode([.. uttrekk.Tekst.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => System.Text.Json.Nodes.JsonNode.Parse(l)!)]), Is.EqualTo((string)svar.Json["kjedehode"]!));

        // What was sent under the key cannot be known again: it is refused, and not booked twice.
        Assert.That((await _tjener.ImporterAsync(Aar(K) + "/importer", "bilagsreferanse\n", "p")).Status, Is.Not.EqualTo(HttpStatusCode.Created));
        await _tjener.StansAsync();
        foreach (var fil in Directory.EnumerateFiles(_tjener.Datamappe, "*", SearchOption.AllDirectories))
        {
            Assert.That(System.Text.Encoding.UTF8.GetString(await File.ReadAllBytesAsync(fil)), Does.Not.Contain(Navn), fil);
        }
    }

    [Test]
    public async Task A_user_is_erased_from_writes_and_from_the_log_of_access()
    {
        Assert.That((await _tjener.GetAsync(Aar(K) + "/bilag/1")).Json["bruker"]!.GetValue<string>(), Is.EqualTo("dev-admin"));
        var svar = await SlettAsync(new { begrunnelse = "Sluttet", bruker = "dev-admin" });
        Assert.That((svar.Status, (int)svar.Json["antallTekster"]!), Is.EqualTo((HttpStatusCode.OK, 3)), svar.Tekst);
        Assert.That((await _tjener.GetAsync(Aar(K) + "/bilag/1")).Json["bruker"]!.GetValue<string>(), Is.EqualTo("[slettet]"));
        var log = (await _tjener.GetAsync(Sti(K) + "/revisjon/tilgang")).Json["tilganger"]!.AsArray();
        Assert.That(log.Single(l => ((string)l!["sti"]!).EndsWith("/importer", StringComparison.Ordinal))!["bruker"]!.GetValue<string>(), Is.EqualTo("[slettet]"));
        await KontrollerAsync(_tjener, K);
    }

    [Test]
    public async Task Who_closed_a_period_is_told_until_the_name_is_erased_and_stands_nowhere_else()
    {
        var proevd = await _tjener.PutAsync(Aar(K) + "/perioder/1?proevekjoering=true", new { status = "lukket" }, "dev-bokfor");
        Assert.That((string?)proevd.Json["lukketAv"], Is.EqualTo("dev-bokfor"), "what would be");
        var lukket = await _tjener.PutAsync(Aar(K) + "/perioder/1", new { status = "lukket" }, "dev-bokfor");
        Assert.That((string?)lukket.Json["lukketAv"], Is.EqualTo("dev-bokfor"));
        Assert.That((string?)(await _tjener.GetAsync(Aar(K) + "/perioder")).Json["perioder"]![1]!["lukketAv"], Is.EqualTo("dev-bokfor"));

        var svar = await SlettAsync(new { begrunnelse = "Sluttet", bruker = "dev-bokfor" });
        Assert.That((svar.Status, (int)svar.Json["antallTekster"]!), Is.EqualTo((HttpStatusCode.OK, 1)), svar.Tekst);
        var etter = (await _tjener.GetAsync(Aar(K) + "/perioder")).Json["perioder"]![1]!;
        Assert.That(((string)etter["status"]!, (string?)etter["lukketAv"]), Is.EqualTo(("lukket", (string?)null)));
        Assert.That((await _tjener.GetAsync(Sti(K) + "/revisjon/uttrekk")).Tekst, Does.Not.Contain("dev-bokfor"));
        await KontrollerAsync(_tjener, K);
    }

    /// <summary>Note 16 names people (§ 5-13 letter d). Every edition of its text goes, also for earlier versions; the chain holds and the note asks for a new one.</summary>
    [Test]
    public async Task The_text_of_a_note_is_erased_in_every_edition()
    {
        var sti = $"{Aar(K)}/noter/ytelserTilLedende";
        foreach (var tekst in new[] { $"{Navn} har 1 400 000 kr.", $"{Navn} har 1 450 000 kr." })
        {
            var satt = await _tjener.PutAsync(sti + "/tekst", new { tekst });
            Assert.That((satt.Status, (bool)satt.Json["endret"]!), Is.EqualTo((HttpStatusCode.OK, true)), satt.Tekst);
        }

        var foer = await _tjener.PutAsync(sti + "/tekst", new { tekst = $"{Navn} har 1 450 000 kr." });
        Assert.That((bool)foer.Json["endret"]!, Is.False, "the same again writes nothing");
        var versjon = (long)foer.Json["versjon"]!;
        Assert.That((await _tjener.GetAsync($"{sti}?versjon={versjon - 1}")).Tekst, Does.Contain("1 400 000"));
        Assert.That((await _tjener.GetAsync(Sti(K) + "/revisjon/uttrekk")).Tekst, Does.Contain("tekstSalt"));

        var svar = await SlettAsync(new { begrunnelse = "Sluttet", tekster = new[] { new { aar = 2025, note = "16", felt = "tekst" } } });
        Assert.That((svar.Status, (int)svar.Json["antallTekster"]!), Is.EqualTo((HttpStatusCode.OK, 2)), svar.Tekst);
        foreach (var valg in new[] { "", $"?versjon={versjon}", $"?versjon={versjon - 1}" })
        {
            var note = await _tjener.GetAsync(sti + valg);
            Assert.That(((string?)note.Json["tekst"], (string)note.Json["status"]!), Is.EqualTo(("[slettet]", "mangler")), valg);
            Assert.That(note.Tekst, Does.Not.Contain(Navn));
        }

        Assert.That((await _tjener.GetAsync(Sti(K) + "/revisjon/uttrekk")).Tekst, Does.Not.Contain("450 000").And.Not.Contain("400 000"));
        await KontrollerAsync(_tjener, K);
        await _tjener.PutAsync(sti + "/tekst", new { tekst = "Kommunedirektøren har 1 450 000 kr." });
        Assert.That((string)(await _tjener.GetAsync(sti)).Json["status"]!, Is.EqualTo("ferdig"));

        foreach (var (tekst, status) in new (object, HttpStatusCode)[]
        {
            (new { aar = 2025, note = "17", felt = "tekst" }, HttpStatusCode.NotFound), (new { aar = 2025, note = "99", felt = "tekst" }, HttpStatusCode.NotFound),
            (new { aar = 2025, note = "16", felt = "motpart" }, HttpStatusCode.BadRequest),
            (new { aar = 2025, note = "16", linje = 1, felt = "tekst" }, HttpStatusCode.BadRequest),
            (new { aar = 2025, note = "16", bilagsnummer = 1, felt = "tekst" }, HttpStatusCode.BadRequest),
        })
        {
            Assert.That((await SlettAsync(new { begrunnelse = "x", tekster = new[] { tekst } })).Status, Is.EqualTo(status));
        }
    }

    [Test]
    public async Task An_erasure_is_tried_done_once_and_asks_for_what_it_needs()
    {
        var oensket = new { begrunnelse = "Krav", tekster = Tekster("motpart") };
        var proevd = await _tjener.PostAsync(Sti(K) + "/personvern/slettinger?proevekjoering=true", oensket);
        Assert.That((proevd.Status, (int)proevd.Json["antallTekster"]!), Is.EqualTo((HttpStatusCode.OK, 3)), proevd.Tekst);
        Assert.That((await _tjener.GetAsync(Aar(K) + "/bilag/1")).Tekst, Does.Contain(Navn), "only tried");
        var foerste = await SlettAsync(oensket);
        var andre = await SlettAsync(oensket);
        Assert.That(((int)foerste.Json["antallTekster"]!, (int)andre.Json["antallTekster"]!), Is.EqualTo((3, 0)));
        Assert.That((long)andre.Json["versjon"]!, Is.EqualTo((long)foerste.Json["versjon"]!), "nothing is written the second time");

        Assert.That((await _tjener.PostAsync(Sti(K) + "/personvern/slettinger", oensket, "dev-bokfor")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        foreach (var (feil, status) in new (object, int)[]
        {
            (new { motpart = Navn }, 422), (new { begrunnelse = "x" }, 422), (new { begrunnelse = "x", tekster = new[] { new { aar = 2025, bilagsnummer = 1, felt = "beloep" } } }, 422),
            (new { begrunnelse = "x", tekster = new[] { new { aar = 2025, bilagsnummer = 99, linje = 1, felt = "tekst" } } }, 404),
            (new { begrunnelse = "x", tekster = new[] { new { aar = 2025, bilagsnummer = 1, linje = 9, felt = "tekst" } } }, 422),
            (new { begrunnelse = "x", tekster = new[] { new { aar = 2025, bilagsnummer = 1, felt = "motpart" } } }, 422),
        })
        {
            var svar = await SlettAsync(feil);
            Assert.That((int)svar.Status, Is.EqualTo(status).Or.EqualTo(status == 422 ? 400 : status), svar.Tekst);
        }
    }

    [Test]
    public async Task A_text_that_is_erased_behind_the_service_is_found()
    {
        await _tjener.StansAsync();
        _tjener.Behold();
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(_tjener.Datamappe, "regnskap", K + ".db")};Pooling=False"))
        {
            await connection.OpenAsync();
            connection.CreateFunction("vernhash", (string tekst, byte[] salt) => System.Security.Cryptography.SHA256.HashData([.. salt, .. System.Text.Encoding.UTF8.GetBytes(tekst)]));
            await using var command = connection.CreateCommand();

            // The triggers let it through: it is the change that they allow.
            command.CommandText = "update postering set motpart = null, motpart_vern = vernhash(motpart, motpart_vern) where motpart = 'Banken'";
            Assert.That(await command.ExecuteNonQueryAsync(), Is.EqualTo(3));
        }

        await using var igjen = await Tjener.StartAsync(datamappe: _tjener.Datamappe);
        var kontroll = await igjen.GetAsync(Sti(K) + "/revisjon/kontroll");
        Assert.That(((string)kontroll.Json["resultat"]!, (string)kontroll.Json["brudd"]!["kode"]!), Is.EqualTo(("BRUTT", "sletting")), kontroll.Tekst);

        // Nothing is booked on what is known to be damaged.
        var skriving = await igjen.ImporterAsync(Aar(K) + "/importer", Csv("Q", 1), "q");
        Assert.That((skriving.Status, (string)skriving.Json["type"]!), Is.EqualTo((HttpStatusCode.Conflict, "urn:ledger:problem:regnskapet-er-skadet")), skriving.Tekst);
        Assert.That((await igjen.GetAsync(Aar(K) + "/bilag/1")).Status, Is.EqualTo(HttpStatusCode.OK), "and it is read");

        // A service that starts knows it, and tells the installation's auditors when it was found.
        igjen.Behold();
        await igjen.StansAsync();
        await using var tredje = await Tjener.StartAsync(datamappe: _tjener.Datamappe);
        Assert.That(tredje.Logg, Does.Contain("er kjent skadet"));
        Assert.That((await tredje.ImporterAsync(Aar(K) + "/importer", Csv("Q", 1), "q")).Status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That((await tredje.GetAsync("/v1/revisjon/logg")).Json["linjer"]!.AsArray().Count(l => (string)l!["hendelse"]! == "skade-funnet"), Is.EqualTo(1));
    }

    private static object[] Tekster(string felt) => [.. Enumerable.Range(1, 3).Select(i => new { aar = 2025, bilagsnummer = i, linje = 1, felt })];

    private Task<Svar> SlettAsync(object body) => _tjener.PostAsync(Sti(K) + "/personvern/slettinger", body);

    private static async Task<(int Kode, string Output)> VerifiserAsync(string uttrekk)
    {
        var fil = Path.Combine(Path.GetTempPath(), $"uttrekk-{Guid.NewGuid():N}.ndjson");
        await File.WriteAllTextAsync(fil, uttrekk);
        try
        {
            using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Ledger.Verify.dll"), fil]) { RedirectStandardOutput = true })!;
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return (process.ExitCode, output);
        }
        finally
        {
            File.Delete(fil);
        }
    }
}
