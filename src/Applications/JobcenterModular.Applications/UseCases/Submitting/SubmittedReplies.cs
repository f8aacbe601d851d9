using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.UseCases.Drafts;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Submitting;

/// <summary>The one answer to a submission, built from what was stored: the first try and every repeat read the same.</summary>
internal sealed class SubmittedReplies(FormCatalog forms, ReceiptSigner signer)
{
    public async Task<SubmittedApplication> ReadAsync(IApplicationsDb db, BenefitApplication application, CancellationToken cancellationToken)
    {
        Submission submission = await db.Submissions.AsNoTracking()
            .SingleAsync(row => row.ApplicationId == application.Id, cancellationToken);
        List<PaperView> papers = await db.PapersOfAsync(application.Id, cancellationToken);
        ReceiptFacts facts = await signer.VerifyAsync(submission.Receipt)
            ?? throw new InvalidOperationException("A stored receipt does not carry this installation's signature.");
        FormEvaluation evaluation = FormEvaluation.Run(
            forms.FormOf(application), AnswerSheet.Parse(submission.Answers), OwnApplication.FactsOf(application));
        return new SubmittedApplication(
            facts,
            submission.Receipt,
            GermanDates.TimeText(submission.SubmittedAt),
            FollowUps.Of(evaluation, [.. papers.Where(paper => !paper.Late)]));
    }
}
