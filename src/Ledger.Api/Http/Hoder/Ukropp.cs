using Microsoft.AspNetCore.Http.Features;

namespace Ledger.Api.Http.Hoder;

/// <summary>A body that is not sent. When it begins, the headers are sent and the request is called off.</summary>
/// <remarks>
/// The headers first, and by no token of the request: a write that is called off on its way makes the web server close the connection.
/// </remarks>
internal sealed class Ukropp(IHttpResponseBodyFeature svar, CancellationTokenSource slutt) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        await svar.StartAsync(CancellationToken.None);
        await slutt.CancelAsync();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        await FlushAsync(CancellationToken.None);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => FlushAsync(CancellationToken.None);

    public override void Flush() => FlushAsync(CancellationToken.None).GetAwaiter().GetResult();

    public override void Write(byte[] buffer, int offset, int count) => Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
