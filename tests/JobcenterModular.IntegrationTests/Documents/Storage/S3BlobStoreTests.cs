using Amazon.S3;
using Amazon.S3.Model;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.Documents.Persistence.Storage.S3;
using JobcenterModular.Documents.UseCases.Storage;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.Extensions.Options;

namespace JobcenterModular.IntegrationTests.Documents.Storage;

/// <summary>Blobs in a bucket: the promises of the port, and what the protocol adds to them.</summary>
public sealed class S3BlobStoreTests : BlobStoreTests, IAsyncLifetime, IDisposable
{
    private S3Server _server = null!;
    private ObjectBucket _bucket = null!;
    private S3BlobStore _store = null!;
    private AmazonS3Client _client = null!;

    private protected override IBlobStore Store => _store;

    public async ValueTask InitializeAsync()
    {
        _server = await S3Server.SharedAsync();
        _bucket = BucketOf(OptionsOf(_server, await _server.MakeBucketAsync()));
        _store = new S3BlobStore(_bucket, TimeProvider.System);
        _client = _server.Client();
    }

    [Fact]
    public async Task The_key_names_prefix_office_area_and_group()
    {
        BlobPlace place = NewPlace();

        await KeepAsync(place, [1]);

        (await KeysAsync()).ShouldBe([$"akten/amt/cases/{place.Group}/{place.Name}"]);
    }

