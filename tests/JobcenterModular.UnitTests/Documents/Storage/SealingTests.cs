using FsCheck;
using FsCheck.Fluent;
using JobcenterModular.Documents.Persistence.Storage.Sealing;
using JobcenterModular.Documents.UseCases.Storage;

namespace JobcenterModular.UnitTests.Documents.Storage;

/// <summary>What is sealed comes back as it was, and only in its own case.</summary>
public sealed class SealingTests
{
    private const int Chunk = SealFormat.ChunkBytes;
    private const int Block = SealFormat.ChunksInBlock * Chunk;

    private readonly MemoryBlobs _blobs = new();

    public static TheoryData<int> Lengths =>
    [
        0, 1, Chunk - 1, Chunk, Chunk + 1, 2 * Chunk, Block - 1, Block, Block + 1, Block + Chunk, 2 * Block - 1, 2 * Block, 2 * Block + 1, 3 * Block + 17,
    ];

    [Theory]
    [MemberData(nameof(Lengths))]
    public async Task Content_of_every_critical_length_comes_back(int length)
    {
        var own = new SealedCase(_blobs);
        byte[] content = ContentOf(length);

        await own.StoreAsync(content);

        (await own.ReadAsync(SealedCase.HashOf(content))).SequenceEqual(content).ShouldBeTrue();
    }

    [Fact]
    public void Any_content_in_any_pieces_comes_back()
    {
        Gen<(int Length, int Written, int Read)> gen =
            from length in Gen.OneOf(Gen.Choose(0, 300), Gen.Choose(0, 3 * Block), Gen.Choose(0, 24).Select(chunks => chunks * Chunk))
            from written in Gen.Choose(1, 2 * Chunk)
            from read in Gen.Choose(1, 2 * Chunk)
            select (length, Math.Max(written, length / 2000), Math.Max(read, length / 2000));
        Prop.ForAll(gen.ToArbitrary(), async sample =>
        {
            var own = new SealedCase(_blobs);
            byte[] content = ContentOf(sample.Length);
            await own.StoreAsync(content, sample.Written);
            (await own.ReadAsync(SealedCase.HashOf(content), sample.Read)).SequenceEqual(content).ShouldBeTrue();
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public async Task Reading_without_awaiting_gives_the_same()
    {
        var own = new SealedCase(_blobs);
        byte[] content = ContentOf(Block + 3 * Chunk);
        await own.StoreAsync(content);
        await using Stream stream = (await own.Vault.OpenAsync(own.Key, SealedCase.HashOf(content), CancellationToken.None)).ShouldNotBeNull();
        using var read = new MemoryStream();

#pragma warning disable CA1849, MA0042 // The synchronous way is what is tried.
        stream.CopyTo(read, 999);
#pragma warning restore CA1849, MA0042

        read.ToArray().SequenceEqual(content).ShouldBeTrue();
    }

    [Fact]
    public async Task Equal_contents_of_two_cases_have_neither_name_nor_bytes_in_common()
    {
        byte[] content = ContentOf(3 * Chunk);
        BlobPlace first = await new SealedCase(_blobs, 1).StoreAsync(content);
        BlobPlace second = await new SealedCase(_blobs, 2).StoreAsync(content);

        first.Name.ShouldNotBe(second.Name);
        first.Name.ShouldNotContain(SealedCase.HashOf(content));
        CommonBytes(_blobs.Kept[first], _blobs.Kept[second]).ShouldBe(0);
    }

    [Fact]
    public async Task Equal_contents_of_one_case_have_one_name()
    {
        var own = new SealedCase(_blobs);

        BlobPlace first = await own.StoreAsync(ContentOf(10));
        BlobPlace again = await own.StoreAsync(ContentOf(10));

        again.ShouldBe(first);
        first.ShouldBe(own.Vault.PlaceOf(own.Key, SealedCase.HashOf(ContentOf(10)).ToUpperInvariant()));
        _blobs.Kept.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_plain_bytes_are_nowhere_in_what_is_stored()
    {
        byte[] content = [.. Enumerable.Repeat((byte)'A', 2 * Chunk)];

        BlobPlace place = await new SealedCase(_blobs).StoreAsync(content);

        Convert.ToHexString(_blobs.Kept[place]).ShouldNotContain("414141414141");
    }

    [Fact]
    public async Task A_part_of_an_upload_becomes_a_content_without_rewriting()
    {
        var own = new SealedCase(_blobs);
        byte[] content = ContentOf(Chunk + 5);
        var part = new BlobPlace(BlobArea.Uploads, Guid.Empty, "0");
        await using (ISealedWriter writer = await own.Vault.BeginAsync(own.Key, CancellationToken.None))
        {
            await writer.WriteAsync(content, CancellationToken.None);
            await writer.KeepAtAsync(part, CancellationToken.None);
        }

        byte[] sealedBytes = _blobs.Kept[part];
        (await SealedCase.ReadAsync((await own.Vault.OpenAtAsync(own.Key, part, CancellationToken.None))!)).SequenceEqual(content).ShouldBeTrue();
        await own.Vault.MoveInAsync(own.Key, part, SealedCase.HashOf(content), CancellationToken.None);

        _blobs.Kept.ShouldHaveSingleItem().Value.ShouldBeSameAs(sealedBytes);
        (await own.ReadAsync(SealedCase.HashOf(content))).SequenceEqual(content).ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_not_kept_is_not_there()
    {
        var own = new SealedCase(_blobs);
        await using (ISealedWriter writer = await own.Vault.BeginAsync(own.Key, CancellationToken.None))
            await writer.WriteAsync(ContentOf(2 * Block), CancellationToken.None);

        _blobs.Kept.ShouldBeEmpty();
        (await own.Vault.OpenAsync(own.Key, SealedCase.HashOf([]), CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_store_that_fails_while_the_next_block_is_filled_is_heard_of_and_nothing_is_kept()
    {
        _blobs.Room = Block;
        var own = new SealedCase(_blobs);

        await Should.ThrowAsync<StorageFullException>(own.StoreAsync(ContentOf(4 * Block)));
        await Should.ThrowAsync<StorageFullException>(own.StoreAsync(ContentOf(Block + 1)));

        _blobs.Kept.ShouldBeEmpty();
    }

    [Fact]
    public async Task Keeping_twice_is_refused_since_it_would_seal_what_is_sealed()
    {
        var own = new SealedCase(_blobs);
        await using ISealedWriter writer = await own.Vault.BeginAsync(own.Key, CancellationToken.None);
        await writer.KeepAsync(SealedCase.HashOf([]), CancellationToken.None);

        await Should.ThrowAsync<InvalidOperationException>(writer.KeepAsync(SealedCase.HashOf([1]), CancellationToken.None));

        _blobs.Kept.Count.ShouldBe(1);
    }

    internal static byte[] ContentOf(int length)
    {
        byte[] content = new byte[length];
        new Random(length).NextBytes(content);
        return content;
    }

    // Runs of eight equal bytes at the same position: by chance there are none.
    private static int CommonBytes(byte[] first, byte[] second)
    {
        int common = 0;
        for (int start = 8; start + 8 <= Math.Min(first.Length, second.Length); start += 8)
            common += first.AsSpan(start, 8).SequenceEqual(second.AsSpan(start, 8)) ? 1 : 0;
        return common;
    }
}
