namespace Ledger.Api.Http.Problemer;

/// <summary>
/// Writing to a file of ours. A file that may not be larger (EFBIG: a quota, a limit of the process) .NET tells as an argument out of range
/// (Interop.GetExceptionForIoErrno); here it is told as the fault of the disk.
/// </summary>
internal static class Diskskriving
{
    /// <summary>EFBIG of Unix.</summary>
    public const int ForStorFil = 27;

    /// <exception cref="IOException">The file may not be larger.</exception>
    public static async Task SkrivAsync(Func<Task> skriv)
    {
        try
        {
            await skriv();
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw new IOException(e.Message, ForStorFil);
        }
    }

    /// <inheritdoc cref="SkrivAsync"/>
    public static void Skriv(Action skriv)
    {
        try
        {
            skriv();
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw new IOException(e.Message, ForStorFil);
        }
    }
}
