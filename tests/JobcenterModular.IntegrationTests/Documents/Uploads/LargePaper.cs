using System.Buffers.Binary;

namespace JobcenterModular.IntegrationTests.Documents.Uploads;

/// <summary>A PDF of any size, no two of its blocks and no two seeds the same.</summary>
internal static class LargePaper
{
    private const int BlockBytes = 4096;

    public static byte[] Of(int bytes, int seed = 1)
    {
        byte[] paper = new byte[bytes];
        for (int start = 0; start < bytes; start += BlockBytes)
        {
            Span<byte> block = paper.AsSpan(start, Math.Min(BlockBytes, bytes - start));
            block.Fill((byte)'x');
            if (block.Length >= 16)
            {
                BinaryPrimitives.WriteInt64BigEndian(block[..8], start);
                BinaryPrimitives.WriteInt64BigEndian(block[8..16], seed);
            }
        }

        "%PDF-1.7\n%"u8.CopyTo(paper);
        return paper;
    }
}
