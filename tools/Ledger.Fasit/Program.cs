using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

// Computes a demo's fasit.json from its files, with sums of its own and nothing of the product. Run from the repository:
// dotnet run --project tools/Ledger.Fasit -- db/demo/baerum-2024
// Each entry is a report, how to read its rows, and the amounts in kroner; a test asks the service the same and compares.
if (args.Length != 1 || !Directory.Exists(args[0]))
{
    Console.Error.WriteLine("Bruk: dotnet run --project tools/Ledger.Fasit -- <demoens mappe>");
    return 1;
}

var mappe = args[0];
List<Dictionary<string, string>> rader = [.. Directory.GetFiles(mappe, "*.csv").Order(StringComparer.Ordinal).SelectMany(Posteringer)];
List<Linje> budsjett = [.. Directory.GetFiles(mappe, "budsjett-*.json").Order(StringComparer.Ordinal).SelectMany(Linjer)];
var overordnet = Les("organisasjon.json")["enheter"]!.AsArray().ToDictionary(e => (string)e!["kode"]!, e => (string?)e!["overordnet"]);
var nivaa = Les("organisasjon.json")["enheter"]!.AsArray().ToDictionary(e => (string)e!["kode"]!, e => (string)e!["nivaa"]!);
var aar = rader.Select(r => r["bilagsdato"][..4]).Max()!;

var svar = new JsonArray();
foreach (var periode in Enumerable.Range(1, 13))
{
    foreach (var n in new[] { "direktoromraade", "tjenesteomraade" })
    {
        var sti = $"/regnskap/{aar}/avvik?nivaa={n}&tilPeriode={periode}";
        Legg(sti, "kode", "regnskap", EtterEnhet(n, rader.Where(r => Drift(r) && Periode(r) <= periode).Select(r => (r["ansvar"], Beloep(r)))));
        Legg(sti, "kode", "budsjettHittil", EtterEnhet(n, budsjett.Where(b => b.Klasse == "drift").Select(b => (b.Ansvar, Hittil(b.Beloep, periode)))));
    }
}

foreach (var n in new[] { "direktoromraade", "tjenesteomraade" })
{
    var sti = $"/regnskap/{aar}/avvik?nivaa={n}";
    Legg(sti, "kode", "revidertBudsjett", EtterEnhet(n, budsjett.Where(b => b.Klasse == "drift").Select(b => (b.Ansvar, b.Beloep))));
    Legg(sti, "kode", "opprinneligBudsjett",
        EtterEnhet(n, budsjett.Where(b => b is { Klasse: "drift", Opprinnelig: true }).Select(b => (b.Ansvar, b.Beloep))));
}

var balanse = rader.Where(r => r["kontoklasse"] == "balanse").ToList();
Legg($"/regnskap/{aar}/balanse?grupperPaa=kapittel", "kapittel", "regnskap", Sum(balanse, r => r["kapittel"]));
Legg($"/regnskap/{aar}/balanse?grupperPaa=kapittel", "kapittel", "regnskapForrigeAar", Sum(balanse.Where(r => Periode(r) == 0), r => r["kapittel"]));

// § 5-5 posts 1–4: what is bought and built, grants to others, shares, loans.
bool Brutto(string klasse, string art) => klasse == "investering" && (string.CompareOrdinal(art, "500") < 0 || art is "520" or "529");
string[] poster = ["1", "2", "3", "4"];
Legg($"/regnskap/{aar}/investeringsregnskap?grupperPaa=prosjekt", "prosjekt", "regnskap",
    Sum(rader.Where(r => Brutto(r["kontoklasse"], r["art"])), r => r["prosjekt"]), poster);
Legg($"/regnskap/{aar}/investeringsregnskap?grupperPaa=prosjekt", "prosjekt", "revidertBudsjett",
    Grupper(budsjett.Where(b => Brutto(b.Klasse, b.Art)).Select(b => (b.Prosjekt, b.Beloep))), poster);

