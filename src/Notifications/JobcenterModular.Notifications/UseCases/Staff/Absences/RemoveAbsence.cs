using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.UseCases.Staff.Absences;

/// <summary>An absence was a mistake, or ends earlier than it was entered: one's own, and for a lead anybody's. Others' are not there.</summary>
internal sealed record RemoveAbsence(Guid Id, Caller Caller) : IRequest<Unit>;

internal sealed class RemoveAbsenceHandler(INotificationsDb db) : IRequestHandler<RemoveAbsence, Unit>
{
    public async Task<Unit> Handle(RemoveAbsence request, CancellationToken cancellationToken)
    {
        bool isLead = request.Caller.RoleUnder(Policies.Lead) is not null;
        string? self = request.Caller.Subject;
        int rows = await db.StaffAbsences
            .Where(absence => absence.Id == request.Id && (isLead || absence.Subject == self))
            .ExecuteDeleteAsync(cancellationToken);
        return rows == 1 ? Unit.Value : throw HttpRefusals.NotFound.ToException();
    }
}
