using System.Buffers;
using Amazon.S3.Model;
using JobcenterModular.Documents.UseCases.Storage;

namespace JobcenterModular.Documents.Persistence.Storage.S3;

/// <summary>
/// Bytes on their way to a bucket. What fits one part goes to its place by one request. More goes by parts to a key of
/// its own, since the place is not yet known, and is copied to it inside the service: an object appears whole or not at all.
/// </summary>
internal sealed class IncomingObject(ObjectBucket bucket, string ownKey) : IIncomingBlob
{
    // A service takes parts of 5 MiB and more (but for the last), and 10,000 of them: 80 GB.
    private const int PartBytes = 8 * 1024 * 1024;
    private const int FirstBytes = 64 * 1024;

    private readonly List<PartETag> _parts = [];
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstBytes);
    private int _buffered;
    private string? _uploadId;
    private bool _completed;
    private bool _disposed;

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (!bytes.IsEmpty)
        {
            if (_buffered == PartBytes)
                await SendPartAsync(cancellationToken);
            int length = Math.Min(bytes.Length, PartBytes - _buffered);
            MakeRoom(_buffered + length);
            bytes[..length].CopyTo(_buffer.AsMemory(_buffered));
            _buffered += length;
            bytes = bytes[length..];
        }
    }

    public async Task KeepAsync(BlobPlace place, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string key = bucket.KeyOf(place);
        if (await bucket.ExistsAsync(key, cancellationToken))
            return;
        if (_uploadId is null)
        {
            await PutAsync(key, cancellationToken);
            return;
        }

        await SendPartAsync(cancellationToken);
        await CompleteAsync(cancellationToken);
        await bucket.CopyAsync(ownKey, key, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
            return;
        _disposed = true;
        ArrayPool<byte>.Shared.Return(_buffer, clearArray: true);
        try
        {
            if (_completed)
                await bucket.DeleteAsync(ownKey, CancellationToken.None);
            else if (_uploadId is not null)
                await bucket.CallAsync(client => client.AbortMultipartUploadAsync(bucket.Name, ownKey, _uploadId), CancellationToken.None);
        }
        catch (IOException)
        {
            // The service is down; what is left is swept a day later.
        }
    }

    private void MakeRoom(int bytes)
    {
        if (bytes <= _buffer.Length)
            return;
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Min(PartBytes, Math.Max(bytes, _buffer.Length * 2)));
        _buffer.AsSpan(0, _buffered).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer, clearArray: true);
        _buffer = larger;
    }

    private async Task PutAsync(string key, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream(_buffer, 0, _buffered, writable: false);
        var request = new PutObjectRequest { BucketName = bucket.Name, Key = key, InputStream = bytes, UseChunkEncoding = false };
        await bucket.CallAsync(client => client.PutObjectAsync(request, cancellationToken), cancellationToken);
    }

    private async Task SendPartAsync(CancellationToken cancellationToken)
    {
        _uploadId ??= (await bucket.CallAsync(
            client => client.InitiateMultipartUploadAsync(bucket.Name, ownKey, cancellationToken), cancellationToken)).UploadId;
        int number = _parts.Count + 1;
        using var bytes = new MemoryStream(_buffer, 0, _buffered, writable: false);
        var request = new UploadPartRequest
        {
            BucketName = bucket.Name,
            Key = ownKey,
            UploadId = _uploadId,
            PartNumber = number,
            PartSize = _buffered,
            InputStream = bytes,
            UseChunkEncoding = false,
        };
        UploadPartResponse sent = await bucket.CallAsync(client => client.UploadPartAsync(request, cancellationToken), cancellationToken);
        _parts.Add(new PartETag(number, sent.ETag));
        _buffered = 0;
    }

    private async Task CompleteAsync(CancellationToken cancellationToken)
    {
        var request = new CompleteMultipartUploadRequest { BucketName = bucket.Name, Key = ownKey, UploadId = _uploadId, PartETags = _parts };
        await bucket.CallAsync(client => client.CompleteMultipartUploadAsync(request, cancellationToken), cancellationToken);
        _completed = true;
    }
}
