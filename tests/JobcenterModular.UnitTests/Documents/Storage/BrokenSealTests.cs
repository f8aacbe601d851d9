using JobcenterModular.Documents.Persistence.Storage.Sealing;
using JobcenterModular.Documents.UseCases.Storage;

namespace JobcenterModular.UnitTests.Documents.Storage;

/// <summary>Whatever is done to sealed bytes is found, and nothing false is given out before.</summary>
public sealed class BrokenSealTests
{
    private const int Chunk = SealFormat.ChunkBytes;
    private const int Sealed = SealFormat.SealedChunkBytes;
    private const int Header = SealFormat.HeaderBytes;

    private readonly MemoryBlobs _blobs = new();
    private readonly SealedCase _case;

    public BrokenSealTests() => _case = new SealedCase(_blobs);

    [Fact]
    public async Task Every_flipped_bit_of_a_small_blob_is_found()
    {
        byte[] content = SealingTests.ContentOf(50);
        BlobPlace place = await _case.StoreAsync(content);
        byte[] whole = _blobs.Kept[place];

        for (int at = 0; at < whole.Length * 8; at++)
        {
            byte[] altered = [.. whole];
            altered[at / 8] ^= (byte)(1 << (at % 8));
            await ShouldBeFoundAsync(place, altered, content);
        }
    }

    [Fact]
    public async Task A_flipped_byte_in_any_chunk_is_found()
    {
        byte[] content = SealingTests.ContentOf(9 * Chunk + 100);
        BlobPlace place = await _case.StoreAsync(content);
        byte[] whole = _blobs.Kept[place];

        for (int chunk = 0; chunk <= 9; chunk++)
        {
            foreach (int at in (int[])[Header + chunk * Sealed, Header + chunk * Sealed + 99, Math.Min(Header + (chunk + 1) * Sealed, whole.Length) - 1])
            {
                byte[] altered = [.. whole];
                altered[at] ^= 0x01;
                await ShouldBeFoundAsync(place, altered, content);
            }
        }
    }

    [Fact]
    public async Task A_blob_cut_off_anywhere_is_found()
    {
        byte[] content = SealingTests.ContentOf(8 * Chunk);
        BlobPlace place = await _case.StoreAsync(content);
        byte[] whole = _blobs.Kept[place];
        IEnumerable<int> boundaries = Enumerable.Range(0, 8).SelectMany(chunk => Around(Header + chunk * Sealed));

        foreach (int length in Around(Header - 8).Concat(boundaries).Append(whole.Length - 1).Append(whole.Length - 16).Append(0))
            await ShouldBeFoundAsync(place, whole[..length], content);
    }

    [Fact]
    public async Task A_small_blob_cut_off_at_every_length_is_found()
    {
        byte[] content = SealingTests.ContentOf(20);
        BlobPlace place = await _case.StoreAsync(content);
        byte[] whole = _blobs.Kept[place];

        for (int length = 0; length < whole.Length; length++)
            await ShouldBeFoundAsync(place, whole[..length], content);
    }

    [Fact]
    public async Task Exchanged_repeated_missing_and_appended_chunks_are_found()
    {
        byte[] content = SealingTests.ContentOf(4 * Chunk);
        BlobPlace place = await _case.StoreAsync(content);
        byte[] whole = _blobs.Kept[place];
        byte[] header = whole[..Header];
        byte[] ChunkOf(int number) => whole[(Header + number * Sealed)..(Header + (number + 1) * Sealed)];

        await ShouldBeFoundAsync(place, [.. header, .. ChunkOf(1), .. ChunkOf(0), .. ChunkOf(2), .. ChunkOf(3)], content);
        await ShouldBeFoundAsync(place, [.. header, .. ChunkOf(0), .. ChunkOf(0), .. ChunkOf(2), .. ChunkOf(3)], content);
        await ShouldBeFoundAsync(place, [.. header, .. ChunkOf(0), .. ChunkOf(1), .. ChunkOf(3)], content);
        await ShouldBeFoundAsync(place, [.. whole, .. ChunkOf(3)], content);
        await ShouldBeFoundAsync(place, [.. whole, 0], content);
        await ShouldBeFoundAsync(place, [.. whole, .. new byte[SealFormat.TagBytes]], content);
        await ShouldBeFoundAsync(place, [.. whole, .. whole], content);
    }

