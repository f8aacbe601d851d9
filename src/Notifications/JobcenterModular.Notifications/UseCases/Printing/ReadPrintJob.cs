using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.UseCases.Reminders;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.UseCases.Printing;

/// <summary>The print-ready page of a letter.</summary>
internal sealed record ReadPrintPage(Guid Id) : IRequest<string>;

/// <summary>The same as PDF.</summary>
internal sealed record ReadPrintPdf(Guid Id) : IRequest<byte[]>;

internal sealed class ReadPrintJobHandler(INotificationsDb db, Sealer sealer, ReminderTruth truth, TimeProvider clock) : IRequestHandler<ReadPrintPage, string>, IRequestHandler<ReadPrintPdf, byte[]>
{
    public async Task<string> Handle(ReadPrintPage request, CancellationToken cancellationToken)
    {
        PrintJob job = await FindAsync(request.Id, cancellationToken);
        return sealer.OpenText(job.SealedHtml!, PrintJob.SealPurpose(job.Id));
    }

    public async Task<byte[]> Handle(ReadPrintPdf request, CancellationToken cancellationToken)
    {
        PrintJob job = await FindAsync(request.Id, cancellationToken);
        return job.SealedPdf is { } pdf ? sealer.Open(pdf, PrintJob.SealPurpose(job.Id)) : throw NotificationsRefusals.PdfNotReady.ToException();
    }

    private async Task<PrintJob> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        PrintJob job = await db.PrintJobs.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken) ?? throw HttpRefusals.NotFound.ToException();
        if (job.PostedAt is not null)
            throw NotificationsRefusals.AlreadyPosted.ToException();

        // A letter lies here for days; a reminder in it must still be true when it is printed.
        Notice? notice = await db.Notices.AsNoTracking().SingleOrDefaultAsync(row => row.Id == job.NoticeId, cancellationToken);
        bool outdated = notice?.ValidUntil <= clock.GetUtcNow()
            || (notice?.ReminderId is { } reminder && !await truth.IsTrueAsync(reminder, cancellationToken));
        return outdated ? throw NotificationsRefusals.LetterOutdated.ToException() : job;
    }
}
