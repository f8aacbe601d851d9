using FluentValidation;
using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Decisions;
using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.Applications.UseCases.Desk;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Decisions;

/// <summary>An objection (Widerspruch) was received: recorded as a fact, whatever its form, and a task for a person.</summary>
internal sealed record ReceiveObjection(Guid Id, ObjectionBody Body, string? IdempotencyKey, Caller Caller) : IRequest<ObjectionView>;

/// <summary>The objections against the decision on an application, the newest first; at most the last 200.</summary>
internal sealed record ListObjections(Guid Id) : IRequest<Page<ObjectionView>>;

/// <summary>An objection as it came.</summary>
/// <param name="ReceivedOn">The day on which it reached the office.</param>
/// <param name="Channel">
/// <c>written</c>, <c>forTheRecord</c>, <c>signedElectronically</c> (qualified signature), <c>identifiedForm</c> (form with ID card),
/// <c>plainMail</c> or <c>phone</c>. The last two do not keep the form (§ 84 (1) SGG, § 36a SGB I); they are recorded all the same.
/// </param>
internal sealed record ObjectionBody(DateOnly ReceivedOn, ObjectionChannel Channel);

/// <summary>An objection that was received. Nothing is judged here.</summary>
/// <param name="Id">The objection.</param>
/// <param name="ReceivedOn">The day on which it reached the office.</param>
/// <param name="Channel">How it came.</param>
/// <param name="FormDefect">The form is not kept; the sender is to be told how to mend it.</param>
/// <param name="FormNote">What was looked at.</param>
/// <param name="RecordedBy">Who recorded it.</param>
/// <param name="RecordedAt">When (UTC).</param>
/// <param name="Limit">The time for an objection, and how it was counted; no verdict.</param>
internal sealed record ObjectionView(
    Guid Id, DateOnly ReceivedOn, ObjectionChannel Channel, bool FormDefect, string FormNote, string RecordedBy, DateTimeOffset RecordedAt, ObjectionLimit Limit)
{
    public static ObjectionView Of(Objection objection, ObjectionLimit limit) => new(
        objection.Id, objection.ReceivedOn, objection.Channel, objection.FormDefect, NoteOf(objection), objection.RecordedBy, objection.RecordedAt, limit);

    private static string NoteOf(Objection objection) => objection.FormDefect
        ? "Diese Form reicht allein nicht (§ 84 Abs. 1 SGG, § 36a SGB I). Der Widerspruch ist festgehalten; bitte sagen Sie der Person gleich, wie sie die Form nachholen kann."
        : "Diese Form reicht (§ 84 Abs. 1 SGG, § 36a SGB I).";
}

internal sealed class ReceiveObjectionValidator : AbstractValidator<ReceiveObjection>
{
    public ReceiveObjectionValidator(TimeProvider time) => RuleFor(request => request.Body.ReceivedOn)
        .Must(day => day.Year >= 2005 && day <= OfficeTime.DateAt(time.GetUtcNow()))
        .OverridePropertyName("receivedOn").WithErrorCode("out_of_range").WithMessage("Der Tag des Eingangs liegt nicht in der Zukunft.");
}

internal sealed class ReceiveObjectionHandler(IApplicationsDb db, TimeProvider time, ObjectionLimits limits, Idempotency idempotency)
    : IRequestHandler<ReceiveObjection, ObjectionView>, IRequestHandler<ListObjections, Page<ObjectionView>>
{
    private const int MostShown = 200;

    public async Task<ObjectionView> Handle(ReceiveObjection request, CancellationToken cancellationToken)
    {
        var attempt = IdempotentAttempt.For($"objection:{request.Id:N}:{request.Caller.Subject}", request.IdempotencyKey, request.Body);
        try
        {
            return await OptimisticRetry.RunAsync(() => ReceiveAsync(request, attempt, cancellationToken), db.Forget, cancellationToken);
        }
        catch (DbUpdateException race) when (Idempotency.LostRace(race))
        {
            db.Forget();
            return (await idempotency.FindAsync<ObjectionView>(db.Shared, attempt, cancellationToken))!;
        }
    }

    public async Task<Page<ObjectionView>> Handle(ListObjections request, CancellationToken cancellationToken)
    {
        BenefitApplication application = await db.SentAsync(new BenefitApplicationId(request.Id), cancellationToken);
        ObjectionLimit limit = limits.Of(await DecisionAsync(application, cancellationToken));
        List<Objection> rows = await db.Objections.AsNoTracking().Where(row => row.ApplicationId == application.Id)
            .OrderByDescending(row => row.RecordedAt).ThenByDescending(row => row.Id).Take(MostShown).ToListAsync(cancellationToken);
        return new Page<ObjectionView>([.. rows.Select(row => ObjectionView.Of(row, limit))], null);
    }

    private async Task<ObjectionView> ReceiveAsync(ReceiveObjection request, IdempotentAttempt attempt, CancellationToken cancellationToken)
    {
        BenefitApplication application = await db.SentAsync(new BenefitApplicationId(request.Id), cancellationToken);
        if (await idempotency.FindAsync<ObjectionView>(db.Shared, attempt, cancellationToken) is { } earlier)
            return earlier;
        Actor by = StaffActor.Of(request.Caller);
        DateTimeOffset now = time.GetUtcNow();
        var objection = new Objection
        {
            Id = Guid.CreateVersion7(now),
            ApplicationId = application.Id,
            ReceivedOn = request.Body.ReceivedOn,
            Channel = request.Body.Channel,
            RecordedBy = by.Subject!,
            RecordedAt = now,
        };
        db.Objections.Add(objection);
        WorkItem item = await db.ItemOfAsync(application.Id, cancellationToken);
        item.MoveTo(item.State, by, "objectionReceived", null, now);

        // The months of § 88 (2) SGG run from the day on which it reached the office, not from the day on which somebody wrote it down.
        DateTimeOffset receivedAt = request.Body.ReceivedOn < OfficeTime.DateAt(now) ? OfficeTime.StartOf(request.Body.ReceivedOn) : now;
        await db.RaiseOnceAsync(objection.Id, TaskReason.Objection, item, now, cancellationToken, receivedAt);
        ObjectionView reply = ObjectionView.Of(objection, limits.Of(await DecisionAsync(application, cancellationToken)));
        idempotency.Remember(db.Shared, attempt, reply);
        await db.SaveOrStartOverAsync(cancellationToken);
        return reply;
    }

    private Task<Decision?> DecisionAsync(BenefitApplication application, CancellationToken cancellationToken) =>
        db.Decisions.AsNoTracking().SingleOrDefaultAsync(row => row.Id == application.Id, cancellationToken);
}
