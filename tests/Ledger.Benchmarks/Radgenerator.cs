using System.Globalization;
using System.Text;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Verdier;

/// <summary>
/// A municipality's year as it looks in an accounting system: bilag of four rows; 600 ansvar, each with one main function and a few others;
/// few of the arts carry most of the rows; one row in ten has one of 400 projects. The same rows for the same seed.
/// </summary>
internal sealed class Radgenerator(int seed)
{
    public static readonly string[] Ansvar = [.. Enumerable.Range(1000, 600).Select(n => n.ToString(CultureInfo.InvariantCulture))];
    public static readonly string[] Prosjekter = [.. Enumerable.Range(1, 400).Select(n => $"P{n:000}")];
    public const string Hode = "bilagsreferanse;bilagsdato;periode;kontoklasse;art;funksjon;kapittel;sektor;ansvar;prosjekt;beloep;tekst\n";

    private static readonly Regnskapsaar Aar = Regnskapsaar.Fra(2024);
    private static readonly LedgerId Ledger = LedgerId.Parse("3201");

    /// <summary>The arts that KOSTRA allows on each of the funksjoner that take at least half as many as the most.</summary>
    private static readonly (string Funksjon, string[] Arter)[] Funksjoner = FinnFunksjoner();

    private readonly Random _random = new(seed);

    /// <summary>How many funksjoner and arts the rows are of.</summary>
    public static (int Funksjoner, int Arter) Antall => (Funksjoner.Length, Funksjoner.SelectMany(f => f.Arter).Distinct().Count());

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
                var (funksjon, arter) = Funksjoner[((ansvar * 7) + (_random.Next(10) == 0 ? 1 + _random.Next(2) : 0)) % Funksjoner.Length];
                var art = arter[Skjevt(arter.Length)];
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

    private static (string Funksjon, string[] Arter)[] FinnFunksjoner()
    {
        var plan = Kontoplan.For(Aar, Ledger.Kommune);
        var arts = Kontoplan.Arter.Select(a => a.Kode).Where(a => plan.Status(Art.Parse(a)) == Kodestatus.Gyldig).ToList();
        var found = Kontoplan.Funksjoner.Select(f => f.Kode).Where(f => plan.Status(Funksjon.Parse(f)) == Kodestatus.Gyldig)
            .Select(f => (Funksjon: f, Arter: arts.Where(a => Lovlig(a, f)).ToArray())).ToList();
        return [.. found.Where(f => f.Arter.Length * 2 >= found.Max(m => m.Arter.Length))];
    }

    /// <summary>Those that move a fund need one, and are left out.</summary>
    private static bool Lovlig(string art, string funksjon) => art is not ("540" or "550" or "940" or "950")
        && Kostraregler.Kontroller(Kontoklasse.Drift, Art.Parse(art), Funksjon.Parse(funksjon), Aar, Ledger.Kommune).All(b => b.Alvor != Alvor.Feil);

    private int Skjevt(int n) => (int)(_random.NextDouble() * _random.NextDouble() * n);
}
