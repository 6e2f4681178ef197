using System.Security.Cryptography;
using System.Text;

namespace Ledger.Kommunegenerator;

/// <summary>Numbers that look random and are the same on every machine and in every version of .NET: a hash of what they are for.</summary>
internal static class Terning
{
    /// <summary>A number from 0 to below <paramref name="under"/>, the same for the same words.</summary>
    public static long Kast(long under, params ReadOnlySpan<object> ord)
    {
        var tekst = new StringBuilder();
        foreach (var o in ord)
        {
            tekst.Append(FormattableString.Invariant($"{o}")).Append('/');
        }

        return (long)(BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(tekst.ToString()))) % (ulong)under);
    }
}
