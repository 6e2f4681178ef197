using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Ledger.Api.Tests.Verktoey;
using Microsoft.Data.Sqlite;

// dotnet run -c Release --project tests/Ledger.Benchmarks -- ingest|bilag|extract|reads|saldoimport|registre [antall] | soak [minutter] [klienter]
// Each figure stands beside a ceiling measured in the same run on the same machine; the ratio is what counts.
if (args is ["tak", var lengde])
{
    await Taktjener.KjoerAsync(int.Parse(lengde, CultureInfo.InvariantCulture));
    return 0;
}

var benchmark = args.Length > 0 ? args[0] : "";
var antall = args.Length > 1 && benchmark != "soak" ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1_000_000;
const string R = "/v1/kommuner/3201/regnskap/2024";
var folder = Directory.CreateTempSubdirectory("ledger-bench-").FullName;
var csv = Path.Combine(folder, "rader.csv");
var resultater = new Dictionary<string, object>();
try
{
    switch (benchmark)
    {
        case "ingest":
            await IngestAsync();
            break;
        case "bilag":
            await BilagAsync();
            break;
        case "extract":
            await ExtractAsync();
            break;
        case "soak":
            await SoakAsync();
            break;
        case "saldoimport":
            await new Saldobenk(folder, StartAsync, resultater).KjoerAsync(antall);
            break;
        case "registre":
            await new Registerbenk(folder, StartAsync, ImporterAsync, resultater).KjoerAsync(antall);
            break;
        case "reads":
            await new Lesebenk(folder, StartAsync, ImporterAsync, resultater).KjoerAsync(antall);
            break;
        default:
            Console.Error.WriteLine("Bruk: ingest|bilag|extract|reads|saldoimport|registre [antall] | soak [minutter] [klienter]");
            return 2;
    }

    Console.WriteLine(JsonSerializer.Serialize(resultater));
    return 0;
}
finally
{
    Directory.Delete(folder, recursive: true);
}

void LagRader(string file, bool ndjson) => new Radgenerator(2024).Skriv(file, antall, ndjson);

async Task<Tjener> StartAsync()
{
    var tjener = await Tjener.StartProsessAsync("Development", false, null, ("Ledger__Import__MestRader", "50000000"), ("Ledger__Import__MestByte", "20000000000"), ("Ledger__RateLimit__Enabled", "false"));
    await Krev(tjener.PutAsync("/v1/kommuner/3201", new { navn = "Bærum", organisasjonsnummer = "935478715" }));
    await Krev(tjener.PutAsync("/v1/kommuner/3201/organisasjon/2024", new { enheter = Radgenerator.Ansvar.Select(k => new { kode = k, navn = $"Ansvar {k}", nivaa = "ansvar" }).ToArray() }));
    foreach (var prosjekt in Radgenerator.Prosjekter)
    {
        await Krev(tjener.PutAsync($"/v1/kommuner/3201/prosjekter/{prosjekt}", new { navn = $"Prosjekt {prosjekt}" }));
    }

    return tjener;
}

async Task<TimeSpan> ImporterAsync(Tjener tjener, string file, string type, string sporring = "")
{
    var watch = Stopwatch.StartNew();
    await using var stream = File.OpenRead(file);
    var content = new StreamContent(stream, 1 << 20);
    content.Headers.ContentType = new(type);
    await Krev(tjener.SendAsync(HttpMethod.Post, R + "/importer" + sporring, content, "dev-admin", ("Idempotency-Key", Guid.NewGuid().ToString())));
    return watch.Elapsed;
}

// The same rows by a bare prepared statement in one transaction into one table of the same columns, without indexes.
TimeSpan Tak(string file)
{
    var rows = File.ReadLines(file).Skip(1).Select(l => l.Split(';')).ToList();
    using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "tak.db")};Pooling=False");
    connection.Open();
    using var command = connection.CreateCommand();
    command.CommandText = "pragma journal_mode = wal; pragma synchronous = full; create table t (bilagsreferanse text, bilagsdato text, periode integer, kontoklasse text, art text, funksjon text, kapittel text, sektor text, ansvar text, prosjekt text, beloep integer, tekst text)";
    command.ExecuteNonQuery();
    var watch = Stopwatch.StartNew();
    using var transaction = connection.BeginTransaction();
    command.Transaction = transaction;
    command.CommandText = "insert into t values (@a, @b, @c, @d, @e, @f, @g, @h, @i, @j, @k, @l)";
    var parameters = "abcdefghijkl".Select(c => command.Parameters.Add(new SqliteParameter { ParameterName = "@" + c })).ToArray();
    foreach (var row in rows)
    {
        for (var i = 0; i < parameters.Length; i++)
        {
            parameters[i].Value = i switch
            {
                2 => int.Parse(row[2], CultureInfo.InvariantCulture),
                10 => (long)(decimal.Parse(row[10], CultureInfo.InvariantCulture) * 100m),
                _ => row[i],
            };
        }

        command.ExecuteNonQuery();
    }

    transaction.Commit();
    return watch.Elapsed;
}

