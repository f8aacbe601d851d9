using System.Text;
using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.UseCases;
using JobcenterModular.Applications.UseCases.Submitting;
using JobcenterModular.Applications.UseCases.Summaries;
using JobcenterModular.BuildingBlocks.Jobs;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Printing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JobcenterModular.Applications.Jobs;

/// <summary>
/// Makes the PDFs of sent applications, one after the other. A summary is claimed by moving its next attempt forward, so
/// that several hosts share the work and a killed host's summary is tried again.
/// </summary>
internal sealed partial class RenderSummariesJob(
    IServiceScopeFactory scopes, IPdfRenderer renderer, RecordSealing sealing, TimeProvider time, ILogger<RenderSummariesJob> logger) : IRecurringJob
{
    private const int MostAttempts = 8;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan UntilInstalled = TimeSpan.FromMinutes(15);

    public string Name => "render-summaries";

    public TimeSpan Every => TimeSpan.FromSeconds(20);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        bool? installed = null;
        while (await ClaimAsync(cancellationToken) is { } id)
        {
            installed ??= await renderer.IsInstalledAsync(cancellationToken);
            if (installed.Value)
                await RenderAsync(id, cancellationToken);
            else
                await PostponeAsync(id, cancellationToken);
        }
    }

    private async Task<BenefitApplicationId?> ClaimAsync(CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        DbSet<Summary> summaries = scope.ServiceProvider.GetRequiredService<IApplicationsDb>().Summaries;
        while (true)
        {
            DateTimeOffset now = time.GetUtcNow();
            var due = await summaries.Where(row => row.NextAttemptAt <= now)
                .OrderBy(row => row.NextAttemptAt)
                .Select(row => new { row.ApplicationId, row.NextAttemptAt })
                .FirstOrDefaultAsync(cancellationToken);
            if (due is null)
                return null;
            DateTimeOffset? leaseEnd = now + Lease;
            int claimed = await summaries.Where(row => row.ApplicationId == due.ApplicationId && row.NextAttemptAt == due.NextAttemptAt)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.NextAttemptAt, leaseEnd), cancellationToken);
            if (claimed == 1)
                return due.ApplicationId;
        }
    }

    private async Task RenderAsync(BenefitApplicationId id, CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        IApplicationsDb db = scope.ServiceProvider.GetRequiredService<IApplicationsDb>();
        Summary summary = await db.Summaries.SingleAsync(row => row.ApplicationId == id, cancellationToken);
        Submission submission = await db.Submissions.AsNoTracking().SingleAsync(row => row.ApplicationId == id, cancellationToken);
        BenefitApplication application = await db.Applications.SingleAsync(row => row.Id == id, cancellationToken);
        try
        {
            byte[] pdf = await renderer.RenderAsync(SummaryWriter.HtmlOf(summary.Html), AnswersOf(submission, application), cancellationToken);
            summary.Pdf = pdf;
            summary.PdfState = PdfState.Ready;
            summary.NextAttemptAt = null;
            application.Render(sealing.SealPdf(id, pdf));
        }
        catch (PdfRenderingException exception)
        {
            summary.Attempts++;
            bool last = summary.Attempts >= MostAttempts;
            summary.PdfState = last ? PdfState.Failed : PdfState.Waiting;
            summary.NextAttemptAt = last ? null : time.GetUtcNow() + Backoff.After(summary.Attempts);
            RenderingFailed(logger, id.Value, summary.Attempts, exception);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The answers byte for byte as they were sent, so that their hash is the one in the receipt.</summary>
    private static AttachedFile AnswersOf(Submission submission, BenefitApplication application) => new(
        $"{application.Reference}.json", "Antworten als JSON", "application/json", Encoding.UTF8.GetBytes(submission.Answers), submission.SubmittedAt);

    private async Task PostponeAsync(BenefitApplicationId id, CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        IApplicationsDb db = scope.ServiceProvider.GetRequiredService<IApplicationsDb>();
        Summary summary = await db.Summaries.SingleAsync(row => row.ApplicationId == id, cancellationToken);
        summary.PdfState = PdfState.RendererMissing;
        summary.NextAttemptAt = time.GetUtcNow() + UntilInstalled;
        await db.SaveChangesAsync(cancellationToken);
    }

    [LoggerMessage(1002, LogLevel.Warning, "The PDF of application {ApplicationId} failed, attempt {Attempt}")]
    private static partial void RenderingFailed(ILogger logger, Guid applicationId, int attempt, Exception exception);
}

/// <summary>Wakes the job after a submission.</summary>
internal sealed class SummaryQueue(JobWakeUp<RenderSummariesJob> wakeUp) : ISummaryQueue
{
    public void Wake() => wakeUp.Wake();
}
