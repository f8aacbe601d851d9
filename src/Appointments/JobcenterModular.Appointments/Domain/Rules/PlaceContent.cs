using JobcenterModular.BuildingBlocks.Calendar;

namespace JobcenterModular.Appointments.Domain.Rules;

/// <summary>A place of the office with everything that decides when somebody can be received there.</summary>
/// <param name="Name">What it is called, in plain German.</param>
/// <param name="Street">Street and number.</param>
/// <param name="PostalCode">Five digits.</param>
/// <param name="Town">Town.</param>
/// <param name="Directions">How to find it, in plain German.</param>
/// <param name="StepFree">The house can be entered without steps.</param>
/// <param name="Accessibility">What else helps or hinders, in plain German.</param>
/// <param name="Land">Whose public holidays count.</param>
/// <param name="LocalDays">Days that are off here only.</param>
/// <param name="ValidFrom">First day on which it is open.</param>
/// <param name="ValidUntil">Last day on which it is open; null: for good.</param>
/// <param name="Counters">Who receives people here.</param>
/// <param name="Closures">When the whole place is closed.</param>
internal sealed record PlaceContent(
    string Name,
    string Street,
    string PostalCode,
    string Town,
    string? Directions,
    bool StepFree,
    string? Accessibility,
    Land Land,
    IReadOnlyList<LocalDay> LocalDays,
    DateOnly ValidFrom,
    DateOnly? ValidUntil,
    IReadOnlyList<Counter> Counters,
    IReadOnlyList<Closed> Closures)
{
    /// <summary>Whether it is open at all on this day.</summary>
    public bool IsValidOn(DateOnly day) => day >= ValidFrom && (ValidUntil is null || day <= ValidUntil);
}

/// <summary>A counter or a person at which one talk after the other takes place, or several at once where an opening hour says so.</summary>
/// <param name="Id">Stable; minted by us.</param>
/// <param name="Name">Name of the room or counter, as people are told; never the name of somebody of staff.</param>
/// <param name="Team">The team that works there.</param>
/// <param name="Skills">What it knows, such as <c>u25</c> or <c>selbststaendig</c>.</param>
/// <param name="Languages">Languages spoken there beside German, such as <c>uk</c>.</param>
/// <param name="Aids">What it offers.</param>
/// <param name="Modes">How talks can take place there.</param>
/// <param name="ValidFrom">Its first day.</param>
/// <param name="ValidUntil">Its last day; null: for good.</param>
/// <param name="Hours">When it is open.</param>
/// <param name="Absences">When it is not, all the same.</param>
internal sealed record Counter(
    Guid Id,
    string Name,
    string Team,
    IReadOnlyList<string> Skills,
    IReadOnlyList<string> Languages,
    IReadOnlyList<Aid> Aids,
    IReadOnlyList<AppointmentMode> Modes,
    DateOnly ValidFrom,
    DateOnly? ValidUntil,
    IReadOnlyList<OpeningHours> Hours,
    IReadOnlyList<Closed> Absences)
{
    /// <summary>Whether it is there at all on this day.</summary>
    public bool IsValidOn(DateOnly day) => day >= ValidFrom && (ValidUntil is null || day <= ValidUntil);
}

/// <summary>Hours that come again each week, or each n-th week; on one day only where both dates are the same.</summary>
/// <param name="Weekdays">On which days.</param>
/// <param name="From">From, by the clock of the office.</param>
/// <param name="Until">Until, by the clock of the office; after <paramref name="From"/>.</param>
/// <param name="EveryWeeks">1: each week; n: each n-th, counted from the week of <paramref name="ValidFrom"/>.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidUntil">Last day; null: for good.</param>
/// <param name="Capacity">Talks at once.</param>
/// <param name="Types">Only these kinds of talk; null: all.</param>
internal sealed record OpeningHours(
    IReadOnlyList<DayOfWeek> Weekdays,
    TimeOnly From,
    TimeOnly Until,
    int EveryWeeks,
    DateOnly ValidFrom,
    DateOnly? ValidUntil,
    int Capacity,
    IReadOnlyList<Guid>? Types)
{
    /// <summary>Whether they count on this day.</summary>
    public bool ApplyOn(DateOnly day) =>
        day >= ValidFrom && (ValidUntil is null || day <= ValidUntil) && Weekdays.Contains(day.DayOfWeek)
        && (EveryWeeks == 1 || (WeekOf(day) - WeekOf(ValidFrom)) % EveryWeeks == 0);

    // Weeks begin on Monday; day 0 of the calendar is one.
    private static int WeekOf(DateOnly day) => day.DayNumber / 7;
}

/// <summary>A time in which nobody is received.</summary>
/// <param name="Id">Stable; minted by us.</param>
/// <param name="From">From (UTC).</param>
/// <param name="Until">Until (UTC).</param>
/// <param name="Note">Why, for staff; nothing about health.</param>
internal sealed record Closed(Guid Id, DateTimeOffset From, DateTimeOffset Until, string? Note);
