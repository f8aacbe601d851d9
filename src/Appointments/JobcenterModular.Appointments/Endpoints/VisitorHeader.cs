using JobcenterModular.Appointments.UseCases.Booking;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace JobcenterModular.Appointments.Endpoints;

/// <summary>The header by which somebody without an account opens an own hold or appointment. Never part of an address of ours.</summary>
internal static class VisitorHeader
{
    public const string Name = "Appointment-Key";

    public static Visitor Read(HttpRequest request, Caller caller) => new(caller, request.Headers[Name].ToString() is { Length: > 0 } key ? key : null);

    public static TBuilder TakesKey<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new EndpointHeader(Name, false, null, "The key from the hold or the booking; not needed with the account that holds it."));
}
