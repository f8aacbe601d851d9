using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Notifications.Domain.Staff;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.UseCases.Staff.Absences;

/// <summary>Absences, the last entered first: one's own, and for a lead everybody's. Those that are over show on demand.</summary>
internal sealed record ListAbsences(bool? Past, string? Cursor, int? Limit, Caller Caller) : IRequest<Page<AbsenceView>>;

internal sealed class ListAbsencesHandler(INotificationsDb db, TimeProvider clock) : IRequestHandler<ListAbsences, Page<AbsenceView>>
{
    public Task<Page<AbsenceView>> Handle(ListAbsences request, CancellationToken cancellationToken)
    {
        IQueryable<StaffAbsence> absences = db.StaffAbsences.AsNoTracking();
        string? self = request.Caller.Subject;
        if (request.Caller.RoleUnder(Policies.Lead) is null)
            absences = absences.Where(absence => absence.Subject == self);
        DateOnly today = OfficeTime.DateAt(clock.GetUtcNow());
        if (request.Past != true)
            absences = absences.Where(absence => absence.LastDay >= today);
        return absences.PageAsync(request.Cursor, request.Limit, AbsenceView.Of, cancellationToken);
    }
}
