using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ledger.Fasit;

/// <summary>What the service shall answer: per entry a report, how its rows are told apart, a column, and the amounts in kroner.</summary>
internal sealed class Svar
{
    private readonly JsonArray _svar = [];

    public static JsonNode Les(string mappe, string fil) => JsonNode.Parse(File.ReadAllText(Path.Combine(mappe, fil)))!;

    public static Dictionary<string, decimal> Sum(IEnumerable<(string Noekkel, decimal Beloep)> tall) =>
        tall.GroupBy(t => t.Noekkel).ToDictionary(g => g.Key, g => g.Sum(t => t.Beloep));

    /// <summary>A line without months of its own is spread evenly in øre; the first months take what is left.</summary>
    public static decimal Hittil(decimal beloep, int periode)
    {
        var (hele, rest) = Math.DivRem((long)(beloep * 100), 12);
        var maaneder = Math.Min(periode, 12);
        return ((hele * maaneder) + (Math.Sign(rest) * Math.Min(maaneder, Math.Abs(rest)))) / 100m;
    }

    /// <param name="rad">The field of a line, or of a group's key, that a row is told by.</param>
    /// <param name="poster">The lines of a group that are summed; null for all.</param>
    public void Legg(string sti, string rad, string kolonne, Dictionary<string, decimal> verdier, string[]? poster = null)
    {
        var tall = new JsonObject();
        foreach (var (noekkel, verdi) in verdier.OrderBy(v => v.Key, StringComparer.Ordinal))
        {
            tall[noekkel] = verdi;
        }

        _svar.Add(new JsonObject
        {
            ["sti"] = sti, ["rad"] = rad, ["poster"] = poster is null ? null : new JsonArray([.. poster.Select(p => JsonValue.Create(p))]),
            ["kolonne"] = kolonne, ["verdier"] = tall,
        });
    }

    public void Skriv(string fil)
    {
        var valg = new JsonSerializerOptions { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };
        File.WriteAllText(fil, _svar.ToJsonString(valg) + "\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }
}
