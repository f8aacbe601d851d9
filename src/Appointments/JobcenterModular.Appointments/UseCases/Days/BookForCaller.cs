using FluentValidation;
using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.Appointments.UseCases.Booking;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;

namespace JobcenterModular.Appointments.UseCases.Days;

/// <summary>Staff book for somebody who calls or stands at the desk. The talk is the person's own: voluntary.</summary>
internal sealed record BookForCaller(StaffBookingRequest Request, string? IdempotencyKey, Caller Caller) : IRequest<StaffAppointment>;

/// <summary>Who shall come when.</summary>
/// <param name="TypeId">The kind of talk, also one that customers cannot book themselves.</param>
/// <param name="PlaceId">Where.</param>
/// <param name="Mode">How.</param>
/// <param name="StartsAt">One of the free times.</param>
/// <param name="Person">Who comes.</param>
/// <param name="Language">A language that is needed beside German.</param>
/// <param name="Aids">What must be there.</param>
/// <param name="ApplicationId">The application that it is about, if any.</param>
internal sealed record StaffBookingRequest(
    Guid TypeId,
    Guid PlaceId,
    AppointmentMode Mode,
    DateTimeOffset StartsAt,
    PersonRequest Person,
    string? Language = null,
    IReadOnlyList<Aid>? Aids = null,
    Guid? ApplicationId = null)
{
    [System.Text.Json.Serialization.JsonIgnore]
    public StaffTime Time => new(TypeId, PlaceId, Mode, StartsAt, Person, StaffNeeds.Of(Mode, Language, Aids), ApplicationId);
}

/// <summary>What a person needs, from what staff wrote.</summary>
internal static class StaffNeeds
{
    public static Needs Of(AppointmentMode mode, string? language, IReadOnlyList<Aid>? aids) =>
        new(mode, string.IsNullOrEmpty(language) ? null : language, [.. (aids ?? []).Distinct().Order()]);
}

/// <summary>What holds for every time that staff write.</summary>
internal sealed class StaffTimeValidator : AbstractValidator<StaffTime>
{
    public StaffTimeValidator()
    {
        RuleFor(time => time.Person).SetValidator(new PersonRequestValidator()).OverridePropertyName("person");
        RuleFor(time => time.Needs.Language).MaximumLength(10).OverridePropertyName("language");
        RuleFor(time => time.StartsAt).Must(IsInCalendar)
            .OverridePropertyName("startsAt").WithErrorCode("out_of_range").WithMessage("Diese Zeit liegt nicht im Kalender.");
    }

    public static bool IsInCalendar(DateTimeOffset at) => at > DateTimeOffset.UnixEpoch && at.Year < 9000;
}

internal sealed class BookForCallerValidator : AbstractValidator<BookForCaller>
{
    public BookForCallerValidator() => RuleFor(request => request.Request.Time).SetValidator(new StaffTimeValidator()).OverridePropertyName("");
}

internal sealed class BookForCallerHandler(StaffBooking booking) : IRequestHandler<BookForCaller, StaffAppointment>
{
    public Task<StaffAppointment> Handle(BookForCaller request, CancellationToken cancellationToken) => booking.BookAsync(
        request.Request.Time,
        IdempotentAttempt.For($"staff-book:{request.Caller.Subject}", request.IdempotencyKey, request.Request),
        request.Caller.Subject ?? "",
        invitation: null,
        cancellationToken);
}
