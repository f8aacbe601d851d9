using JobcenterModular.BuildingBlocks.Jobs;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.Documents.UseCases.Cases;
using JobcenterModular.Documents.UseCases.Log;
using JobcenterModular.Documents.UseCases.Scanning;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Documents.Jobs;

/// <summary>
/// Gives waiting documents to the scanner, oldest first. A document is claimed by moving its next check forward, so that
/// several hosts share the work and a killed host's document is taken up again; what its host says after that is too late, unless it is malware. Where the scanner is away the run ends:
/// everything waits, nothing becomes clean.
/// </summary>
internal sealed partial class ScanDocumentsJob(
    IServiceScopeFactory scopes,
    IVirusScanner scanner,
    IOptions<ScannerOptions> options,
    TimeProvider clock,
    ILogger<ScanDocumentsJob> logger) : IRecurringJob
{
    private static readonly TimeSpan LeaseBeyondTimeout = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan UntilLimitsMayHaveChanged = TimeSpan.FromHours(12);

    public string Name => "scan-documents";

    public TimeSpan Every => TimeSpan.FromSeconds(15);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!scanner.IsConfigured)
            return;
        await QueueUnscannedAsync(cancellationToken);
        if (!await HasWorkAsync(cancellationToken) || !await CanBeReliedOnAsync(cancellationToken))
            return;
        while (await ClaimAsync(cancellationToken) is { } claim)
        {
            if (!await ScanAsync(claim, cancellationToken))
                return;
        }
    }

    [LoggerMessage(2031, LogLevel.Warning, "The scanner found malware in document {DocumentId}")]
    private static partial void FoundMalware(ILogger logger, Guid documentId);

    [LoggerMessage(2032, LogLevel.Warning, "The scanner cannot look into document {DocumentId}: {Why}")]
    private static partial void CannotLook(ILogger logger, Guid documentId, string? why);

    [LoggerMessage(2033, LogLevel.Warning, "The scanner is away ({Why}); documents wait")]
    private static partial void ScannerAway(ILogger logger, string? why);

    [LoggerMessage(2034, LogLevel.Error, "The bytes of document {DocumentId} cannot be read; it stays unscanned")]
    private static partial void BytesUnreadable(ILogger logger, Guid documentId, Exception? exception);

    [LoggerMessage(2035, LogLevel.Critical, "The scanner cannot be relied on ({Health}): nothing is called clean until it can; see docs/operations.md")]
    private static partial void CannotBeReliedOn(ILogger logger, ScannerHealth health);

    private async Task<bool> HasWorkAsync(CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        DateTimeOffset now = clock.GetUtcNow();
        return await scope.ServiceProvider.GetRequiredService<IDocumentsDb>().Documents.AnyAsync(row => row.NextCheckAt <= now, cancellationToken);
    }

    // A scanner without signatures, or one that is silent about its limits, calls everything clean. One that is away is
    // found out by the scan itself, which writes down that the document waits.
    private async Task<bool> CanBeReliedOnAsync(CancellationToken cancellationToken)
    {
        ScannerState state = await scanner.StateAsync(cancellationToken);
        if (state.Health is ScannerHealth.Ready or ScannerHealth.Unavailable)
            return true;
        CannotBeReliedOn(logger, state.Health);
        return false;
    }

    // They arrived while no scanner was configured: now there is one, and it looks at them too.
    private async Task QueueUnscannedAsync(CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        DateTimeOffset? now = clock.GetUtcNow();
        await scope.ServiceProvider.GetRequiredService<IDocumentsDb>().Documents
            .Where(row => row.Check == CheckState.NotScanned && row.NextCheckAt == null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Check, CheckState.Received).SetProperty(row => row.NextCheckAt, now),
                cancellationToken);
    }

    private async Task<Claim?> ClaimAsync(CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        DbSet<CaseDocument> documents = scope.ServiceProvider.GetRequiredService<IDocumentsDb>().Documents;
        while (true)
        {
            DateTimeOffset now = clock.GetUtcNow();
            var due = await documents.AsNoTracking()
                .Where(row => row.NextCheckAt <= now)
                .OrderBy(row => row.NextCheckAt)
                .Select(row => new { row.Id, row.NextCheckAt })
                .FirstOrDefaultAsync(cancellationToken);
            if (due is null)
                return null;
            DateTimeOffset leaseEnd = StoredInstant.Read(StoredInstant.Of(now + options.Value.Timeout + LeaseBeyondTimeout));
            int claimed = await documents.Where(row => row.Id == due.Id && row.NextCheckAt == due.NextCheckAt).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Check, CheckState.Scanning).SetProperty(row => row.NextCheckAt, (DateTimeOffset?)leaseEnd),
                cancellationToken);
            if (claimed == 1)
                return new Claim(due.Id, leaseEnd);
        }
    }

    /// <summary>False where the scanner is away, so that it makes no sense to go on.</summary>
    private async Task<bool> ScanAsync(Claim claim, CancellationToken cancellationToken)
    {
        ScanVerdict verdict = await VerdictAsync(claim.DocumentId, cancellationToken);
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        IDocumentsDb db = scope.ServiceProvider.GetRequiredService<IDocumentsDb>();
        await OptimisticRetry.RunAsync(() => WriteDownAsync(db, claim, verdict, cancellationToken), db.Forget, cancellationToken);
        return verdict.Outcome != ScanOutcome.Unavailable;
    }

    private async Task<ScanVerdict> VerdictAsync(Guid id, CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        IDocumentsDb db = scope.ServiceProvider.GetRequiredService<IDocumentsDb>();
        CaseDocument? document = await db.Documents.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (document is null)
            return ScanVerdict.Clean; // Taken out of its draft meanwhile: there is nothing to write down.
        try
        {
            await using Stream? bytes = await scope.ServiceProvider.GetRequiredService<DocumentReader>().OpenAsync(document, cancellationToken);
            if (bytes is not null)
                return await scanner.ScanAsync(bytes, document.SizeBytes, cancellationToken);
            BytesUnreadable(logger, id, null);
        }
        catch (IOException exception)
        {
            BytesUnreadable(logger, id, exception);
        }

        return ScanVerdict.NotScannable("bytes unreadable");
    }

    private async Task<int> WriteDownAsync(IDocumentsDb db, Claim claim, ScanVerdict verdict, CancellationToken cancellationToken)
    {
        Guid id = claim.DocumentId;
        CaseDocument? document = await db.Documents.SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (document is null)
            return 0;
        // Somebody else has taken it up since. Malware is said all the same.
        if (document.NextCheckAt != claim.Until && (verdict.Outcome != ScanOutcome.Infected || document.Check == CheckState.Infected))
            return 0;
        DateTimeOffset now = clock.GetUtcNow();
        List<EvidenceKey> items = [.. (await db.DocumentItems.AsNoTracking().Where(item => item.DocumentId == id).ToListAsync(cancellationToken)).Select(item => item.Key)];
        switch (verdict.Outcome)
        {
            case ScanOutcome.Clean:
                document.Pass();
                break;
            case ScanOutcome.Infected:
                FoundMalware(logger, id);
                document.Infect(verdict.Detail, items);
                break;
            case ScanOutcome.NotScannable:
                CannotLook(logger, id, verdict.Detail);
                document.CannotScan(verdict.Detail, items, now + UntilLimitsMayHaveChanged);
                break;
            default:
                ScannerAway(logger, verdict.Detail);
                document.Wait(now + Backoff.After(document.CheckAttempts + 1));
                return await db.SaveChangesAsync(cancellationToken);
        }

        await db.SettleAsync(document, cancellationToken);
        db.Note(new CaseNote(document.CaseId, Actor.System("scan"), CaseAction.DocumentChecked)
        {
            DocumentId = id,
            ApplicationId = document.ApplicationId,
            Detail = document.Check.ToString(),
        });
        return await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>A document that this host has in hand, until its next check.</summary>
    private sealed record Claim(Guid DocumentId, DateTimeOffset Until);
}

/// <summary>Wakes the job when a document has arrived.</summary>
internal sealed class ScanQueue(JobWakeUp<ScanDocumentsJob> wakeUp) : IScanQueue
{
    public void Wake() => wakeUp.Wake();
}
