using Ledger.Domain.Hovedbok;

namespace Ledger.Domain.Kjede;

/// <summary>Computes the hash of entries, each in the form that it says it has. Not safe for use by two threads.</summary>
public sealed class Kjederegner
{
    private readonly Ledger2 _ledger2 = new();

    // Nothing is written in form 1 any more, and most writers never meet it.
    private Ledger1? _ledger1;

    private Ledger1 Ledger1 => _ledger1 ??= new Ledger1();

    /// <summary>The hash of an entry after another.</summary>
    /// <param name="linjestarter">Of form 2: <see cref="Linjestart"/> of the rows, in their order, where it is known; null where it is not.</param>
    /// <exception cref="FormatException">The entry cannot be written in its form.</exception>
    public Kjedehash Hash(Kjedehash forrige, Lestpost post, ReadOnlySpan<byte[]?> linjestarter = default) => post.Form switch
    {
        Kjedeform.Ledger1 => Ledger1.Ledd(forrige, post.Ledd, Ledger1.Innhold(post)),
        Kjedeform.Ledger2 => _ledger2.Ledd(forrige, post.Ledd, _ledger2.Innhold(post, linjestarter)),
        _ => throw new FormatException($"Form {(int)post.Form} er ukjent."),
    };

    /// <summary>How each row of a dimension begins in form 2, for who has many of them.</summary>
    public byte[] Linjestart(in Dimensjon dimensjon) => _ledger2.Linjestart(dimensjon);

    /// <summary>The hash of an entry's content, which its link is over.</summary>
    /// <exception cref="FormatException">The entry cannot be written in its form.</exception>
    public Kjedehash Innhold(Lestpost post) => post.Form == Kjedeform.Ledger1 ? Ledger1.Innhold(post) : _ledger2.Innhold(post);
}