// A whole year into an empty ledger, in both formats; then a month more into the ledger that has the year.
async Task IngestAsync()
{
    LagRader(csv, ndjson: false);
    var tak = Tak(csv);
    Vis("tak: bar insert", tak, antall, null);
    foreach (var (navn, ndjson, type) in new[] { ("csv", false, "text/csv"), ("ndjson", true, "application/x-ndjson") })
    {
        await using var tjener = await StartAsync();

        // The service is compiled while it runs; a dry run brings it to where a service stands that has run for a minute.
        new Radgenerator(1).Skriv(csv, Math.Min(antall, 400_000), ndjson);
        await ImporterAsync(tjener, csv, type, "?proevekjoering=true");
        LagRader(csv, ndjson);
        Vis(navn + " over HTTP, et år i en tom bok", await ImporterAsync(tjener, csv, type), antall, tak);
        var minne = tjener.Minne();
        new Radgenerator(3).Skriv(csv, antall, ndjson, "M", 6);

        // By now what was committed has been moved into the file.
        var bytes = Directory.EnumerateFiles(Path.Combine(tjener.Datamappe, "regnskap"), "*.db").Sum(f => new FileInfo(f).Length);
        Vis(navn + " over HTTP, en måned til", await ImporterAsync(tjener, csv, type), antall, tak);
        Console.WriteLine($"   {bytes / (double)antall:0} byte per postering på disk, {minne / 1_000_000} MB i minnet etter importen");
        resultater[navn + " byte per postering"] = Math.Round(bytes / (double)antall);
        resultater[navn + " MB i minnet"] = minne / 1_000_000;
    }
}

// Single bilag from many clients at once, against as many bare commits of one row, each flushed to disk.
async Task BilagAsync()
{
    const int Klienter = 64;
    var bilag = Math.Min(antall, 50_000);
    var tak = TakCommits(bilag);
    Vis("tak: bare commits", tak, bilag, null);
    await using var tjener = await StartAsync();
    using var klient = new Raaklient(tjener.Klient.BaseAddress!, Klienter);

    // The service is compiled while it runs; these bring it to where a service stands that has run for a minute.
    await klient.KjoerAsync(40_000, i => Bilag("W", i));
    var watch = Stopwatch.StartNew();
    await klient.KjoerAsync(bilag, i => Bilag("B", 40_000 + i));
    Vis($"POST /bilag, {Klienter} klienter", watch.Elapsed, bilag, tak);

    static byte[] Bilag(string prefiks, int i)
    {
        var body = $$"""{"bilagsreferanse":"{{prefiks}}{{i}}","bilagsdato":"2024-03-15","periode":3,"tekst":"Faktura","posteringer":[{"kontoklasse":"drift","art":"115","funksjon":"201","ansvar":"1000","beloep":{{100 + i}}.50},{"kontoklasse":"balanse","kapittel":"32","sektor":"320","beloep":-{{100 + i}}.50}]}""";
        return Encoding.UTF8.GetBytes($"POST {R}/bilag HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer dev-bokfor\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
    }
}

TimeSpan TakCommits(int commits)
{
    using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "commits.db")};Pooling=False");
    connection.Open();
    using var command = connection.CreateCommand();
    command.CommandText = "pragma journal_mode = wal; pragma synchronous = full; create table t (referanse text, beloep integer, tekst text)";
    command.ExecuteNonQuery();
    command.CommandText = "insert into t values (@a, @b, @c)";
    var parameters = "abc".Select(c => command.Parameters.Add(new SqliteParameter { ParameterName = "@" + c })).ToArray();
    var watch = Stopwatch.StartNew();
    for (var i = 0; i < commits; i++)
    {
        (parameters[0].Value, parameters[1].Value, parameters[2].Value) = ("B" + i, (long)i, "Faktura");
        command.ExecuteNonQuery();
    }

    return watch.Elapsed;
}

// Mixed readers and writers for some minutes: whether it keeps its pace and its memory, and answers all.
async Task SoakAsync()
{
    var minutter = args.Length > 1 ? decimal.Parse(args[1], CultureInfo.InvariantCulture) : 3;
    var klienter = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 16;
    await using var tjener = await StartAsync();
    new Radgenerator(7).Skriv(csv, 100_000, ndjson: false);
    await ImporterAsync(tjener, csv, "text/csv");
    var soak = new Soak(tjener, klienter, TimeSpan.FromMinutes((double)minutter));
    foreach (var (navn, verdi) in await soak.KjoerAsync())
    {
        resultater[navn] = verdi;
    }
}

