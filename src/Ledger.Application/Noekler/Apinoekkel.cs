using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ledger.Domain.Kjede;

namespace Ledger.Application.Noekler;

/// <summary>A key that a system calls with, as it is stored: its secret only as a salted hash.</summary>
/// <param name="Id">The public part of the key, by which it is looked up.</param>
/// <param name="Kommuner">The municipalities that it sees; <c>*</c> alone is all.</param>
/// <param name="SistBrukt">To the minute.</param>
/// <param name="Erstatter">The key that this one was made to take over from.</param>
public sealed record Apinoekkel(
    string Id,
    string Navn,
    IReadOnlyList<string> Scopes,
    IReadOnlyList<string> Kommuner,
    byte[] Salt,
    byte[] Hash,
    DateTimeOffset Opprettet,
    string OpprettetAv,
    DateTimeOffset Utloeper,
    DateTimeOffset? Tilbakekalt,
    DateTimeOffset? SistBrukt,
    string? Erstatter)
{
    /// <summary>The id of the key that made it, and with which it is revoked; null when a person, an issuer's token or the command line did.</summary>
    public string? Giver { get; init; }

    /// <summary>The id of the key that it was rotated to; null when it has not been.</summary>
    public string? AvloestAv { get; init; }

    public string? TilbakekaltAv { get; init; }

    /// <summary>The source that it posts for, and then its <c>ledger:bokfor</c> is for nothing else; null when it is bound to none.</summary>
    public string? Kilde { get; init; }

    /// <summary>The units that it is bound to, with what lies below them; none when it is bound to none.</summary>
    public IReadOnlyList<string> Enheter { get; init; } = [];

    /// <summary>
    /// The hash of all of it that decides something; when it was used last does not. The log of the installation keeps it, so that a key that was
    /// changed behind the service's back is found.
    /// </summary>
    public Kjedehash Tilstand() => Kjedehash.Av(JsonSerializer.SerializeToUtf8Bytes<string?[]>(
    [
        Id, Navn, string.Join(' ', Scopes), string.Join(' ', Kommuner), Convert.ToHexStringLower(Salt), Convert.ToHexStringLower(Hash),
        Kanonisk.Tid(Opprettet), OpprettetAv, Kanonisk.Tid(Utloeper), Tilbakekalt is { } t ? Kanonisk.Tid(t) : null, TilbakekaltAv, Erstatter, Giver,
        AvloestAv,

        // Nothing when it is bound to none, as before keys could be.
        .. Kilde is null ? Array.Empty<string?>() : [Kilde],
        .. Enheter.Count == 0 ? Array.Empty<string?>() : ["enheter", string.Join(' ', Enheter)],
    ]));

    public bool ErGyldig(DateTimeOffset naa) => Tilbakekalt is null && naa < Utloeper;

    /// <summary>True when the secret is this key's, in a time that does not depend on how much of it is right.</summary>
    public bool Passer(ReadOnlySpan<char> hemmelighet)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Noekkelform.Hash(Salt, hemmelighet, hash);
        return CryptographicOperations.FixedTimeEquals(hash, Hash);
    }
}

/// <summary>
/// The form of a key: <c>lk_</c>, a public id of 16 hexadecimal digits, and a secret of 256 random bits in base64url. The prefix lets
/// scanners for leaked secrets know one. A secret with that much chance needs no slow hash.
/// </summary>
public static class Noekkelform
{
    public const string Prefiks = "lk_";
    private const int Idlengde = 16;
    private const int Hemmelighetslengde = 43;

    /// <summary>A new id and secret.</summary>
    public static (string Id, string Hemmelighet) Ny() =>
        (Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Idlengde / 2)), Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));

    public static string Skriv(string id, string hemmelighet) => $"{Prefiks}{id}_{hemmelighet}";

    /// <summary>The two parts of a key; null when it is not of the form.</summary>
    public static (string Id, string Hemmelighet)? Les(string noekkel) =>
        noekkel.Length == Prefiks.Length + Idlengde + 1 + Hemmelighetslengde
            && noekkel.StartsWith(Prefiks, StringComparison.Ordinal)
            && noekkel[Prefiks.Length + Idlengde] == '_'
            ? (noekkel.Substring(Prefiks.Length, Idlengde), noekkel[(Prefiks.Length + Idlengde + 1)..])
            : null;

    public static byte[] Hash(byte[] salt, string hemmelighet)
    {
        var hash = new byte[SHA256.HashSizeInBytes];
        Hash(salt, hemmelighet, hash);
        return hash;
    }

    /// <summary>SHA-256 over the salt and the secret in ASCII.</summary>
    internal static void Hash(byte[] salt, ReadOnlySpan<char> hemmelighet, Span<byte> hash)
    {
        Span<byte> salted = stackalloc byte[salt.Length + hemmelighet.Length];
        salt.CopyTo(salted);
        Encoding.ASCII.GetBytes(hemmelighet, salted[salt.Length..]);
        SHA256.HashData(salted, hash);
    }
}
