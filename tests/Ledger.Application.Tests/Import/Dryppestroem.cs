namespace Ledger.Application.Tests.Import;

/// <summary>A stream that gives few bytes at a time.</summary>
internal sealed class Dryppestroem(byte[] bytes, int most) : MemoryStream(bytes)
{
    public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, most));

    public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, most)]);
}