async Task ExtractAsync()
{
    LagRader(csv, ndjson: false);
    await using var tjener = await StartAsync();
    await ImporterAsync(tjener, csv, "text/csv");
    var tak = TakUttrekk(Directory.EnumerateFiles(Path.Combine(tjener.Datamappe, "regnskap"), "*.db").First());
    Vis("tak: datareader til Utf8JsonWriter", tak, antall, null);

    var file = Path.Combine(folder, "uttrekk.ndjson");
    var before = tjener.Minne();
    var peak = before;

    // The service is compiled while it runs; a part of the extract brings it to where a service stands that has run for a minute.
    (await tjener.Klient.SendAsync(Uttrekk($"?etter={Math.Max(0, (antall / 4) - 100_000)}"))).EnsureSuccessStatusCode();
    using var sampling = new Timer(_ => peak = Math.Max(peak, tjener.Minne()), null, 0, 200);
    var watch = Stopwatch.StartNew();
    using (var response = await tjener.Klient.SendAsync(Uttrekk(""), HttpCompletionOption.ResponseHeadersRead))
    {
        response.EnsureSuccessStatusCode();
        await using var target = File.Create(file);
        await response.Content.CopyToAsync(target);
    }

    Vis("uttrekk over HTTP", watch.Elapsed, antall, tak);
    resultater["minne MB før og høyest under uttrekk"] = new[] { before / 1_000_000, peak / 1_000_000 };
    Console.WriteLine($"   minne før {before / 1_000_000} MB, høyest under uttrekk {peak / 1_000_000} MB");
    var size = new FileInfo(file).Length;
    resultater["uttrekk MB/s"] = Math.Round(size / 1e6 / watch.Elapsed.TotalSeconds, 1);
    Console.WriteLine($"   {size / 1e6:0} MB, {size / 1e6 / watch.Elapsed.TotalSeconds:0.0} MB/s");

    watch.Restart();
    using var verify = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Ledger.Verify.dll"), file]) { RedirectStandardOutput = true })!;
    var output = await verify.StandardOutput.ReadToEndAsync();
    await verify.WaitForExitAsync();
    Vis("Ledger.Verify " + output[..3], watch.Elapsed, antall, null);
}

static HttpRequestMessage Uttrekk(string sporring)
{
    var request = new HttpRequestMessage(HttpMethod.Get, "/v1/kommuner/3201/revisjon/uttrekk" + sporring);
    request.Headers.Authorization = new("Bearer", "dev-revisjon");
    return request;
}

// The same rows, with all their columns, read by a bare data reader and written by Utf8JsonWriter to nowhere. No bilag, no hashes, no HTTP.
TimeSpan TakUttrekk(string database)
{
    const int Beloep = 11;
    JsonEncodedText[] felt = [.. "sekvens linje kontoklasse art funksjon kapittel sektor ansvar prosjekt fond merke beloep tekst motpart dokument".Split(' ').Select(f => JsonEncodedText.Encode(f))];
    bool[] heltall = [.. felt.Select(f => f.ToString() is "sekvens" or "linje" or "kontoklasse" or "merke")];
    using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=False");
    connection.Open();
    using var command = connection.CreateCommand();
    command.CommandText = "select p.sekvens, p.linje, n.kontoklasse, n.art, n.funksjon, n.kapittel, n.sektor, n.ansvar, n.prosjekt, n.fond, n.merke, p.beloep, p.tekst, p.motpart, p.dokument from postering p join noekkel n on n.id = p.noekkel_id order by p.id";
    var watch = Stopwatch.StartNew();
    using var reader = command.ExecuteReader();
    using var json = new Utf8JsonWriter(Stream.Null);
    json.WriteStartArray();
    while (reader.Read())
    {
        json.WriteStartObject();
        for (var i = 0; i < reader.FieldCount; i++)
        {
            if (i > Beloep && reader.IsDBNull(i))
            {
                continue;
            }

            if (i == Beloep)
            {
                json.WriteNumber(felt[i], reader.GetInt64(i) / 100m);
            }
            else if (heltall[i])
            {
                json.WriteNumber(felt[i], reader.GetInt64(i));
            }
            else
            {
                json.WriteString(felt[i], reader.GetString(i));
            }
        }

        json.WriteEndObject();
        if (json.BytesPending > 1 << 16)
        {
            json.Flush();
        }
    }

    json.WriteEndArray();
    json.Flush();
    return watch.Elapsed;
}

void Vis(string navn, TimeSpan tid, long rader, TimeSpan? tak)
{
    var ratio = tak is { } t ? t / tid : (double?)null;
    Console.WriteLine($"{navn,-40} {tid.TotalSeconds,8:0.00} s {rader / tid.TotalSeconds,12:0} rader/s {(ratio is { } r ? $"{r:0.00} av taket" : "")}");
    resultater[navn] = new { sekunder = Math.Round(tid.TotalSeconds, 2), raderPerSekund = Math.Round(rader / tid.TotalSeconds), avTaket = ratio is { } q ? Math.Round(q, 2) : (double?)null };
}

static async Task Krev(Task<Svar> task)
{
    var svar = await task;
    if ((int)svar.Status >= 300)
    {
        throw new InvalidOperationException(svar.Tekst[..Math.Min(500, svar.Tekst.Length)]);
    }
}
