using System.Text;

namespace Ledger.Storage.Logg;

/// <summary>Reads the lines of a file from its end.</summary>
internal static class Baklengs
{
    private const int Blokk = 1 << 16;

    /// <summary>Whole lines, the last first, with where each ends. What stands after the last line's end is none.</summary>
    public static IEnumerable<(string Linje, long Slutt)> Linjer(FileStream fil)
    {
        var rest = Array.Empty<byte>();
        var start = fil.Length;
        var harSlutt = false;
        while (start > 0)
        {
            var lengde = (int)Math.Min(Blokk, start);
            start -= lengde;
            var bytes = new byte[lengde + rest.Length];
            fil.Position = start;
            fil.ReadExactly(bytes, 0, lengde);
            rest.CopyTo(bytes, lengde);
            var slutt = bytes.Length;
            for (var i = Array.LastIndexOf(bytes, (byte)'\n', slutt - 1); i >= 0; i = i == 0 ? -1 : Array.LastIndexOf(bytes, (byte)'\n', i - 1))
            {
                if (harSlutt)
                {
                    yield return (Encoding.UTF8.GetString(bytes, i + 1, slutt - i - 1), start + slutt + 1);
                }

                (harSlutt, slutt) = (true, i);
            }

            rest = bytes[..slutt];
        }

        if (harSlutt)
        {
            yield return (Encoding.UTF8.GetString(rest), rest.Length + 1);
        }
    }
}