    [Fact]
    public async Task A_chunk_of_another_blob_of_the_case_is_found()
    {
        byte[] content = SealingTests.ContentOf(2 * Chunk);
        BlobPlace place = await _case.StoreAsync(content);
        byte[] other = _blobs.Kept[await _case.StoreAsync(SealingTests.ContentOf(2 * Chunk + 1))];
        byte[] whole = _blobs.Kept[place];

        await ShouldBeFoundAsync(place, [.. whole[..Header], .. other[Header..(Header + Sealed)], .. whole[(Header + Sealed)..]], content);
        await ShouldBeFoundAsync(place, [.. other[..Header], .. whole[Header..]], content);
    }

    [Theory]
    [InlineData(40, 50)]
    [InlineData(3 * Chunk, 3 * Chunk + 1)]
    public async Task A_content_exchanged_for_another_of_the_same_case_never_arrives_complete(int length, int otherLength)
    {
        byte[] other = SealingTests.ContentOf(otherLength);
        BlobPlace place = await _case.StoreAsync(SealingTests.ContentOf(length));
        _blobs.Kept[place] = _blobs.Kept[await _case.StoreAsync(other)];
        await using Stream stream = (await _case.Vault.OpenAsync(_case.Key, SealedCase.HashOf(SealingTests.ContentOf(length)), CancellationToken.None))!;
        using var read = new MemoryStream();

        await Should.ThrowAsync<SealBrokenException>(stream.CopyToAsync(read, TestContext.Current.CancellationToken));

        read.Length.ShouldBeLessThan(other.Length);
    }

    [Fact]
    public async Task Another_case_cannot_read_it()
    {
        var other = new SealedCase(_blobs, 2);
        BlobPlace place = await _case.StoreAsync(SealingTests.ContentOf(100));
        await using Stream stream = (await other.Vault.OpenAtAsync(other.Key, place, CancellationToken.None))!;

        await Should.ThrowAsync<SealBrokenException>(SealedCase.ReadAsync(stream));
    }

    [Fact]
    public async Task A_broken_blob_stays_broken_however_often_it_is_read()
    {
        BlobPlace place = await _case.StoreAsync(SealingTests.ContentOf(100));
        _blobs.Kept[place][^1] ^= 1;
        await using Stream stream = (await _case.Vault.OpenAtAsync(_case.Key, place, CancellationToken.None))!;

        await Should.ThrowAsync<SealBrokenException>(SealedCase.ReadAsync(stream));
        await Should.ThrowAsync<SealBrokenException>(SealedCase.ReadAsync(stream));
    }

    [Fact]
    public async Task The_message_names_neither_content_nor_case()
    {
        BlobPlace place = await _case.StoreAsync(SealingTests.ContentOf(100));
        _blobs.Kept[place][^1] ^= 1;
        await using Stream stream = (await _case.Vault.OpenAtAsync(_case.Key, place, CancellationToken.None))!;

        SealBrokenException broken = await Should.ThrowAsync<SealBrokenException>(SealedCase.ReadAsync(stream));

        broken.ToString().ShouldNotContain(place.Name);
        broken.ToString().ShouldNotContain(_case.Id.ToString());
    }

    private static int[] Around(int at) => [at - 1, at, at + 1, at + SealFormat.TagBytes];

    // Also by the way that does not know the content's hash: the seal alone must find it.
    private async Task ShouldBeFoundAsync(BlobPlace place, byte[] altered, byte[] content)
    {
        _blobs.Kept[place] = altered;
        using var given = new MemoryStream();
        await Should.ThrowAsync<SealBrokenException>(async () =>
        {
            await using Stream stream = (await _case.Vault.OpenAtAsync(_case.Key, place, CancellationToken.None))!;
            await stream.CopyToAsync(given, TestContext.Current.CancellationToken);
        });
        content.AsSpan().StartsWith(given.ToArray()).ShouldBeTrue();
        given.Length.ShouldBeLessThan(content.Length);
    }
}
