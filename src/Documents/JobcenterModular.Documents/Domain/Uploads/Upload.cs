using System.Globalization;
using JobcenterModular.SharedKernel;

namespace JobcenterModular.Documents.Domain.Uploads;

/// <summary>
/// A paper that arrives in parts (tus). Whoever writes holds a token, not a lock: a new writer puts its own token here and
/// the one before can add nothing any more, so nobody waits for a connection that died with its Wi-Fi.
/// </summary>
internal sealed class Upload : AggregateRoot
{
    /// <summary>Parts of one upload: enough for 5 GiB in pieces of half a megabyte.</summary>
    public const int MaxSegments = 10_000;

    public required Guid Id { get; init; }

    public required Guid ApplicationId { get; init; }

    public required Guid CaseId { get; init; }

    /// <summary>Who sends it: an account or <c>guest</c>.</summary>
    public required string FiledBy { get; init; }

    /// <summary>As the client announced it, character by character: it is given back so.</summary>
    public required string Metadata { get; init; }

    /// <summary>Bytes of the whole file.</summary>
    public required long Length { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>So many bytes are safe.</summary>
    public long Offset { get; private set; }

    /// <summary>Parts that they lie in.</summary>
    public int Segments { get; private set; }

    /// <summary>Token of the request that may add bytes.</summary>
    public Guid? Writer { get; private set; }

    public UploadState State { get; private set; }

    /// <summary>Without activity it is given up at this instant; when it has ended, it is remembered until then.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>Set with the two below if the file came in one part and passed the inspection on its way: harmless name.</summary>
    public string? FileName { get; private set; }

    public string? MediaType { get; private set; }

    public string? Sha256 { get; private set; }

    /// <summary>Somebody makes the document and has until this instant; then others may try.</summary>
    public DateTimeOffset? FinishingUntil { get; private set; }

    public Guid? DocumentId { get; private set; }

    /// <summary>Code of the refusal.</summary>
    public string? Problem { get; private set; }

    /// <summary>All bytes are here.</summary>
    public bool IsWhole => Offset == Length;

    /// <summary>All bytes are here and the document is not made yet. Such an upload never expires.</summary>
    public bool IsToBeFinished => State == UploadState.Receiving && IsWhole;

    /// <summary>Refuses where nothing can be added any more.</summary>
    public void EnsureTakesBytes(DateTimeOffset now)
    {
        if (State == UploadState.Refused)
            throw DocumentsRefusals.UploadRefused.ToException(new Dictionary<string, object?>(StringComparer.Ordinal) { ["refusedWith"] = Problem });
        if (State == UploadState.Receiving && !IsWhole && ExpiresAt <= now)
            throw DocumentsRefusals.UploadExpired.ToException();
        if (Segments >= MaxSegments && !IsWhole)
            throw DocumentsRefusals.UploadTooManyParts.ToException();
    }

    /// <summary>Refuses an offset that is not the next byte.</summary>
    public void EnsureNext(long offset)
    {
        if (offset != Offset)
            throw OffsetIsWrong(Offset);
    }

    /// <summary>Something happened with it.</summary>
    public void Keep(DateTimeOffset until) => ExpiresAt = until;

    /// <summary>From now on only this writer adds bytes.</summary>
    public void TakeOver(Guid writer, DateTimeOffset keepUntil)
    {
        Writer = writer;
        Keep(keepUntil);
    }

    /// <summary>Adds a part whose bytes are safe; false for a writer whose time is over.</summary>
    public bool Add(Guid writer, UploadSegment segment, DateTimeOffset keepUntil)
    {
        if (State != UploadState.Receiving || Writer != writer || segment.Start != Offset || segment.End > Length)
            return false;
        Offset = segment.End;
        Segments++;
        Keep(keepUntil);
        return true;
    }

    /// <summary>The file came in one part and passed the inspection: that part becomes the document as it is.</summary>
    public void PassedOnItsWay(string fileName, string mediaType, string sha256)
    {
        FileName = fileName;
        MediaType = mediaType;
        Sha256 = sha256;
    }

    /// <summary>Its bytes are this document.</summary>
    public void Finish(Guid documentId, DateTimeOffset keepUntil)
    {
        State = UploadState.Finished;
        DocumentId = documentId;
        End(keepUntil);
    }

    /// <summary>Its bytes are not taken.</summary>
    public void Refuse(string code, DateTimeOffset keepUntil)
    {
        State = UploadState.Refused;
        Problem = code;
        End(keepUntil);
    }

    /// <summary>The refusal of a wrong offset; it says the right one.</summary>
    public static RefusalException OffsetIsWrong(long offset) => DocumentsRefusals.UploadOffsetWrong.ToException(
        new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["detail"] = string.Create(CultureInfo.InvariantCulture, $"Das nächste Byte ist {offset}."),
            ["offset"] = offset,
        });

    private void End(DateTimeOffset keepUntil)
    {
        Writer = null;
        FinishingUntil = null;
        Keep(keepUntil);
    }
}
