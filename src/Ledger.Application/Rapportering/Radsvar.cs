using System.Text.Json.Serialization;

namespace Ledger.Application.Rapportering;

/// <summary>
/// An answer that ends in rows, most of which were written in an answer before it: a row that is the same is then copied and not written again.
/// </summary>
public interface IRadsvar
{
    IReadOnlyList<Skrevetrad> Skrevne { get; }

    /// <summary>The same answer without its rows, which are its last field.</summary>
    IRadsvar UtenRader { get; }
}

/// <summary>A row that is not changed once it is made.</summary>
public abstract record Skrevetrad
{
    /// <summary>The row as JSON; null until it is written.</summary>
    [JsonIgnore]
    public byte[]? Json { get; set; }
}
