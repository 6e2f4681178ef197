using System.Globalization;
using System.Text;

/// <summary>
/// A municipality's year as it looks in an accounting system: bilag of four rows; 600 ansvar, each with one main function and a few others;
/// few of the arts carry most of the rows; one row in ten has one of 400 projects. The same rows for the same seed.
/// </summary>
internal sealed class Radgenerator(int seed)
{
    public static readonly string[] Ansvar = [.. Enumerable.Range(1000, 600).Select(n => n.ToString(CultureInfo.InvariantCulture))];
    public static readonly string[] Prosjekter = [.. Enumerable.Range(1, 400).Select(n => $"P{n:000}")];
    public const string Hode = "bilagsreferanse;bilagsdato;periode;kontoklasse;art;funksjon;kapittel;sektor;ansvar;prosjekt;beloep;tekst\n";

    private static readonly string[] Arter =
    [
        "010", "020", "030", "040", "050", "070", "080", "089", "090", "099", "100", "105", "110", "114", "115", "120", "130", "140", "150", "160", "165", "170", "180", "181", "182", "183", "184", "185", "190", "195",
        "200", "209", "220", "230", "240", "250", "260", "270", "285", "300", "330", "350", "370", "375", "380", "400", "429", "430", "450", "470", "600", "620", "630", "640", "650", "700", "710", "729", "730", "750",
        "770", "810", "830", "850",
    ];

    private static readonly string[] Funksjoner =
    [
        "120", "201", "202", "211", "213", "215", "221", "222", "231", "232", "233", "234", "241", "242", "243", "244", "251", "252", "253", "256", "257", "258", "261", "265", "273", "275", "276", "283", "285", "301",
        "302", "303", "315", "330", "332", "335", "338", "339", "340", "345",
    ];

    private readonly Random _random = new(seed);

    /// <param name="maaned">1–12, or null for the months in turn.</param>
    public void Skriv(string file, int posteringer, bool ndjson, string prefiks = "B", int? maaned = null)
    {
        using var writer = new StreamWriter(file, append: false, new UTF8Encoding(false), 1 << 20);
        if (!ndjson)
        {
            writer.Write(Hode);
        }

        var culture = CultureInfo.InvariantCulture;
        var perMonth = Math.Max(1, posteringer / 4 / 12);
        for (var b = 0; b < posteringer / 4; b++)
        {
            var month = maaned ?? Math.Min(12, (b / perMonth) + 1);
            var ansvar = Skjevt(Ansvar.Length);
            long sum = 0;
            for (var r = 0; r < 3; r++)
            {
                var oere = _random.Next(1, 10_000_000);
                sum += oere;
                var funksjon = Funksjoner[((ansvar * 7) + (_random.Next(10) == 0 ? 1 + _random.Next(2) : 0)) % Funksjoner.Length];
                var art = Arter[Skjevt(Arter.Length)];
                var prosjekt = _random.Next(10) == 0 ? Prosjekter[((ansvar * 3) + _random.Next(3)) % Prosjekter.Length] : "";
                writer.Write(ndjson
                    ? string.Create(culture, $"{{\"bilagsreferanse\":\"{prefiks}{b}\",\"bilagsdato\":\"2024-{month:00}-15\",\"periode\":{month},\"kontoklasse\":\"drift\",\"art\":\"{art}\",\"funksjon\":\"{funksjon}\",\"ansvar\":\"{Ansvar[ansvar]}\",\"prosjekt\":\"{prosjekt}\",\"beloep\":{oere / 100m:0.00},\"tekst\":\"Faktura {b}\"}}\n")
                    : string.Create(culture, $"{prefiks}{b};2024-{month:00}-15;{month};drift;{art};{funksjon};;;{Ansvar[ansvar]};{prosjekt};{oere / 100m:0.00};Faktura {b}\n"));
            }

            writer.Write(ndjson
                ? string.Create(culture, $"{{\"bilagsreferanse\":\"{prefiks}{b}\",\"bilagsdato\":\"2024-{month:00}-15\",\"periode\":{month},\"kontoklasse\":\"balanse\",\"kapittel\":\"10\",\"sektor\":\"320\",\"beloep\":{-sum / 100m:0.00}}}\n")
                : string.Create(culture, $"{prefiks}{b};2024-{month:00}-15;{month};balanse;;;10;320;;;{-sum / 100m:0.00};\n"));
        }
    }

    private int Skjevt(int n) => (int)(_random.NextDouble() * _random.NextDouble() * n);
}
