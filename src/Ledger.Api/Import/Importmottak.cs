using Ledger.Api.Http.Problemer;
using Ledger.Api.Innstillinger;
using Ledger.Application.Import;
using Ledger.Domain.Hovedbok;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Import;

/// <summary>
/// Takes the body of an import in full before the write lock is asked for, so that a slow sender holds up nobody: in memory while it is
/// small, in a file that is deleted when it is closed otherwise.
/// </summary>
internal sealed class Importmottak(IOptions<Ledgervalg> valg)
{
    /// <summary>More than this goes to a file.</summary>
    private const int MestIMinnet = 1 << 20;

    /// <param name="leser">What reads the file, by what it is said to be.</param>
    /// <exception cref="BadHttpRequestException">413 when the body is larger than an import may be.</exception>
    public async Task<Importinnhold> MottaAsync(HttpContext http, Func<string?, Func<Stream, IPosteringsleser>> leser, CancellationToken ct)
    {
        var fil = await Filkropp.AapneAsync(http.Request, ct);
        var les = leser(fil.Innholdstype);
        return new Importinnhold(await SamleAsync(fil.Innhold, ct), les);
    }

    /// <summary>A file that is only looked at. Whoever asked disposes of it.</summary>
    /// <exception cref="BadHttpRequestException">413 when the body is larger than an import may be.</exception>
    public async Task<Stream> MottaFilAsync(HttpContext http, CancellationToken ct) =>
        await SamleAsync((await Filkropp.AapneAsync(http.Request, ct)).Innhold, ct);

    private async Task<Stream> SamleAsync(Stream body, CancellationToken ct)
    {
        var innhold = new FileBufferingReadStream(body, MestIMinnet, bufferLimit: null, Mellomlager);
        try
        {
            await Diskskriving.SkrivAsync(() => innhold.DrainAsync(ct));
            innhold.Position = 0;
            return innhold;
        }
        catch
        {
            // Disposing the stream flushes its buffer again, which fails again.
            await Diskskriving.SkrivAsync(async () => await innhold.DisposeAsync());
            throw;
        }
    }

    /// <summary>Removes the bodies that a killed process left behind. A process that is reading one goes on, since only the name is removed.</summary>
    public void Rydd()
    {
        foreach (var sti in Directory.EnumerateFiles(Mellomlager()))
        {
            File.Delete(sti);
        }
    }

    private string Mellomlager()
    {
        var mappe = Path.Combine(Path.GetFullPath(valg.Value.DataDirectory), "mellomlager");
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(mappe);
        }
        else
        {
            Directory.CreateDirectory(mappe, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return mappe;
    }
}

/// <summary>The body of an import, received in full. Whoever holds it disposes of it; a job takes it over.</summary>
internal sealed class Importinnhold(Stream innhold, Func<Stream, IPosteringsleser> leser) : IAsyncDisposable
{
    /// <summary>A body of at most this many bytes may share its commit with other small writes.</summary>
    private const int MestLite = 1 << 16;

    private bool _overtatt;
    private long _lest;

    public long Byte { get; } = innhold.Length;

    public bool ErLite => Byte <= MestLite;

    /// <summary>How far a reader has come, in bytes.</summary>
    public long Lest => Volatile.Read(ref _lest);

    /// <summary>A reader from the start of the body. One at a time.</summary>
    public IPosteringsleser Leser()
    {
        innhold.Position = 0;
        return new Maaltleser(leser(innhold), this);
    }

    /// <summary>The body for somebody who goes on after the request, and disposes of what is returned.</summary>
    public Importinnhold Overta()
    {
        _overtatt = true;
        return new Importinnhold(innhold, leser);
    }

    /// <summary>Nobody went on after all.</summary>
    public void TaTilbake() => _overtatt = false;

    public ValueTask DisposeAsync() => _overtatt ? ValueTask.CompletedTask : innhold.DisposeAsync();

    /// <summary>Tells now and then how far into the body it is.</summary>
    private sealed class Maaltleser(IPosteringsleser indre, Importinnhold eier) : IPosteringsleser
    {
        private int _rader;

        public Posteringsfelt? Neste()
        {
            if ((_rader++ & 0x3FF) == 0)
            {
                Volatile.Write(ref eier._lest, eier.Posisjon);
            }

            return indre.Neste();
        }

        public IReadOnlyList<string> Utelatt => indre.Utelatt;

        public IReadOnlyList<int> Perioder => indre.Perioder;

        public void Dispose() => indre.Dispose();
    }

    private long Posisjon => innhold.Position;
}
