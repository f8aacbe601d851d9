using JobcenterModular.Appointments.Domain.Bookings;

namespace JobcenterModular.Appointments.UseCases.Statistics;

/// <summary>A talk as it is counted: nothing of the person.</summary>
internal sealed record Counted(
    Guid TypeId,
    AppointmentClass Class,
    AppointmentState State,
    DateTimeOffset StartsAt,
    DateTimeOffset BusyFrom,
    DateTimeOffset BusyUntil,
    DateTimeOffset? BookedAt,
    bool Occupies);

/// <summary>Adds talks up.</summary>
internal sealed class Tally
{
    /// <summary>Fewer people than this are not shown: who knows the office could recognise them.</summary>
    private const int SmallestGroup = 5;

    private readonly Dictionary<AppointmentState, int> _states = [];
    private readonly List<double> _leadDays = [];
    private double _bookedMinutes;
    private int _walkIns;
    private int _invitationsMissed;
    private int _voluntaryMissed;

    public void Add(Counted talk)
    {
        _states[talk.State] = _states.GetValueOrDefault(talk.State) + 1;
        if (talk.Class == AppointmentClass.WalkIn)
            _walkIns++;
        else if (talk is { State: not AppointmentState.Cancelled, BookedAt: { } bookedAt })
            _leadDays.Add((talk.StartsAt - bookedAt).TotalDays);
        if (talk.Occupies)
            _bookedMinutes += (talk.BusyUntil - talk.BusyFrom).TotalMinutes;
        if (talk.State == AppointmentState.NotCome && talk.Class == AppointmentClass.Invitation)
            _invitationsMissed++;
        else if (talk.State == AppointmentState.NotCome)
            _voluntaryMissed++;
    }

    public StatisticsRow Row(DateOnly? day, Guid? typeId, string? typeName, int offered)
    {
        _leadDays.Sort();
        return new StatisticsRow(
            day,
            typeId,
            typeName,
            offered,
            (int)_bookedMinutes,
            offered == 0 ? null : Math.Round(_bookedMinutes / offered, 3),
            Percentile(0.5),
            Percentile(0.9),
            new StateCounts(
                Of(AppointmentState.Booked), Of(AppointmentState.Arrived), Of(AppointmentState.InTalk), Of(AppointmentState.Done), Of(AppointmentState.Cancelled), _walkIns),
            Shown(_invitationsMissed),
            Shown(_voluntaryMissed));
    }

    private static int? Shown(int count) => count is > 0 and < SmallestGroup ? null : count;

    private int Of(AppointmentState state) => _states.GetValueOrDefault(state);

    // Nearest rank: always a lead time that there was.
    private double? Percentile(double share) =>
        _leadDays.Count == 0 ? null : Math.Round(_leadDays[Math.Max(0, (int)Math.Ceiling(share * _leadDays.Count) - 1)], 2);
}
