namespace JobcenterModular.Appointments.Domain.Rules;

/// <summary>A kind of talk as staff describe it.</summary>
/// <param name="Name">What it is called, in plain German.</param>
/// <param name="Description">What it is for, in plain German.</param>
/// <param name="Bring">What to bring, in plain German.</param>
/// <param name="DurationMinutes">How long the talk takes.</param>
/// <param name="PreparationMinutes">Time of the counter before it; nobody else sits there then.</param>
/// <param name="FollowUpMinutes">Time of the counter after it.</param>
/// <param name="StepMinutes">From one offered time to the next, counted from the beginning of an opening hour.</param>
/// <param name="LeadMinutes">So long before it begins it can be booked at the latest.</param>
/// <param name="HorizonDays">So many days ahead it can be booked at the earliest.</param>
/// <param name="ChangeHours">So many hours before it begins the customer can move it at the latest; cancelled it can be until it begins.</param>
/// <param name="Modes">How it can take place.</param>
/// <param name="Skills">What a counter must know for it; all of them.</param>
/// <param name="LoginRequired">Only with an account.</param>
/// <param name="Online">Customers book it themselves; false: staff only.</param>
/// <param name="ValidFrom">First day on which it takes place.</param>
/// <param name="ValidUntil">Last day on which it takes place; null: for good.</param>
internal sealed record TypeContent(
    string Name,
    string Description,
    IReadOnlyList<string> Bring,
    int DurationMinutes,
    int PreparationMinutes,
    int FollowUpMinutes,
    int StepMinutes,
    int LeadMinutes,
    int HorizonDays,
    int ChangeHours,
    IReadOnlyList<AppointmentMode> Modes,
    IReadOnlyList<string> Skills,
    bool LoginRequired,
    bool Online,
    DateOnly ValidFrom,
    DateOnly? ValidUntil)
{
    /// <summary>Minutes for which the counter is taken.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public int BusyMinutes => PreparationMinutes + DurationMinutes + FollowUpMinutes;

    /// <summary>Whether it takes place on this day.</summary>
    public bool IsValidOn(DateOnly day) => day >= ValidFrom && (ValidUntil is null || day <= ValidUntil);
}
