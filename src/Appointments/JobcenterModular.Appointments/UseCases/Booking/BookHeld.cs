using System.Net.Mail;
using FluentValidation;
using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.Appointments.UseCases.Rules;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Appointments.UseCases.Booking;

/// <summary>A held time becomes an appointment. Again, with the same hold, changes nothing.</summary>
internal sealed record BookHeld(BookingRequest Request, string? IdempotencyKey, Visitor Visitor) : IRequest<AppointmentView>;

/// <summary>What turns a hold into an appointment.</summary>
/// <param name="HoldId">The hold.</param>
/// <param name="Person">Who comes.</param>
/// <param name="ApplicationId">The application that it is about, if any.</param>
internal sealed record BookingRequest(Guid HoldId, PersonRequest Person, Guid? ApplicationId = null);

/// <summary>Who comes, and how to reach them: an address or a number is needed, so that a change can be told.</summary>
/// <param name="FirstName">Given name.</param>
/// <param name="LastName">Family name.</param>
/// <param name="Mail">E-mail address.</param>
/// <param name="Phone">Phone number.</param>
/// <param name="Language">Language of messages: <c>de</c>, <c>en</c>, <c>uk</c>, <c>tr</c> or <c>ar</c>.</param>
internal sealed record PersonRequest(string FirstName, string LastName, string? Mail = null, string? Phone = null, string? Language = null)
{
    [System.Text.Json.Serialization.JsonIgnore]
    public PersonContent Content => new(
        FirstName.Trim(), LastName.Trim(), string.IsNullOrWhiteSpace(Mail) ? null : Mail.Trim(), string.IsNullOrWhiteSpace(Phone) ? null : Phone.Trim(), Language);
}

internal sealed class PersonRequestValidator : AbstractValidator<PersonRequest>
{
    public PersonRequestValidator()
    {
        RuleFor(person => person.FirstName).NotEmpty().MaximumLength(100).Must(IsOneLine).WithErrorCode("malformed").WithMessage("Bitte geben Sie den Vornamen an.");
        RuleFor(person => person.LastName).NotEmpty().MaximumLength(100).Must(IsOneLine).WithErrorCode("malformed").WithMessage("Bitte geben Sie den Nachnamen an.");
        RuleFor(person => person.Mail).MaximumLength(200)
            .Must(mail => string.IsNullOrWhiteSpace(mail) || (IsOneLine(mail) && MailAddress.TryCreate(mail.Trim(), out MailAddress? read) && read.Address == mail.Trim()))
            .WithErrorCode("malformed").WithMessage("Diese E-Mail-Adresse ist nicht richtig geschrieben.");
        RuleFor(person => person.Phone).MaximumLength(30)
            .Must(phone => string.IsNullOrWhiteSpace(phone) || (phone.All(c => char.IsAsciiDigit(c) || " +-/()".Contains(c, StringComparison.Ordinal)) && phone.Count(char.IsAsciiDigit) >= 5))
            .WithErrorCode("malformed").WithMessage("Diese Telefonnummer ist nicht richtig geschrieben.");
        RuleFor(person => person.Language).MaximumLength(10);
    }

    private static bool IsOneLine(string text) => !text.Any(char.IsControl);
}

internal sealed class BookHeldValidator : AbstractValidator<BookHeld>
{
    public BookHeldValidator() => RuleFor(request => request.Request.Person).SetValidator(new PersonRequestValidator()).OverridePropertyName("person");
}

internal sealed class BookHeldHandler(
    IAppointmentsDb db,
    Access access,
    HeldBooking booking,
    AppointmentViews views,
    AppointmentKeys keys,
    ApplicationsOfCallers applications,
    Idempotency idempotency)
    : IRequestHandler<BookHeld, AppointmentView>
{
    public async Task<AppointmentView> Handle(BookHeld request, CancellationToken cancellationToken)
    {
        await applications.CheckOwnAsync(request.Request.ApplicationId, request.Visitor.Caller, cancellationToken);
        var attempt = IdempotentAttempt.For($"book:{request.Request.HoldId}", request.IdempotencyKey, request.Request);
        (Appointment booked, Known<TypeContent>? type) = await OptimisticRetry.RunAsync(() => BookOnceAsync(request, attempt, cancellationToken), db.Forget, cancellationToken);
        return (await views.OfAsync(booked, type, cancellationToken)) with { Key = keys.Of(booked.Id) };
    }

    private async Task<(Appointment Booked, Known<TypeContent>? Type)> BookOnceAsync(BookHeld request, IdempotentAttempt attempt, CancellationToken cancellationToken)
    {
        try
        {
            return await BookAsync(request, attempt, cancellationToken);
        }
        catch (DbUpdateException lost) when (Idempotency.LostRace(lost))
        {
            // The same request, sent twice: the other one has booked it.
            db.Forget();
            return await BookAsync(request, attempt, cancellationToken);
        }
    }

    private async Task<(Appointment Booked, Known<TypeContent>? Type)> BookAsync(BookHeld request, IdempotentAttempt attempt, CancellationToken cancellationToken)
    {
        Appointment hold = await access.FindAsync(request.Request.HoldId, request.Visitor, cancellationToken);

        // The key of the hold proves the person, and the id of the appointment is the hold's: a second click finds it booked.
        await idempotency.FindAsync<BookedReply>(db.Shared, attempt, cancellationToken);
        if (hold.State == AppointmentState.Booked)
            return (hold, null);

        // It is held in place of a booking, which is moved to it and not doubled.
        if (hold.ReplacesId is not null)
            throw AppointmentRefusals.HoldOver.ToException();
        Known<TypeContent> type = await booking.BookAsync(hold, request.Request.Person.Content, request.Request.ApplicationId, cancellationToken);
        idempotency.Remember(db.Shared, attempt, new BookedReply(hold.Id));
        await db.SaveChangesAsync(cancellationToken);
        return (hold, type);
    }

    // Kept to tell the same key with other content apart; what is answered is read anew.
    private sealed record BookedReply(Guid Id);
}
