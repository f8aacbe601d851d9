namespace JobcenterModular.Appointments.Domain.Calendar;

/// <summary>A day that is off in one town only, such as the Friedensfest in Augsburg; staff enter it with the place.</summary>
/// <param name="Name">Name of the day, in German.</param>
/// <param name="On">As in <see cref="HolidayRule.On"/>.</param>
/// <param name="ClosesAt">The place closes at this time; null: it is off the whole day.</param>
internal sealed record LocalDay(string Name, string On, TimeOnly? ClosesAt);
