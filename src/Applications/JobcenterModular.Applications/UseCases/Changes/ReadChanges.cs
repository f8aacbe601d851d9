using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Changes;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.UseCases.Desk;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Changes;

/// <summary>What can be told as a change today.</summary>
internal sealed record ListChangeKinds : IRequest<IReadOnlyList<ChangeKindView>>;

internal sealed class ListChangeKindsHandler(ChangeKinds kinds, OfficeClock clock) : IRequestHandler<ListChangeKinds, IReadOnlyList<ChangeKindView>>
{
    public Task<IReadOnlyList<ChangeKindView>> Handle(ListChangeKinds request, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ChangeKindView>>(
            [.. kinds.On(clock.Read().Today).Select(kind => new ChangeKindView(kind.Key, kind.Label, kind.Help, kind.EvidenceCodes))]);
}

/// <summary>Something that can change.</summary>
/// <param name="Key">Stable key.</param>
/// <param name="Label">Plain German.</param>
/// <param name="Help">What to tell.</param>
/// <param name="Evidence">Codes of papers that usually belong to it.</param>
internal sealed record ChangeKindView(string Key, string Label, string? Help, IReadOnlyList<string> Evidence);

/// <summary>The customer's own change notices, newest first.</summary>
internal sealed record ListChangeNotices(Guid Id, Caller Caller) : IRequest<IReadOnlyList<ChangeNoticeView>>;

internal sealed class ListChangeNoticesHandler(IApplicationsDb db, FormCatalog forms, ChangeKinds kinds)
    : IRequestHandler<ListChangeNotices, IReadOnlyList<ChangeNoticeView>>
{
    private const int Cap = 100;

    public async Task<IReadOnlyList<ChangeNoticeView>> Handle(ListChangeNotices request, CancellationToken cancellationToken)
    {
        BenefitApplication application = await db.ReadOwnAsync(request.Id, request.Caller, cancellationToken);
        FormDefinition form = forms.FormOf(application);
        List<ChangeNotice> notices = await db.ChangeNotices.AsNoTracking()
            .Where(row => row.ApplicationId == application.Id)
            .OrderByDescending(row => row.ReceivedAt).ThenByDescending(row => row.Id)
            .Take(Cap)
            .ToListAsync(cancellationToken);
        return [.. notices.Select(notice => ChangeNoticeView.Of(notice, application, form, kinds))];
    }
}

/// <summary>A change notice on the caseworker's desk.</summary>
internal sealed record GetCaseworkChangeNotice(Guid Id, Caller Caller) : IRequest<ChangeNoticeView>;

internal sealed class GetCaseworkChangeNoticeHandler(IApplicationsDb db, FormCatalog forms, ChangeKinds kinds)
    : IRequestHandler<GetCaseworkChangeNotice, ChangeNoticeView>
{
    public async Task<ChangeNoticeView> Handle(GetCaseworkChangeNotice request, CancellationToken cancellationToken)
    {
        ChangeNotice notice = await db.ChangeNotices.AsNoTracking().SingleOrDefaultAsync(row => row.Id == request.Id, cancellationToken)
            ?? throw ChangeRefusals.NotFound.ToException();
        BenefitApplication sent = await db.SentAsync(notice.ApplicationId, cancellationToken);
        var view = ChangeNoticeView.Of(notice, sent, forms.FormOf(sent), kinds);
        await db.NoteReadAsync(sent, request.Caller, ReadPart.ChangeNotice, cancellationToken);
        return view;
    }
}
