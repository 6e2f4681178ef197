using System.Diagnostics;
using System.Globalization;
using System.Text;
using Ledger.Api.Tests.Verktoey;

/// <summary>
/// Reads beside an endpoint that answers as many constant bytes, and beside the same reads of a ledger of 100 000 postings: what a frontend
/// pays must be near the one and not grow from the other.
/// </summary>
internal sealed class Lesebenk(string folder, Func<Task<Tjener>> start, Func<Tjener, string, string, string, Task<TimeSpan>> importer, Dictionary<string, object> resultater)
{
    private const int Liten = 100_000;
    private const int Klienter = 32;
    private const int Runder = 15;
    private const int Bilag = 2_000;

    /// <summary>Until what makes a report is compiled too: it runs once for each bilag.</summary>
    private const int Oppvarming = 4_000;

    /// <summary>
    /// What drill-down asks for: the projects of so many ansvar in some periods, and pages of so many postings. Of twelve ansvar both ledgers fill
    /// the page that is the contract's default, 100; of one ansvar the small ledger has but a fifth of it, so that there the answers are not of
    /// one size.
    /// </summary>
    private static readonly Utsnitt[] Sider = [new(12, 100, 1, 12), new(12, 10, 1, 12), new(12, 10, 11, 12), new(1, 10, 1, 12), new(1, 100, 1, 12)];

    private const int MestPerImport = 2_000_000;
    private const int AndreKommuner = 19;
    private const string R = "/v1/kommuner/3201/regnskap/2024";
    private int _bilag;
    private string _noekkel = "";

    public async Task KjoerAsync(int antall)
    {
        Console.WriteLine($"{Radgenerator.Ansvar.Length} ansvar, {Radgenerator.Antall.Funksjoner} funksjoner, {Radgenerator.Antall.Arter} arter, {Radgenerator.Prosjekter.Length} prosjekter");
        var liten = await MaalAsync(Liten, full: false);
        var stor = await MaalAsync(antall, full: true);
        Vis("første rapport etter bilag, stor / liten", stor.Foerste / liten.Foerste);
        foreach (var side in Sider)
        {
            Vis($"{side}, stor / liten", stor.Drill[side] / liten.Drill[side]);
        }
    }

    private async Task<(double Foerste, Dictionary<Utsnitt, double> Drill)> MaalAsync(int antall, bool full)
    {
        Console.WriteLine($"\n{antall} posteringer");
        await using var tjener = await start();
        await FyllAsync(tjener, antall);
        await LagNoekkelAsync(tjener);
        using var klient = new Raaklient(tjener.Klient.BaseAddress!, Klienter);
        var rapport = Get("/driftsregnskap");

        // The service is compiled while it runs.
        await klient.KjoerAsync(5_000, _ => rapport);
        if (full)
        {
            await VarmAsync(tjener, klient);
        }

        // In turn, so that what else the machine does falls on both.
        var (warm, first) = (new List<TimeSpan>(), new List<TimeSpan>());
        for (var i = 0; i < Bilag + Oppvarming; i++)
        {
            klient.Tid(NyttBilag());
            var (after, again) = (klient.Tid(rapport), klient.Tid(rapport));
            if (i >= Oppvarming)
            {
                first.Add(after);
                warm.Add(again);
            }
        }

        // Another question each time, so that no answer is kept: kontoklasse, art, funksjon, ansvar, prosjekt, merke, two periods, page.
        List<TimeSpan> Drill(Utsnitt side) => [.. Enumerable.Range(0, 300).Select(first =>
        {
            var ansvar = Radgenerator.Ansvar.Skip(first).Take(side.Ansvar).ToList();
            return klient.Tid(Get($"/posteringer?kontoklasse=drift&art=010-499&funksjon=100-899&ansvar={string.Join(',', ansvar)}&prosjekt={Prosjekter(ansvar)}&merke=ingen&fraPeriode={side.Fra}&tilPeriode={side.Til}&antall={side.Rader}"));
        })];
        for (var rader = 20; rader < 30; rader++)
        {
            Drill(new(1, rader, 1, 12));
            Drill(new(12, rader, 1, 12));
            Drill(new(12, rader, 11, 12));
        }

        var drill = Sider.ToDictionary(side => side, Drill);
        var (warmMedian, firstMedian) = (Persentil(warm, 50), Persentil(first, 50));
        Vis("varm rapport, median µs", warmMedian);
        Vis("varm rapport, p99 µs", Persentil(warm, 99));
        Vis("første rapport etter bilag, median µs", firstMedian);
        Vis("første rapport etter bilag, p99 µs", Persentil(first, 99));
        Vis("  p99 / varm median", Persentil(first, 99) / warmMedian);
        Vis("  p99 / varm p99", Persentil(first, 99) / Persentil(warm, 99));
        foreach (var (side, tider) in drill)
        {
            Vis($"{side}, median µs", Persentil(tider, 50));
            Vis($"{side}, p99 µs", Persentil(tider, 99));
        }

        if (full)
        {
            await MinneAsync(tjener);
            await OppstartAsync(tjener);
        }

        return (firstMedian, drill.ToDictionary(d => d.Key, d => Persentil(d.Value, 50)));
    }

