using FluentValidation;
using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.Domain.Household;
using JobcenterModular.Applications.Domain.Phone;
using JobcenterModular.Applications.UseCases.Phone;
using JobcenterModular.Applications.UseCases.Renewals;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Household;

/// <summary>Somebody of the household accepts an invitation, or comes back to the own part with the same code.</summary>
internal sealed record AcceptInvitation(string Reference, string Code, DateOnly BirthDate) : IRequest<AcceptedInvitation>;

internal sealed class AcceptInvitationValidator : AbstractValidator<AcceptInvitation>
{
    public AcceptInvitationValidator()
    {
        RuleFor(request => request.Reference).NotEmpty().MaximumLength(40).WithErrorCode("household.reference_malformed");
        RuleFor(request => request.Code).NotEmpty().MaximumLength(40).WithErrorCode("household.code_malformed");
    }
}

internal sealed class AcceptInvitationHandler(
    IApplicationsDb db, FormCatalog forms, InvitationCodes codes, TryGuard guard, ProtectedVault vault, OwnTokens tokens, TimeProvider time)
    : IRequestHandler<AcceptInvitation, AcceptedInvitation>
{
    public async Task<AcceptedInvitation> Handle(AcceptInvitation request, CancellationToken cancellationToken)
    {
        string reference = request.Reference.Trim().ToUpperInvariant();
        BenefitApplicationId? found = await db.Applications
            .Where(row => row.Reference == reference && row.Status == ApplicationStatus.Draft)
            .Select(row => (BenefitApplicationId?)row.Id)
            .SingleOrDefaultAsync(cancellationToken);
        if (found is not { } id)
            throw HouseholdRefusals.InvitationRefused.ToException();

        // Counted before the code is looked at, so that parallel guesses are counted too.
        await guard.CountAsync(db, id, GuardedDoor.Invitation, HouseholdRefusals.InvitationTooMany, cancellationToken);
        AcceptedInvitation accepted = await OptimisticRetry.RunAsync(() => AcceptAsync(id, request, cancellationToken), db.Forget, cancellationToken);
        await TryGuard.ForgetAsync(db, id, GuardedDoor.Invitation, cancellationToken);
        return accepted;
    }

    private async Task<AcceptedInvitation> AcceptAsync(BenefitApplicationId id, AcceptInvitation request, CancellationToken cancellationToken)
    {
        BenefitApplication draft = await db.FindApplicationAsync(id, cancellationToken) is { IsDraft: true } there
            ? there
            : throw HouseholdRefusals.InvitationRefused.ToException();
        FormDefinition form = forms.FormOf(draft);
        FormEvaluation evaluation = FormEvaluation.Run(form, draft.Sheet(), await db.FactsOfAsync(draft, form, cancellationToken));
        List<HouseholdInvitation> open = await db.HouseholdInvitations
            .Where(row => row.ApplicationId == id && row.TakenBackAt == null)
            .ToListAsync(cancellationToken);
        HouseholdInvitation? mine = null;
        foreach (HouseholdInvitation invitation in open)
        {
            HouseholdPerson? person = evaluation.Persons.FirstOrDefault(known => known.Id == invitation.Person && known.Role == HouseholdMembers.Role);
            if (codes.Matches(invitation, person?.BirthDate, request.Code, request.BirthDate) && person is not null)
                mine = invitation;
        }

        if (mine is null)
            throw HouseholdRefusals.InvitationRefused.ToException();
        if (mine.AcceptedAt is null)
        {
            DateTimeOffset now = time.GetUtcNow();
            await CloseAsync(draft, form, mine.Person, now, cancellationToken);
            mine.Accept(now);
        }

        await db.SaveChangesAsync(cancellationToken);
        return new AcceptedInvitation(draft.Reference, mine.Person, evaluation.Persons.First(person => person.Id == mine.Person).Name, tokens.ForMember(mine.Id));
    }

    // What the applicant wrote in this part under protection was not meant for the person whose part it now is.
    private async Task CloseAsync(BenefitApplication draft, FormDefinition form, string person, DateTimeOffset now, CancellationToken cancellationToken)
    {
        bool closedBefore = await db.HouseholdInvitations.AnyAsync(
            row => row.ApplicationId == draft.Id && row.Person == person && row.AcceptedAt != null, cancellationToken);
        var part = new ClosedParts(form, [person]);
        AnswerSheet sheet = draft.Sheet();
        List<string> keys = [.. sheet.Sections.Keys.Where(part.Hides)];
        if (!closedBefore && vault.SetApart(db, draft.Id, sheet, keys, _ => PersonIds.Applicant, now) is { } rest && rest.ToJson() != draft.Answers)
            draft.SetApart(rest, keys);
        db.Shared.Guard(draft);
    }
}

/// <summary>An open part.</summary>
/// <param name="Reference">Reference of the application.</param>
/// <param name="Person">Whose part it is.</param>
/// <param name="Name">Name as the applicant told it.</param>
/// <param name="AccessToken">Opens the own part and nothing else, until the application is sent.</param>
internal sealed record AcceptedInvitation(string Reference, string Person, string? Name, AccessToken AccessToken);
