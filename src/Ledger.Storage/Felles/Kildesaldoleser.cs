using Ledger.Domain.Hovedbok;
using Ledger.Domain.Saldo;

namespace Ledger.Storage.Felles;

/// <summary>
/// Reads <c>saldo_kilde</c>. A key's fields are read with the first of its rows, and the same code is the same string in all keys: a year has a
/// million keys and hundreds of codes.
/// </summary>
internal sealed class Kildesaldoleser(Posisjonskolonner posisjon)
{
    private readonly Dictionary<string, string> _koder = new(StringComparer.Ordinal);
    private int _id;
    private Dimensjon _dimensjon;

    public Saldopost Les(IRad rad)
    {
        var id = rad.Tall(0);
        if (id != _id)
        {
            (_id, _dimensjon) = (id, Dimensjonskodek.Les(rad, 7 + posisjon.Antall, Samme));
        }

        return Radkodek.Saldo(rad, _dimensjon, id, 2, posisjon);
    }

    private string Samme(string kode) => _koder.TryGetValue(kode, out var kjent) ? kjent : _koder[kode] = kode;
}
