using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.Domain.Household;
using JobcenterModular.Applications.Domain.Phone;
using JobcenterModular.Applications.UseCases.Household;
using JobcenterModular.Applications.UseCases.Renewals;
using JobcenterModular.BuildingBlocks.Security;

namespace JobcenterModular.Applications.UseCases.Phone;

/// <summary>The agent's own open call with all that is shown of its application.</summary>
/// <param name="Call">The call.</param>
/// <param name="Application">The application, only to be read.</param>
/// <param name="Form">Its form.</param>
/// <param name="CountsFrom">First day from which it counts.</param>
/// <param name="Evaluation">Where it stands, with the parts of everybody.</param>
/// <param name="Closed">Parts that somebody answers alone: the agent speaks with the applicant, who may not see them either.</param>
internal sealed record OpenedCall(
    PhoneCall Call, BenefitApplication Application, FormDefinition Form, DateOnly CountsFrom, FormEvaluation Evaluation, ClosedParts Closed)
{
    public AnswerSheet Sheet { get; } = Application.Sheet();

    /// <summary>The sections that are read out, in order.</summary>
    public IEnumerable<SectionState> Sections => Evaluation.Sections.Where(section => !Closed.Hides(section.Key));
}

internal static class OpenedCalls
{
    /// <summary>Loads it.</summary>
    /// <exception cref="SharedKernel.RefusalException">It is another agent's, or over.</exception>
    public static async Task<OpenedCall> OpenedCallAsync(
        this IApplicationsDb db, FormCatalog forms, Guid id, Caller caller, DateTimeOffset now, CancellationToken cancellationToken)
    {
        PhoneCall call = await db.OwnCallAsync(id, caller, now, cancellationToken);
        BenefitApplication application = await db.ReadOwnAsync(call.ApplicationId.Value, call.ForApplicant(), cancellationToken);
        FormDefinition form = forms.FormOf(application);
        FormFacts facts = await db.FactsOfAsync(application, form, cancellationToken);
        FormEvaluation evaluation = FormEvaluation.Run(form, application.Sheet(), facts);
        ClosedParts closed = await db.ClosedPartsAsync(application.Id, form, evaluation, cancellationToken);
        return new OpenedCall(call, application, form, facts.CountsFrom, evaluation, closed);
    }
}
