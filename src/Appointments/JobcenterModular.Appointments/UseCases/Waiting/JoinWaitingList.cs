using FluentValidation;
using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.Appointments.Domain.Waiting;
using JobcenterModular.Appointments.UseCases.Booking;
using JobcenterModular.Appointments.UseCases.Rules;
using JobcenterModular.Appointments.UseCases.Times;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.BuildingBlocks.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Appointments.UseCases.Waiting;

/// <summary>Somebody wants to be asked when a time becomes free.</summary>
internal sealed record JoinWaitingList(WaitingRequest Request, string? IdempotencyKey, Visitor Visitor) : IRequest<WaitingView>;

/// <summary>What somebody waits for.</summary>
/// <param name="TypeId">The kind of talk.</param>
/// <param name="Places">Where it may be: 1 to 20 places.</param>
/// <param name="Mode">How.</param>
/// <param name="FirstDay">First day that suits.</param>
/// <param name="LastDay">Last day that suits; after it the waiting ends by itself.</param>
/// <param name="Person">Who waits, and how to reach them.</param>
/// <param name="Language">A language that must be spoken there beside German, such as <c>uk</c>.</param>
/// <param name="Aids">What must be there.</param>
/// <param name="ApplicationId">The application that it is about, if any.</param>
internal sealed record WaitingRequest(
    Guid TypeId,
    IReadOnlyList<Guid> Places,
    AppointmentMode Mode,
    DateOnly FirstDay,
    DateOnly LastDay,
    PersonRequest Person,
    string? Language = null,
    IReadOnlyList<Aid>? Aids = null,
    Guid? ApplicationId = null)
{
    [System.Text.Json.Serialization.JsonIgnore]
    public Needs Needs => new(Mode, string.IsNullOrEmpty(Language) ? null : Language, [.. (Aids ?? []).Distinct()]);
}

internal sealed class JoinWaitingListValidator : AbstractValidator<JoinWaitingList>
{
    public JoinWaitingListValidator()
    {
        RuleFor(request => request.Request.Places).Must(places => places.Distinct().Count() is >= 1 and <= SlotLimits.MostPlaces)
            .OverridePropertyName("places").WithErrorCode("count").WithMessage("Bitte wählen Sie einen bis zwanzig Orte.");
        RuleFor(request => request.Request.LastDay).Must((request, last) => last >= request.Request.FirstDay)
            .OverridePropertyName("lastDay").WithErrorCode("end_before_begin").WithMessage("Der letzte Tag liegt vor dem ersten.");
        RuleFor(request => request.Request.Language).MaximumLength(10).OverridePropertyName("language");
        RuleFor(request => request.Request.Person).SetValidator(new PersonRequestValidator()).OverridePropertyName("person");
    }
}

internal sealed class JoinWaitingListHandler(
    IAppointmentsDb db, ApplicationsOfCallers applications, RuleBook rules, PersonSealing sealing, WaitingViews views, AppointmentKeys keys, Idempotency idempotency, TimeProvider clock)
    : IRequestHandler<JoinWaitingList, WaitingView>
{
    public async Task<WaitingView> Handle(JoinWaitingList request, CancellationToken cancellationToken)
    {
        var attempt = IdempotentAttempt.For($"wait:{request.Visitor.Caller.Subject}", request.IdempotencyKey, request.Request);
        if (await FindAsync(attempt, cancellationToken) is { } earlier)
            return earlier;
        await CheckAsync(request, cancellationToken);
        WaitingEntry entry = Enter(request);
        idempotency.Remember(db.Shared, attempt, new JoinedReply(entry.Id));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException lost) when (Idempotency.LostRace(lost) || UniqueViolation.IsOn(lost, WaitingLine.Table))
        {
            // The same request at the same moment stands in the line too: it is told before the doubled place is.
            db.Forget();
            return await FindAsync(attempt, cancellationToken) ?? throw AppointmentRefusals.AlreadyWaiting.ToException();
        }

        return await ShowAsync(entry, cancellationToken);
    }

    private async Task CheckAsync(JoinWaitingList request, CancellationToken cancellationToken)
    {
        WaitingRequest wanted = request.Request;
        await applications.CheckOwnAsync(wanted.ApplicationId, request.Visitor.Caller, cancellationToken);
        Known<TypeContent>? type = await rules.TypeAsync(wanted.TypeId, cancellationToken);
        if (type is null || !type.Content.Online)
            throw AppointmentRefusals.TypeUnknown.ToException();
        if (type.Content.LoginRequired && request.Visitor.Account is null)
            throw AppointmentRefusals.LoginNeeded.ToException();
        if (!type.Content.Modes.Contains(wanted.Mode))
            throw AppointmentRefusals.ModeUnknown.ToException();
        if ((await rules.PlacesAsync(wanted.Places, cancellationToken)).Count != wanted.Places.Distinct().Count())
            throw AppointmentRefusals.PlaceUnknown.ToException();
        DateOnly today = OfficeTime.DateAt(clock.GetUtcNow());
        if (wanted.LastDay < today || wanted.LastDay > today.AddDays(type.Content.HorizonDays))
            throw AppointmentRefusals.WaitingDays.ToException();
        HeldBooking.CheckReach(wanted.Person.Content, wanted.Mode, request.Visitor.Account);
    }

    private WaitingEntry Enter(JoinWaitingList request)
    {
        WaitingRequest wanted = request.Request;
        DateTimeOffset now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        return db.WaitingList.Add(WaitingEntry.Join(
            id,
            wanted.TypeId,
            [.. wanted.Places.Distinct()],
            wanted.Needs,
            wanted.FirstDay,
            wanted.LastDay,
            new WaitingPerson(request.Visitor.Account, wanted.ApplicationId, sealing.Seal(id, wanted.Person.Content)),
            now)).Entity;
    }

    private async Task<WaitingView?> FindAsync(IdempotentAttempt attempt, CancellationToken cancellationToken) =>
        await idempotency.FindAsync<JoinedReply>(db.Shared, attempt, cancellationToken) is { } joined
            ? await ShowAsync(await db.WaitingList.AsNoTracking().SingleAsync(row => row.Id == joined.Id, cancellationToken), cancellationToken)
            : null;

    private async Task<WaitingView> ShowAsync(WaitingEntry entry, CancellationToken cancellationToken) =>
        (await views.OfAsync(entry, cancellationToken)) with { Key = keys.Of(entry.Id) };

    private sealed record JoinedReply(Guid Id);
}
