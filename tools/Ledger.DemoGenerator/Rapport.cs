using System.Globalization;
using System.Text;

namespace Ledger.DemoGenerator;

/// <summary>The annual report's tables: CSV with a header, comma, quotes. Amounts are mill. kr as printed.</summary>
public sealed class Rapport(string mappe)
{
    /// <summary>The rows of a table, in order.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Rader(string tabell)
    {
        var lines = File.ReadAllLines(Path.Combine(mappe, tabell + ".csv"), Encoding.UTF8);
        var header = Felt(lines[0]);
        return [.. lines.Skip(1).Where(l => l.Length > 0).Select(l => header.Zip(Felt(l)).ToDictionary(p => p.First, p => p.Second))];
    }

    /// <summary>A printed figure in mill. kr.</summary>
    /// <exception cref="InvalidDataException">The cell is empty or not there.</exception>
    public decimal Tall(string tabell, string slug, string kolonne) =>
        TallEllerNull(tabell, slug, kolonne) ?? throw new InvalidDataException($"{tabell}/{slug}/{kolonne} is not printed.");

    public decimal? TallEllerNull(string tabell, string slug, string kolonne)
    {
        var row = Rader(tabell).FirstOrDefault(r => r["slug"] == slug) ?? throw new InvalidDataException($"{tabell}/{slug}");
        return row[kolonne].Length == 0 ? null : decimal.Parse(row[kolonne], CultureInfo.InvariantCulture);
    }

    private static List<string> Felt(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"')
            {
                if (quoted && i + 1 < line.Length && line[i + 1] == '"')
                {
                    field.Append('"');
                    i++;
                }
                else
                {
                    quoted = !quoted;
                }
            }
            else if (line[i] == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(line[i]);
            }
        }

        fields.Add(field.ToString());
        return fields;
    }
}
