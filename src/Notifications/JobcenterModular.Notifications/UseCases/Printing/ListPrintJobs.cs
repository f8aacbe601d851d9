using JobcenterModular.Notifications.Domain;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.UseCases.Printing;

/// <summary>The print queue: letters that are to be posted, or that were.</summary>
internal sealed record ListPrintJobs(bool Posted, string? Cursor, int? Limit) : IRequest<Page<PrintJobView>>;

/// <summary>A letter in the print queue; nothing of its content.</summary>
/// <param name="Id">The letter.</param>
/// <param name="ApplicationId">The application that it is about.</param>
/// <param name="Reference">Its reference for people.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="PdfReady">Whether the PDF is there; the page is always.</param>
/// <param name="CreatedAt">Since when it waits (UTC).</param>
/// <param name="PostedAt">When it was given to the post (UTC); from this day the law counts its arrival (§ 37 (2) SGB X).</param>
/// <param name="PostedBy">Who said so.</param>
internal sealed record PrintJobView(
    Guid Id, Guid ApplicationId, string Reference, string Purpose, bool PdfReady, DateTimeOffset CreatedAt, DateTimeOffset? PostedAt, string? PostedBy)
{
    public static PrintJobView Of(PrintJob job) =>
        new(job.Id, job.ApplicationId, job.Reference, job.Purpose, job.HasPdf, job.CreatedAt, job.PostedAt, job.PostedBy);
}

internal sealed class ListPrintJobsHandler(INotificationsDb db) : IRequestHandler<ListPrintJobs, Page<PrintJobView>>
{
    public Task<Page<PrintJobView>> Handle(ListPrintJobs request, CancellationToken cancellationToken)
    {
        IQueryable<PrintJob> jobs = db.PrintJobs.AsNoTracking();
        jobs = request.Posted ? jobs.Where(job => job.PostedAt != null) : jobs.Where(job => job.PostedAt == null);
        return jobs.PageAsync(request.Cursor, request.Limit, PrintJobView.Of, cancellationToken);
    }
}