    [Fact]
    public async Task A_large_blob_leaves_nothing_behind_but_itself()
    {
        BlobPlace place = NewPlace();

        await KeepAsync(place, new byte[9 * 1024 * 1024]);

        (await KeysAsync()).ShouldBe([_bucket.KeyOf(place)]);
        (await UploadsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task What_a_killed_host_left_behind_goes_and_what_is_arriving_stays()
    {
        await _client.InitiateMultipartUploadAsync(_bucket.Name, _bucket.Incoming + "cut-off", Cancelled);
        await _client.PutObjectAsync(
            new PutObjectRequest { BucketName = _bucket.Name, Key = _bucket.Incoming + "complete", ContentBody = "x", UseChunkEncoding = false }, Cancelled);

        (await Store.EraseAbandonedAsync(TimeProvider.System.GetUtcNow().AddHours(-1), Cancelled)).ShouldBe(0);
        (await UploadsAsync()).ShouldBe(1);
        (await Store.EraseAbandonedAsync(TimeProvider.System.GetUtcNow().AddHours(1), Cancelled)).ShouldBe(2);

        (await UploadsAsync()).ShouldBe(0);
        (await KeysAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dropped_large_blob_is_aborted_at_once()
    {
        await using (IIncomingBlob incoming = await Store.BeginAsync(Cancelled))
        {
            await incoming.WriteAsync(new byte[17 * 1024 * 1024], Cancelled);
            (await UploadsAsync()).ShouldBe(1);
        }

        (await UploadsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Another_offices_objects_and_foreign_ones_are_not_listed()
    {
        foreach (string key in (string[])["akten/nachbar/cases/" + Guid.Empty + "/a", "akten/amt/cases/notes/a", "akten/amt/cases/" + Guid.Empty + "/a/b"])
        {
            await _client.PutObjectAsync(
                new PutObjectRequest { BucketName = _bucket.Name, Key = key, ContentBody = "x", UseChunkEncoding = false }, Cancelled);
        }

        (await ListAsync(BlobArea.Cases)).ShouldBeEmpty();
    }

    [Fact]
    public async Task More_blobs_than_one_page_are_all_listed_and_erased()
    {
        const int count = 101;
        BlobPlace place = NewPlace();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count), Cancelled, async (number, _) => await KeepAsync(place with { Name = $"{number}" }, [1]));

        (await ListAsync(place)).Count.ShouldBe(count);
        await Store.EraseGroupAsync(place.Area, place.Group, Cancelled);

        (await ListAsync(place)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("wrong-secret", null)]
    [InlineData(null, "no-such-bucket")]
    public async Task A_service_that_refuses_us_is_unavailable_and_says_why(string? secret, string? bucket)
    {
        using ObjectBucket refused = BucketOf(OptionsOf(_server, bucket ?? _bucket.Name) with { SecretKey = secret ?? S3Server.SecretKey });
        var store = new S3BlobStore(refused, TimeProvider.System);

        StorageUnavailableException unavailable = await Should.ThrowAsync<StorageUnavailableException>(async () =>
        {
            await using IIncomingBlob incoming = await store.BeginAsync(Cancelled);
            await incoming.WriteAsync("x"u8.ToArray(), Cancelled);
            await incoming.KeepAsync(NewPlace(), Cancelled);
        });

        unavailable.Message.ShouldContain(secret is null ? "404" : "403");
        unavailable.ToString().ShouldNotContain(S3Server.SecretKey);
    }

    [Fact]
    public async Task A_service_that_is_down_is_unavailable_soon()
    {
        using ObjectBucket down = BucketOf(OptionsOf(_server, "any") with { ServiceUrl = new Uri("http://127.0.0.1:9") });
        var store = new S3BlobStore(down, TimeProvider.System);
        await using IIncomingBlob incoming = await store.BeginAsync(Cancelled);

        await Should.ThrowAsync<StorageUnavailableException>(async () => await incoming.WriteAsync(new byte[9 * 1024 * 1024], Cancelled));
        await Should.ThrowAsync<StorageUnavailableException>(async () => await store.OpenAsync(NewPlace(), Cancelled));
        await Should.ThrowAsync<StorageUnavailableException>(async () => await store.ListAsync(BlobArea.Cases, Cancelled).ToListAsync(Cancelled));
    }

    [Fact]
    public async Task A_service_killed_in_the_middle_is_unavailable_and_nothing_half_is_there()
    {
        await using S3Server own = await S3Server.StartAsync();
        string name = await own.MakeBucketAsync();
        using ObjectBucket bucket = BucketOf(OptionsOf(own, name));
        var store = new S3BlobStore(bucket, TimeProvider.System);
        BlobPlace place = NewPlace();
        await using (IIncomingBlob cutOff = await store.BeginAsync(Cancelled))
        {
            await cutOff.WriteAsync(new byte[9 * 1024 * 1024], Cancelled);
            await own.RestartAsync(async () => await Should.ThrowAsync<StorageUnavailableException>(() => cutOff.KeepAsync(place, Cancelled)));
            (await store.OpenAsync(place, Cancelled)).ShouldBeNull();
        }

        await using IIncomingBlob again = await store.BeginAsync(Cancelled);
        await again.WriteAsync("whole"u8.ToArray(), Cancelled);
        await again.KeepAsync(place, Cancelled);
        await using Stream kept = (await store.OpenAsync(place, Cancelled)).ShouldNotBeNull();
        using var read = new StreamReader(kept);
        (await read.ReadToEndAsync(Cancelled)).ShouldBe("whole");
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    public void Dispose()
    {
        _client?.Dispose();
        _bucket?.Dispose();
    }

    internal static S3Options OptionsOf(S3Server server, string bucket) => new()
    {
        ServiceUrl = server.Url,
        Bucket = bucket,
        AccessKey = S3Server.AccessKey,
        SecretKey = S3Server.SecretKey,
        Region = S3Server.Region,
        Prefix = "akten",
    };

    internal static ObjectBucket BucketOf(S3Options options) => new(Options.Create(options), Options.Create(new OfficeOptions { Key = "amt" }));

    private async Task<List<string>> KeysAsync() =>
        [.. ((await _client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = _bucket.Name }, Cancelled)).S3Objects ?? []).Select(found => found.Key)];

    private async Task<int> UploadsAsync() =>
        (await _client.ListMultipartUploadsAsync(new ListMultipartUploadsRequest { BucketName = _bucket.Name }, Cancelled)).MultipartUploads?.Count ?? 0;
}
