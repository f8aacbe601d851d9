using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.UseCases.Storage;

namespace JobcenterModular.Documents.Persistence.Storage.S3;

/// <summary>An object's bytes as they come. A service that falls silent or hangs up in the middle is unavailable.</summary>
internal sealed class ObjectStream(Stream bytes, TimeSpan timeout) : ForwardOnlyStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(timeout);
        try
        {
            return await bytes.ReadAsync(buffer, limited.Token);
        }
        catch (Exception exception) when (
            exception is IOException or HttpRequestException || exception is OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new StorageUnavailableException("an answer broke off", exception);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count)
    {
        try
        {
            return bytes.Read(buffer, offset, count);
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException)
        {
            throw new StorageUnavailableException("an answer broke off", exception);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await bytes.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            bytes.Dispose();
        base.Dispose(disposing);
    }
}
