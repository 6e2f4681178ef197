using System.Text.Json.Nodes;

namespace Ledger.Api.Tests.Verktoey;

/// <summary>A small municipality with the years 2025 to 2027 and one fund of each kind, for closings over HTTP.</summary>
internal sealed class Avslutningskommune(Tjener tjener, string nummer)
{
    public string K => $"/v1/kommuner/{nummer}";

    public string R(int aar) => $"{K}/regnskap/{aar}";

    public static async Task<Avslutningskommune> OpprettAsync(Tjener tjener, string nummer)
    {
        var kommune = new Avslutningskommune(tjener, nummer);
        await kommune.PutAsync("", new { navn = "Prøve", organisasjonsnummer = "935478715" });
        foreach (var aar in new[] { 2025, 2026, 2027 })
        {
            await kommune.PutAsync($"/organisasjon/{aar}", new { enheter = new[] { new { kode = "101", navn = "Skole", nivaa = "ansvar" } } });
        }

        foreach (var (kode, type) in new[]
        {
            ("DISP", "disposisjonsfond"), ("BUND", "bundetDriftsfond"), ("UINV", "ubundetInvesteringsfond"), ("BINV", "bundetInvesteringsfond"),
        })
        {
            await kommune.PutAsync($"/fond/{kode}", new { navn = kode, type });
        }

        return kommune;
    }

    public static object Rad(string kontoklasse, string art, string funksjon, decimal beloep, string? fond = null, string? merke = null) =>
        new { kontoklasse, art, funksjon, ansvar = "101", fond, merke, beloep };

    public static object Balanse(string kapittel, decimal beloep, string? fond = null) => new { kontoklasse = "balanse", kapittel, sektor = "320", fond, beloep };

    public static string Type(Svar svar) => ((string)svar.Json["type"]!)["urn:ledger:problem:".Length..];

    public static IEnumerable<string> Funn(JsonNode svar) => svar["funn"]!.AsArray().Select(f => (string)f!["kode"]!);

    public static async Task<Svar> OkAsync(Task<Svar> oppgave)
    {
        var svar = await oppgave;
        Assert.That((int)svar.Status, Is.InRange(200, 299), svar.Tekst);
        return svar;
    }

    public Task<Svar> ProevBilagAsync(int aar, int periode, params object[] posteringer) => tjener.PostAsync(
        $"{R(aar)}/bilag",
        new { bilagsreferanse = Guid.NewGuid().ToString("N"), bilagsdato = $"{aar}-{Math.Clamp(periode, 1, 12):00}-15", periode, posteringer });

    public Task<Svar> BilagAsync(int aar, int periode, params object[] posteringer) => OkAsync(ProevBilagAsync(aar, periode, posteringer));

    /// <summary>Income of drift, into the bank.</summary>
    public Task InntektAsync(int aar, decimal beloep, int periode = 5) => BilagAsync(aar, periode, Rad("drift", "800", "840", -beloep), Balanse("10", beloep));

    /// <summary>An expense of drift, from the bank.</summary>
    public Task UtgiftAsync(int aar, decimal beloep, int periode = 5) => BilagAsync(aar, periode, Rad("drift", "120", "202", beloep), Balanse("10", -beloep));

    public Task<Svar> AvsluttAsync(int aar, object? valg = null, string sporring = "") => tjener.PostAsync($"{R(aar)}/aarsavslutning{sporring}", valg ?? new { });

    /// <summary>Closes, confirming whatever must be confirmed.</summary>
    public async Task<Svar> AvsluttLikevelAsync(int aar)
    {
        var svar = await AvsluttAsync(aar);
        if (svar.Json["likevel"] is not JsonArray likevel || svar.Json["type"] is null)
        {
            return await OkAsync(Task.FromResult(svar));
        }

        foreach (var l in likevel)
        {
            l!["begrunnelse"] = "Avtalt med revisor";
        }

        return await OkAsync(AvsluttAsync(aar, new JsonObject { ["likevel"] = likevel.DeepClone() }));
    }

    public Task<Svar> AngreAsync(int aar, object? body = null) => tjener.PostAsync($"{R(aar)}/aarsavslutning/tilbakefoering", body ?? new { begrunnelse = "Feil" });

    public Task<Svar> StatusAsync(int aar, object body) => tjener.PostAsync($"{R(aar)}/status", body);

    public Task<Svar> AapnePeriode13Async(int aar) => PutAsync($"/regnskap/{aar}/perioder/13", new { status = "aapen" });

    public Task<Svar> PutAsync(string sti, object body) => OkAsync(tjener.PutAsync(K + sti, body));

    public Task<Svar> PostAsync(string sti, object body) => tjener.PostAsync(K + sti, body);

    public async Task<JsonNode> LesAsync(string sti) => (await OkAsync(tjener.GetAsync(K + sti))).Json;

    /// <summary>What § 5-9 shows of a post of drift, in presentation.</summary>
    public async Task<decimal> Post5_9Async(int aar, string post) =>
        (decimal)(await LesAsync($"/regnskap/{aar}/budsjettavvik?fortegn=oppstilling"))["linjer"]!.AsArray().First(l => (string)l!["post"]! == post)!["regnskap"]!;

    /// <summary>Everything that is not zero, by what it is.</summary>
    public async Task<string> SaldoAsync(int aar) => string.Join('\n', (await LesAsync($"/regnskap/{aar}/posteringer?antall=1000"))["posteringer"]!.AsArray()
        .Select(p => p!["postering"] ?? p).GroupBy(p => $"{p["kontoklasse"]} {p["art"]} {p["kapittel"]} {p["fond"]} {p["merke"]}")
        .Select(g => (g.Key, Sum: g.Sum(p => (decimal)p["beloep"]!))).Where(g => g.Sum != 0).Order().Select(g => $"{g.Key}: {g.Sum}"));
}