    /// <summary>The rates of whole answers and of 304, in turn with the ceiling's, since the machine is not the same from minute to minute.</summary>
    private async Task VarmAsync(Tjener tjener, Raaklient klient)
    {
        var svar = await tjener.GetAsync(R + "/driftsregnskap", "dev-les");
        var rapport = Get("/driftsregnskap");
        var kjent = Get("/driftsregnskap", $"If-None-Match: {svar.ETag}\r\n");
        using var tak = await Taktjener.StartAsync(Encoding.UTF8.GetByteCount(svar.Tekst));
        using var takklient = new Raaklient(tak.Adresse, Klienter);
        var (bytes, empty) = (Raa("/bytes"), Raa("/304"));
        var rates = new Dictionary<string, List<double>>();
        for (var runde = 0; runde <= Runder; runde++)
        {
            foreach (var (navn, k, foresporsel) in new[] { ("tak", takklient, bytes), ("varm", klient, rapport), ("tak 304", takklient, empty), ("304", klient, kjent) })
            {
                var watch = Stopwatch.StartNew();
                await k.KjoerAsync(20_000, _ => foresporsel);
                if (runde > 0)
                {
                    (rates.TryGetValue(navn, out var list) ? list : rates[navn] = []).Add(20_000 / watch.Elapsed.TotalSeconds);
                }
            }
        }

        // The ratio of a round is of measurements within a second of each other.
        static double Median(IEnumerable<double> verdier) => verdier.Order().ElementAt(Runder / 2);
        foreach (var (navn, takets) in new[] { ("varm", "tak"), ("304", "tak"), ("304", "tak 304") })
        {
            Vis($"{navn} / {takets}", Median(rates[navn].Zip(rates[takets], (a, b) => a / b)));
        }

        foreach (var navn in rates.Keys)
        {
            Vis($"  {navn}, svar/s", Median(rates[navn]));
        }

        static byte[] Raa(string path) => Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }

    /// <summary>Municipality-years of a twentieth of a percent of the postings beside the large one, all asked for.</summary>
    private async Task MinneAsync(Tjener tjener)
    {
        for (var i = 1; i <= AndreKommuner; i++)
        {
            var k = $"/v1/kommuner/{4000 + i}";
            await Krev(tjener.PutAsync(k, new { navn = $"Kommune {i}", organisasjonsnummer = "935478715" }));
            await Krev(tjener.PutAsync(k + "/organisasjon/2024", new { enheter = Radgenerator.Ansvar.Select(a => new { kode = a, navn = $"Ansvar {a}", nivaa = "ansvar" }).ToArray() }));
            foreach (var prosjekt in Radgenerator.Prosjekter)
            {
                await Krev(tjener.PutAsync($"{k}/prosjekter/{prosjekt}", new { navn = $"Prosjekt {prosjekt}" }));
            }

            var file = Path.Combine(folder, "andre.csv");
            new Radgenerator(i).Skriv(file, 50_000, ndjson: false);
            await using var stream = File.OpenRead(file);
            var content = new StreamContent(stream);
            content.Headers.ContentType = new("text/csv");
            await Krev(tjener.SendAsync(HttpMethod.Post, k + "/regnskap/2024/importer", content, "dev-admin", ("Idempotency-Key", "1")));
        }

        foreach (var k in Enumerable.Range(1, AndreKommuner).Select(i => $"{4000 + i}").Append("3201"))
        {
            foreach (var rapport in new[] { "driftsregnskap", "driftsregnskap?oppstilling=art", "balanse", "avvik?nivaa=ansvar", "fond", "disponering", "noekkeltall" })
            {
                await Krev(tjener.GetAsync($"/v1/kommuner/{k}/regnskap/2024/{rapport}"));
            }
        }

        Vis($"minne etter import, 20 kommuneår lastet, MB", tjener.Minne() / 1e6);
    }

