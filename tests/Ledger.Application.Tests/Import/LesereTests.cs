using System.Text;
using System.Text.Json;
using CsCheck;
using Ledger.Application.Import;
using Ledger.Domain.Hovedbok;

namespace Ledger.Application.Tests.Import;

/// <summary>Both formats carry the same rows, whatever is in the texts and however the body is cut up.</summary>
public sealed class LesereTests
{
    private static readonly string[] Felt = ["bilagsreferanse", "bilagsdato", "periode", "kontoklasse", "art", "ansvar", "beloep", "tekst"];
    private static readonly Gen<string> Tekst = Gen.String[Gen.Char["abcæøåÆ;,\"'\t «é日\\{}:- "], 0, 30];
    private static readonly Gen<string[][]> Rader = Tekst.Array[Felt.Length].Array[1, 40];

    [Test]
    public void Csv_gives_back_the_rows_with_either_separator() =>
        Gen.Select(Rader, Gen.Bool).Sample((rader, semicolon) =>
        {
            var separator = semicolon ? ';' : ',';
            var body = new StringBuilder(string.Join(separator, Felt)).Append('\n');
            foreach (var rad in rader)
            {
                body.AppendJoin(separator, rad.Select(f => $"\"{f.Replace("\"", "\"\"")}\"")).Append('\n');
            }

            return Les(new CsvLeser(Strøm(body.ToString()))).SequenceEqual(rader.Select(Samlet));
        });

    [Test]
    public void Ndjson_gives_back_the_rows_also_when_the_stream_gives_few_bytes_at_a_time() =>
        Gen.Select(Rader, Gen.Int[1, 50]).Sample((rader, bytes) =>
        {
            var body = string.Concat(rader.Select(rad => JsonSerializer.Serialize(Felt.Zip(rad).ToDictionary(f => f.First, f => f.Second)) + "\n"));
            return Les(new NdjsonLeser(new Dryppestroem(Encoding.UTF8.GetBytes(body), bytes))).SequenceEqual(rader.Select(Samlet));
        });

    [Test]
    public void A_row_does_not_keep_fields_of_the_row_before()
    {
        using var leser = new NdjsonLeser(Strøm("{\"art\":\"010\",\"beloep\":1.50}\n\n{\"beloep\":\"2\"}\n"));
        var first = leser.Neste()!;
        Assert.That((first.Linje, first.Art, first.Beloep), Is.EqualTo((1L, "010", "1.50")));
        var second = leser.Neste()!;
        Assert.That((second.Linje, second.Art, second.Beloep), Is.EqualTo((3L, "", "2")));
        Assert.That(leser.Neste(), Is.Null);
    }

    [Test]
    public void Columns_stand_in_any_order_and_those_left_out_are_empty()
    {
        using var leser = new CsvLeser(Strøm("\uFEFFbeloep,kontoklasse,periode,bilagsdato,bilagsreferanse\n1.5,drift,1,2024-01-31,A\n"));
        var rad = leser.Neste()!;
        Assert.That((rad.Linje, rad.Bilagsreferanse, rad.Beloep, rad.Fond), Is.EqualTo((2L, "A", "1.5", "")));
    }

    private static List<string> Les(IPosteringsleser leser)
    {
        using (leser)
        {
            var rows = new List<string>();
            while (leser.Neste() is { } rad)
            {
                rows.Add(Samlet([rad.Bilagsreferanse, rad.Bilagsdato, rad.Periode, rad.Kontoklasse, rad.Art, rad.Ansvar, rad.Beloep, rad.Tekst]));
            }

            return rows;
        }
    }

    private static string Samlet(string[] felt) => string.Join('\u001f', felt);

    private static MemoryStream Strøm(string text) => new(Encoding.UTF8.GetBytes(text));
}
