using System.Security.Cryptography;
using JobcenterModular.Documents.Domain.Uploads;
using JobcenterModular.Documents.UseCases.Storage;

namespace JobcenterModular.Documents.UseCases.Uploads;

/// <summary>The plain bytes of an upload, part after part; each part must be the one that was acknowledged.</summary>
internal sealed class UploadBytes(ICaseVault vault, CaseKey key, IReadOnlyList<UploadSegment> segments) : IAsyncDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private int _next;
    private Stream? _part;

    /// <summary>Reads on; 0 at the end of the file.</summary>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_part is null && !await OpenNextAsync(cancellationToken))
                return 0;
            int length = await _part!.ReadAsync(buffer, cancellationToken);
            _hash.AppendData(buffer.Span[..length]);
            if (length > 0)
                return length;
            await EndPartAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_part is not null)
            await _part.DisposeAsync();
        _hash.Dispose();
    }

    private async Task<bool> OpenNextAsync(CancellationToken cancellationToken)
    {
        if (_next == segments.Count)
            return false;
        UploadSegment segment = segments[_next++];
        var place = new BlobPlace(BlobArea.Uploads, segment.UploadId, segment.Name);
        _part = await vault.OpenAtAsync(key, place, cancellationToken)
            ?? throw new FileNotFoundException($"A part of upload {segment.UploadId} is missing in the storage.");
        return true;
    }

    private async Task EndPartAsync()
    {
        await _part!.DisposeAsync();
        _part = null;
        if (Convert.ToHexStringLower(_hash.GetHashAndReset()) != segments[_next - 1].Sha256)
            throw new SealBrokenException("a part of an upload is not what was received");
    }
}
