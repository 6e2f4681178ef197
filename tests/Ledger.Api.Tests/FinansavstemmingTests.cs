using System.Net;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests;

/// <summary>What the register proposes is booked as it stands, and the accounts then agree with it, line by line.</summary>
public sealed class FinansavstemmingTests
{
    private const string K = "/v1/kommuner/3204";
    private const string F = K + "/finans";
    private const string Slutt = "?dato=2024-12-31";

    private Tjener _tjener = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Tjener.StartAsync(innstillinger: ("Ledger__RateLimit__Enabled", "false"));
        await KrevAsync(_tjener.PutAsync(K, new { navn = "Kommune 3204", organisasjonsnummer = "920125298" }));
        await KrevAsync(_tjener.PutAsync(K + "/organisasjon/2024", new { enheter = new object[] { new { kode = "1", navn = "Skole", nivaa = "tjenesteomraade" } } }));
        await KrevAsync(_tjener.PutAsync(F + "/portefoeljer/LIK", new { navn = "Likviditet", type = "kortsiktig", startdato = "2020-01-01" }));
        await KrevAsync(_tjener.PutAsync(F + "/beholdninger/BANK", new { navn = "Bank", motpart = "Banken", portefoelje = "LIK", aktivaklasse = "bank", kapittel = "10", sektor = "320" }));
        await LaanAsync("SERIE", "serie", "2044-01-01", "0.6", "ikkeSelvfinansierende", "videreutlaan");
        await LaanAsync("FRITT", "avdragsfritt", "2025-06-01");
        await LaanAsync("SERT", "sertifikat", "2024-09-01");
        await LaanAsync("OBL", "obligasjon", "2029-09-01");
        await LaanAsync("LEIE", "leie", "2034-01-01", "1", "leie");
        var import = await ImporterAsync(
            "S1;laanebevegelse;SERIE;2024-02-01;opptak;1000;\nS2;laanebevegelse;SERIE;2024-08-01;avdrag;-33.33;\nS3;laanebevegelse;SERIE;2024-10-01;ekstraordinaertAvdrag;-10.01;\n"
            + "F1;laanebevegelse;FRITT;2024-03-01;opptak;500;\nC1;laanebevegelse;SERT;2024-03-01;opptak;300;\nC2;laanebevegelse;SERT;2024-09-01;innfrielse;-300;OBL\n"
            + "O1;laanebevegelse;OBL;2024-09-01;refinansiering;300;SERT\nL1;laanebevegelse;LEIE;2024-01-02;opptak;90;\nL2;laanebevegelse;LEIE;2024-12-31;avdrag;-7.50;\n");
        Assert.That(import.Status, Is.EqualTo(HttpStatusCode.Created), import.Tekst);
    }

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    [Test]
    public async Task What_is_proposed_is_booked_and_agrees()
    {
        Assert.That((await AvvikAsync()).Length, Is.GreaterThan(5), "nothing is booked yet");
        var forslag = await _tjener.SendAsync(HttpMethod.Get, F + "/bilagsforslag?fra=2024-01-01&til=2024-12-31&ansvar=1", null, "dev-admin", ("Accept", "text/csv"));
        Assert.That(forslag.Status, Is.EqualTo(HttpStatusCode.OK), forslag.Tekst);
        var bokfoert = await _tjener.ImporterAsync(K + "/regnskap/2024/importer", forslag.Tekst, "forslag");
        Assert.That(bokfoert.Status, Is.EqualTo(HttpStatusCode.Created), bokfoert.Tekst + forslag.Tekst);
        Assert.That(await AvvikAsync(), Is.EqualTo(new[] { "A5/10" }), "the bank has not said what it has");

        var bank = (decimal)(await LinjerAsync()).Single(l => (string)l!["linje"]! == "A5/10")!["ledger"]!;
        await ImporterAsync(FormattableString.Invariant($"B1;verdsetting;BANK;2024-12-31;;{bank};\n"));
        Assert.That(await AvvikAsync(), Is.Empty);
        var linjer = (await LinjerAsync()).ToDictionary(l => (string)l!["linje"]!, l => (decimal)l!["register"]!);
        Assert.That((linjer["A2"], linjer["A3"], linjer["A4"], linjer["A1/453"]), Is.EqualTo((33.51m, 17.33m, 1890m, 500m)));

        await ImporterAsync(FormattableString.Invariant($"B2;verdsetting;BANK;2024-12-31;;{bank + 0.01m};;B1\n"));
        Assert.That(await AvvikAsync(), Is.EqualTo(new[] { "A5/10" }), "one øre more on a value is one line");
        await ImporterAsync("S4;laanebevegelse;LEIE;2024-11-01;avdrag;-0.01;\n");
        Assert.That(await AvvikAsync(), Is.EqualTo(new[] { "A1/451", "A2", "A5/10" }), "one øre more of an instalment is two more");
        await KrevAsync(_tjener.PostAsync(F + "/avstemming/merknader", new { linje = "A2", dato = "2024-12-31", beloep = 0.01, forklaring = "Øre." }));
        Assert.That((await LinjerAsync()).Single(l => (string)l!["linje"]! == "A2")!["status"]!.GetValue<string>(), Is.EqualTo("forklart"));
    }

    /// <summary>
    /// What a portfolio earned and became worth is proposed, sent to the import as it stands, and the accounts then have its market values and its income.
    /// When the facts do not explain the change of value, it says by how much, and proposes nothing.
    /// </summary>
    [Test]
    public async Task What_a_portfolio_earned_is_booked_and_agrees()
    {
        const string k = "/v1/kommuner/3205";
        await KrevAsync(_tjener.PutAsync(k, new { navn = "Kommune 3205", organisasjonsnummer = "920125298" }));
        await KrevAsync(_tjener.PutAsync(k + "/organisasjon/2024", new { enheter = new object[] { new { kode = "1", navn = "Skole", nivaa = "tjenesteomraade" } } }));
        await KrevAsync(_tjener.PutAsync(k + "/prosjekter/FOND", new { navn = "Fondet" }));
        await KrevAsync(_tjener.PutAsync(
            k + "/finans/portefoeljer/P", new { navn = "Fondet", type = "langsiktig", startdato = "2024-01-01", ledger = new { prosjekt = "FOND" } }));
        foreach (var (kode, klasse, kapittel) in new[] { ("A", "aksjer", "18"), ("O", "obligasjoner", "11") })
        {
            await KrevAsync(_tjener.PutAsync(
                k + "/finans/beholdninger/" + kode, new { navn = kode, motpart = "Forvalteren", portefoelje = "P", aktivaklasse = klasse, kapittel, sektor = "430" }));
        }

        Task<Svar> SendAsync(string rader, string noekkel) =>
            _tjener.ImporterAsync(k + "/finans/importer", "referanse;slag;objekt;dato;type;beloep;aktivaklasse\n" + rader, noekkel);
        await SendAsync(
            "1;stroem;A;2024-02-01;innskudd;1000;\n2;stroem;O;2024-02-01;innskudd;500;\n3;verdsetting;A;2024-12-31;;1100.50;\n4;verdsetting;O;2024-12-31;;480;\n"
                + "5;resultatpost;P;2024-12-31;utbytte;30;aksjer\n6;resultatpost;P;2024-12-31;urealisert;70.50;aksjer\n7;resultatpost;P;2024-12-31;urealisert;-15;obligasjoner\n"
                + "8;resultatpost;P;2024-12-31;forvaltningshonorar;-6;aksjer\n9;mellomvaerende;P;2024-12-31;paaloepteKostnader;6;\n", "fondet");
        Task<Svar> ForslagAsync(string ved, string format) => _tjener.SendAsync(
            HttpMethod.Get, k + "/finans/bilagsforslag?fra=2024-01-01&til=2024-12-31&ansvar=1" + ved, null, "dev-admin", ("Accept", format));
        var uforklart = (await ForslagAsync("&plasseringer=true", "application/json")).Json;
        Assert.That(uforklart["linjer"]!.AsArray(), Is.Empty);
        Assert.That((string)uforklart["mangler"]!.AsArray().Single()!["hva"]!, Is.EqualTo("poster som forklarer \u22125,00\u00a0kr av verdiendringen"));
        await SendAsync("10;resultatpost;P;2024-12-31;realisertTap;-5;obligasjoner\n", "tapet");

        Assert.That((await ForslagAsync("", "application/json")).Json["linjer"]!.AsArray(), Is.Empty, "only when it is asked for");
        var forslag = await ForslagAsync("&plasseringer=true", "text/csv");
        var bokfoert = await _tjener.ImporterAsync(k + "/regnskap/2024/importer", forslag.Tekst, "forslag-fond");
        Assert.That(bokfoert.Status, Is.EqualTo(HttpStatusCode.Created), bokfoert.Tekst + forslag.Tekst);
        var linjer = (await _tjener.GetAsync(k + "/finans/avstemming" + Slutt)).Json["linjer"]!.AsArray().ToDictionary(l => (string)l!["linje"]!, l => l!);
        Assert.That(
            new[] { "A5/11", "A5/18", "A6/P" }.Select(l => ((decimal)linjer[l]["register"]!, (string)linjer[l]["status"]!)),
            Is.EqualTo(new[] { (480m, "stemmer"), (1100.50m, "stemmer"), (80.50m, "stemmer") }));
        Assert.That((decimal)linjer["A5/10"]["ledger"]!, Is.EqualTo(-1500m), "what was put in came from the municipality's bank");
    }

    /// <summary>Interest is proposed when it is asked for, and each bilag sums to 0.</summary>
    [Test]
    public async Task Interest_is_proposed_for_the_loans_that_have_a_rate()
    {
        await ImporterAsync("R1;rentevilkaar;FRITT;2024-03-01;fast;;;;5;2025-06-01\n");
        var svar = (await _tjener.GetAsync(F + "/bilagsforslag?fra=2024-07-01&til=2024-07-31&ansvar=1&renter=true&forklar=true")).Json;
        var rente = svar["linjer"]!.AsArray().Where(l => ((string)l!["bilagsreferanse"]!).StartsWith("FIN-RENTE", StringComparison.Ordinal)).ToList();
        Assert.That(rente.Select(l => ((string?)l!["art"], (string?)l["kapittel"], (decimal)l["beloep"]!)), Is.EqualTo(new (string?, string?, decimal)[] { ("500", null, 2.12m), (null, "32", -2.12m) }));
        Assert.That(svar["mangler"]!.AsArray().Select(m => (string)m!["objekt"]!), Is.EquivalentTo(new[] { "SERIE", "SERT" }));
        Assert.That((int)(await _tjener.GetAsync(F + "/bilagsforslag?fra=2024-07-01&til=2024-07-31")).Status, Is.EqualTo(400), "ansvar is needed");
        Assert.That((int)(await _tjener.GetAsync(F + "/bilagsforslag?fra=2023-07-01&til=2024-07-31&ansvar=1")).Status, Is.EqualTo(400), "one year");
    }

    private async Task<JsonArray> LinjerAsync() => (await _tjener.GetAsync(F + "/avstemming" + Slutt)).Json["linjer"]!.AsArray();

    private async Task<string[]> AvvikAsync() => [.. (await LinjerAsync()).Where(l => (string)l!["status"]! == "avvik").Select(l => (string)l!["linje"]!)];

    private Task<Svar> ImporterAsync(string rader) => _tjener.ImporterAsync(
        F + "/importer", "referanse;slag;objekt;dato;type;beloep;motobjekt;erstatter;prosent;til\n"
            + string.Concat(rader.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(r => r + new string(';', 9 - r.Count(c => c == ';')) + "\n")), rader[..20]);

    private Task LaanAsync(string kode, string form, string forfall, string andel = "1", params string[] formaal)
    {
        var foerste = decimal.Parse(andel, System.Globalization.CultureInfo.InvariantCulture);
        var fordeling = (formaal.Length == 0 ? ["ikkeSelvfinansierende"] : formaal).Select((f, i) => new { formaal = f, motpost = "ingen", andel = i == 0 ? foerste : 1m - foerste });
        return KrevAsync(_tjener.PutAsync(F + "/laan/" + kode, new
        {
            motpartsgruppe = "Banken", laangiver = "Banken", form, hovedstol = 100, foersteUtbetaling = "2024-01-01", forfall, terminerPerAar = 2,
            rentekonvensjon = "act/365", sektor = "320", fordeling,
        }));
    }
}
