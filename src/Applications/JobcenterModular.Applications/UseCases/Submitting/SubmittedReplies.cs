using System.Text.Json;
using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.Domain.Household;
using JobcenterModular.Applications.UseCases.Drafts;
using JobcenterModular.Applications.UseCases.Household;
using JobcenterModular.BuildingBlocks.Messaging;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Submitting;

/// <summary>The one answer to a submission, built from what was stored: the first try and every repeat read the same.</summary>
internal sealed class SubmittedReplies(FormCatalog forms, ReceiptSigner signer)
{
    public async Task<SubmittedApplication> ReadAsync(IApplicationsDb db, BenefitApplication application, CancellationToken cancellationToken)
    {
        Submission submission = await db.Submissions.AsNoTracking()
            .SingleAsync(row => row.ApplicationId == application.Id, cancellationToken);
        ReceiptFacts facts = await signer.VerifyAsync(submission.Receipt)
            ?? throw new InvalidOperationException("A stored receipt does not carry this installation's signature.");
        ClosedParts closed = await db.ClosedPartsAsync(application, forms.FormOf(application), cancellationToken);
        IReadOnlyList<FollowUpItem> followUps = submission.FollowUps is { } kept
            ? JsonSerializer.Deserialize<List<FollowUpItem>>(kept, EventJson.Options)!
            : await CountedAnewAsync(db, application, submission, cancellationToken);
        return new SubmittedApplication(
            facts,
            submission.Receipt,
            GermanDates.TimeText(submission.SubmittedAt),
            [.. followUps.Where(item => item.Kind == "confirmation" || !(item.Section is { } section ? closed.Hides(section) : closed.Has(item.Person)))]);
    }

    private async Task<IReadOnlyList<FollowUpItem>> CountedAnewAsync(
        IApplicationsDb db, BenefitApplication application, Submission submission, CancellationToken cancellationToken)
    {
        FormEvaluation evaluation = FormEvaluation.Run(
            forms.FormOf(application), AnswerSheet.Parse(submission.Answers), OwnApplication.FactsOf(application));
        EvidenceKnown known = await db.EvidenceOfAsync(application.Id, cancellationToken);
        return FollowUps.Of(evaluation, EvidenceItem.Of(evaluation, known.AtSending(), dueOn: null));
    }
}
