using System.IO.Pipelines;
using JobcenterModular.Documents.Domain.Uploads;
using JobcenterModular.Documents.UseCases.Intake;
using JobcenterModular.Documents.UseCases.Storage;
using JobcenterModular.SharedKernel;

namespace JobcenterModular.Documents.UseCases.Uploads;

/// <summary>
/// Takes the bytes of one request into parts of an upload. A part is made safe at the end of the request, however it
/// ends: what arrived before a connection broke counts; and meanwhile, so that a killed host loses little. Under a
/// checksum nothing counts before all of it has verified.
/// </summary>
internal sealed class UploadReception(
    Upload upload, Guid writer, PipeReader body, PromisedChecksum? checksum, RunningUpload running, UploadParts parts, FileIntake intake, CaseKey key)
    : IAsyncDisposable
{
    /// <summary>A part is not larger than this, unless it stands under a checksum.</summary>
    public const long PartBytes = 64 * 1024 * 1024;

    private static readonly TimeSpan PartTime = TimeSpan.FromSeconds(30);

    private OpenSegment? _segment;
    private long _offset = upload.Offset;

    /// <summary>Reads until the request ends, or somebody asks it to.</summary>
    /// <exception cref="RefusalException">See <see cref="UploadParts.RefuseAsync"/> for those of the file itself.</exception>
    public async Task RunAsync()
    {
        bool whole = false;
        while (!whole && !running.IsToStop)
        {
            ReadResult read;
            try
            {
                read = await body.ReadAsync(CancellationToken.None);
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException)
            {
                break; // Cut off, reset, too slow.
            }

            try
            {
                foreach (ReadOnlyMemory<byte> bytes in read.Buffer)
                    await TakeAsync(bytes);
            }
            finally
            {
                body.AdvanceTo(read.Buffer.End);
            }

            whole = read.IsCompleted;
            bool asked = running.IsToCommit;
            if (checksum is null && (asked || IsPartFull))
                await CommitAsync();
            if (asked)
                running.Committed();
        }

        if (checksum is null)
            await CommitAsync();
        else
            await CommitVerifiedAsync(checksum, whole);
    }

    public async ValueTask DisposeAsync()
    {
        if (_segment is not null)
            await _segment.DisposeAsync();
    }

    // The last part waits for the end of the request: only then it is known that no byte too many comes.
    private bool IsPartFull => _segment is not null && _segment.End < upload.Length
        && (_segment.Length >= PartBytes || parts.Now - _segment.BegunAt >= PartTime);

    private async Task TakeAsync(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.IsEmpty)
            return;
        if (bytes.Length > upload.Length - (_segment?.End ?? _offset))
            throw DocumentsRefusals.UploadTooLong.ToException();
        _segment ??= new OpenSegment(await parts.BeginAsync(key), _offset, _offset == 0 ? intake.Examine() : null, parts.Now);
        checksum?.Append(bytes.Span);
        await _segment.WriteAsync(bytes);

        // Under a checksum it may be the network and not the file that is wrong.
        if (checksum is null)
            await RefuseWrongFileAsync();
    }

    private async Task RefuseWrongFileAsync()
    {
        if (_segment?.Examination?.Refusal is not { } refusal)
            return;
        await parts.RefuseAsync(upload.Id, writer, refusal);
        throw refusal;
    }

    private async Task CommitVerifiedAsync(PromisedChecksum promised, bool whole)
    {
        if (!whole)
            throw Upload.OffsetIsWrong(_offset);
        promised.EnsureKept();
        await CommitAsync();
    }

    private async Task CommitAsync()
    {
        if (_segment is not { } segment)
            return;
        ReceivedFile? file = null;
        if (segment.Start == 0 && segment.End == upload.Length)
            file = await CompleteAsync(segment.Examination!);
        else
            await RefuseWrongFileAsync();
        await parts.AddAsync(upload.Id, writer, segment, segment.Length <= PartBytes ? file : null);
        _offset = segment.End;
        _segment = null;
        await segment.DisposeAsync();
    }

    private async Task<ReceivedFile> CompleteAsync(FileExamination examination)
    {
        try
        {
            return examination.Complete(UploadMetadata.Parse(upload.Metadata).FileName);
        }
        catch (RefusalException refusal)
        {
            await parts.RefuseAsync(upload.Id, writer, refusal);
            throw;
        }
    }
}
