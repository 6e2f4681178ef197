namespace Ledger.Application.Porter;

/// <summary>The database's schema is not what this program needs, and it must not start.</summary>
public sealed class MigreringException(string message, Exception? inner = null) : Exception(message, inner);
