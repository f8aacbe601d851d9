using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Desk.Staff;

/// <summary>The list of staff.</summary>
/// <param name="Team">Only who belongs to it.</param>
/// <param name="Active">Only those who are active, or only others.</param>
internal sealed record ListStaff(string? Team, bool? Active) : IRequest<IReadOnlyList<StaffEntry>>;

/// <summary>One entry of the list.</summary>
internal sealed record GetStaffMember(string Subject) : IRequest<StaffEntry>;

internal sealed class ReadStaffHandler(IApplicationsDb db) :
    IRequestHandler<ListStaff, IReadOnlyList<StaffEntry>>,
    IRequestHandler<GetStaffMember, StaffEntry>
{
    public async Task<IReadOnlyList<StaffEntry>> Handle(ListStaff request, CancellationToken cancellationToken) =>
    [
        .. (await db.StaffMembers.AsNoTracking().OrderBy(member => member.Subject).Take(StaffLimits.MostMembers).ToListAsync(cancellationToken))
            .Where(member => string.IsNullOrEmpty(request.Team) || member.Content.Teams.Contains(request.Team, StringComparer.Ordinal))
            .Where(member => request.Active is null || member.Content.Active == request.Active)
            .Select(StaffEntry.Of),
    ];

    public async Task<StaffEntry> Handle(GetStaffMember request, CancellationToken cancellationToken) => StaffEntry.Of(
        await db.StaffMembers.AsNoTracking().SingleOrDefaultAsync(member => member.Subject == request.Subject, cancellationToken)
        ?? throw DeskRefusals.StaffUnknown.ToException());
}