    /// <summary>A new process on the same database, and what it holds when the same is asked of it.</summary>
    private async Task OppstartAsync(Tjener tjener)
    {
        tjener.Drep();
        await tjener.VentPaaSluttAsync();
        var watch = Stopwatch.StartNew();
        await using var ny = await Tjener.StartProsessAsync(datamappe: tjener.Datamappe);
        var listening = watch.Elapsed;
        await Krev(ny.GetAsync(R + "/driftsregnskap"));
        Vis("oppstart til den lytter, s", listening.TotalSeconds);
        Vis("oppstart til første rapport, s", watch.Elapsed.TotalSeconds);
        foreach (var k in Enumerable.Range(1, AndreKommuner).Select(i => $"{4000 + i}").Append("3201"))
        {
            foreach (var rapport in new[] { "driftsregnskap", "driftsregnskap?oppstilling=art", "balanse", "avvik?nivaa=ansvar", "fond", "disponering", "noekkeltall" })
            {
                await Krev(ny.GetAsync($"/v1/kommuner/{k}/regnskap/2024/{rapport}"));
            }
        }

        Vis("minne etter omstart, 20 kommuneår lastet, MB", ny.Minne() / 1e6);
    }

    private async Task FyllAsync(Tjener tjener, int antall)
    {
        var file = Path.Combine(folder, "rader.csv");
        var watch = Stopwatch.StartNew();
        for (var (done, part) = (0, 0); done < antall; part++)
        {
            var rows = Math.Min(MestPerImport, antall - done);
            new Radgenerator(part).Skriv(file, rows, ndjson: false, $"D{part}-");
            await importer(tjener, file, "text/csv", "");
            done += rows;
        }

        Console.WriteLine($"   fylt på {watch.Elapsed.TotalSeconds:0} s");
    }

    private byte[] NyttBilag()
    {
        var body = $$"""{"bilagsreferanse":"L{{_bilag++}}","bilagsdato":"2024-03-15","periode":3,"tekst":"Faktura","posteringer":[{"kontoklasse":"drift","art":"115","funksjon":"201","ansvar":"{{1000 + (_bilag % 600)}}","beloep":125.50},{"kontoklasse":"balanse","kapittel":"10","sektor":"320","beloep":-125.50}]}""";
        return Encoding.UTF8.GetBytes($"POST {R}/bilag HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer dev-bokfor\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
    }

    private byte[] Get(string sti, string hoder = "") => Encoding.ASCII.GetBytes($"GET {R}{sti} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {_noekkel}\r\n{hoder}\r\n");

    /// <summary>A key that is stored, as a frontend has it: each request looks it up and checks its secret.</summary>
    private async Task LagNoekkelAsync(Tjener tjener)
    {
        var svar = await tjener.PostAsync("/v1/noekler", new { navn = "Lesebenk", scopes = new[] { "ledger:les" }, kommuner = new[] { "3201" } });
        _noekkel = (string)svar.Json["noekkel"]!;
    }

    /// <summary>The projects that some ansvar have rows of, as the generator shares them out.</summary>
    private static string Prosjekter(IEnumerable<string> ansvar) => string.Join(',', ansvar.Select(a => (int.Parse(a, CultureInfo.InvariantCulture) - 1000) * 3)
        .SelectMany(at => Enumerable.Range(at, 3).Select(i => Radgenerator.Prosjekter[i % Radgenerator.Prosjekter.Length])).Distinct());

    private static double Persentil(List<TimeSpan> tider, int p) => tider.Order().ElementAt(tider.Count * p / 100).TotalMicroseconds;

    private void Vis(string navn, double verdi)
    {
        Console.WriteLine($"{navn,-50} {verdi,12:0.00}");
        resultater[resultater.ContainsKey(navn) ? navn + " (stor)" : navn] = Math.Round(verdi, 2);
    }

    /// <summary>A first page.</summary>
    /// <param name="Ansvar">How many.</param>
    /// <param name="Rader">The most postings on the page.</param>
    private sealed record Utsnitt(int Ansvar, int Rader, int Fra, int Til)
    {
        public override string ToString() => $"drill-down {Ansvar} ansvar, periode {Fra}-{Til}, side på {Rader}";
    }

    private static async Task Krev(Task<Svar> task)
    {
        var svar = await task;
        if ((int)svar.Status >= 300)
        {
            throw new InvalidOperationException(svar.Tekst[..Math.Min(500, svar.Tekst.Length)]);
        }
    }
}
