using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests;

/// <summary>
/// plan.md 7, invariant 9, over HTTP with random files: sent twice, in another order or as NDJSON a file moves no version, two jobs at once have one
/// result, and a model that keeps the last of each key predicts what is answered.
/// </summary>
public sealed class InnsendingsinvarianterTests
{
    private const string K = "3203";
    private const int Filer = 12;
    private Tjener _tjener = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Tjener.StartAsync();
        await KrevAsync(_tjener.PutAsync(Sti(K), new { navn = "Innsending", organisasjonsnummer = "920125298" }));
        await KrevAsync(_tjener.PutAsync(Sti(K) + "/organisasjon/2025", new
        {
            enheter = Enumerable.Range(1, 6).Select(e => new { kode = $"{e}0", navn = $"Enhet {e}", nivaa = "direktoromraade" }),
        }));
        await KrevAsync(SendAsync("/registre/indikator/objekter", "kode;navn;desimaler\n" + string.Concat(Enumerable.Range(0, 5).Select(i => $"I{i};Indikator {i};2\n"))));
    }

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    [TestCase("/opplysninger", 11)]
    [TestCase("/registre/tiltak/objekter", 12)]
    [TestCase("/serier/prognose/2025-T1/rader", 13)]
    [TestCase("/serier/oekonomiplan/2025-2028/rader", 14)]
    public async Task A_file_is_the_same_however_it_is_sent(string sti, int fro)
    {
        var (terning, modell) = (new Random(fro), new Dictionary<string, string>(StringComparer.Ordinal));
        for (var fil = 0; fil < Filer; fil++)
        {
            var rader = Enumerable.Range(0, terning.Next(1, 25)).Select(_ => Rad(sti, terning)).DistinctBy(r => r.Noekkel).ToList();
            var (nye, endret) = (rader.Count(r => !modell.ContainsKey(r.Noekkel)), rader.Count(r => modell.TryGetValue(r.Noekkel, out var foer) && foer != r.Verdi));
            var versjon = await VersjonAsync();

            // Two jobs at once: one of them writes, and the other finds that it is known.
            var svar = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => SendAsync(sti, Csv(rader))));
            Assert.That(svar.Select(s => s.Status), Is.All.AnyOf(HttpStatusCode.OK, HttpStatusCode.Created), svar[0].Tekst + svar[1].Tekst);
            Assert.That(svar.Sum(s => (int)s.Json["nye"]!), Is.EqualTo(nye), "each row is new once");
            Assert.That(svar.Sum(s => (int)s.Json["endret"]!), Is.EqualTo(endret));
            var etter = await VersjonAsync();
            Assert.That(etter - versjon, Is.EqualTo(nye + endret > 0 ? 1 : 0));
            rader.ForEach(r => modell[r.Noekkel] = r.Verdi);

            var stokket = rader.ToArray();
            terning.Shuffle(stokket);
            foreach (var (innhold, type) in new[] { (Csv(rader), "text/csv"), (Csv(stokket), "text/csv"), (Ndjson(stokket), "application/x-ndjson") })
            {
                var igjen = await SendAsync(sti, innhold, type);
                Assert.That((igjen.Status, (int)igjen.Json["uendret"]!, (long)igjen.Json["versjon"]!), Is.EqualTo((HttpStatusCode.OK, rader.Count, etter)), igjen.Tekst);
            }

            Assert.That(await VersjonAsync(), Is.EqualTo(etter));
        }

        Assert.That(await SvartAsync(sti), Is.EquivalentTo(modell.Select(m => $"{m.Key}={m.Value}")));
    }

    /// <summary>A row by its fields: what it is about, and what it says.</summary>
    private static Fil Rad(string sti, Random terning)
    {
        string Tall() => (terning.Next(-99_999, 99_999) / 100m).ToString("0.00", CultureInfo.InvariantCulture);
        var enhet = $"{terning.Next(1, 7)}0";
        if (sti == "/opplysninger")
        {
            var (i, periode) = ($"I{terning.Next(5)}", new[] { "aar", "T1", "T2", "M01", "M12" }[terning.Next(5)]);
            return Fil.Av($"{i} {enhet} {periode}", ("slag", "maaling"), ("objekt", "indikator:" + i), ("maal", "verdi"), ("enhet", enhet), ("aar", "2025"), ("periode", periode), ("verdi", Tall()));
        }

        if (sti.Contains("registre", StringComparison.Ordinal))
        {
            var kode = $"T-{terning.Next(30)}";
            return Fil.Av(kode, ("kode", kode), ("navn", "Tiltak " + terning.Next(3)), ("gruppe", "G"));
        }

        if (sti.Contains("prognose", StringComparison.Ordinal))
        {
            return Fil.Av(enhet, ("ansvar", enhet), ("kontoklasse", "drift"), ("metode", "manuell"), ("beloep", Tall()));
        }

        var (aar, art) = ($"{terning.Next(2025, 2029)}", new[] { "010", "115", "870" }[terning.Next(3)]);
        return Fil.Av($"{aar} {art} {enhet}", ("aar", aar), ("kontoklasse", "drift"), ("art", art), ("funksjon", "202"), ("ansvar", enhet), ("beloep", Tall()));
    }

    /// <summary>What the ledger answers, in the words of the model.</summary>
    private async Task<IEnumerable<string>> SvartAsync(string sti)
    {
        var liste = new[] { "opplysninger", "objekter", "rader" }.First(l => sti.EndsWith(l, StringComparison.Ordinal));
        var alle = new List<JsonNode>();
        string? etter = null;
        do
        {
            var side = await _tjener.GetAsync(Sti(K) + sti + (liste == "rader" ? "" : $"?antall=50{(etter is null ? "" : "&etter=" + etter)}"));
            Assert.That(side.Status, Is.EqualTo(HttpStatusCode.OK), side.Tekst);
            alle.AddRange(side.Json[liste]!.AsArray().Select(r => r!));
            etter = (string?)side.Json["neste"];
        }
        while (etter is not null);

        string Felt(JsonNode rad, string navn) => rad[navn]?.ToString() ?? "";
        string Kroner(JsonNode rad, string navn) => ((decimal)rad[navn]!).ToString("0.00", CultureInfo.InvariantCulture);
        return alle.Select(r => liste switch
        {
            "opplysninger" => $"{Felt(r, "objekt")["indikator:".Length..]} {Felt(r, "enhet")} {Felt(r, "periode")}={Kroner(r, "verdi")}",
            "objekter" => $"{Felt(r, "kode")}={Felt(r, "navn")}",
            _ => sti.Contains("prognose", StringComparison.Ordinal) ? $"{Felt(r, "ansvar")}={Kroner(r, "beloep")}" : $"{Felt(r, "aar")} {Felt(r, "art")} {Felt(r, "ansvar")}={Kroner(r, "beloep")}",
        });
    }

    private async Task<long> VersjonAsync() => (long)(await _tjener.GetAsync(Sti(K))).Json["versjon"]!;

    private Task<Svar> SendAsync(string sti, string innhold, string type = "text/csv") =>
        _tjener.SendAsync(HttpMethod.Post, Sti(K) + sti, new StringContent(innhold, Encoding.UTF8, type));

    private static string Csv(IReadOnlyList<Fil> rader) =>
        string.Join('\n', rader.Select(r => string.Join(';', r.Felt.Select(f => f.Verdi))).Prepend(string.Join(';', rader[0].Felt.Select(f => f.Navn)))) + "\n";

    private static string Ndjson(IReadOnlyList<Fil> rader) => string.Concat(rader.Select(r =>
        "{" + string.Join(',', r.Felt.Reverse().Select(f => $"\"{f.Navn}\":" + (f.Navn is "verdi" or "beloep" or "aar" ? f.Verdi : $"\"{f.Verdi}\""))) + "}\n"));

    private sealed record Fil(string Noekkel, string Verdi, IReadOnlyList<(string Navn, string Verdi)> Felt)
    {
        public static Fil Av(string noekkel, params (string Navn, string Verdi)[] felt) =>
            new(noekkel, felt.First(f => f.Navn is "verdi" or "beloep" or "navn").Verdi, felt);
    }
}
