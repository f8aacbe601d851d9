using JobcenterModular.BuildingBlocks.Jobs;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.Documents.UseCases.Cases;
using JobcenterModular.Documents.UseCases.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JobcenterModular.Documents.Jobs;

/// <summary>
/// Carries the unencrypted papers of the first version into the vault, one after the other: sealed bytes safe first, then
/// the row, then the old file goes. Killed in between it begins again. With nothing to carry it costs one query.
/// </summary>
internal sealed partial class CarryPlainPapersJob(IServiceScopeFactory scopes, ICaseVault vault, IPlainPapers plain, ILogger<CarryPlainPapersJob> logger)
    : IRecurringJob
{
    public string Name => "carry-plain-papers";

    public TimeSpan Every => TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        Guid after = Guid.Empty;
        while (await NextAsync(after, cancellationToken) is { } paper)
        {
            after = paper.Id;
            try
            {
                await CarryAsync(paper, cancellationToken);
            }
            catch (IOException exception)
            {
                NotCarried(logger, paper.Id, exception);
            }
        }
    }

    [LoggerMessage(2041, LogLevel.Error, "Document {DocumentId} could not be carried into the vault; trying again later")]
    private static partial void NotCarried(ILogger logger, Guid documentId, Exception exception);

    private async Task<CaseDocument?> NextAsync(Guid after, CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IDocumentsDb>().Documents.AsNoTracking()
            .Where(row => row.StoredPlain && row.Id.CompareTo(after) > 0)
            .OrderBy(row => row.Id)
            .FirstOrDefaultAsync(cancellationToken);
    }

    private async Task CarryAsync(CaseDocument paper, CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        IDocumentsDb db = scope.ServiceProvider.GetRequiredService<IDocumentsDb>();
        CaseKey key = await scope.ServiceProvider.GetRequiredService<CaseFiling>().KeyOfAsync(db, paper.CaseId, cancellationToken);
        await using (Stream bytes = await plain.OpenAsync(paper.ApplicationId!.Value, paper.Id, cancellationToken)
            ?? throw new FileNotFoundException("The bytes of a paper are missing."))
        await using (ISealedWriter writer = await vault.BeginAsync(key, cancellationToken))
        {
            byte[] buffer = new byte[128 * 1024];
            int read;
            while ((read = await bytes.ReadAsync(buffer, cancellationToken)) > 0)
                await writer.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            await writer.KeepAsync(paper.Sha256, cancellationToken);
        }

        await OptimisticRetry.RunAsync(
            async () =>
            {
                CaseDocument? row = await db.Documents.SingleOrDefaultAsync(document => document.Id == paper.Id, cancellationToken);
                row?.MoveIntoVault();
                return await db.SaveChangesAsync(cancellationToken);
            },
            db.Forget,
            cancellationToken);
        await plain.EraseAsync(paper.ApplicationId.Value, paper.Id, cancellationToken);
    }
}
