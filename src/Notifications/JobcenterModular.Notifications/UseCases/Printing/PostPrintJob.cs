using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Notifications.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.UseCases.Printing;

/// <summary>Somebody has printed a letter and given it to the post. The first word counts; its content is erased with it.</summary>
internal sealed record PostPrintJob(Guid Id, Caller Caller) : IRequest<PrintJobView>;

internal sealed class PostPrintJobHandler(INotificationsDb db, TimeProvider clock) : IRequestHandler<PostPrintJob, PrintJobView>
{
    public Task<PrintJobView> Handle(PostPrintJob request, CancellationToken cancellationToken) =>
        OptimisticRetry.RunAsync(() => PostAsync(request, cancellationToken), db.Forget, cancellationToken);

    private async Task<PrintJobView> PostAsync(PostPrintJob request, CancellationToken cancellationToken)
    {
        PrintJob job = await db.PrintJobs.SingleOrDefaultAsync(row => row.Id == request.Id, cancellationToken) ?? throw HttpRefusals.NotFound.ToException();
        if (job.PostedAt is not null)
            return PrintJobView.Of(job);
        DateTimeOffset now = clock.GetUtcNow();
        job.Post(request.Caller.Subject ?? "", now);
        Delivery? delivery = await db.Deliveries.SingleOrDefaultAsync(row => row.Id == job.Id, cancellationToken);
        delivery?.MarkDelivered(now);
        await db.SaveChangesAsync(cancellationToken);
        return PrintJobView.Of(job);
    }
}
