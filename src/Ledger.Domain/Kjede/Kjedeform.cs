namespace Ledger.Domain.Kjede;

/// <summary>The canonical form that an entry is hashed in. The numbers are stored; never change or reuse one.</summary>
public enum Kjedeform : byte
{
    /// <summary>Fields by their place; texts and users in the clear.</summary>
    Ledger1 = 1,

    /// <summary>Fields by their name; texts and users as salted hashes, so that they can be erased.</summary>
    Ledger2 = 2,
}
