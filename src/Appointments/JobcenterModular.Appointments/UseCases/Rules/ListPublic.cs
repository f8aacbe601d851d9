using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.BuildingBlocks.Modules;
using MediatR;

namespace JobcenterModular.Appointments.UseCases.Rules;

/// <summary>The kinds of talks that customers book themselves.</summary>
internal sealed record ListTypes : IRequest<IReadOnlyList<TypeView>>;

/// <summary>The places that are open now or will be.</summary>
internal sealed record ListPlaces : IRequest<IReadOnlyList<PlaceView>>;

/// <summary>A kind of talk.</summary>
/// <param name="Id">The kind.</param>
/// <param name="Name">What it is called, in plain German.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Bring">What to bring.</param>
/// <param name="DurationMinutes">How long it takes.</param>
/// <param name="Modes">How it can take place.</param>
/// <param name="LoginRequired">Only with an account.</param>
/// <param name="LeadMinutes">So long before it begins it can be booked at the latest.</param>
/// <param name="HorizonDays">So many days ahead it can be booked at the earliest.</param>
internal sealed record TypeView(
    Guid Id, string Name, string Description, IReadOnlyList<string> Bring, int DurationMinutes, IReadOnlyList<AppointmentMode> Modes, bool LoginRequired, int LeadMinutes, int HorizonDays);

/// <summary>A place.</summary>
/// <param name="Id">The place.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Street">Street and number.</param>
/// <param name="PostalCode">Postal code.</param>
/// <param name="Town">Town.</param>
/// <param name="Directions">How to find it.</param>
/// <param name="StepFree">The house can be entered without steps.</param>
/// <param name="Accessibility">What else helps or hinders.</param>
/// <param name="Languages">Languages that are spoken there beside German.</param>
/// <param name="Aids">What can be had there.</param>
internal sealed record PlaceView(
    Guid Id, string Name, string Street, string PostalCode, string Town, string? Directions, bool StepFree, string? Accessibility, IReadOnlyList<string> Languages, IReadOnlyList<Aid> Aids);

internal sealed class ListTypesHandler(RuleBook rules, TimeProvider clock) : IRequestHandler<ListTypes, IReadOnlyList<TypeView>>
{
    public async Task<IReadOnlyList<TypeView>> Handle(ListTypes request, CancellationToken cancellationToken)
    {
        DateOnly today = OfficeTime.DateAt(clock.GetUtcNow());
        return [.. (await rules.AllTypesAsync(cancellationToken))
            .Where(type => type.Content.Online && !(type.Content.ValidUntil < today))
            .OrderBy(type => type.Content.Name, StringComparer.Ordinal)
            .Select(type => new TypeView(
                type.Id, type.Content.Name, type.Content.Description, type.Content.Bring, type.Content.DurationMinutes, type.Content.Modes, type.Content.LoginRequired,
                type.Content.LeadMinutes, type.Content.HorizonDays))];
    }
}

internal sealed class ListPlacesHandler(RuleBook rules, TimeProvider clock) : IRequestHandler<ListPlaces, IReadOnlyList<PlaceView>>
{
    public async Task<IReadOnlyList<PlaceView>> Handle(ListPlaces request, CancellationToken cancellationToken)
    {
        DateOnly today = OfficeTime.DateAt(clock.GetUtcNow());
        return [.. (await rules.AllPlacesAsync(cancellationToken))
            .Where(place => !(place.Content.ValidUntil < today))
            .OrderBy(place => place.Content.Name, StringComparer.Ordinal)
            .Select(place => new PlaceView(
                place.Id, place.Content.Name, place.Content.Street, place.Content.PostalCode, place.Content.Town, place.Content.Directions, place.Content.StepFree,
                place.Content.Accessibility,
                [.. place.Content.Counters.SelectMany(counter => counter.Languages).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                [.. place.Content.Counters.SelectMany(counter => counter.Aids).Distinct().Order()]))];
    }
}
