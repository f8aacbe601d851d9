using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Leaving;
using JobcenterModular.Documents.UseCases.Leaving.DropFolder;
using JobcenterModular.Documents.UseCases.Leaving.Ledger;
using JobcenterModular.Documents.UseCases.Log;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace JobcenterModular.Documents.UseCases.Leaving.Dropping;

/// <summary>
/// Writes queued case files into the drop folder: aside, on disk, then visible by one rename. A host claims one by moving
/// its next attempt forward; a killed host's is begun anew.
/// </summary>
internal sealed partial class WriteDrops(
    IDocumentsDb db, HandOverLedger ledger, CaseFileExports exports, IDropFolder folder, TimeProvider clock, ILogger<WriteDrops> logger)
{
    private const string ApplicationName = "antrag.pdf";
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(30);
    private static readonly Actor Writer = Actor.System("handover");

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await ClaimAsync(cancellationToken) is { } row)
        {
            try
            {
                await WriteAsync(row, cancellationToken);
            }
            catch (UnsoundOriginalException)
            {
                await FailAsync(row, HandOverFailures.OriginalUnsound, cancellationToken);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                CannotWrite(logger, row.Id, exception);
                DateTimeOffset next = clock.GetUtcNow() + Backoff.After(row.Attempts + 1);
                await ledger.ChangeAsync(row.Id, Writer, each => each.TryAgain(next), cancellationToken);
            }
        }
    }

    [LoggerMessage(2060, LogLevel.Error, "Hand-over {HandOverId} could not be written into the drop folder; trying again later")]
    private static partial void CannotWrite(ILogger logger, Guid handOverId, Exception exception);

    private async Task<HandOver?> ClaimAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            db.Forget();
            DateTimeOffset now = clock.GetUtcNow();
            HandOver? due = await db.HandOvers.AsNoTracking()
                .Where(row => row.NextAttemptAt <= now)
                .OrderBy(row => row.NextAttemptAt)
                .FirstOrDefaultAsync(cancellationToken);
            if (due is null)
                return null;
            DateTimeOffset? leaseEnd = now + Lease;
            int claimed = await db.HandOvers.Where(row => row.Id == due.Id && row.NextAttemptAt == due.NextAttemptAt)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.NextAttemptAt, leaseEnd), cancellationToken);
            if (claimed == 1)
                return await db.HandOvers.AsNoTracking().SingleAsync(row => row.Id == due.Id, cancellationToken);
        }
    }

    private async Task WriteAsync(HandOver row, CancellationToken cancellationToken)
    {
        CaseFile? file = await db.CaseFiles.AsNoTracking().SingleOrDefaultAsync(each => each.Id == row.CaseId, cancellationToken);
        if (file is not { IsVisible: true })
        {
            await FailAsync(row, HandOverFailures.CaseGone, cancellationToken);
            return;
        }

        LoadedExport export = await exports.LoadAsync(file, row, cancellationToken);

        // Killed between the rename and the ledger: it lies there whole, and the other side may be reading it.
        if (!folder.Holds(row.Id) && !await WriteAsync(row, export, cancellationToken))
            return;
        await ledger.ChangeAsync(row.Id, Writer, each => each.Place(export.Documents, export.Bytes), cancellationToken);
    }

    // False where another host has it: this one was too slow, and both write at the same place.
    private async Task<bool> WriteAsync(HandOver row, LoadedExport export, CancellationToken cancellationToken)
    {
        using IDrop drop = folder.Begin(row.Id);
        foreach (PackagedFile file in export.CaseFile.Files(""))
            await drop.WriteAsync(file.Name, target => CheckedCopy.CopyAsync(file, export.Open, target, cancellationToken), cancellationToken);
        if (NewestApplication(export.CaseFile) is { } pdf)
            await drop.WriteAsync(ApplicationName, target => CheckedCopy.CopyAsync(pdf, export.Open, target, cancellationToken), cancellationToken);
        var manifest = CaseManifest.Of(export.CaseFile, row.Id, row.RequestedAt);
        await drop.WriteAsync(CaseManifest.FileName, target => manifest.WriteAsync(target, cancellationToken), cancellationToken);
        if (!await db.HandOvers.AnyAsync(each => each.Id == row.Id && each.NextAttemptAt == row.NextAttemptAt, cancellationToken))
            return false;
        drop.Publish();
        return true;
    }

    private static PackagedFile? NewestApplication(CaseFileExport caseFile) => caseFile.Documents()
        .Where(entry => entry.Document.Kind == ExportScope.CodeOf(DocumentKind.ApplicationPdf))
        .OrderByDescending(entry => entry.Document.ReceivedAt)
        .Select(entry => PackagedFile.Of(entry.Document, entry.Document.Versions[^1], prefix: ""))
        .FirstOrDefault();

    private async Task FailAsync(HandOver row, string failure, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        await ledger.ChangeAsync(row.Id, Writer, each => each.Fail(failure, now), cancellationToken);
    }
}
