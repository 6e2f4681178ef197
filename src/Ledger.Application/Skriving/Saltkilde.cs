using System.Security.Cryptography;
using Ledger.Domain.Kjede;

namespace Ledger.Application.Skriving;

/// <summary>Salts from the operating system's generator, drawn in blocks. Not safe for use by two threads.</summary>
/// <remarks>A call to the generator costs as much for 16 bytes as for some hundred, and an import draws one salt per text.</remarks>
internal sealed class Saltkilde
{
    private const int MinstBlokk = 8 * Verntekst.Saltlengde;
    private const int StoerstBlokk = 256 * Verntekst.Saltlengde;

    private byte[] _blokk = [];
    private int _brukt;

    public byte[] Neste()
    {
        if (_brukt == _blokk.Length)
        {
            _blokk = RandomNumberGenerator.GetBytes(Math.Clamp(_blokk.Length * 2, MinstBlokk, StoerstBlokk));
            _brukt = 0;
        }

        var salt = _blokk.AsSpan(_brukt, Verntekst.Saltlengde).ToArray();
        _brukt += Verntekst.Saltlengde;
        return salt;
    }
}
