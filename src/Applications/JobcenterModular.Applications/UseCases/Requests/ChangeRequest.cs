using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.Applications.Domain.Requests;
using JobcenterModular.Applications.UseCases.Desk;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Requests;

/// <summary>Staff give more time.</summary>
internal sealed record ExtendRequest(Guid Id, Guid RequestId, DateOnly? DueOn, long ExpectedVersion, Caller Caller) : IRequest<InformationRequestView>;

/// <summary>Staff take a request back.</summary>
internal sealed record WithdrawRequest(Guid Id, Guid RequestId, long ExpectedVersion, Caller Caller) : IRequest<InformationRequestView>;

/// <summary>How much more time.</summary>
/// <param name="DueOn">The new last day; without it the usual number of days is added.</param>
internal sealed record ExtensionBody(DateOnly? DueOn = null);

internal sealed class ChangeRequestHandler(
    IApplicationsDb db, OfficeClock clock, RequestDeadlines deadlines, ConsequenceNotices notices, RequestViews views)
    : IRequestHandler<ExtendRequest, InformationRequestView>, IRequestHandler<WithdrawRequest, InformationRequestView>
{
    public Task<InformationRequestView> Handle(ExtendRequest request, CancellationToken cancellationToken) => RunAsync(
        request.Id,
        request.RequestId,
        request.ExpectedVersion,
        request.Caller,
        async (asked, item, _, by, clocked) =>
        {
            DateOnly before = asked.DueOn;
            asked.Extend(
                deadlines.More(request.DueOn, asked.DueOn, clocked.Today), notices.On(clocked.Today), await db.StillOpenAsync(asked, cancellationToken));
            if (item.DueOn is null || item.DueOn == before)
                item.SetDue(asked.DueOn);
            item.MoveTo(item.State, by, "informationExtended", null, clocked.Now);
        },
        cancellationToken);

    public Task<InformationRequestView> Handle(WithdrawRequest request, CancellationToken cancellationToken) => RunAsync(
        request.Id,
        request.RequestId,
        request.ExpectedVersion,
        request.Caller,
        (asked, item, all, by, clocked) =>
        {
            asked.Withdraw(clocked.Now);
            item.GoOn(asked, all, "informationWithdrawn", by, null, clocked.Now);
            return Task.CompletedTask;
        },
        cancellationToken);

    private Task<InformationRequestView> RunAsync(
        Guid id,
        Guid requestId,
        long expectedVersion,
        Caller caller,
        Func<InformationRequest, WorkItem, IReadOnlyList<InformationRequest>, Actor, Clocked, Task> change,
        CancellationToken cancellationToken) => OptimisticRetry.RunAsync(
        async () =>
        {
            BenefitApplication application = await db.SentAsync(new BenefitApplicationId(id), cancellationToken);
            InformationRequest asked = await db.RequestAsync(application, requestId, cancellationToken);
            EnsureVersion(asked, expectedVersion);
            List<InformationRequest> all = await db.InformationRequests.Where(row => row.ApplicationId == application.Id).ToListAsync(cancellationToken);
            await change(asked, await db.ItemOfAsync(application.Id, cancellationToken), all, StaffActor.Of(caller), clock.Read());
            await db.SaveChangesAsync(cancellationToken);
            await db.Shared.WaitForDeliveryAsync(cancellationToken);
            return await views.OfAsync(application, asked, forStaff: true, cancellationToken);
        },
        db.Forget,
        cancellationToken);

    internal static void EnsureVersion(InformationRequest asked, long expected)
    {
        if (asked.Version == expected)
            return;
        throw RequestRefusals.Stale.ToException(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["current"] = new { etag = EntityTags.Of(asked.Version), dueOn = asked.DueOn, state = asked.State },
            ["yours"] = new { etag = EntityTags.Of(expected) },
        });
    }
}
