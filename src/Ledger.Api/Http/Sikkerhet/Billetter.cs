using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Ledger.Application.Noekler;
using Ledger.Application.Porter;
using Ledger.Domain.Verdier;
using Microsoft.AspNetCore.WebUtilities;

namespace Ledger.Api.Http.Sikkerhet;

/// <summary>The endpoint may be opened by a ticket in its address.</summary>
internal sealed record Billettaapen;

/// <summary>
/// Tickets for those who cannot send a header: a browser's EventSource. A ticket stands for the key that asked for it, opens one ledger's stream of
/// changes and nothing else, and must be used within a minute.
/// </summary>
/// <remarks>
/// It names the key and is signed under the ledger's secret, so every instance can read it and none has to remember it. The key itself is looked up
/// when the ticket is used: one that was revoked meanwhile opens nothing.
/// </remarks>
internal sealed class Billetter(IAvtrykksnoekler hemmeligheter, IHovedbokleser ledgere, INoekkellager noekler, TimeProvider klokke)
{
    public const string Parameter = "billett";

    private const string Bruk = "ledger-billett-1"; // so that no other signature under the same secret is one of these
    private static readonly TimeSpan Levetid = TimeSpan.FromMinutes(1);

    /// <returns>Null for a caller who has no key of ours.</returns>
    public async Task<(string Billett, DateTimeOffset Utloeper)?> LagAsync(LedgerId ledger, ClaimsPrincipal bruker, CancellationToken ct)
    {
        if (bruker.Identity is not Brukeridentitet identitet || identitet.AuthenticationType != Autentisering.Art)
        {
            return null;
        }

        var utloeper = klokke.GetUtcNow() + Levetid;
        var hvem = identitet.Noekkel is { } noekkel ? "n:" + noekkel.Id : "u:" + bruker.Bruker();
        var navn = WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(hvem));
        var innhold = string.Create(CultureInfo.InvariantCulture, $"{utloeper.ToUnixTimeSeconds()}.{navn}");
        return ($"{innhold}.{WebEncoders.Base64UrlEncode(await SegletAsync(ledger, innhold, ct))}", utloeper);
    }

    /// <summary>The key that a ticket stands for, or the name of a developer's; neither when it is none that is valid here and now.</summary>
    public async Task<(Apinoekkel? Noekkel, string? Utvikler)> LesAsync(LedgerId ledger, string billett, CancellationToken ct)
    {
        var deler = billett.Split('.');
        if (
            deler.Length != 3 || billett.Length > 400
                || !long.TryParse(deler[0], NumberStyles.None, CultureInfo.InvariantCulture, out var utloeper)
                || utloeper < klokke.GetUtcNow().ToUnixTimeSeconds()
                || await ledgere.FinnKommuneAsync(ledger, ct) is null)
        {
            return default;
        }

        var segl = await SegletAsync(ledger, $"{deler[0]}.{deler[1]}", ct);
        if (!CryptographicOperations.FixedTimeEquals(Byte(deler[2]), segl))
        {
            return default;
        }

        var hvem = Encoding.UTF8.GetString(Byte(deler[1]));
        return hvem[0] == 'n' ? (await noekler.FinnNoekkelAsync(hvem[2..], ct), null) : (null, hvem[2..]);
    }

    private async Task<byte[]> SegletAsync(LedgerId ledger, string innhold, CancellationToken ct) =>
        HMACSHA256.HashData(await hemmeligheter.AvtrykksnoekkelAsync(ledger, ct), Encoding.UTF8.GetBytes($"{Bruk}\n{ledger}\n{innhold}"));

    private static byte[] Byte(string tekst)
    {
        try
        {
            return WebEncoders.Base64UrlDecode(tekst);
        }
        catch (FormatException)
        {
            return [];
        }
    }
}
