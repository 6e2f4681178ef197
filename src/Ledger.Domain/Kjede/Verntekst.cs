using System.Buffers;
using System.Text;

namespace Ledger.Domain.Kjede;

/// <summary>
/// A text of an entry that may name a person. The chain is over a salted hash of it, so that the text and its salt can be erased while the
/// hash stays and the chain holds.
/// </summary>
/// <remarks>
/// It is in one of four states: none (the default value); in the clear, as entries of <see cref="Kjedeform.Ledger1"/> have it; protected, with
/// the salt beside it; erased, with nothing but the hash. A salt is drawn for each text, so that equal texts have different hashes and nobody
/// who guesses a text can confirm it when it is erased.
/// </remarks>
public readonly record struct Verntekst
{
    /// <summary>128 bits.</summary>
    public const int Saltlengde = 16;

    private const int PaaStakken = 512;

    // An unpaired surrogate is no text. Written as a replacement character it would hash as another text does.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private Verntekst(string? tekst, byte[]? vern) => (Tekst, Vern) = (tekst, vern);

    /// <summary>The text; null when there is none or it is erased.</summary>
    public string? Tekst { get; }

    /// <summary>
    /// What is stored beside the text: its salt (16 bytes), or the hash that stays when it is erased (32 bytes); null when it is in the clear.
    /// </summary>
    public byte[]? Vern { get; }

    /// <summary>What is shown where a text was erased.</summary>
    public const string Slettetmerke = "[slettet]";

    /// <summary>The text as it is shown: <see cref="Slettetmerke"/> where it is erased.</summary>
    public string? Vist => ErSlettet ? Slettetmerke : Tekst;

    public bool ErTom => Tekst is null && Vern is null;

    public bool ErSlettet => Tekst is null && Vern is not null;

    /// <summary>A text without a salt; none when it is null or empty.</summary>
    public static Verntekst Aapen(string? tekst) => string.IsNullOrEmpty(tekst) ? default : new(tekst, null);

    /// <summary>A text with its salt; none when it is null or empty.</summary>
    /// <exception cref="ArgumentException">The salt is not 16 bytes.</exception>
    public static Verntekst Saltet(string? tekst, byte[] salt) =>
        salt.Length != Saltlengde ? throw new ArgumentException("A salt has 16 bytes.", nameof(salt))
        : string.IsNullOrEmpty(tekst) ? default
        : new(tekst, salt);

    /// <summary>A text as a store or an extract has it, with nothing taken for granted: <see cref="Hash"/> refuses what is no state of a text.</summary>
    public static Verntekst Lest(string? tekst, byte[]? vern) => vern is null ? Aapen(tekst) : new(tekst, vern);

    /// <summary>The salted hash that stands in the chain: SHA-256 over the salt and the text in UTF-8.</summary>
    /// <exception cref="FormatException">There is no text, it has no salt, or what stands beside it is neither a salt nor a hash.</exception>
    public Kjedehash Hash()
    {
        var hash = new byte[Kjedehash.Lengde];
        HashTil(hash);
        return Kjedehash.Fra(hash);
    }

    /// <summary><see cref="Hash()"/> into 32 bytes.</summary>
    internal void HashTil(Span<byte> til)
    {
        switch (this)
        {
            case { Tekst: null, Vern.Length: Kjedehash.Lengde }:
                Vern.CopyTo(til);
                break;
            case { Tekst.Length: > 0, Vern.Length: Saltlengde }:
                Beregn(Tekst, Vern, til);
                break;
            default:
                throw new FormatException(this switch
                {
                    { Tekst: null } => "En slettet tekst har en hash på 32 byte.",
                    { Tekst.Length: 0 } => "En tom tekst har ikke salt.",
                    { Vern: null } => "Teksten mangler salt.",
                    _ => $"Saltet er {Vern!.Length} byte, ikke {Saltlengde}.",
                });
        }
    }

    /// <summary>The text erased: the hash stays.</summary>
    /// <exception cref="FormatException">As for <see cref="Hash"/>.</exception>
    public Verntekst Slettet() => ErSlettet ? this : new(null, Hash().ToArray());

    public bool Equals(Verntekst other) =>
        Tekst == other.Tekst && (Vern is null) == (other.Vern is null) && Vern.AsSpan().SequenceEqual(other.Vern);

    public override int GetHashCode() => HashCode.Combine(Tekst, Vern?.Length, Vern is { Length: > 0 } ? Vern[0] : 0);

    /// <summary>The text, or empty: a salt is shown by accident nowhere.</summary>
    public override string ToString() => Tekst ?? "";

    private static void Beregn(string tekst, byte[] salt, Span<byte> til)
    {
        var mest = Saltlengde + Utf8.GetMaxByteCount(tekst.Length);
        byte[]? leid = null;
        var buffer = mest <= PaaStakken ? stackalloc byte[PaaStakken] : leid = ArrayPool<byte>.Shared.Rent(mest);
        try
        {
            salt.CopyTo(buffer);
            var lengde = Saltlengde + Utf8.GetBytes(tekst, buffer[Saltlengde..]);
            Sha256.Av(buffer[..lengde], til);
        }
        finally
        {
            if (leid is not null)
            {
                ArrayPool<byte>.Shared.Return(leid, clearArray: true);
            }
        }
    }
}
