using System.Security.Cryptography;
using JobcenterModular.Documents.UseCases.Storage;

namespace JobcenterModular.IntegrationTests.Documents.Storage;

/// <summary>What every store of blobs promises.</summary>
public abstract class BlobStoreTests : StoreUnderTest
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100_000)]
    [InlineData(12 * 1024 * 1024 + 7)]
    public async Task What_was_kept_is_read_as_it_was_written(int length)
    {
        BlobPlace place = NewPlace();
        byte[] bytes = RandomNumberGenerator.GetBytes(length);

        await KeepAsync(place, bytes, piece: 700_001);

        (await ReadAsync(place)).ShouldNotBeNull().SequenceEqual(bytes).ShouldBeTrue();
    }

    [Fact]
    public async Task Nothing_is_there_before_it_is_kept_and_nothing_if_it_is_dropped()
    {
        BlobPlace place = NewPlace();
        await using (IIncomingBlob incoming = await Store.BeginAsync(Cancelled))
        {
            await incoming.WriteAsync(new byte[6 * 1024 * 1024], Cancelled);
            (await ReadAsync(place)).ShouldBeNull();
        }

        (await ReadAsync(place)).ShouldBeNull();
        (await ListAsync(place)).ShouldBeEmpty();
        (await Store.EraseAbandonedAsync(TimeProvider.System.GetUtcNow().AddDays(1), Cancelled)).ShouldBe(0);
    }

    [Fact]
    public async Task A_kept_blob_leaves_nothing_abandoned()
    {
        await KeepAsync(NewPlace(), new byte[7 * 1024 * 1024]);

        (await Store.EraseAbandonedAsync(TimeProvider.System.GetUtcNow().AddDays(1), Cancelled)).ShouldBe(0);
    }

    [Fact]
    public async Task Keeping_cancelled_keeps_nothing()
    {
        BlobPlace place = NewPlace();
        using var cancelled = new CancellationTokenSource();
        await using IIncomingBlob incoming = await Store.BeginAsync(Cancelled);
        await incoming.WriteAsync("x"u8.ToArray(), Cancelled);
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(incoming.KeepAsync(place, cancelled.Token));

        (await ReadAsync(place)).ShouldBeNull();
    }

    [Fact]
    public async Task A_place_that_is_taken_keeps_what_it_has()
    {
        BlobPlace place = NewPlace();
        await KeepAsync(place, "first"u8.ToArray());

        await KeepAsync(place, "second"u8.ToArray());

        (await ReadAsync(place)).ShouldBe("first"u8.ToArray());
        (await ListAsync(place)).Count.ShouldBe(1);
        (await Store.EraseAbandonedAsync(TimeProvider.System.GetUtcNow().AddDays(1), Cancelled)).ShouldBe(0);
    }

    [Fact]
    public async Task Many_writers_of_one_name_all_succeed_and_one_whole_content_is_there()
    {
        BlobPlace place = NewPlace();
        byte[][] contents = [.. Enumerable.Range(1, 8).Select(number => Enumerable.Repeat((byte)number, 300_000).ToArray())];

        await Task.WhenAll(contents.Select(content => KeepAsync(place, content, piece: 10_000)));

        byte[] read = (await ReadAsync(place)).ShouldNotBeNull();
        contents.ShouldContain(content => content.SequenceEqual(read));
        (await ListAsync(place)).ShouldHaveSingleItem().SizeBytes.ShouldBe(read.Length);
    }

    [Fact]
    public async Task A_moved_blob_is_at_its_new_place_only()
    {
        BlobPlace from = NewPlace(BlobArea.Uploads);
        BlobPlace to = NewPlace();
        await KeepAsync(from, "moved"u8.ToArray());

        await Store.MoveAsync(from, to, Cancelled);

        (await ReadAsync(to)).ShouldBe("moved"u8.ToArray());
        (await ReadAsync(from)).ShouldBeNull();
    }

    [Fact]
    public async Task A_move_may_be_repeated()
    {
        BlobPlace from = NewPlace(BlobArea.Uploads);
        BlobPlace to = NewPlace();
        await KeepAsync(from, "moved"u8.ToArray());
        await Store.MoveAsync(from, to, Cancelled);

        await Store.MoveAsync(from, to, Cancelled);

        (await ReadAsync(to)).ShouldBe("moved"u8.ToArray());
    }

    [Fact]
    public async Task A_move_onto_a_taken_place_keeps_what_is_there_and_empties_the_old_place()
    {
        BlobPlace from = NewPlace(BlobArea.Uploads);
        BlobPlace to = NewPlace();
        await KeepAsync(to, "there"u8.ToArray());
        await KeepAsync(from, "again"u8.ToArray());

        await Store.MoveAsync(from, to, Cancelled);

        (await ReadAsync(to)).ShouldBe("there"u8.ToArray());
        (await ReadAsync(from)).ShouldBeNull();
    }

    [Fact]
    public async Task Moving_what_is_nowhere_says_so() =>
        await Should.ThrowAsync<FileNotFoundException>(() => Store.MoveAsync(NewPlace(BlobArea.Uploads), NewPlace(), Cancelled));

    [Fact]
    public async Task Many_movers_of_one_blob_all_succeed()
    {
        BlobPlace from = NewPlace(BlobArea.Uploads);
        BlobPlace to = NewPlace();
        await KeepAsync(from, "moved"u8.ToArray());

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Store.MoveAsync(from, to, Cancelled))));

        (await ReadAsync(to)).ShouldBe("moved"u8.ToArray());
        (await ReadAsync(from)).ShouldBeNull();
    }

    [Fact]
    public async Task An_erased_blob_is_gone_and_its_neighbour_stays()
    {
        BlobPlace place = NewPlace();
        BlobPlace neighbour = place with { Name = "neighbour" };
        await KeepAsync(place, "x"u8.ToArray());
        await KeepAsync(neighbour, "y"u8.ToArray());

        await Store.EraseAsync(place, Cancelled);
        await Store.EraseAsync(place, Cancelled);

        (await ReadAsync(place)).ShouldBeNull();
        (await ReadAsync(neighbour)).ShouldBe("y"u8.ToArray());
    }

    [Fact]
    public async Task An_erased_group_is_gone_and_other_groups_stay()
    {
        BlobPlace place = NewPlace();
        BlobPlace sameIdElsewhere = place with { Area = BlobArea.Uploads };
        BlobPlace other = NewPlace();
        foreach (BlobPlace each in (BlobPlace[])[place, place with { Name = "second" }, sameIdElsewhere, other])
            await KeepAsync(each, "x"u8.ToArray());

        await Store.EraseGroupAsync(place.Area, place.Group, Cancelled);
        await Store.EraseGroupAsync(place.Area, place.Group, Cancelled);

        (await ListAsync(place)).ShouldBeEmpty();
        (await ReadAsync(sameIdElsewhere)).ShouldNotBeNull();
        (await ReadAsync(other)).ShouldNotBeNull();
    }

    [Fact]
    public async Task The_list_of_an_area_names_its_blobs_with_size_and_time()
    {
        DateTimeOffset begin = TimeProvider.System.GetUtcNow();
        BlobPlace small = NewPlace();
        BlobPlace large = small with { Name = "large" };
        BlobPlace part = NewPlace(BlobArea.Uploads);
        await KeepAsync(small, new byte[3]);
        await KeepAsync(large, new byte[6 * 1024 * 1024]);
        await KeepAsync(part, new byte[5]);

        List<StoredBlob> cases = await ListAsync(BlobArea.Cases);

        cases.Single(blob => blob.Place == small).SizeBytes.ShouldBe(3);
        StoredBlob listed = cases.Single(blob => blob.Place == large);
        listed.SizeBytes.ShouldBe(6 * 1024 * 1024);
        listed.WrittenAt.ShouldBe(begin, TimeSpan.FromMinutes(1));
        cases.ShouldNotContain(blob => blob.Place.Group == part.Group);
        (await ListAsync(BlobArea.Uploads)).ShouldContain(blob => blob.Place == part);
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData(".hidden")]
    [InlineData("a/b")]
    [InlineData("A")]
    [InlineData("ä")]
    public async Task A_name_that_is_none_is_refused(string name)
    {
        BlobPlace place = NewPlace() with { Name = name };

        await Should.ThrowAsync<ArgumentException>(async () => await Store.OpenAsync(place, Cancelled));
        await Should.ThrowAsync<ArgumentException>(() => KeepAsync(place, [1]));
    }

    [Fact]
    public async Task Memory_stays_flat_however_large_a_blob_is()
    {
        const int piece = 512 * 1024;
        const int pieces = 400;
        BlobPlace place = NewPlace();
        byte[] bytes = RandomNumberGenerator.GetBytes(piece);
        await KeepAsync(NewPlace(), new byte[17 * 1024 * 1024], piece);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long most = 0;

        await using (IIncomingBlob incoming = await Store.BeginAsync(Cancelled))
        {
            for (int written = 0; written < pieces; written++)
            {
                await incoming.WriteAsync(bytes, Cancelled);
                if (written % 50 == 49)
                    most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }

            await incoming.KeepAsync(place, Cancelled);
        }

        most.ShouldBeLessThan(48L * 1024 * 1024);
        await using Stream stream = (await Store.OpenAsync(place, Cancelled))!;
        byte[] read = new byte[piece];
        for (int number = 0; number < pieces; number++)
        {
            await stream.ReadExactlyAsync(read, Cancelled);
            read.AsSpan().SequenceEqual(bytes).ShouldBeTrue();
        }

        (await stream.ReadAsync(read, Cancelled)).ShouldBe(0);
    }
}
