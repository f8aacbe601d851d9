using FluentValidation;
using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.Appointments.Domain.Times;
using JobcenterModular.Appointments.UseCases.Rules;
using JobcenterModular.BuildingBlocks.Modules;
using MediatR;

namespace JobcenterModular.Appointments.UseCases.Times;

/// <summary>Free times of a kind of talk at one place.</summary>
/// <param name="Staff">Asked by staff, who are not held to lead time and horizon.</param>
internal sealed record FindSlots(SlotQuery Query, bool Staff) : IRequest<SlotList>;

/// <summary>What is looked for.</summary>
/// <param name="Type">The kind of talk.</param>
/// <param name="Place">Where.</param>
/// <param name="Mode">How: <c>onSite</c>, <c>phone</c> or <c>video</c>.</param>
/// <param name="From">First day, by the calendar of the office; today if left out.</param>
/// <param name="Days">So many days, at most 60.</param>
/// <param name="Earliest">Only the first so many times; all of the days if left out.</param>
/// <param name="Language">A language that must be spoken there beside German.</param>
/// <param name="Aids">What must be there: <c>interpreter</c>, <c>signLanguage</c>, <c>stepFree</c>, <c>childFriendly</c>.</param>
internal sealed record SlotQuery(
    Guid Type, Guid Place, string? Mode, DateOnly? From, int Days, int? Earliest, string? Language, IReadOnlyList<string> Aids);

/// <summary>Free times.</summary>
/// <param name="Slots">In the order of time; at most 2,000.</param>
/// <param name="More">There are more than these.</param>
internal sealed record SlotList(IReadOnlyList<SlotView> Slots, bool More);

/// <summary>A time at which a talk can begin.</summary>
/// <param name="StartsAt">Begin (UTC).</param>
/// <param name="EndsAt">End (UTC).</param>
/// <param name="Free">How many can still have it.</param>
internal sealed record SlotView(DateTimeOffset StartsAt, DateTimeOffset EndsAt, int Free);

internal sealed class FindSlotsValidator : AbstractValidator<FindSlots>
{
    public FindSlotsValidator()
    {
        RuleFor(request => request.Query.Days).InclusiveBetween(1, SlotLimits.MostDays).OverridePropertyName("days");
        RuleFor(request => request.Query.Earliest).InclusiveBetween(1, SlotLimits.MostEarliest).OverridePropertyName("earliest");
        RuleFor(request => NeedsText.Of(request.Query.Mode, request.Query.Language, request.Query.Aids)).SetValidator(new NeedsTextValidator()).OverridePropertyName("");
        RuleFor(request => request.Query.From)
            .Must(day => day is null || SlotLimits.IsInCalendar(day.Value))
            .OverridePropertyName("from").WithErrorCode("out_of_range").WithMessage("Dieser Tag liegt nicht im Kalender.");
    }
}

/// <summary>How much one question about free times may ask for.</summary>
internal static class SlotLimits
{
    public const int MostDays = 60;
    public const int MostEarliest = 50;
    public const int MostSlots = 2000;
    public const int MostPlaces = 20;

    /// <summary>Days with which nothing overflows.</summary>
    public static bool IsInCalendar(DateOnly day) => day.Year is >= 2000 and <= 2200;
}

internal sealed class FindSlotsHandler(RuleBook rules, TimeSearch search, TimeProvider clock) : IRequestHandler<FindSlots, SlotList>
{
    public async Task<SlotList> Handle(FindSlots request, CancellationToken cancellationToken)
    {
        SlotQuery query = request.Query;
        (Known<TypeContent>? type, Known<PlaceContent>? place) = await rules.BothAsync(query.Type, query.Place, cancellationToken);
        if (type is null || (!type.Content.Online && !request.Staff))
            throw AppointmentRefusals.TypeUnknown.ToException();
        if (place is null)
            throw AppointmentRefusals.PlaceUnknown.ToException();
        DateOnly from = query.From ?? OfficeTime.DateAt(clock.GetUtcNow());
        Wish wish = search.WishFor(
            type,
            NeedsText.Of(query.Mode, query.Language, query.Aids).Read(),
            OfficeTime.StartOf(from),
            OfficeTime.StartOf(from.AddDays(query.Days)),
            request.Staff);
        List<SlotView> slots = query.Earliest is { } count
            ? [.. (await search.EarliestAsync(place, wish, count, cancellationToken)).Select(free => View(free.Start, 1, type.Content))]
            : Sum(await search.FindAsync(place, wish, cancellationToken), type.Content);
        return new SlotList([.. slots.Take(SlotLimits.MostSlots)], slots.Count > SlotLimits.MostSlots);
    }

    private static List<SlotView> Sum(IReadOnlyList<FreePlace> free, TypeContent type)
    {
        int[] starts = [.. free.Select(place => place.Start)];
        Array.Sort(starts);
        List<SlotView> slots = [];
        for (int i = 0, next; i < starts.Length; i = next)
        {
            for (next = i + 1; next < starts.Length && starts[next] == starts[i];)
                next++;
            slots.Add(View(starts[i], next - i, type));
        }

        return slots;
    }

    private static SlotView View(int start, int free, TypeContent type) =>
        new(Minutes.ToInstant(start), Minutes.ToInstant(start + type.DurationMinutes), free);
}
