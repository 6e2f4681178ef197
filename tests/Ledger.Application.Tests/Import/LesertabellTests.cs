using System.Text;
using System.Text.RegularExpressions;
using Ledger.Application.Import;

namespace Ledger.Application.Tests.Import;

/// <summary>What bodies are read as, case by case, as tables; how they are written stands in <c>scenarier/csv.txt</c>.</summary>
public sealed partial class LesertabellTests
{
    private static IEnumerable<TestCaseData> Alle() => new[] { "csv", "ndjson" }.SelectMany(fil => Les(fil).Select(s =>
        new TestCaseData(fil, s.Innhold, s.Svar) { TestName = $"{fil}: {s.Tittel}" }));

    [TestCaseSource(nameof(Alle))]
    public void Innholdet(string format, string innhold, string[] svar) =>
        Assert.That(Kjoer(format, Encoding.UTF8.GetBytes(innhold)), Is.EqualTo(svar), string.Join('\n', Kjoer(format, Encoding.UTF8.GetBytes(innhold))));

    private static string[] Kjoer(string format, byte[] innhold)
    {
        try
        {
            using var body = new MemoryStream(innhold);
            using IPosteringsleser leser = format == "csv" ? new CsvLeser(body) : new NdjsonLeser(body);
            var rader = new List<string>();
            while (leser.Neste() is { } rad)
            {
                rader.Add(rad.Formfeil is { } feil
                    ? $"{feil.Linje} feil {feil.Felt} {feil.Kode}"
                    : $"{rad.Linje} {rad.Bilagsreferanse} {rad.Beloep} {rad.Tekst}".TrimEnd());
            }

            return [.. rader];
        }
        catch (Avvisning avvist)
        {
            return [.. avvist.Feil.Select(f => $"Avvist {f.Linje} {f.Felt} {f.Kode}")];
        }
    }

    private static IEnumerable<(string Tittel, string Innhold, string[] Svar)> Les(string fil)
    {
        using var leser = new StreamReader(typeof(LesertabellTests).Assembly.GetManifestResourceStream("scenarier/" + fil)!);
        foreach (var tekst in leser.ReadToEnd().Split("\n== ").Skip(1))
        {
            var (hode, svar) = (tekst.Split("\n=\n")[0].Split('\n', 2), tekst.Split("\n=\n")[1]);
            yield return (hode[0], Innhold(hode[1] + "\n", fil == "csv"), [.. svar.TrimEnd().Split('\n').Select(s => fil == "csv" ? Tegn(s) : s)]);
        }
    }

    private static string Innhold(string tekst, bool csv)
    {
        tekst = tekst.Replace("\\\n", "", StringComparison.Ordinal);
        return csv ? Tegn(tekst.StartsWith("H\n", StringComparison.Ordinal) ? "bilagsreferanse;bilagsdato;periode;kontoklasse;beloep;tekst" + tekst[1..] : tekst) : tekst;
    }

    private static string Tegn(string tekst) => Kode().Replace(tekst, m => Regex.Unescape(m.Value));

    [GeneratedRegex(@"\\(u[0-9a-fA-F]{4}|[rnt])")]
    private static partial Regex Kode();
}
