using System.Text.Json;
using Ledger.Api.Http.Json;
using Ledger.Application.Rapportering;

namespace Ledger.Api.Http.Svar;

/// <summary>Writes an answer that ends in rows by what is kept of each: the same bytes as if it was written in one go.</summary>
internal static class Radskriver
{
    private static readonly byte[] Slutt = "]}"u8.ToArray();

    public static byte[] Skriv(IRadsvar svar)
    {
        var uten = Bytes(svar.UtenRader);
        var rader = svar.Skrevne;
        var hode = uten.AsSpan(0, uten.Length - Slutt.Length);
        if (!uten.AsSpan(hode.Length).SequenceEqual(Slutt) || hode[^1] != '[')
        {
            throw new InvalidOperationException($"The rows of {svar.GetType().Name} are not its last field.");
        }

        var lengde = uten.Length + Math.Max(0, rader.Count - 1);
        foreach (var rad in rader)
        {
            lengde += (rad.Json ??= Bytes(rad)).Length;
        }

        var (alt, plass) = (GC.AllocateUninitializedArray<byte>(lengde), hode.Length);
        hode.CopyTo(alt);
        for (var i = 0; i < rader.Count; i++)
        {
            if (i > 0)
            {
                alt[plass++] = (byte)',';
            }

            rader[i].Json!.CopyTo(alt, plass);
            plass += rader[i].Json!.Length;
        }

        Slutt.CopyTo(alt, plass);
        return alt;
    }

    private static byte[] Bytes(object verdi) => JsonSerializer.SerializeToUtf8Bytes(verdi, verdi.GetType(), JsonOppsett.Valg);
}
