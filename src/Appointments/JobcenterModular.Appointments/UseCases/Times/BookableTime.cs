using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.Appointments.Domain.Times;
using JobcenterModular.BuildingBlocks.Modules;

namespace JobcenterModular.Appointments.UseCases.Times;

/// <summary>From when until when a kind of talk can be booked now. Staff are not held to lead time and horizon, but to a year.</summary>
internal static class BookableTime
{
    private const int StaffHorizonDays = 366;

    /// <summary>Minutes from the first possible begin up to, without it, the first impossible one.</summary>
    public static (int From, int Until) Of(TypeContent type, DateTimeOffset now, bool staff)
    {
        int from = Minutes.Ceiling(staff ? now : now.AddMinutes(type.LeadMinutes));
        DateOnly last = OfficeTime.DateAt(now).AddDays(staff ? StaffHorizonDays : type.HorizonDays);
        return (from, Minutes.Of(OfficeTime.StartOf(last.AddDays(1))));
    }
}
