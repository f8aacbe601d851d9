using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.Domain.Household;
using JobcenterModular.Applications.Domain.Requests;
using JobcenterModular.Applications.UseCases.Drafts;
using JobcenterModular.Applications.UseCases.Household;
using JobcenterModular.Applications.UseCases.Renewals;
using JobcenterModular.Applications.UseCases.Submitting;

namespace JobcenterModular.Applications.UseCases.Requests;

/// <summary>Mended answers ask for papers as those of the application did: what is new is asked for, what is over is awaited no more.</summary>
internal sealed class PapersOfAnswers(FormCatalog forms, EvidenceDeadline deadline)
{
    /// <summary>Tells what differs, to be saved with the amendment. The evidence was loaded to be changed.</summary>
    /// <param name="before">The answers that counted until now.</param>
    /// <param name="amendment">What was answered.</param>
    public async Task TellAsync(
        IApplicationsDb db, BenefitApplication application, InformationRequest asked, AnswersInForce before, AnswerAmendment amendment, CancellationToken cancellationToken)
    {
        FormDefinition form = forms.FormOf(application);
        FormFacts facts = await db.FactsOfAsync(application, form, cancellationToken);
        ClosedParts closed = await db.ClosedPartsAsync(application, form, cancellationToken);
        DateOnly dueOn = deadline.Of(amendment.At);
        IReadOnlyList<AwaitedItem> ItemsOf(IEnumerable<AnswerAmendment> amendments) => AwaitedItems.Of(
            FormEvaluation.Run(form, AnswersInForce.Today(application, amendments), facts), db.EvidenceAtHand(application.Id), dueOn, closed);

        List<AwaitedItem> old = [.. ItemsOf(before.Amendments).Where(item => item.Awaited)];
        List<AwaitedItem> now = [.. ItemsOf([.. before.Amendments, amendment]).Where(item => item.Awaited)];
        List<AwaitedItem> fresh = [.. now.ExceptBy(old.Select(KeyOf), KeyOf)];
        application.Await([.. fresh, .. old.ExceptBy(now.Select(KeyOf), KeyOf).Select(item => item with { Awaited = false, DueOn = null })]);
        if (fresh.Count > 0)
            asked.AskForPapers([.. fresh.Select(item => new AskedPaper(item.Code, item.Person, form.EvidenceOf(item.Code)!.Title))], dueOn);
    }

    private static (string Code, string Person) KeyOf(AwaitedItem item) => (item.Code, item.Person);
}
