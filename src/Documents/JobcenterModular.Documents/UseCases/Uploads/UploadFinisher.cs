using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Uploads;
using JobcenterModular.Documents.UseCases.Cases;
using JobcenterModular.Documents.UseCases.Intake;
using JobcenterModular.Documents.UseCases.Log;
using JobcenterModular.Documents.UseCases.Scanning;
using JobcenterModular.Documents.UseCases.Storage;
using JobcenterModular.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Documents.UseCases.Uploads;

/// <summary>
/// Makes the document of an upload that is whole: the same document as from a form. A file that came in one part and was
/// looked at on its way moves into the vault as it is; else its parts are read once, in order, as if they arrived now.
/// Every step may be done twice, so whoever comes first after a crash begins again.
/// </summary>
internal sealed class UploadFinisher(
    IDocumentsDb db,
    CaseFiling filing,
    ICaseVault vault,
    FileIntake intake,
    DocumentIntake papers,
    UploadParts parts,
    UploadEraser eraser,
    OrphanEraser orphans,
    IScanQueue scans,
    IOptions<UploadsOptions> options,
    TimeProvider clock)
{
    private const long SlowestBytesPerSecond = 4 * 1024 * 1024;

    /// <summary>Does it, unless somebody else is doing so. Answers the upload as it stands then.</summary>
    /// <exception cref="RefusalException">The file is not taken, and the upload has ended; or, as not ready, later it may be.</exception>
    public async Task<Upload> FinishAsync(Upload upload)
    {
        if (await ClaimAsync(upload))
        {
            try
            {
                await FinishClaimedAsync(upload);
            }
            finally
            {
                await db.Uploads.Where(row => row.Id == upload.Id && row.FinishingUntil != null).ExecuteUpdateAsync(
                    set => set.SetProperty(row => row.FinishingUntil, (DateTimeOffset?)null), CancellationToken.None);
            }
        }

        return await db.UploadAsync(upload.Id, CancellationToken.None) ?? throw HttpRefusals.NotFound.ToException();
    }

    private async Task<bool> ClaimAsync(Upload upload)
    {
        DateTimeOffset now = clock.GetUtcNow();
        DateTimeOffset? leaseEnd = now + options.Value.FinishLease + TimeSpan.FromSeconds(upload.Length / SlowestBytesPerSecond);
        return await db.Uploads
            .Where(row => row.Id == upload.Id && row.State == UploadState.Receiving && row.Offset == row.Length
                && (row.FinishingUntil == null || row.FinishingUntil <= now))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.FinishingUntil, leaseEnd), CancellationToken.None) == 1;
    }

    private async Task FinishClaimedAsync(Upload upload)
    {
        string? sha256 = upload.Sha256;
        try
        {
            CaseKey key = await filing.KeyOfAsync(db, upload.CaseId, CancellationToken.None);
            List<UploadSegment> segments = await db.UploadSegments.AsNoTracking()
                .Where(row => row.UploadId == upload.Id)
                .OrderBy(row => row.Start)
                .ToListAsync(CancellationToken.None);
            ReceivedFile file = WholeFile(upload) ?? await JoinAsync(upload, key, segments);
            sha256 = file.Sha256;
            await OptimisticRetry.RunAsync(() => FileAsync(upload, file, key, segments), db.Forget, CancellationToken.None);
        }
        catch (RefusalException refusal) when (refusal.Refusal.Kind != RefusalKind.NotReady)
        {
            await parts.RefuseAsync(upload.Id, null, refusal);
            if (sha256 is not null)
                await orphans.EraseFromCaseAsync(upload.CaseId, sha256, CancellationToken.None);
            throw;
        }

        await eraser.ErasePartsAsync(upload.Id);
        scans.Wake();
    }

    private static ReceivedFile? WholeFile(Upload upload) => upload is { FileName: { } name, MediaType: { } mediaType, Sha256: { } sha256 }
        ? new ReceivedFile(name, mediaType, upload.Length, sha256)
        : null;

    private async Task<ReceivedFile> JoinAsync(Upload upload, CaseKey key, List<UploadSegment> segments)
    {
        await using var bytes = new UploadBytes(vault, key, segments);
        await using ISealedWriter writer = await vault.BeginAsync(key, CancellationToken.None);
        ReceivedFile file = await intake.ReadAsync(UploadMetadata.Parse(upload.Metadata).FileName, bytes.ReadAsync, writer, CancellationToken.None);
        if (file.SizeBytes != upload.Length)
            throw new SealBrokenException("the parts of an upload are not all of it");
        await writer.KeepAsync(file.Sha256, CancellationToken.None);
        return file;
    }

    private async Task<int> FileAsync(Upload received, ReceivedFile file, CaseKey key, List<UploadSegment> segments)
    {
        db.Forget();
        Upload upload = await db.Uploads.SingleOrDefaultAsync(row => row.Id == received.Id, CancellationToken.None)
            ?? throw HttpRefusals.NotFound.ToException();
        if (upload.State != UploadState.Receiving)
            return 0; // Whose lease had run out was faster after all.
        PaperFolder folder = await db.Folders.SingleOrDefaultAsync(row => row.Id == upload.ApplicationId && row.State != FolderState.Deleted, CancellationToken.None)
            ?? throw HttpRefusals.NotFound.ToException();

        // While the log of the case is locked, so that no content is erased between this and the commit. It is this part or,
        // after a crash, there already.
        if (upload.Sha256 is { } sha256)
            db.BeforeCommit(token => vault.MoveInAsync(key, new BlobPlace(BlobArea.Uploads, upload.Id, segments[0].Name), sha256, token));
        var metadata = UploadMetadata.Parse(upload.Metadata);
        StoredPaper stored = await papers.AddWantedAsync(
            folder,
            new NewPaper(metadata.Items, metadata.PersonId, file, ReceiptChannel.Online),
            new Actor(upload.FiledBy, Roles.Applicant, "owner"),
            CancellationToken.None);
        upload.Finish(stored.Document.Id, parts.KeepUntil);
        return await db.SaveChangesAsync(CancellationToken.None);
    }
}
