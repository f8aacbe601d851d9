using FluentValidation;
using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.Domain.Household;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Household;

/// <summary>The applicant invites an adult of the household to fill in and confirm the own part.</summary>
/// <param name="Person">Whom, such as <c>p1</c>.</param>
internal sealed record InviteMember(Guid Id, string Person, string? IdempotencyKey, Caller Caller) : IRequest<InvitedMember>;

internal sealed class InviteMemberValidator : AbstractValidator<InviteMember>
{
    public InviteMemberValidator() => RuleFor(request => request.Person).NotEmpty().MaximumLength(20).WithErrorCode("household.person_unknown");
}

internal sealed class InviteMemberHandler(
    IApplicationsDb db, FormCatalog forms, InvitationCodes codes, TimeProvider time, Idempotency idempotency) : IRequestHandler<InviteMember, InvitedMember>
{
    /// <summary>From this age on somebody answers alone; parents act for their children.</summary>
    private const int AdultAge = 18;

    /// <summary>Invitations of one application, those that were taken back too.</summary>
    private const int MostInvitations = 20;

    public async Task<InvitedMember> Handle(InviteMember request, CancellationToken cancellationToken)
    {
        try
        {
            return await OptimisticRetry.RunAsync(() => InviteAsync(request, cancellationToken), db.Forget, cancellationToken);
        }
        catch (DbUpdateException exception) when (Idempotency.LostRace(exception))
        {
            db.Forget();
            return await InviteAsync(request, cancellationToken);
        }
    }

    private async Task<InvitedMember> InviteAsync(InviteMember request, CancellationToken cancellationToken)
    {
        BenefitApplication application = await db.OwnAsync(request.Id, request.Caller, cancellationToken);
        var attempt = IdempotentAttempt.For($"invite:{request.Id}", request.IdempotencyKey, request.Person);
        if (await idempotency.FindAsync<InvitedMember>(db.Shared, attempt, cancellationToken) is { } earlier)
            return earlier;
        if (!application.IsDraft)
            throw ApplicationsRefusals.AlreadySubmitted.ToException();
        HouseholdPerson person = AdultOf(application, request.Person);
        if (await db.HouseholdInvitations.AnyAsync(
            row => row.ApplicationId == application.Id && row.Person == person.Id && row.TakenBackAt == null, cancellationToken))
        {
            throw HouseholdRefusals.AlreadyInvited.ToException();
        }

        // A second code for a part that somebody has filled in alone would let the applicant in.
        if (await db.IsTakenOverAsync(application.Id, person.Id, cancellationToken))
            throw HouseholdRefusals.PartClosed.ToException();
        if (await db.HouseholdInvitations.CountAsync(row => row.ApplicationId == application.Id, cancellationToken) >= MostInvitations)
            throw HouseholdRefusals.TooManyInvitations.ToException();

        DateTimeOffset now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        (string code, byte[] hash) = codes.Draw(id);
        db.HouseholdInvitations.Add(HouseholdInvitation.Invite(id, application.Id, person.Id, hash, now));
        var reply = new InvitedMember(id, person.Id, person.Name, application.Reference, code);
        idempotency.Remember(db.Shared, attempt, reply);

        // Two invitations of one person at the same time exclude each other.
        db.Shared.Guard(application);
        await db.SaveChangesAsync(cancellationToken);
        return reply;
    }

    private HouseholdPerson AdultOf(BenefitApplication application, string person) =>
        FormEvaluation.Run(forms.FormOf(application), application.Sheet(), OwnApplication.FactsOf(application)).Persons
            .FirstOrDefault(known => known.Id == person && known is { IsApplicant: false, Role: HouseholdMembers.Role, Age: >= AdultAge, BirthDate: not null })
        ?? throw HouseholdRefusals.PersonUnknown.ToException();
}

/// <summary>An invitation to hand over.</summary>
/// <param name="Id">Id of the invitation.</param>
/// <param name="Person">Whom it is for, such as <c>p1</c>.</param>
/// <param name="Name">Name as the applicant told it.</param>
/// <param name="Reference">Reference of the application; it is asked for together with the code.</param>
/// <param name="Code">Shown once. This person takes over the own part with it, once, together with reference and date of birth.</param>
internal sealed record InvitedMember(Guid Id, string Person, string? Name, string Reference, string Code);
