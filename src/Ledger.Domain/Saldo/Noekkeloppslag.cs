using Ledger.Domain.Hovedbok;

namespace Ledger.Domain.Saldo;

/// <summary>
/// The two ways to find a key of a cube: by the store's id, and by the dimension. Each index is made when it is first asked for. An id is the
/// cheaper of the two, but a cube that was rolled up, and one that was read from the journal, has keys without ids.
/// </summary>
internal sealed class Noekkeloppslag
{
    private readonly int _antall;
    private readonly Lazy<Noekkelindeks<int>?> _ider;
    private readonly Lazy<Noekkelindeks<Dimensjon>> _dimensjoner;

    /// <param name="ider">The index by id where it is known; else it is made from the blocks when it is asked for.</param>
    /// <param name="dimensjoner">Likewise.</param>
    public Noekkeloppslag(Blokkliste blokker, Noekkelindeks<int>? ider = null, Noekkelindeks<Dimensjon>? dimensjoner = null)
    {
        _antall = blokker.AntallNoekler;
        _ider = ider is null ? new(() => Ider(blokker)) : new(ider);
        _dimensjoner = dimensjoner is null ? new(() => Dimensjoner(blokker)) : new(dimensjoner);
    }

    /// <summary>By id; null when some key has no id, and when there are no keys.</summary>
    public Noekkelindeks<int>? Id => _ider.Value;

    public Noekkelindeks<Dimensjon> Dimensjon => _dimensjoner.Value;

    /// <summary>About how many bytes the indexes that were made take.</summary>
    public long Byte => _antall * (
        (_ider is { IsValueCreated: true, Value: not null } ? Noekkelindeks<int>.ByteforNoekkel : 0L)
        + (_dimensjoner.IsValueCreated ? Noekkelindeks<Dimensjon>.ByteforNoekkel : 0L));

    private static Noekkelindeks<int>? Ider(Blokkliste blokker)
    {
        var ider = new int[blokker.AntallNoekler];
        for (var noekkel = 0; noekkel < ider.Length; noekkel++)
        {
            ider[noekkel] = blokker.Noekkel(noekkel).Id;
        }

        return ider.Length > 0 && Array.TrueForAll(ider, id => id > 0) ? new Noekkelindeks<int>(ider, Comparer<int>.Default) : null;
    }

    private static Noekkelindeks<Dimensjon> Dimensjoner(Blokkliste blokker) =>
        new([.. Enumerable.Range(0, blokker.AntallNoekler).Select(n => blokker.Noekkel(n).Dimensjon)], Dimensjonsorden.Instans);
}
