using System.Runtime.CompilerServices;
using Amazon.S3.Model;
using JobcenterModular.Documents.UseCases.Storage;

namespace JobcenterModular.Documents.Persistence.Storage.S3;

/// <summary>
/// Blobs in a bucket of an S3-compatible service, which several hosts share. An object is there or not, never half, and
/// whoever writes it again writes the same content: the race of two writers is harmless.
/// </summary>
internal sealed class S3BlobStore(ObjectBucket bucket, TimeProvider clock) : IBlobStore
{
    private const int AtOnce = 8;

    public Task<IIncomingBlob> BeginAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IIncomingBlob>(new IncomingObject(bucket, $"{bucket.Incoming}{Guid.CreateVersion7(clock.GetUtcNow())}"));

    public async Task<Stream?> OpenAsync(BlobPlace place, CancellationToken cancellationToken)
    {
        string key = bucket.KeyOf(place);
        try
        {
            GetObjectResponse found = await bucket.CallAsync(client => client.GetObjectAsync(bucket.Name, key, cancellationToken), cancellationToken);
            return new ObjectStream(found.ResponseStream, bucket.Timeout);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    public async Task MoveAsync(BlobPlace from, BlobPlace to, CancellationToken cancellationToken)
    {
        (string source, string target) = (bucket.KeyOf(from), bucket.KeyOf(to));
        if (!await bucket.ExistsAsync(target, cancellationToken))
        {
            try
            {
                await bucket.CopyAsync(source, target, cancellationToken);
            }
            catch (FileNotFoundException)
            {
                // Another host may have been faster.
                if (!await bucket.ExistsAsync(target, cancellationToken))
                    throw;
            }
        }

        await bucket.DeleteAsync(source, cancellationToken);
    }

    public Task EraseAsync(BlobPlace place, CancellationToken cancellationToken) => bucket.DeleteAsync(bucket.KeyOf(place), cancellationToken);

    // One by one: the request that deletes many at once wants a checksum that services do not agree on.
    public Task EraseGroupAsync(BlobArea area, Guid group, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        bucket.ListAsync(bucket.KeyOf(area, group), cancellationToken),
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
        async (found, cancelled) => await bucket.DeleteAsync(found.Key, cancelled));

    public async Task<int> EraseAbandonedAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        int erased = 0;
        await foreach (S3Object found in bucket.ListAsync(bucket.Incoming, cancellationToken))
        {
            if (WrittenAt(found.LastModified) >= before)
                continue;
            await bucket.DeleteAsync(found.Key, cancellationToken);
            erased++;
        }

        await foreach (MultipartUpload upload in UploadsAsync(cancellationToken))
        {
            if (WrittenAt(upload.Initiated) >= before)
                continue;
            await AbortAsync(upload, cancellationToken);
            erased++;
        }

        return erased;
    }

    public async IAsyncEnumerable<StoredBlob> ListAsync(BlobArea area, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (S3Object found in bucket.ListAsync(bucket.KeyOf(area), cancellationToken))
        {
            if (bucket.PlaceOf(area, found.Key) is { } place)
                yield return new StoredBlob(place, found.Size ?? 0, WrittenAt(found.LastModified));
        }
    }

    private static DateTimeOffset WrittenAt(DateTime? told) =>
        told is { } instant ? new DateTimeOffset(instant.ToUniversalTime()) : DateTimeOffset.MaxValue;

    private async IAsyncEnumerable<MultipartUpload> UploadsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListMultipartUploadsRequest { BucketName = bucket.Name, Prefix = bucket.Incoming };
        ListMultipartUploadsResponse page;
        do
        {
            page = await bucket.CallAsync(client => client.ListMultipartUploadsAsync(request, cancellationToken), cancellationToken);
            foreach (MultipartUpload upload in page.MultipartUploads ?? [])
                yield return upload;
            (request.KeyMarker, request.UploadIdMarker) = (page.NextKeyMarker, page.NextUploadIdMarker);
        }
        while (page.IsTruncated == true);
    }

    private async Task AbortAsync(MultipartUpload upload, CancellationToken cancellationToken)
    {
        try
        {
            await bucket.CallAsync(
                client => client.AbortMultipartUploadAsync(bucket.Name, upload.Key, upload.UploadId, cancellationToken), cancellationToken);
        }
        catch (FileNotFoundException)
        {
            // Another host was faster.
        }
    }
}
