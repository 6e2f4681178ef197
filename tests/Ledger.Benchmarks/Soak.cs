using System.Diagnostics;
using System.Globalization;
using System.Text;
using Ledger.Api.Tests.Verktoey;

/// <summary>
/// Readers and writers that work on one service at once for a given time, each with its next request as soon as it has its answer: of ten
/// requests seven are reports and pages of postings, two are single bilag, one is a page of the access log, and one in fifty is an import of a thousand rows.
/// </summary>
/// <remarks>The client runs on the machine that it measures, so that the figures are those of a service with a part of it.</remarks>
internal sealed class Soak(Tjener tjener, int klienter, TimeSpan varighet)
{
    private const string R = "/v1/kommuner/3201/regnskap/2024";
    private const int Importrader = 1_000;

    private static readonly string[] Rapporter =
    [
        R + "/driftsregnskap", R + "/investeringsregnskap", R + "/balanse", R + "/avvik?nivaa=ansvar", R + "/oppstillinger/5-4-1/linjer/1/posteringer?antall=100", R + "/importer?antall=20",
    ];

    private sealed class Maal
    {
        public List<long> Mikrosekunder { get; } = [];

        public Dictionary<string, int> Feil { get; } = new(StringComparer.Ordinal);
    }

    public async Task<Dictionary<string, object>> KjoerAsync()
    {
        // The first requests compile the service; what it holds after them is where growth is counted from.
        await Task.WhenAll(Enumerable.Range(0, klienter).Select(k => KlientAsync(k, TimeSpan.FromSeconds(10), "V")));
        var memory = new List<long> { tjener.Minne() };
        using var sampling = new Timer(_ => memory.Add(tjener.Minne()), null, 1_000, 1_000);
        var watch = Stopwatch.StartNew();
        var all = await Task.WhenAll(Enumerable.Range(0, klienter).Select(k => KlientAsync(k, varighet, "S")));
        var seconds = watch.Elapsed.TotalSeconds;
        await sampling.DisposeAsync();
        memory.Add(tjener.Minne());

        var kinds = all.SelectMany(m => m.Keys).Distinct().Order(StringComparer.Ordinal).ToList();
        var results = new Dictionary<string, object> { ["sekunder"] = Math.Round(seconds), ["klienter"] = klienter };
        Console.WriteLine($"{"slag",-12} {"antall",10} {"per s",10} {"p50 ms",10} {"p99 ms",10} {"størst ms",10} {"feil",6}");
        foreach (var kind in kinds.Append("alle"))
        {
            var part = all.SelectMany(m => m.Where(p => kind == "alle" || p.Key == kind).Select(p => p.Value)).ToList();
            var times = part.SelectMany(m => m.Mikrosekunder).Order().ToList();
            var errors = part.SelectMany(m => m.Feil).GroupBy(f => f.Key).ToDictionary(g => g.Key, g => g.Sum(f => f.Value));
            double Ms(double quantile) => times.Count == 0 ? 0 : Math.Round(times[(int)((times.Count - 1) * quantile)] / 1000d, 1);
            Console.WriteLine($"{kind,-12} {times.Count,10} {times.Count / seconds,10:0} {Ms(0.5),10:0.0} {Ms(0.99),10:0.0} {Ms(1),10:0.0} {errors.Values.Sum(),6}");
            results[kind] = new { antall = times.Count, perSekund = Math.Round(times.Count / seconds, 1), p50 = Ms(0.5), p99 = Ms(0.99), stoerst = Ms(1), feil = errors };
        }

        long Mb(long bytes) => bytes / 1_000_000;
        results["minne MB"] = new { start = Mb(memory[0]), slutt = Mb(memory[^1]), hoeyest = Mb(memory.Max()), midtveis = Mb(memory[memory.Count / 2]) };
        Console.WriteLine($"minne: {Mb(memory[0])} MB ved start, {Mb(memory[memory.Count / 2])} midtveis, {Mb(memory[^1])} ved slutt, {Mb(memory.Max())} høyest");

        var kontroll = await tjener.GetAsync("/v1/kommuner/3201/revisjon/kontroll", "dev-revisjon");
        results["kontroll"] = (bool)kontroll.Json["erHel"]!;
        results["rader"] = (long)kontroll.Json["antallRader"]!;
        Console.WriteLine($"kontroll: {(results["kontroll"] is true ? "kjede og saldo er hele" : kontroll.Tekst)}, {results["rader"]} rader");
        return results;
    }

    private async Task<Dictionary<string, Maal>> KlientAsync(int klient, TimeSpan time, string prefix)
    {
        var measured = new Dictionary<string, Maal>(StringComparer.Ordinal);
        var random = new Random(klient);
        var watch = Stopwatch.StartNew();
        for (var i = 0; watch.Elapsed < time; i++)
        {
            var reference = string.Create(CultureInfo.InvariantCulture, $"{prefix}{klient}-{i}");
            var (kind, send) = random.Next(50) == 0 ? ("import", () => tjener.ImporterAsync(R + "/importer", Import(reference), reference))
                : random.Next(10) switch
                {
                    < 2 => ("bilag", () => tjener.PostAsync(R + "/bilag", Bilag(reference), "dev-bokfor")),
                    2 => ("tilgangslogg", (Func<Task<Svar>>)(() => tjener.GetAsync("/v1/kommuner/3201/revisjon/tilgang?antall=100", "dev-revisjon"))),
                    _ => ("rapport", () => tjener.GetAsync(Rapporter[random.Next(Rapporter.Length)], "dev-les")),
                };
            if (!measured.TryGetValue(kind, out var maal))
            {
                measured[kind] = maal = new Maal();
            }

            var start = Stopwatch.GetTimestamp();
            string? wrong;
            try
            {
                var svar = await send();
                wrong = (int)svar.Status < 300 ? null : $"{(int)svar.Status} {(svar.Tekst.Length > 120 ? svar.Tekst[..120] : svar.Tekst)}";
            }
            catch (HttpRequestException e)
            {
                wrong = e.Message;
            }

            maal.Mikrosekunder.Add((long)Stopwatch.GetElapsedTime(start).TotalMicroseconds);
            if (wrong is not null)
            {
                maal.Feil[wrong] = maal.Feil.GetValueOrDefault(wrong) + 1;
            }
        }

        return measured;
    }

    private static object Bilag(string reference) => new
    {
        bilagsreferanse = reference,
        bilagsdato = "2024-03-15",
        periode = 3,
        tekst = "Faktura",
        posteringer = new object[]
        {
            new { kontoklasse = "drift", art = "115", funksjon = "201", ansvar = "1000", beloep = 125.50m },
            new { kontoklasse = "balanse", kapittel = "32", sektor = "320", beloep = -125.50m },
        },
    };

    private static string Import(string reference)
    {
        var text = new StringBuilder("bilagsreferanse;bilagsdato;periode;kontoklasse;art;funksjon;kapittel;sektor;ansvar;beloep\n");
        for (var b = 0; b < Importrader / 2; b++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{reference}-{b};2024-04-15;4;drift;115;201;;;{1000 + (b % 600)};100.00\n{reference}-{b};2024-04-15;4;balanse;;;32;320;;-100.00\n");
        }

        return text.ToString();
    }
}
