using FluentValidation;
using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.Appointments.Domain.Times;
using JobcenterModular.Appointments.UseCases.Rules;
using JobcenterModular.BuildingBlocks.Modules;
using MediatR;

namespace JobcenterModular.Appointments.UseCases.Times;

/// <summary>On which days of a month something is free, at up to twenty places at once.</summary>
internal sealed record GetMonth(MonthQuery Query) : IRequest<MonthView>;

/// <summary>What is looked for.</summary>
/// <param name="Type">The kind of talk.</param>
/// <param name="Places">Where; one to twenty.</param>
/// <param name="Mode">How.</param>
/// <param name="Month">Any day of the month.</param>
/// <param name="Language">A language that must be spoken there beside German.</param>
/// <param name="Aids">What must be there.</param>
internal sealed record MonthQuery(Guid Type, IReadOnlyList<Guid> Places, string? Mode, DateOnly Month, string? Language, IReadOnlyList<string> Aids);

/// <summary>A month.</summary>
/// <param name="Days">The days with something free, in their order.</param>
internal sealed record MonthView(IReadOnlyList<FreeDay> Days);

/// <summary>A day with something free.</summary>
/// <param name="Day">The day, by the calendar of the office.</param>
/// <param name="Places">Where.</param>
internal sealed record FreeDay(DateOnly Day, IReadOnlyList<Guid> Places);

internal sealed class GetMonthValidator : AbstractValidator<GetMonth>
{
    public GetMonthValidator()
    {
        RuleFor(request => request.Query.Places)
            .Must(places => places.Count is >= 1 and <= SlotLimits.MostPlaces)
            .OverridePropertyName("places").WithErrorCode("count").WithMessage($"Bitte nennen Sie 1 bis {SlotLimits.MostPlaces} Orte.");
        RuleFor(request => request.Query.Month).Must(SlotLimits.IsInCalendar)
            .OverridePropertyName("month").WithErrorCode("out_of_range").WithMessage("Dieser Monat liegt nicht im Kalender.");
        RuleFor(request => NeedsText.Of(request.Query.Mode, request.Query.Language, request.Query.Aids)).SetValidator(new NeedsTextValidator()).OverridePropertyName("");
    }
}

internal sealed class GetMonthHandler(RuleBook rules, TimeSearch search, FreeDays freeDays) : IRequestHandler<GetMonth, MonthView>
{
    public async Task<MonthView> Handle(GetMonth request, CancellationToken cancellationToken)
    {
        MonthQuery query = request.Query;
        Known<TypeContent>? type = await rules.TypeAsync(query.Type, cancellationToken);
        if (type is null || !type.Content.Online)
            throw AppointmentRefusals.TypeUnknown.ToException();
        IReadOnlyList<Known<PlaceContent>> places = await rules.PlacesAsync(query.Places, cancellationToken);
        if (places.Count < query.Places.Distinct().Count())
            throw AppointmentRefusals.PlaceUnknown.ToException();
        DateOnly first = new(query.Month.Year, query.Month.Month, 1);
        Wish wish = search.WishFor(
            type,
            NeedsText.Of(query.Mode, query.Language, query.Aids).Read(),
            OfficeTime.StartOf(first),
            OfficeTime.StartOf(first.AddMonths(1)));
        if (wish.Until <= wish.From)
            return new MonthView([]);
        IReadOnlyDictionary<Guid, SortedSet<DateOnly>> free = await freeDays.FindAsync(places, wish, cancellationToken);
        SortedDictionary<DateOnly, List<Guid>> days = [];
        foreach (Known<PlaceContent> place in places)
        {
            foreach (DateOnly day in free[place.Id])
                (days.TryGetValue(day, out List<Guid>? known) ? known : days[day] = []).Add(place.Id);
        }

        return new MonthView([.. days.Select(pair => new FreeDay(pair.Key, pair.Value))]);
    }
}
