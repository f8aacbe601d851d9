using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Decisions;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Decisions;

/// <summary>Whether the caller's decisions come into the portal, as it counts today.</summary>
internal sealed record GetPortalDelivery(Guid Id, Caller Caller) : IRequest<PortalDeliveryView>;

/// <summary>The applicant consents to decisions in the portal, or takes that back (§ 37 (2b) SGB X).</summary>
internal sealed record SayPortalDelivery(Guid Id, bool Consent, long ExpectedVersion, Caller Caller) : IRequest<PortalDeliveryView>;

/// <summary>What the applicant wants.</summary>
/// <param name="Consent">Decisions may be read in the portal. It can be changed at any time.</param>
internal sealed record PortalDeliveryBody(bool Consent);

/// <summary>What counts today.</summary>
/// <param name="Consent">Decisions may be read in the portal.</param>
/// <param name="SaidAt">When that was said after sending (UTC); null while the answer in the form counts.</param>
/// <param name="Etag">Version for If-Match; also in the header ETag.</param>
internal sealed record PortalDeliveryView(bool Consent, DateTimeOffset? SaidAt, string Etag);

internal sealed class PortalDeliveryHandler(IApplicationsDb db, TimeProvider time)
    : IRequestHandler<GetPortalDelivery, PortalDeliveryView>, IRequestHandler<SayPortalDelivery, PortalDeliveryView>
{
    public async Task<PortalDeliveryView> Handle(GetPortalDelivery request, CancellationToken cancellationToken)
    {
        BenefitApplication application = await db.ReadOwnAsync(request.Id, request.Caller, cancellationToken);
        if (application.IsDraft)
            throw ApplicationsRefusals.NotSubmitted.ToException();
        return await ViewAsync(application, await SaidAsync(application, cancellationToken), cancellationToken);
    }

    public Task<PortalDeliveryView> Handle(SayPortalDelivery request, CancellationToken cancellationToken) =>
        OptimisticRetry.RunAsync(() => SayAsync(request, cancellationToken), db.Forget, cancellationToken);

    private async Task<PortalDeliveryView> SayAsync(SayPortalDelivery request, CancellationToken cancellationToken)
    {
        BenefitApplication application = await db.OwnAsync(request.Id, request.Caller, cancellationToken);
        if (application.IsDraft)
            throw ApplicationsRefusals.NotSubmitted.ToException();
        PortalDelivery? known = await SaidAsync(application, cancellationToken);
        if ((known?.Version ?? 0) != request.ExpectedVersion)
        {
            throw DecisionRefusals.DeliveryStale.ToException(new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["current"] = await ViewAsync(application, known, cancellationToken),
                ["yours"] = new { etag = EntityTags.Of(request.ExpectedVersion), consent = request.Consent },
            });
        }

        PortalDelivery said = known ?? db.PortalDeliveries.Add(PortalDelivery.Of(application.Id)).Entity;
        said.Say(request.Consent, time.GetUtcNow());

        // A decision at the same moment sees this word, or this sees the decision.
        db.Shared.Guard(application);
        if (await db.Decisions.SingleOrDefaultAsync(row => row.Id == application.Id, cancellationToken) is { } decision)
        {
            db.Shared.Guard(decision);
            decision.Deliver(request.Consent);
        }

        await db.SaveOrStartOverAsync(cancellationToken);
        await db.Shared.WaitForDeliveryAsync(cancellationToken);
        return await ViewAsync(application, said, cancellationToken);
    }

    private Task<PortalDelivery?> SaidAsync(BenefitApplication application, CancellationToken cancellationToken) =>
        db.PortalDeliveries.SingleOrDefaultAsync(row => row.Id == application.Id, cancellationToken);

    private async Task<PortalDeliveryView> ViewAsync(BenefitApplication application, PortalDelivery? said, CancellationToken cancellationToken) =>
        new(said?.Consent ?? await db.WantsPortalAsync(application.Id, cancellationToken), said?.SaidAt, EntityTags.Of(said?.Version ?? 0));
}
