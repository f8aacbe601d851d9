using JobcenterModular.Notifications.Domain.Staff;

namespace JobcenterModular.Notifications.UseCases.Staff.Absences;

/// <summary>An absence as staff see it.</summary>
/// <param name="Id">The absence.</param>
/// <param name="Subject">Account of who is away.</param>
/// <param name="From">First day, by the calendar of the office.</param>
/// <param name="Until">Last day.</param>
/// <param name="Substitute">Account of who stands in; null: the whole team.</param>
/// <param name="EnteredBy">Account of who entered it.</param>
/// <param name="EnteredAt">When it was entered (UTC).</param>
internal sealed record AbsenceView(Guid Id, string Subject, DateOnly From, DateOnly Until, string? Substitute, string EnteredBy, DateTimeOffset EnteredAt)
{
    public static AbsenceView Of(StaffAbsence absence) => new(
        absence.Id, absence.Subject, absence.FirstDay, absence.LastDay, absence.Substitute, absence.EnteredBy, absence.CreatedAt);
}
