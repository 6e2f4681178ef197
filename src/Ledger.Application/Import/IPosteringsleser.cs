using Ledger.Domain.Hovedbok;

namespace Ledger.Application.Import;

/// <summary>Reads rows of a body one at a time, in constant memory.</summary>
public interface IPosteringsleser : IDisposable
{
    /// <summary>The next row, in an object that is reused; null at the end.</summary>
    /// <exception cref="Avvisning">400: the body cannot be read as the format it says it is.</exception>
    Posteringsfelt? Neste();

    /// <summary>Columns of the body that are not read, since the service finds out itself what they say.</summary>
    IReadOnlyList<string> Utelatt => [];

    /// <summary>Periods that have a column of their own, whether any row has an amount of them or not.</summary>
    IReadOnlyList<int> Perioder => [];
}
