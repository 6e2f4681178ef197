using System.Text;

namespace Ledger.Api.Tests.Verktoey;

/// <summary>
/// A body of OTLP (opentelemetry-proto, <c>ExportMetricsServiceRequest</c> and <c>ExportTraceServiceRequest</c>), as far as the tests ask: whole
/// numbers of sums with their labels, and spans.
/// </summary>
internal static class Otlp
{
    /// <summary>Each sum of the bodies with its data points, in the order they were sent.</summary>
    public static ILookup<string, long> Summer(IEnumerable<byte[]> kropper) =>
        Punkter(kropper).SelectMany(p => Under(p.Punkt, 6) // as_int
                .Select(verdi => (p.Navn, Verdi: BitConverter.ToInt64(verdi))))
            .ToLookup(p => p.Navn, p => p.Verdi);

    /// <summary>The labels of the data points of each sum that are texts, as <c>name=value</c>, each once.</summary>
    public static ILookup<string, string> Merker(IEnumerable<byte[]> kropper) =>
        Punkter(kropper).SelectMany(p => Under(p.Punkt, 7) // attributes
                .SelectMany(m => Under(m, 2).SelectMany(verdi => Under(verdi, 1)) // string_value
                    .Select(verdi => (p.Navn, Merke: $"{Tekst(m, 1)}={Encoding.UTF8.GetString(verdi)}"))))
            .Distinct().ToLookup(p => p.Navn, p => p.Merke);

    /// <summary>The trace of each span, by the span's name.</summary>
    public static ILookup<string, string> Spor(IEnumerable<byte[]> kropper) =>
        Innhold(kropper).ToLookup(span => Tekst(span, 5), span => Convert.ToHexStringLower(Under(span, 1).Single()));

    private static IEnumerable<(string Navn, byte[] Punkt)> Punkter(IEnumerable<byte[]> kropper) =>
        Innhold(kropper).SelectMany(m => Under(m, 7) // sum
            .SelectMany(sum => Under(sum, 1)) // data_points
            .Select(punkt => (Tekst(m, 1), punkt)));

    /// <summary>The metrics or spans: they lie equally deep.</summary>
    private static IEnumerable<byte[]> Innhold(IEnumerable<byte[]> kropper) =>
        kropper.SelectMany(k => Under(k, 1)) // resource_metrics, resource_spans
            .SelectMany(r => Under(r, 2)) // scope_metrics, scope_spans
            .SelectMany(s => Under(s, 2)); // metrics, spans

    private static string Tekst(byte[] melding, int felt) => Encoding.UTF8.GetString(Under(melding, felt).Single());

    /// <summary>The values of a field of a message: the bytes of those that have a length, or are of 64 bits.</summary>
    private static IEnumerable<byte[]> Under(byte[] melding, int felt)
    {
        for (var at = 0; at < melding.Length;)
        {
            var merke = Varint(melding, ref at);
            var (start, lengde) = (merke & 7) switch
            {
                0 => (at, Hopp(melding, at)),
                1 => (at, 8),
                2 => (int)Varint(melding, ref at) is var n ? (at, n) : default,
                5 => (at, 4),
                var type => throw new FormatException($"A field of type {type}."),
            };
            at = start + lengde;
            if ((int)(merke >> 3) == felt)
            {
                yield return melding[start..at];
            }
        }
    }

    private static int Hopp(byte[] melding, int at)
    {
        var slutt = at;
        Varint(melding, ref slutt);
        return slutt - at;
    }

    private static ulong Varint(byte[] melding, ref int at)
    {
        ulong verdi = 0;
        for (var bit = 0; ; bit += 7)
        {
            var del = melding[at++];
            verdi |= (ulong)(del & 0x7F) << bit;
            if (del < 0x80)
            {
                return verdi;
            }
        }
    }
}
