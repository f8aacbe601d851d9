using System.Text.Json;
using System.Text.Json.Serialization;
using FluentValidation;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Notifications.Domain.Staff;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.UseCases.Staff.Absences;

/// <summary>Somebody will be away. Staff enter it for themselves, a lead for anybody.</summary>
internal sealed record AddAbsence(NewAbsence Absence, string? IdempotencyKey, Caller Caller) : IRequest<AbsenceView>
{
    /// <summary>Who is away: the caller, unless somebody else is named.</summary>
    public string Subject => string.IsNullOrWhiteSpace(Absence.Subject) ? Caller.Subject! : Absence.Subject;

    public bool IsAllowed => Subject == Caller.Subject || Caller.RoleUnder(Policies.Lead) is not null;
}

/// <summary>A new absence.</summary>
/// <param name="Subject">Account of who is away; without it the caller's own.</param>
/// <param name="From">First day, by the calendar of the office.</param>
/// <param name="Until">Last day.</param>
/// <param name="Substitute">Account of who stands in; without it the whole team.</param>
internal sealed record NewAbsence(string? Subject = null, DateOnly? From = null, DateOnly? Until = null, string? Substitute = null)
{
    /// <summary>Fields that there are not. They are refused by name: a misspelt substitute must not become "the whole team".</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; init; }
}

internal sealed class AddAbsenceValidator : AbstractValidator<AddAbsence>
{
    private const int MostUnknown = 10;

    public AddAbsenceValidator()
    {
        RuleFor(request => request.Absence.From).NotNull().OverridePropertyName("from").WithErrorCode("missing").WithMessage("Bitte geben Sie den ersten Tag an.");
        RuleFor(request => request.Absence.Until).NotNull().OverridePropertyName("until").WithErrorCode("missing").WithMessage("Bitte geben Sie den letzten Tag an.");
        RuleFor(request => request.Absence.Until).Must((request, until) => until is null || until >= request.Absence.From).OverridePropertyName("until")
            .When(request => request.Absence.From is not null)
            .WithErrorCode("ends_before_begin").WithMessage("Der letzte Tag liegt vor dem ersten.");
        RuleFor(request => request.Absence.Substitute).Must((request, substitute) => substitute != request.Subject).OverridePropertyName("substitute")
            .WithErrorCode("own_substitute").WithMessage("Niemand kann sich selbst vertreten.");
        RuleFor(request => request.Absence.Substitute).Must(substitute => substitute is null || !string.IsNullOrWhiteSpace(substitute)).OverridePropertyName("substitute")
            .WithErrorCode("empty").WithMessage("Bitte nennen Sie eine Vertretung, oder lassen Sie die Angabe weg.");
        RuleFor(request => request.Absence.Substitute).MaximumLength(StaffAbsence.MostSubject).OverridePropertyName("substitute")
            .WithErrorCode("too_long").WithMessage("Ein Konto hat höchstens 200 Zeichen.");
        RuleFor(request => request.Absence.Subject).MaximumLength(StaffAbsence.MostSubject).OverridePropertyName("subject")
            .WithErrorCode("too_long").WithMessage("Ein Konto hat höchstens 200 Zeichen.");
        RuleFor(request => request.Absence.Unknown).Custom((unknown, context) =>
        {
            foreach (string name in (unknown?.Keys ?? []).Take(MostUnknown))
                context.AddFailure(new FluentValidation.Results.ValidationFailure(name, "Diese Angabe gibt es hier nicht.") { ErrorCode = "unknown_field" });
        });
    }
}

internal sealed class AddAbsenceHandler(INotificationsDb db, Idempotency idempotency, TimeProvider clock) : IRequestHandler<AddAbsence, AbsenceView>
{
    public async Task<AbsenceView> Handle(AddAbsence request, CancellationToken cancellationToken)
    {
        // The endpoint has answered 403 before; this only keeps a future caller from forgetting it.
        if (!request.IsAllowed)
            throw HttpRefusals.Forbidden.ToException();
        var attempt = IdempotentAttempt.For($"notifications.absence:{request.Caller.Subject}", request.IdempotencyKey, request.Absence);
        if (await idempotency.FindAsync<AbsenceView>(db.Shared, attempt, cancellationToken) is { } earlier)
            return earlier;
        DateTimeOffset now = clock.GetUtcNow();
        var absence = StaffAbsence.Enter(
            Guid.CreateVersion7(now),
            request.Subject,
            request.Absence.From!.Value,
            request.Absence.Until!.Value,
            request.Absence.Substitute,
            request.Caller.Subject!,
            now);
        var view = AbsenceView.Of(absence);
        db.StaffAbsences.Add(absence);
        idempotency.Remember(db.Shared, attempt, view);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return view;
        }
        catch (DbUpdateException lost) when (Idempotency.LostRace(lost))
        {
            db.Forget();
            return (await idempotency.FindAsync<AbsenceView>(db.Shared, attempt, cancellationToken))!;
        }
    }
}
