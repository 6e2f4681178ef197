using System.Buffers;

namespace Ledger.Application.Tabeller;

/// <summary>
/// Takes what is written synchronously and passes it on asynchronously, a little at a time: the zip writer of .NET 10 ends its parts by synchronous
/// writes, which an answer over HTTP does not take.
/// </summary>
internal sealed class Mellomstroem(Stream til) : Stream
{
    private readonly ArrayBufferWriter<byte> _ventende = new();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Passes on what has been written since the last time.</summary>
    public async Task SendAsync(CancellationToken ct)
    {
        await til.WriteAsync(_ventende.WrittenMemory, ct);
        _ventende.ResetWrittenCount();
    }

    public override void Write(ReadOnlySpan<byte> buffer) => _ventende.Write(buffer);

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
