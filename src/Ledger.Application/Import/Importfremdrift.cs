namespace Ledger.Application.Import;

/// <summary>How far an import has come. Written by the import, read by anybody.</summary>
public sealed class Importfremdrift
{
    private long _raderLest;
    private long _raderGyldige;

    /// <summary>Rows that were read and examined.</summary>
    public long RaderLest => Volatile.Read(ref _raderLest);

    /// <summary>Rows of bilag that were found to be without errors.</summary>
    public long RaderGyldige => Volatile.Read(ref _raderGyldige);

    internal void Sett(long lest, long gyldige)
    {
        Volatile.Write(ref _raderLest, lest);
        Volatile.Write(ref _raderGyldige, gyldige);
    }
}
