namespace JobcenterModular.Appointments.UseCases.Rules;

/// <summary>How much an office can have; lists of rules are read whole.</summary>
internal static class RuleLimits
{
    public const int MostTypes = 200;
    public const int MostPlaces = 100;
    public const int MostCounters = 100;
    public const int MostHours = 100;
    public const int MostClosures = 1000;
    public const int MostCapacity = 50;

    /// <summary>Most minutes for which a talk takes a counter: well below a day. How far back the guard on SQLite looks rests on it.</summary>
    public const int MostBusyMinutes = 12 * 60;
}
