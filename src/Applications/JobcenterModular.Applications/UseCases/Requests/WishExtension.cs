using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.Applications.Domain.Requests;
using JobcenterModular.Applications.UseCases.Desk;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Requests;

/// <summary>The applicant asks for more time: the first time in time it is given at once, else a person sees the wish.</summary>
internal sealed record WishExtension(Guid Id, Guid RequestId, Caller Caller) : IRequest<ExtensionWish>;

/// <summary>What became of the wish.</summary>
/// <param name="Granted">More time is given; without it a person decides, and the day stays as it is until then.</param>
/// <param name="DueOn">The last day that counts now.</param>
internal sealed record ExtensionWish(bool Granted, DateOnly DueOn);

internal sealed class WishExtensionHandler(IApplicationsDb db, OfficeClock clock, RequestDeadlines deadlines, ConsequenceNotices notices)
    : IRequestHandler<WishExtension, ExtensionWish>
{
    private const string Wished = "extensionWished";

    /// <summary>A second click, or a repeat after a lost answer, is the same wish.</summary>
    private static readonly TimeSpan SameWish = TimeSpan.FromMinutes(10);

    /// <summary>A wish that waits for a person is told once in so much time.</summary>
    private static readonly TimeSpan Told = TimeSpan.FromDays(1);

    public Task<ExtensionWish> Handle(WishExtension request, CancellationToken cancellationToken) =>
        OptimisticRetry.RunAsync(() => WishAsync(request, cancellationToken), db.Forget, cancellationToken);

    private async Task<ExtensionWish> WishAsync(WishExtension request, CancellationToken cancellationToken)
    {
        BenefitApplication application = await db.OwnAsync(request.Id, request.Caller, cancellationToken);
        InformationRequest asked = await db.RequestAsync(application, request.RequestId, cancellationToken);
        if (asked.State != RequestState.Open)
            throw RequestRefusals.NotOpen.ToException();
        Clocked clocked = clock.Read();
        if (asked.SelfExtendedAt is { } at && clocked.Now - at < SameWish)
            return new ExtensionWish(Granted: true, asked.DueOn);
        bool granted = asked.SelfExtendedAt is null && asked.DueOn >= clocked.Today;
        WorkItem item = await db.ItemOfAsync(application.Id, cancellationToken);
        if (!granted && await IsToldAsync(item, clocked.Now, cancellationToken))
            return new ExtensionWish(Granted: false, asked.DueOn);
        if (granted)
        {
            DateOnly before = asked.DueOn;
            asked.ExtendByWish(
                deadlines.Wished(asked.DueOn, clocked.Today), notices.On(clocked.Today), await db.StillOpenAsync(asked, cancellationToken), clocked.Now);
            if (item.DueOn == before)
                item.SetDue(asked.DueOn);
        }

        item.MoveTo(item.State, Actor.Applicant, granted ? "extensionGranted" : Wished, null, clocked.Now);
        await db.SaveChangesAsync(cancellationToken);
        await db.Shared.WaitForDeliveryAsync(cancellationToken);
        return new ExtensionWish(granted, asked.DueOn);
    }

    private Task<bool> IsToldAsync(WorkItem item, DateTimeOffset now, CancellationToken cancellationToken)
    {
        DateTimeOffset since = now - Told;
        return db.WorkItemChanges.AnyAsync(change => change.ItemId == item.Id && change.What == Wished && change.At > since, cancellationToken);
    }
}
