using System.Security.Cryptography;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Porter;
using Ledger.Domain.Lagring;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Publisering;

/// <summary>
/// Links that show a draft to who has no account: a secret of 128 bits, which ends by itself and can be revoked. What is stored is its hash, so that
/// who reads the database cannot open the draft.
/// </summary>
public sealed class Visningslenker(IKladdlager lager, TimeProvider klokke)
{
    private const string Prefiks = "visning/";
    private const int Hemmelighetsbyte = 16;
    private static readonly TimeSpan Levetid = TimeSpan.FromDays(14);

    /// <summary>The secret, which is told once, and when it ends.</summary>
    public async Task<(string Hemmelighet, DateTimeOffset Utloeper)> LagAsync(LedgerId ledger, string publikasjon, string bruker, CancellationToken ct)
    {
        var (hemmelighet, utloeper) = (Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Hemmelighetsbyte)), klokke.GetUtcNow() + Levetid);
        await lager.LagreKladdAsync(
            ledger, new(Id(hemmelighet), Lagretform.Skriv(new Lenke(publikasjon, utloeper)), klokke.GetUtcNow(), bruker), ct);
        return (hemmelighet, utloeper);
    }

    /// <summary>The id of the document that a secret shows; null when it shows none, or no longer does.</summary>
    public async Task<string?> FinnAsync(LedgerId ledger, string hemmelighet, CancellationToken ct) =>
        await lager.FinnKladdAsync(ledger, Id(hemmelighet), ct) is { } rad && Lagretform.Les<Lenke>(rad.Innhold) is var lenke
            && klokke.GetUtcNow() < lenke.Utloeper ? lenke.Publikasjon : null;

    /// <summary>Ends all links of a document.</summary>
    public async Task TrekkAsync(LedgerId ledger, string publikasjon, CancellationToken ct)
    {
        foreach (var rad in (await lager.KladderAsync(ledger, Prefiks, ct)).Where(k => Lagretform.Les<Lenke>(k.Innhold).Publikasjon == publikasjon))
        {
            await lager.SlettKladdAsync(ledger, rad.Id, ct);
        }
    }

    /// <summary>As many bits of the hash as the secret has: an id has 60 places on a server.</summary>
    private static string Id(string hemmelighet) =>
        Prefiks + Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(hemmelighet)))[..(2 * Hemmelighetsbyte)];

    private sealed record Lenke(string Publikasjon, DateTimeOffset Utloeper);
}
