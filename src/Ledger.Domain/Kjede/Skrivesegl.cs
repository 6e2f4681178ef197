using System.Buffers;
using System.Text;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Kjede;

/// <summary>What the record of a write says, each field of it: who wrote what and when, under which key, and what was answered.</summary>
/// <param name="Avtrykk">The fingerprint of what was sent, in hexadecimal; protected, since it confirms a guess of a text.</param>
/// <param name="Sekvens">The sequence number of the write's last entry.</param>
/// <param name="Kjedehode">The hash of that entry.</param>
/// <param name="Kvittering">The receipt as it is stored.</param>
/// <param name="Tilgang">The hash of the line in the log of access; null when there is none.</param>
public sealed record Skriverekord(
    LedgerId Ledger, long Versjon, DateTimeOffset Tidspunkt, Verntekst Bruker, string Handling, int Aar, string? Noekkel, Verntekst Avtrykk, long Sekvens,
    Kjedehash Kjedehode, string? ImportId, string? Kvittering, Kjedehash? Tilgang);

/// <summary>
/// The seal of a write: a hash over its record and the seal of the write before. The first entry of the next write has it in its link, so that
/// what records say is under the chain, and only that of the newest write is not yet. The form is specified in <c>openapi/hashkjede.md</c>.
/// </summary>
public static class Skrivesegl
{
    /// <exception cref="FormatException">A field has what the form cannot hold.</exception>
    public static Kjedehash Av(Kjedehash? forrige, Skriverekord rekord)
    {
        var skriver = KanoniskSkriver.Traadens();
        skriver.Felt("skriving1")
            .Navngitt("forrige="u8, forrige)
            .Navngitt("ledger="u8, rekord.Ledger.ToString())
            .Navngitt("versjon="u8, rekord.Versjon)
            .Navngitt("tidspunkt="u8, rekord.Tidspunkt);

        // A user of form 1 is in the clear.
        _ = rekord.Bruker.Vern is null ? skriver.Navngitt("bruker="u8, rekord.Bruker.Tekst) : skriver.Navngitt("bruker#="u8, rekord.Bruker);
        _ = skriver.Navngitt("handling="u8, rekord.Handling)
            .Navngitt("aar="u8, rekord.Aar == 0 ? null : rekord.Aar)
            .Navngitt("noekkel="u8, rekord.Noekkel);
        _ = rekord.Avtrykk.Vern is null ? skriver.Navngitt("avtrykk="u8, rekord.Avtrykk.Tekst) : skriver.Navngitt("avtrykk#="u8, rekord.Avtrykk);
        skriver.Navngitt("sekvens="u8, rekord.Sekvens)
            .Navngitt("kjedehode="u8, rekord.Kjedehode)
            .Navngitt("importId="u8, rekord.ImportId)
            .Navngitt("kvittering="u8, Avtrykk(rekord.Kvittering))
            .Navngitt("tilgang="u8, rekord.Tilgang)
            .Linjeslutt();
        return Kjedehash.Av(skriver.Skrevet);
    }

    private static Kjedehash? Avtrykk(string? tekst)
    {
        if (tekst is null)
        {
            return null;
        }

        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(tekst.Length));
        try
        {
            return Kjedehash.Av(bytes.AsSpan(0, Encoding.UTF8.GetBytes(tekst, bytes)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
