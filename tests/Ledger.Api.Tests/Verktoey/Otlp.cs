using System.Text;

namespace Ledger.Api.Tests.Verktoey;

/// <summary>
/// The metrics of a body of OTLP (opentelemetry-proto, <c>ExportMetricsServiceRequest</c>), as far as the tests ask: whole numbers of sums.
/// </summary>
internal static class Otlp
{
    /// <summary>Each sum of the bodies with its data points, in the order they were sent.</summary>
    public static ILookup<string, long> Summer(IEnumerable<byte[]> kropper) =>
        kropper.SelectMany(k => Under(k, 1)) // resource_metrics
            .SelectMany(r => Under(r, 2)) // scope_metrics
            .SelectMany(s => Under(s, 2)) // metrics
            .SelectMany(m => Under(m, 7) // sum
                .SelectMany(sum => Under(sum, 1)) // data_points
                .SelectMany(p => Under(p, 6)) // as_int
                .Select(verdi => (Navn: Encoding.UTF8.GetString(Under(m, 1).Single()), Verdi: BitConverter.ToInt64(verdi))))
            .ToLookup(p => p.Navn, p => p.Verdi);

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
