using Ledger.Domain.Oppstillinger;

namespace Ledger.Api.Rapporter;

/// <summary>What the reports of a batch may cost together.</summary>
/// <param name="mestByte">
/// How many bytes are made. What turns out not to fit is counted too, or each of 50 large reports would be made and thrown away.
/// </param>
internal sealed class Bunkebudsjett(int mestByte)
{
    private long _rest = mestByte;

    public bool ErFull => _rest <= 0;

    /// <summary>How many lines of groups may still be computed.</summary>
    public Regnebudsjett Grupper { get; } = new();

    /// <summary>Counts an answer that is made; false when it does not fit.</summary>
    public bool Ta(int antallByte) => (_rest -= antallByte) >= 0;
}
