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

/// <summary>
/// Somebody of the household accepts an invitation, with the code that the applicant hands over, or comes back to the own
/// part, with the code that only the acceptance tells: the applicant cannot come after them.
/// </summary>
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

        try
        {
            // Counted before the code is looked at, so that parallel guesses are counted too.
            await guard.CountAsync(db, id, GuardedDoor.Invitation, HouseholdRefusals.InvitationTooMany, cancellationToken);
            AcceptedInvitation accepted = await OptimisticRetry.RunAsync(() => AcceptAsync(id, request, cancellationToken), db.Forget, cancellationToken);
            await TryGuard.ForgetAsync(db, id, GuardedDoor.Invitation, cancellationToken);
            return accepted;
        }
        catch (DbUpdateException exception) when (ForeignKeyViolation.Is(exception))
        {
            // The draft was deleted in this very moment.
            throw HouseholdRefusals.InvitationRefused.ToException();
        }
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

        if (mine is null || (mine.AcceptedAt is null && await db.IsTakenOverAsync(id, mine.Person, cancellationToken)))
            throw HouseholdRefusals.InvitationRefused.ToException();
        string? returnCode = mine.AcceptedAt is null ? TakeOver(draft, form, mine) : null;
        await db.SaveChangesAsync(cancellationToken);
        return new AcceptedInvitation(
            draft.Reference, mine.Person, evaluation.Persons.First(person => person.Id == mine.Person).Name, tokens.ForMember(mine.Id), returnCode);
    }

    private string TakeOver(BenefitApplication draft, FormDefinition form, HouseholdInvitation invitation)
    {
        DateTimeOffset now = time.GetUtcNow();
        Close(draft, form, invitation.Person, now);
        (string code, byte[] hash) = codes.Draw(invitation.Id);
        invitation.Accept(hash, now);
        return code;
    }

    // What the applicant wrote in this part under protection was not meant for the person whose part it now is.
    private void Close(BenefitApplication draft, FormDefinition form, string person, DateTimeOffset now)
    {
        var part = new ClosedParts(form, [person]);
        AnswerSheet sheet = draft.Sheet();
        List<string> keys = [.. sheet.Sections.Keys.Where(part.Hides)];
        AnswerSheet rest = vault.SetApart(db, draft.Id, sheet, keys, _ => PersonIds.Applicant, now);
        if (rest.ToJson() != draft.Answers)
            draft.SetApart(rest, keys);
        db.Shared.Guard(draft);
    }
}

/// <summary>An open part.</summary>
/// <param name="Reference">Reference of the application.</param>
/// <param name="Person">Whose part it is.</param>
/// <param name="Name">Name as the applicant told it.</param>
/// <param name="AccessToken">Opens the own part and nothing else, until the application is sent.</param>
/// <param name="ReturnCode">Code to come back with, shown once and to nobody else; the code of the invitation is used up. Null for who has come back.</param>
internal sealed record AcceptedInvitation(string Reference, string Person, string? Name, AccessToken AccessToken, string? ReturnCode);