foreach (var felt in new[] { "art", "funksjon" })
{
    Legg($"/regnskap/{aar}/driftsregnskap?oppstilling=art&grupperPaa={felt}", felt, "regnskap", Sum(rader.Where(Drift), r => r[felt]));
}

var json = svar.ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" });
File.WriteAllText(Path.Combine(mappe, "fasit.json"), json + "\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
return 0;

JsonNode Les(string fil) => JsonNode.Parse(File.ReadAllText(Path.Combine(mappe, fil)))!;

// Rows of the files that have bilag; other files have other headings.
IEnumerable<Dictionary<string, string>> Posteringer(string fil)
{
    var linjer = File.ReadAllLines(fil);
    var titler = linjer[0].Split(';');
    return titler[0] != "bilagsreferanse" ? [] : linjer.Skip(1).Select(l => titler.Zip(l.Split(';')).ToDictionary(f => f.First, f => f.Second));
}

IEnumerable<Linje> Linjer(string fil)
{
    var vedtak = Les(Path.GetFileName(fil));
    return vedtak["linjer"]!.AsArray().Select(l => new Linje(
        (string)vedtak["type"]! == "opprinnelig", (string)l!["kontoklasse"]!, (string)l["art"]!, (string)l["ansvar"]!, (string?)l["prosjekt"] ?? "",
        (decimal)l["beloep"]!));
}

static bool Drift(Dictionary<string, string> rad) => rad["kontoklasse"] == "drift";

static int Periode(Dictionary<string, string> rad) => int.Parse(rad["periode"], CultureInfo.InvariantCulture);

static decimal Beloep(Dictionary<string, string> rad) => decimal.Parse(rad["beloep"], CultureInfo.InvariantCulture);

// A line without months of its own is spread evenly in øre; the first months take what is left.
static decimal Hittil(decimal beloep, int periode)
{
    var (hele, rest) = Math.DivRem((long)(beloep * 100), 12);
    var maaneder = Math.Min(periode, 12);
    return ((hele * maaneder) + (Math.Sign(rest) * Math.Min(maaneder, Math.Abs(rest)))) / 100m;
}

Dictionary<string, decimal> EtterEnhet(string n, IEnumerable<(string Ansvar, decimal Beloep)> tall)
{
    var sum = nivaa.Where(e => e.Value == n).ToDictionary(e => e.Key, _ => 0m);
    foreach (var (ansvar, beloep) in tall)
    {
        for (var enhet = ansvar; enhet is not null; enhet = overordnet[enhet])
        {
            if (sum.TryGetValue(enhet, out var foer))
            {
                sum[enhet] = foer + beloep;
            }
        }
    }

    return sum;
}

static Dictionary<string, decimal> Sum(IEnumerable<Dictionary<string, string>> rader, Func<Dictionary<string, string>, string> noekkel) =>
    Grupper(rader.Select(r => (noekkel(r), Beloep(r))));

static Dictionary<string, decimal> Grupper(IEnumerable<(string Noekkel, decimal Beloep)> tall) =>
    tall.GroupBy(t => t.Noekkel).ToDictionary(g => g.Key, g => g.Sum(t => t.Beloep));

// What a row is told by: the field of a line, or of a group's key. Of a group the lines of the named posts are summed, all when none is named.
void Legg(string sti, string rad, string kolonne, Dictionary<string, decimal> verdier, string[]? bare = null)
{
    var tall = new JsonObject();
    foreach (var (noekkel, verdi) in verdier.OrderBy(v => v.Key, StringComparer.Ordinal))
    {
        tall[noekkel] = verdi;
    }

    svar.Add(new JsonObject
    {
        ["sti"] = sti, ["rad"] = rad, ["poster"] = bare is null ? null : new JsonArray([.. bare.Select(p => JsonValue.Create(p))]), ["kolonne"] = kolonne,
        ["verdier"] = tall,
    });
}

internal sealed record Linje(bool Opprinnelig, string Klasse, string Art, string Ansvar, string Prosjekt, decimal Beloep);
