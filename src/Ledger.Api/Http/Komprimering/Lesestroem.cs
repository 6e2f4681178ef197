namespace Ledger.Api.Http.Komprimering;

/// <summary>A stream that is read from its beginning to its end, once and asynchronously.</summary>
internal abstract class Lesestroem : Stream
{
    public sealed override bool CanRead => true;

    public sealed override bool CanSeek => false;

    public sealed override bool CanWrite => false;

    public sealed override long Length => throw new NotSupportedException();

    public sealed override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public abstract override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default);

    public sealed override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public sealed override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public sealed override void Flush()
    {
    }

    public sealed override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public sealed override void SetLength(long value) => throw new NotSupportedException();

    public sealed override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

/// <summary>What an unpacker gives.</summary>
internal sealed class Utpakketstroem(Utpakker utpakker) : Lesestroem
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            // An empty read of a pipe means that data is not there yet. It is not the end of the stream.
            return buffer.IsEmpty ? 0 : await utpakker.LesAsync(buffer, cancellationToken);
        }
        catch (InvalidDataException)
        {
            throw Bytekilde.Feil();
        }
    }
}

/// <summary>Ends in 413 when it gives more bytes than its limit.</summary>
internal sealed class Grensestroem(Stream indre, long mest) : Lesestroem
{
    private long _lest;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var antall = await indre.ReadAsync(buffer, cancellationToken);
        return (_lest += antall) <= mest
            ? antall
            : throw new BadHttpRequestException("The body is larger than its limit.", StatusCodes.Status413PayloadTooLarge);
    }
}
