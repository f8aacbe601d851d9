using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.BuildingBlocks.Calendar;
using JobcenterModular.BuildingBlocks.Modules;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Applications.UseCases.Desk.Items;

/// <summary>The desk's clocks as they stand now. What holds today counts for everything that is open.</summary>
internal sealed class DeskClock(TimeProvider time, FormCatalog forms, OfficeCalendar calendar, IOptions<ApplicationsOptions> options)
{
    private readonly HashSet<DateOnly> _closedDays = [.. options.Value.ClosedDays];

    public DeskCalendar Today()
    {
        DateOnly today = OfficeTime.DateAt(time.GetUtcNow());
        return new DeskCalendar(
            today,
            new ServiceGoals(
                Value("service.goalDays"),
                Value("service.goalNearDays") ?? 0,
                Value("service.decisionMonths"),
                Value("service.objectionMonths"),
                Value("service.decisionNearDays") ?? 0),
            day => calendar.IsWorkday(day) && !_closedDays.Contains(day));

        int? Value(string key) => forms.LegalParameters.Number(key, today);
    }
}
