using FluentValidation;
using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.Appointments.Domain.Times;
using JobcenterModular.Appointments.UseCases.Rules;
using JobcenterModular.Appointments.UseCases.Times;
using JobcenterModular.BuildingBlocks.Calendar;
using JobcenterModular.BuildingBlocks.Modules;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Appointments.UseCases.Statistics;

/// <summary>How a place is used: by day, or by kind of talk. Of people nothing is read, not even an id.</summary>
/// <param name="From">First day.</param>
/// <param name="Until">Last day; at most 92 days in all.</param>
/// <param name="By"><c>day</c> or <c>type</c>.</param>
internal sealed record GetStatistics(Guid Place, DateOnly From, DateOnly Until, string? By) : IRequest<StatisticsView>
{
    public const string ByType = "type";
    public const string ByDay = "day";
    public const int MostDays = 92;
}

internal sealed class GetStatisticsValidator : AbstractValidator<GetStatistics>
{
    public GetStatisticsValidator()
    {
        RuleFor(request => request.From).Must(SlotLimits.IsInCalendar)
            .OverridePropertyName("from").WithErrorCode("out_of_range").WithMessage("Dieser Tag liegt nicht im Kalender.");
        RuleFor(request => request).Must(request => request.Until >= request.From && request.Until.DayNumber - request.From.DayNumber < GetStatistics.MostDays)
            .OverridePropertyName("until").WithErrorCode("out_of_range").WithMessage($"Bitte wählen Sie 1 bis {GetStatistics.MostDays} Tage.");
        RuleFor(request => request.By).Must(by => by is null or "" or GetStatistics.ByDay or GetStatistics.ByType)
            .OverridePropertyName("by").WithErrorCode("unknown").WithMessage("Möglich sind: day, type.");
    }
}

internal sealed class GetStatisticsHandler(IAppointmentsDb db, RuleBook rules, HolidayCalendar holidays) : IRequestHandler<GetStatistics, StatisticsView>
{
    public async Task<StatisticsView> Handle(GetStatistics request, CancellationToken cancellationToken)
    {
        Known<PlaceContent> place = await rules.PlaceAsync(request.Place, cancellationToken) ?? throw AppointmentRefusals.PlaceUnknown.ToException();
        IReadOnlyList<StatisticsRow> rows = request.By == GetStatistics.ByType
            ? await ByTypeAsync(request, place.Content, cancellationToken)
            : await ByDayAsync(request, place.Content, cancellationToken);
        return new StatisticsView(place.Id, request.From, request.Until, rows);
    }

    private async Task<IReadOnlyList<StatisticsRow>> ByDayAsync(GetStatistics request, PlaceContent place, CancellationToken cancellationToken)
    {
        Dictionary<DateOnly, Tally> tallies = DaysOf(request).ToDictionary(day => day, _ => new Tally());
        await foreach (Counted talk in Talks(request).WithCancellation(cancellationToken))
            tallies[OfficeTime.DateAt(talk.StartsAt)].Add(talk);
        return [.. tallies.OrderBy(pair => pair.Key).Select(pair => pair.Value.Row(pair.Key, null, null, OfferedOn(place, pair.Key, _ => true)))];
    }

    private async Task<IReadOnlyList<StatisticsRow>> ByTypeAsync(GetStatistics request, PlaceContent place, CancellationToken cancellationToken)
    {
        Dictionary<Guid, Tally> tallies = [];
        await foreach (Counted talk in Talks(request).WithCancellation(cancellationToken))
            (tallies.TryGetValue(talk.TypeId, out Tally? known) ? known : tallies[talk.TypeId] = new Tally()).Add(talk);
        List<StatisticsRow> rows = [];
        foreach ((Guid id, Tally tally) in tallies)
        {
            TypeContent type = (await rules.TypeAsync(id, cancellationToken))!.Content;
            int offered = DaysOf(request).Sum(day => OfferedOn(place, day, window => window.Hours.Types?.Contains(id) != false, type));
            rows.Add(tally.Row(null, id, type.Name, offered));
        }

        return [.. rows.OrderBy(row => row.TypeName, StringComparer.Ordinal)];
    }

    private IAsyncEnumerable<Counted> Talks(GetStatistics request)
    {
        DateTimeOffset from = OfficeTime.StartOf(request.From);
        DateTimeOffset until = OfficeTime.StartOf(request.Until.AddDays(1));
        return db.Appointments.AsNoTracking()
            .Where(row => row.PlaceId == request.Place && row.StartsAt >= from && row.StartsAt < until)
            .Where(row => row.State != AppointmentState.Held && row.State != AppointmentState.Released)
            .Select(row => new Counted(row.TypeId, row.Class, row.State, row.StartsAt, row.BusyFrom, row.BusyUntil, row.BookedAt, row.Occupies))
            .AsAsyncEnumerable();
    }

    /// <summary>Minutes in which somebody can be received; a counter with capacity two offers twice as many.</summary>
    /// <param name="type">Only where this kind of talk can take place.</param>
    private int OfferedOn(PlaceContent place, DateOnly day, Func<Window, bool> which, TypeContent? type = null)
    {
        DayOff? off = holidays.On(day, place.Land, place.LocalDays);
        return place.Counters
            .Where(counter => type is null || type.Skills.All(skill => counter.Skills.Contains(skill, StringComparer.OrdinalIgnoreCase)))
            .SelectMany(counter => DayWindows.Of(place, counter, day, off))
            .Where(which)
            .Sum(window => (window.Until - window.From) * window.Hours.Capacity);
    }

    private static IEnumerable<DateOnly> DaysOf(GetStatistics request) =>
        Enumerable.Range(0, request.Until.DayNumber - request.From.DayNumber + 1).Select(request.From.AddDays);
}
