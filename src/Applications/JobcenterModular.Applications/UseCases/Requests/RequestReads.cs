using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Requests;
using JobcenterModular.Applications.UseCases.Desk;
using JobcenterModular.Applications.UseCases.Drafts;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Requests;

/// <summary>What the office asks of the caller for one application, the newest first; at most the last 200.</summary>
internal sealed record ListOwnRequests(Guid Id, Caller Caller) : IRequest<Page<InformationRequestView>>;

/// <summary>The same for staff.</summary>
internal sealed record ListCaseworkRequests(Guid Id) : IRequest<Page<InformationRequestView>>;

internal sealed class ListRequestsHandler(IApplicationsDb db, RequestViews views)
    : IRequestHandler<ListOwnRequests, Page<InformationRequestView>>, IRequestHandler<ListCaseworkRequests, Page<InformationRequestView>>
{
    private const int MostShown = 200;

    public async Task<Page<InformationRequestView>> Handle(ListOwnRequests request, CancellationToken cancellationToken) =>
        await ListAsync(await db.ReadOwnAsync(request.Id, request.Caller, cancellationToken), forStaff: false, cancellationToken);

    public async Task<Page<InformationRequestView>> Handle(ListCaseworkRequests request, CancellationToken cancellationToken) =>
        await ListAsync(await db.SentAsync(new BenefitApplicationId(request.Id), cancellationToken), forStaff: true, cancellationToken);

    private async Task<Page<InformationRequestView>> ListAsync(BenefitApplication application, bool forStaff, CancellationToken cancellationToken)
    {
        List<InformationRequest> requests = await db.InformationRequests.AsNoTracking()
            .Where(row => row.ApplicationId == application.Id)
            .OrderByDescending(row => row.AskedAt).ThenByDescending(row => row.Id)
            .Take(MostShown)
            .ToListAsync(cancellationToken);
        return new Page<InformationRequestView>(await views.OfAsync(application, requests, forStaff, cancellationToken), null);
    }
}

/// <summary>Shows requests with where they stand.</summary>
internal sealed class RequestViews(IApplicationsDb db, FormCatalog forms, OfficeClock clock)
{
    public async Task<InformationRequestView> OfAsync(
        BenefitApplication application, InformationRequest request, bool forStaff, CancellationToken cancellationToken) =>
        (await OfAsync(application, [request], forStaff, cancellationToken))[0];

    public async Task<IReadOnlyList<InformationRequestView>> OfAsync(
        BenefitApplication application, IReadOnlyList<InformationRequest> requests, bool forStaff, CancellationToken cancellationToken)
    {
        EvidenceKnown known = await db.EvidenceOfAsync(application.Id, cancellationToken);
        FormDefinition form = forms.FormOf(application);
        DateOnly today = clock.Read().Today;
        return [.. requests.Select(request => InformationRequestView.Of(request, form, known, today, forStaff))];
    }
}

internal static class RequestQueries
{
    /// <summary>A request of this application, to be changed.</summary>
    public static async Task<InformationRequest> RequestAsync(
        this IApplicationsDb db, BenefitApplication application, Guid requestId, CancellationToken cancellationToken) =>
        await db.InformationRequests.SingleOrDefaultAsync(row => row.Id == requestId && row.ApplicationId == application.Id, cancellationToken)
        ?? throw RequestRefusals.NotFound.ToException();

    /// <summary>What of a request has not come, or cannot be used.</summary>
    public static async Task<IReadOnlyList<RequestItem>> StillOpenAsync(
        this IApplicationsDb db, InformationRequest asked, CancellationToken cancellationToken)
    {
        RequestProgress progress = RequestProgress.Of(asked, await db.EvidenceOfAsync(asked.ApplicationId, cancellationToken));
        return [.. progress.Items.Where(item => item.State == RequestItemState.Open).Select(item => item.Item)];
    }
}
