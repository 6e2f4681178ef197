using System.Security.Cryptography;
using System.Text.Json;
using Ledger.Domain.Kjede;

namespace Ledger.Verify;

/// <summary>A checkpoint that an auditor has kept, with the public key it was signed with.</summary>
internal static class Sjekkpunktfil
{
    /// <summary>The checkpoint; null when the signature does not hold.</summary>
    public static Sjekkpunkt? LesSignert(string fil, string noekkelfil)
    {
        try
        {
            var sjekkpunkt = JsonSerializer.Deserialize<Sjekkpunkt>(File.ReadAllText(fil), JsonSerializerOptions.Web)!;
            using var key = ECDsa.Create();
            key.ImportFromPem(File.ReadAllText(noekkelfil));
            return key.VerifyData(sjekkpunkt.Signert(), Convert.FromBase64String(sjekkpunkt.Signatur), HashAlgorithmName.SHA256) ? sjekkpunkt : null;
        }
        catch (Exception e) when (e is JsonException or FormatException or ArgumentException or CryptographicException)
        {
            return null;
        }
    }
}
