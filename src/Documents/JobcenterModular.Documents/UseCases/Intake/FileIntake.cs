using System.Buffers;
using System.Globalization;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.UseCases.Storage;
using JobcenterModular.SharedKernel;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Documents.UseCases.Intake;

/// <summary>A file as it arrived; its bytes are in the writer.</summary>
internal sealed record ReceivedFile(string Name, string MediaType, long SizeBytes, string Sha256);

/// <summary>Reads on; 0 at the end.</summary>
internal delegate ValueTask<int> ReadBytes(Memory<byte> buffer, CancellationToken cancellationToken);

/// <summary>
/// The one way of bytes into a case file, from whatever wire: in one pass they are measured, hashed, their kind is told,
/// they are looked through for what is not safe, and sealed. The first thing that is wrong ends the reading.
/// </summary>
internal sealed class FileIntake(IOptions<DocumentsOptions> options)
{
    private const int BufferBytes = 128 * 1024;

    private readonly long _maxFileBytes = options.Value.MaxFileBytes;

    /// <summary>Reads to the end; the bytes are in the target then, to be kept.</summary>
    /// <exception cref="RefusalException">It is none that the office takes.</exception>
    public async Task<ReceivedFile> ReadAsync(string? fileName, ReadBytes read, ISealedWriter target, CancellationToken cancellationToken)
    {
        using FileExamination examination = Examine();
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            // As much as tells the kind comes first: what is none of ours is refused before a byte of it is written.
            int length = await FillAsync(read, buffer.AsMemory(0, PaperKind.HeadBytes), cancellationToken);
            examination.Append(buffer.AsSpan(0, length));
            if (length < PaperKind.HeadBytes)
            {
                ReceivedFile small = examination.Complete(fileName);
                await target.WriteAsync(buffer.AsMemory(0, length), cancellationToken);
                return small;
            }

            while (length > 0)
            {
                if (examination.Refusal is { } refusal)
                    throw refusal;
                await target.WriteAsync(buffer.AsMemory(0, length), cancellationToken);
                length = await read(buffer, cancellationToken);
                examination.Append(buffer.AsSpan(0, length));
            }

            return examination.Complete(fileName);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The same look at a file for whoever gets its bytes pushed.</summary>
    public FileExamination Examine() => new(_maxFileBytes);

    /// <summary>The refusal of a file beyond the limit; it says the limit.</summary>
    public static RefusalException TooLarge(long maxFileBytes) => DocumentsRefusals.TooLarge.ToException(
        new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["detail"] = string.Create(CultureInfo.InvariantCulture, $"Erlaubt sind höchstens {maxFileBytes / (1024 * 1024)} MB ({maxFileBytes} Bytes)."),
            ["maxFileBytes"] = maxFileBytes,
        });

    /// <summary>Reads until the buffer is full or nothing more comes.</summary>
    public static async Task<int> FillAsync(ReadBytes read, Memory<byte> target, CancellationToken cancellationToken)
    {
        int filled = 0;
        int length;
        while (filled < target.Length && (length = await read(target[filled..], cancellationToken)) > 0)
            filled += length;
        return filled;
    }

    /// <summary>The refusal of a kind that the office does not take; it says which ones it takes.</summary>
    public static RefusalException KindNotAccepted() => DocumentsRefusals.KindNotAccepted.ToException(
        new Dictionary<string, object?>(StringComparer.Ordinal) { ["accepted"] = PaperKind.All.Select(kind => kind.MediaType).ToList() });
}
