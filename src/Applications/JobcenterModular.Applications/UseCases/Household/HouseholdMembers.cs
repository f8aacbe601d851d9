using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.Domain.Household;
using JobcenterModular.Applications.UseCases.Renewals;
using JobcenterModular.BuildingBlocks.Security;

namespace JobcenterModular.Applications.UseCases.Household;

/// <summary>The part of somebody of the household who answers alone.</summary>
/// <param name="Invitation">By which it is open.</param>
/// <param name="Application">The draft, only to be read.</param>
/// <param name="Form">Its form.</param>
/// <param name="CountsFrom">First day from which it counts.</param>
/// <param name="Evaluation">Where the draft stands.</param>
/// <param name="Person">Whose part it is.</param>
internal sealed record OwnPart(
    HouseholdInvitation Invitation, BenefitApplication Application, FormDefinition Form, DateOnly CountsFrom, FormEvaluation Evaluation, HouseholdPerson Person)
{
    /// <summary>The person's own section instances, and no others.</summary>
    public IEnumerable<SectionState> Sections => Evaluation.Sections.Where(section => section.Person == Person.Id && ClosedParts.IsOwn(Form, section.SectionKey));

    /// <summary>Higher with each change of the part.</summary>
    public long Version => Application.SectionVersionsOf().SumOf(Has);

    /// <summary>Whether the person may read and save the section instance.</summary>
    public bool Has(string section) => InstanceKey.TryParse(section) is { } key && key.Person == Person.Id && ClosedParts.IsOwn(Form, key.Section);
}

internal static class HouseholdMembers
{
    /// <summary>Role of a person from 15 years who belongs to the application (§ 7 (3) SGB II).</summary>
    public const string Role = "wep";

    /// <summary>The part that a token opens, as long as the invitation stands, the application is a draft and the person is in it.</summary>
    /// <exception cref="SharedKernel.RefusalException">It opens nothing (any more).</exception>
    public static async Task<OwnPart> OwnPartAsync(this IApplicationsDb db, FormCatalog forms, Caller caller, CancellationToken cancellationToken)
    {
        HouseholdInvitation? invitation = caller.Invitation is { } id ? await db.HouseholdInvitations.FindAsync([id], cancellationToken) : null;
        if (invitation is { IsOpen: true, AcceptedAt: not null }
            && await db.ReadApplicationAsync(invitation.ApplicationId, cancellationToken) is { IsDraft: true } draft)
        {
            FormDefinition form = forms.FormOf(draft);
            FormFacts facts = await db.FactsOfAsync(draft, form, cancellationToken);
            FormEvaluation evaluation = FormEvaluation.Run(form, draft.Sheet(), facts);
            if (evaluation.Persons.FirstOrDefault(person => person.Id == invitation.Person && person.Role == Role) is { } self)
                return new OwnPart(invitation, draft, form, facts.CountsFrom, evaluation, self);
        }

        throw HouseholdRefusals.OwnPartNotFound.ToException();
    }
}
