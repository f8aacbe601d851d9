using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.Documents.Domain.Uploads;
using JobcenterModular.Documents.UseCases.Intake;
using JobcenterModular.Documents.UseCases.Storage;
using JobcenterModular.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Documents.UseCases.Uploads;

/// <summary>
/// The parts of uploads, bytes and rows: bytes safe first, then the row, and the row only for the writer whose turn it is.
/// A part of a writer that was overtaken is erased.
/// </summary>
internal sealed class UploadParts(
    IDocumentsDb db, ICaseVault vault, UploadEraser eraser, IBlobStore blobs, IOptions<UploadsOptions> options, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>An upload with activity now is kept until then.</summary>
    public DateTimeOffset KeepUntil => Now + options.Value.Keep;

    public Task<ISealedWriter> BeginAsync(CaseKey key) => vault.BeginAsync(key, CancellationToken.None);

    /// <summary>Lets a new writer in, at the offset that it knows; the one before is out.</summary>
    public Task<Upload> TakeOverAsync(Guid uploadId, long offset, Guid writer) => ChangeAsync(uploadId, upload =>
    {
        upload.EnsureTakesBytes(Now);
        upload.EnsureNext(offset);
        upload.TakeOver(writer, KeepUntil);
        return true;
    });

    /// <summary>Adds a part.</summary>
    /// <param name="file">What is told of the file, where this part is all of it.</param>
    /// <exception cref="RefusalException">Somebody else writes, or there is no such upload any more; the part is erased.</exception>
    public async Task AddAsync(Guid uploadId, Guid writer, OpenSegment segment, ReceivedFile? file)
    {
        var place = new BlobPlace(BlobArea.Uploads, uploadId, $"{writer:N}-{segment.Start}");
        await segment.KeepAtAsync(place);
        var row = new UploadSegment
        {
            UploadId = uploadId,
            Start = segment.Start,
            Length = segment.Length,
            Sha256 = segment.Sha256,
            Name = place.Name,
        };
        try
        {
            await ChangeAsync(uploadId, upload =>
            {
                if (!upload.Add(writer, row, KeepUntil))
                    throw Upload.OffsetIsWrong(upload.Offset);
                if (file is not null)
                    upload.PassedOnItsWay(file.Name, file.MediaType, file.Sha256);
                db.UploadSegments.Add(row);
                return true;
            });
        }
        catch (RefusalException)
        {
            // Certain: no row was committed. After any other failure the blob stays, and the sweep finds out.
            await blobs.EraseAsync(place, CancellationToken.None);
            throw;
        }
    }

    /// <summary>Ends an upload whose file is not taken. Of a writer that was overtaken it ends nothing.</summary>
    /// <param name="writer">Null for this system itself.</param>
    public async Task RefuseAsync(Guid uploadId, Guid? writer, RefusalException refusal)
    {
        bool refused = false;
        await ChangeAsync(uploadId, upload =>
        {
            refused = upload.State == UploadState.Receiving && (writer is null || upload.Writer == writer);
            if (refused)
                upload.Refuse(refusal.Refusal.Code, KeepUntil);
            return refused;
        });
        if (refused)
            await eraser.ErasePartsAsync(uploadId);
    }

    private Task<Upload> ChangeAsync(Guid uploadId, Func<Upload, bool> change) => OptimisticRetry.RunAsync(
        async () =>
        {
            db.Forget();
            Upload upload = await db.Uploads.SingleOrDefaultAsync(row => row.Id == uploadId, CancellationToken.None)
                ?? throw HttpRefusals.NotFound.ToException();
            if (change(upload))
                await db.SaveChangesAsync(CancellationToken.None);
            db.Forget();
            return upload;
        },
        db.Forget,
        CancellationToken.None);
}
