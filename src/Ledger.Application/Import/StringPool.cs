namespace Ledger.Application.Import;

/// <summary>Hands out one string for repeated values, so that a file of millions of rows does not make millions of copies of «drift».</summary>
internal sealed class StringPool
{
    private const int Slots = 1 << 14;

    /// <summary>Longer texts seldom repeat.</summary>
    public const int LongestPooled = 40;

    private readonly string?[] _slots = new string?[Slots];

    public string Get(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > LongestPooled)
        {
            return text.ToString();
        }

        ref var slot = ref _slots[string.GetHashCode(text) & (Slots - 1)];
        if (slot is not null && text.SequenceEqual(slot))
        {
            return slot;
        }

        return slot = text.ToString();
    }
}
