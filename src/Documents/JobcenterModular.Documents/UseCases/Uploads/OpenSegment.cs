using System.Security.Cryptography;
using JobcenterModular.Documents.UseCases.Intake;
using JobcenterModular.Documents.UseCases.Storage;

namespace JobcenterModular.Documents.UseCases.Uploads;

/// <summary>A part of an upload that is being written. Disposing drops it unless it was kept.</summary>
internal sealed class OpenSegment : IAsyncDisposable
{
    private readonly ISealedWriter _writer;

    // The examination of a file's first part hashes already.
    private readonly IncrementalHash? _hash;

    public OpenSegment(ISealedWriter writer, long start, FileExamination? examination, DateTimeOffset begunAt)
    {
        (_writer, Start, Examination, BegunAt) = (writer, start, examination, begunAt);
        _hash = examination is null ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
    }

    public long Start { get; }

    public long Length { get; private set; }

    public long End => Start + Length;

    public DateTimeOffset BegunAt { get; }

    /// <summary>The look at the file, for its first part only.</summary>
    public FileExamination? Examination { get; }

    public string Sha256 { get; private set; } = "";

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        _hash?.AppendData(bytes.Span);
        Examination?.Append(bytes.Span);
        await _writer.WriteAsync(bytes, CancellationToken.None);
        Length += bytes.Length;
    }

    /// <summary>Its bytes are safe when this returns.</summary>
    public async Task KeepAtAsync(BlobPlace place)
    {
        await _writer.KeepAtAsync(place, CancellationToken.None);
        Sha256 = Examination?.HashSoFar ?? Convert.ToHexStringLower(_hash!.GetCurrentHash());
    }

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        Examination?.Dispose();
        _hash?.Dispose();
    }
}
