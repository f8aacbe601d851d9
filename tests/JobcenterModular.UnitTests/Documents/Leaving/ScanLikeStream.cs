using System.Security.Cryptography;
using JobcenterModular.Documents.Domain;

namespace JobcenterModular.UnitTests.Documents.Leaving;

/// <summary>
/// A long original that does not get smaller, made while it is read; it watches how much of what was read has not yet
/// arrived at the other end.
/// </summary>
internal sealed class ScanLikeStream(long length, Func<long> arrived) : ForwardOnlyStream
{
    private readonly Random _content = new(42);
    private long _read;

    public long MostHeldBack { get; private set; }

    public static string Sha256Of(long length)
    {
        using var stream = new ScanLikeStream(length, () => 0);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    public override int Read(Span<byte> buffer)
    {
        MostHeldBack = Math.Max(MostHeldBack, _read - arrived());
        // Whole words, so that the content does not depend on the sizes of the pieces.
        int next = (int)Math.Min(buffer.Length / 8 * 8, length - _read);
        _content.NextBytes(buffer[..next]);
        _read += next;
        return next;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));
}
