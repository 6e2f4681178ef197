using System.Text;

namespace Ledger.DemoGenerator;

/// <summary>An import file of a register or of facts: a header and rows, separated by semicolon, the order of the columns that of the header.</summary>
public sealed class Faktafil(params string[] kolonner)
{
    private readonly StringBuilder _tekst = new(string.Join(';', kolonner) + "\n");

    public void Rad(params (string Kolonne, string Verdi)[] felt)
    {
        var verdier = felt.ToDictionary(f => f.Kolonne, f => f.Verdi, StringComparer.Ordinal);
        if (verdier.Keys.Except(kolonner).FirstOrDefault() is { } ukjent)
        {
            throw new ArgumentException($"The file has no column {ukjent}.", nameof(felt));
        }

        _tekst.Append(string.Join(';', kolonner.Select(k => Sitert(verdier.GetValueOrDefault(k, ""))))).Append('\n');
    }

    public override string ToString() => _tekst.ToString();

    private static string Sitert(string verdi) => verdi.IndexOfAny([';', '"']) < 0 ? verdi : $"\"{verdi.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
