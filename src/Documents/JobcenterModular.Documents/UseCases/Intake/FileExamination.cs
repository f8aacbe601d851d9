using System.Security.Cryptography;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Inspection;
using JobcenterModular.SharedKernel;

namespace JobcenterModular.Documents.UseCases.Intake;

/// <summary>
/// Everything that is told about a file while it flows by, once: its size, its hash, its kind by its first bytes, and what
/// is not safe in it.
/// </summary>
internal sealed class FileExamination(long maxFileBytes) : IDisposable
{
    private static readonly InspectionLimits Limits = new();

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _head = new byte[PaperKind.HeadBytes];
    private long _size;
    private PaperKind? _kind;
    private FileInspection? _inspection;

    /// <summary>The first thing that is wrong; nothing later changes it, so that the reader may stop.</summary>
    public RefusalException? Refusal { get; private set; }

    /// <summary>SHA-256 of what has flown by so far, in lower-case hex.</summary>
    public string HashSoFar => Convert.ToHexStringLower(_hash.GetCurrentHash());

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (Refusal is not null)
            return;
        _hash.AppendData(bytes);
        if (_kind is null)
            bytes = TakeHead(bytes);
        _size += bytes.Length;
        if (_size > maxFileBytes)
            Refusal = FileIntake.TooLarge(maxFileBytes);
        else if (!bytes.IsEmpty)
            Inspect(bytes);
    }

    /// <summary>What the whole file is.</summary>
    /// <param name="fileName">The sender's name for it.</param>
    /// <exception cref="RefusalException">It is none that the office takes.</exception>
    public ReceivedFile Complete(string? fileName)
    {
        if (_size == 0)
            throw DocumentsRefusals.Empty.ToException();
        if (Refusal is null && _kind is null)
            TellKind();
        if (Refusal is null && _inspection!.Complete() is { } finding)
            Refusal = DocumentsRefusals.Of(finding).ToException();
        return Refusal is null ? new ReceivedFile(PaperName.Clean(fileName, _kind!), _kind!.MediaType, _size, HashSoFar) : throw Refusal;
    }

    public void Dispose()
    {
        _hash.Dispose();
        _inspection?.Dispose();
    }

    // Answers what is left of the bytes behind the head.
    private ReadOnlySpan<byte> TakeHead(ReadOnlySpan<byte> bytes)
    {
        int taken = Math.Min(bytes.Length, _head.Length - (int)_size);
        bytes[..taken].CopyTo(_head.AsSpan((int)_size));
        _size += taken;
        if (_size == _head.Length)
            TellKind();
        return Refusal is null ? bytes[taken..] : [];
    }

    private void TellKind()
    {
        ReadOnlySpan<byte> head = _head.AsSpan(0, (int)_size);
        _kind = PaperKind.Detect(head);
        if (_kind is null)
        {
            Refusal = FileIntake.KindNotAccepted();
            return;
        }

        _inspection = FileInspection.For(_kind, Limits);
        Inspect(head);
    }

    private void Inspect(ReadOnlySpan<byte> bytes)
    {
        _inspection!.Append(bytes);
        if (_inspection.Finding is { } finding)
            Refusal = DocumentsRefusals.Of(finding).ToException();
    }
}
