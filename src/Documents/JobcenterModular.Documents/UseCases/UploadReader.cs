using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.Documents.Domain;
using JobcenterModular.SharedKernel;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Documents.UseCases;

/// <summary>What an upload brought; its bytes are in the incoming paper.</summary>
internal sealed record ReceivedUpload(string EvidenceCode, string PersonId, ReceivedFile File);

/// <summary>A file as it arrived.</summary>
internal sealed record ReceivedFile(string Name, string MediaType, long SizeBytes, string Sha256);

/// <summary>
/// Reads the parts <c>evidence</c>, <c>person</c> and <c>file</c> in any order. The file goes to its temporary place while
/// it is hashed, measured and its kind is told; the first thing that is wrong ends the reading.
/// </summary>
internal sealed class UploadReader(IOptions<DocumentsOptions> options)
{
    private const int BufferBytes = 64 * 1024;
    private const int MaxTextBytes = 100;

    private readonly long _maxFileBytes = options.Value.MaxFileBytes;

    public async Task<ReceivedUpload> ReadAsync(IUpload upload, PaperFolder folder, IIncomingPaper incoming, CancellationToken cancellationToken)
    {
        string? evidence = null;
        string? person = null;
        ReceivedFile? file = null;
        while (await upload.NextPartAsync(cancellationToken) is { } part)
        {
            switch (part.Name)
            {
                case "evidence" when evidence is null:
                    evidence = await ReadTextAsync(part, cancellationToken);
                    folder.EnsureAsksFor(evidence);
                    break;
                case "person" when person is null:
                    person = await ReadTextAsync(part, cancellationToken);
                    if (!PersonId.IsWellFormed(person))
                        throw DocumentsRefusals.PersonMalformed.ToException();
                    break;
                case "file" when file is null:
                    file = await ReadFileAsync(part, incoming, cancellationToken);
                    break;
                default:
                    throw HttpRefusals.Malformed.ToException();
            }
        }

        if (file is null)
            throw DocumentsRefusals.FileMissing.ToException();
        folder.EnsureAsksFor(evidence);
        return new ReceivedUpload(evidence!, person ?? PersonId.Applicant, file);
    }

    /// <summary>The refusal of a file beyond the limit; it says the limit.</summary>
    public static RefusalException TooLarge(long maxFileBytes) => DocumentsRefusals.TooLarge.ToException(
        new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["detail"] = string.Create(CultureInfo.InvariantCulture, $"Erlaubt sind höchstens {maxFileBytes / (1024 * 1024)} MB ({maxFileBytes} Bytes)."),
            ["maxFileBytes"] = maxFileBytes,
        });

    private static async Task<string> ReadTextAsync(IUploadPart part, CancellationToken cancellationToken)
    {
        byte[] text = new byte[MaxTextBytes + 1];
        int length = await FillAsync(part, text, cancellationToken);
        return length <= MaxTextBytes ? Encoding.UTF8.GetString(text, 0, length) : throw HttpRefusals.Malformed.ToException();
    }

    private static async Task<int> FillAsync(IUploadPart part, Memory<byte> target, CancellationToken cancellationToken)
    {
        int filled = 0;
        int read;
        while (filled < target.Length && (read = await part.ReadAsync(target[filled..], cancellationToken)) > 0)
            filled += read;
        return filled;
    }

    private static RefusalException KindNotAccepted() => DocumentsRefusals.KindNotAccepted.ToException(
        new Dictionary<string, object?>(StringComparer.Ordinal) { ["accepted"] = PaperKind.All.Select(kind => kind.MediaType).ToList() });

    private async Task<ReceivedFile> ReadFileAsync(IUploadPart part, IIncomingPaper incoming, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            int read = await FillAsync(part, buffer.AsMemory(0, PaperKind.HeadBytes), cancellationToken);
            if (read == 0)
                throw DocumentsRefusals.Empty.ToException();
            PaperKind kind = PaperKind.Detect(buffer.AsSpan(0, read)) ?? throw KindNotAccepted();
            long size = 0;
            for (; read > 0; read = await part.ReadAsync(buffer, cancellationToken))
            {
                size += read;
                if (size > _maxFileBytes)
                    throw TooLarge(_maxFileBytes);
                hash.AppendData(buffer, 0, read);
                await incoming.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            string sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
            return new ReceivedFile(PaperName.Clean(part.FileName, kind), kind.MediaType, size, sha256);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
