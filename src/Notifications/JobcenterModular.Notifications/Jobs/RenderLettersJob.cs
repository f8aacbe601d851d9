using System.Text;
using JobcenterModular.BuildingBlocks.Jobs;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Printing;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JobcenterModular.Notifications.Jobs;

/// <summary>Makes the PDFs of letters, one after the other. The page is there without it, so a missing renderer keeps nobody from printing.</summary>
internal sealed partial class RenderLettersJob(
    IServiceScopeFactory scopes, WeasyPrint print, Sealer sealer, TimeProvider clock, ILogger<RenderLettersJob> logger) : IRecurringJob
{
    private const int MostAttempts = 8;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan UntilInstalled = TimeSpan.FromMinutes(15);

    public string Name => "render-letters";

    public TimeSpan Every => TimeSpan.FromSeconds(20);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        bool? installed = null;
        while (await ClaimAsync(cancellationToken) is { } id)
        {
            installed ??= await print.IsInstalledAsync(cancellationToken);
            await RenderAsync(id, installed.Value, cancellationToken);
        }
    }

    private async Task<Guid?> ClaimAsync(CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        DbSet<PrintJob> jobs = scope.ServiceProvider.GetRequiredService<INotificationsDb>().PrintJobs;
        while (true)
        {
            DateTimeOffset now = clock.GetUtcNow();
            var due = await jobs.Where(row => row.RenderAt <= now)
                .OrderBy(row => row.RenderAt)
                .Select(row => new { row.Id, row.RenderAt })
                .FirstOrDefaultAsync(cancellationToken);
            if (due is null)
                return null;
            DateTimeOffset? leaseEnd = now + Lease;
            if (await jobs.Where(row => row.Id == due.Id && row.RenderAt == due.RenderAt)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.RenderAt, leaseEnd), cancellationToken) == 1)
            {
                return due.Id;
            }
        }
    }

    private async Task RenderAsync(Guid id, bool installed, CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        INotificationsDb db = scope.ServiceProvider.GetRequiredService<INotificationsDb>();
        PrintJob? job = await db.PrintJobs.SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (job?.SealedHtml is not { } html)
            return; // Posted or forgotten meanwhile.
        if (!installed)
        {
            job.RenderLater(clock.GetUtcNow() + UntilInstalled, counts: false);
        }
        else
        {
            try
            {
                byte[] pdf = await print.RenderAsync(Encoding.UTF8.GetBytes(sealer.OpenText(html, PrintJob.SealPurpose(id))), cancellationToken);
                job.TakePdf(sealer.Seal(pdf, PrintJob.SealPurpose(id)));
            }
            catch (PdfRenderingException exception)
            {
                bool last = job.RenderAttempts + 1 >= MostAttempts;
                job.RenderLater(last ? null : clock.GetUtcNow() + Backoff.After(job.RenderAttempts + 1), counts: true);
                RenderingFailed(logger, id, job.RenderAttempts, exception);
            }
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Posted in this very moment: nobody needs the PDF any more.
        }
    }

    [LoggerMessage(2107, LogLevel.Warning, "The PDF of letter {LetterId} failed, attempt {Attempt}; its page can be printed")]
    private static partial void RenderingFailed(ILogger logger, Guid letterId, int attempt, Exception exception);
}
