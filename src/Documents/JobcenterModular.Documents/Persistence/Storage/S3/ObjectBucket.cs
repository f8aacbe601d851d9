using System.Net;
using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.Documents.UseCases.Storage;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Documents.Persistence.Storage.S3;

/// <summary>The bucket and the names of objects in it. The client is made on first use.</summary>
internal sealed class ObjectBucket(IOptions<S3Options> options, IOptions<OfficeOptions> office) : IDisposable
{
    private const int MaxRetries = 2;
    private const int InsufficientStorage = 507;

    private readonly Lazy<AmazonS3Client> _client = new(() => Connect(options.Value));

    public string Name => options.Value.Bucket!;

    public TimeSpan Timeout => options.Value.Timeout;

    /// <summary>What the keys begin with of what is still arriving.</summary>
    public string Incoming => Root + "incoming/";

    private string Root => (options.Value.Prefix?.TrimEnd('/') is { Length: > 0 } prefix ? prefix + "/" : "") + office.Value.Key + "/";

    public string KeyOf(BlobArea area) => Root + (area == BlobArea.Cases ? "cases/" : "uploads/");

    public string KeyOf(BlobArea area, Guid group) => $"{KeyOf(area)}{group}/";

    public string KeyOf(BlobPlace place) => BlobPlace.IsName(place.Name)
        ? KeyOf(place.Area, place.Group) + place.Name
        : throw new ArgumentException("Not a name of a blob.", nameof(place));

    /// <summary>The place that an object's key names, or null if it is none of ours.</summary>
    public BlobPlace? PlaceOf(BlobArea area, string key) =>
        key[KeyOf(area).Length..].Split('/') is [string group, string name] && Guid.TryParseExact(group, "D", out Guid id) && BlobPlace.IsName(name)
            ? new BlobPlace(area, id, name)
            : null;

    /// <summary>One call of the service, its failures told in our words.</summary>
    public async Task<T> CallAsync<T>(Func<AmazonS3Client, Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call(_client.Value);
        }
        catch (AmazonServiceException exception) when (exception.StatusCode == HttpStatusCode.NotFound && exception.ErrorCode != "NoSuchBucket")
        {
            throw new FileNotFoundException("There is no such object.", exception);
        }
        catch (AmazonServiceException exception) when ((int)exception.StatusCode == InsufficientStorage || IsFull(exception.ErrorCode))
        {
            throw new StorageFullException(exception);
        }
        catch (AmazonServiceException exception) when (exception.StatusCode >= HttpStatusCode.MultipleChoices)
        {
            throw new StorageUnavailableException($"{exception.ErrorCode} ({(int)exception.StatusCode})", exception);
        }
        catch (Exception exception) when (
            exception is AmazonClientException or AmazonServiceException or HttpRequestException or TimeoutException or IOException
            || exception is OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new StorageUnavailableException("no answer", exception);
        }
    }

    public async Task<bool> ExistsAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            await CallAsync(client => client.GetObjectMetadataAsync(Name, key, cancellationToken), cancellationToken);
            return true;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }

    /// <summary>A copy inside the service; no byte comes here. A service copies up to 5 GB at once.</summary>
    public Task CopyAsync(string from, string to, CancellationToken cancellationToken) =>
        CallAsync(client => client.CopyObjectAsync(Name, from, Name, to, cancellationToken), cancellationToken);

    public async Task DeleteAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            await CallAsync(client => client.DeleteObjectAsync(Name, key, cancellationToken), cancellationToken);
        }
        catch (FileNotFoundException)
        {
            // By the protocol that is no error, but some services say so.
        }
    }

    /// <summary>All objects whose keys begin so.</summary>
    public async IAsyncEnumerable<S3Object> ListAsync(
        string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListObjectsV2Request { BucketName = Name, Prefix = prefix };
        ListObjectsV2Response page;
        do
        {
            page = await CallAsync(client => client.ListObjectsV2Async(request, cancellationToken), cancellationToken);
            foreach (S3Object found in page.S3Objects ?? [])
                yield return found;
            request.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated == true);
    }

    public void Dispose()
    {
        if (_client.IsValueCreated)
            _client.Value.Dispose();
    }

    // Names that services in use give it.
    private static bool IsFull(string? code) => code is "QuotaExceeded" or "XMinioStorageFull" or "InsufficientCapacity" or "InsufficientStorage";

    private static AmazonS3Client Connect(S3Options options) => new(
        new BasicAWSCredentials(options.AccessKey, options.SecretKey),
        new AmazonS3Config
        {
            ServiceURL = options.ServiceUrl!.AbsoluteUri,
            AuthenticationRegion = options.Region,
            ForcePathStyle = options.ForcePathStyle,
            Timeout = options.Timeout,
            ConnectTimeout = options.Timeout,
            MaxErrorRetry = MaxRetries,
            // Checksums of the newest kind are unknown to many services; the signature covers every byte that we send,
            // and the seal every byte that comes back.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        });
}
