using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Desk.Staff;

/// <summary>Who can be given work.</summary>
internal sealed class StaffDirectory(IApplicationsDb db)
{
    /// <summary>Refuses unless each of these accounts stands in the list of staff and works on applications.</summary>
    /// <exception cref="RefusalException"><c>desk.assignee_unknown</c> or <c>desk.assignee_without_role</c>.</exception>
    public async Task CheckAsync(IReadOnlyCollection<string> subjects, CancellationToken cancellationToken)
    {
        List<StaffMember> known = await FindAsync(subjects, cancellationToken);
        if (known.Count < subjects.Distinct(StringComparer.Ordinal).Count())
            throw DeskRefusals.AssigneeUnknown.ToException();
        if (!known.TrueForAll(member => member.Content.CanWork))
            throw DeskRefusals.AssigneeWithoutRole.ToException();
    }

    public Task<List<StaffMember>> FindAsync(IReadOnlyCollection<string> subjects, CancellationToken cancellationToken) =>
        db.StaffMembers.AsNoTracking().Where(member => subjects.Contains(member.Subject)).ToListAsync(cancellationToken);
}
