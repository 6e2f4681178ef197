namespace Ledger.Storage.Felles;

/// <summary>What was read in several statements does not agree: somebody committed in between. Read again, it will.</summary>
internal sealed class ForbigaattException(string melding) : Exception(melding);
