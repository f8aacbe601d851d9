using JobcenterModular.Appointments.UseCases.Statistics;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JobcenterModular.Appointments.Endpoints;

/// <summary>How times are used, without names.</summary>
internal static class StatisticsEndpoints
{
    public static void MapStatistics(this IEndpointRouteBuilder api) => api
        .MapGet("/casework/appointment-statistics", GetAsync)
        .WithTags(DayEndpoints.Tag)
        .RequireAuthorization(Policies.Calendars)
        .WithName("getAppointmentStatistics")
        .WithSummary("Utilisation, lead times, states and no-shows of a place, by day or by kind of talk; at most 92 days, nothing about people")
        .Refuses(HttpRefusals.Malformed, HttpRefusals.Invalid, AppointmentRefusals.PlaceUnknown);

    private static async Task<Ok<StatisticsView>> GetAsync(
        Guid place, DateOnly from, DateOnly until, string? by, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new GetStatistics(place, from, until, by), cancellationToken));
}
