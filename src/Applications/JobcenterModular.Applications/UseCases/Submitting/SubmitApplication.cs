using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.UseCases.Drafts;
using JobcenterModular.Applications.UseCases.Summaries;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Applications.UseCases.Submitting;

/// <summary>Sends the application to the office; once, however often it is called.</summary>
internal sealed record SubmitApplication(Guid Id, Caller Caller) : IRequest<SubmittedApplication>;

internal sealed class SubmitApplicationHandler(
    IApplicationsDb db,
    FormCatalog forms,
    TimeProvider time,
    ReceiptSigner signer,
    SummaryWriter summaries,
    RecordSealing sealing,
    EvidenceDeadline deadline,
    SubmittedReplies replies,
    IOptions<OfficeOptions> office) : IRequestHandler<SubmitApplication, SubmittedApplication>
{
    // Of parallel tries one wins the row; the others start over, find it sent and answer with the same receipt. A save of
    // answers in between makes this start over too, so nothing acknowledged is missing in what is sent.
    public Task<SubmittedApplication> Handle(SubmitApplication request, CancellationToken cancellationToken) =>
        OptimisticRetry.RunAsync(() => SubmitAsync(request, cancellationToken), db.Forget, cancellationToken);

    private async Task<SubmittedApplication> SubmitAsync(SubmitApplication request, CancellationToken cancellationToken)
    {
        BenefitApplication application = await db.OwnAsync(request.Id, request.Caller, cancellationToken);
        if (!application.IsDraft)
            return await replies.ReadAsync(db, application, cancellationToken);

        FormDefinition form = forms.FormOf(application);
        EvidenceKnown known = (await db.EvidenceOfAsync(application.Id, cancellationToken)).Usable();
        AnswerSheet sheet = application.Sheet();
        FormEvaluation evaluation = FormEvaluation.Run(form, sheet, OwnApplication.FactsOf(application));
        if (!evaluation.CanBeSubmitted)
        {
            throw ApplicationsRefusals.Incomplete.ToException(new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["blockingMissing"] = evaluation.BlockingMissing.Select(QuestionRef.Of).ToList(),
            });
        }

        DateTimeOffset now = time.GetUtcNow();
        IReadOnlyList<FollowUpItem> followUps = FollowUps.Of(evaluation, EvidenceItem.Of(evaluation, known, dueOn: null));
        AnswerSheet toSend = evaluation.ToSend(sheet);
        Submission submission = Freeze(application, form, toSend, known.Views(), followUps, now);
        Summary summary = summaries.Write(application, submission, form, known);
        application.Submit(
            evaluation.Urgent,
            sealing.SealContact(application.Id, form, evaluation, toSend),
            sealing.Seal(submission, summary, form, evaluation),
            now);
        application.Await(AwaitedItems.Of(evaluation, known, deadline.Of(now)).Where(item => item.Awaited));
        db.Submissions.Add(submission);
        db.Summaries.Add(summary);
        await db.SaveChangesAsync(cancellationToken);
        summaries.WakeRenderer();
        await db.Shared.WaitForDeliveryAsync(cancellationToken);
        return await replies.ReadAsync(db, application, cancellationToken);
    }

    private Submission Freeze(
        BenefitApplication application,
        FormDefinition form,
        AnswerSheet toSend,
        IReadOnlyList<PaperView> papers,
        IReadOnlyList<FollowUpItem> followUps,
        DateTimeOffset now)
    {
        string answers = toSend.ToJson();
        var facts = new ReceiptFacts(
            application.Reference,
            office.Value.Name,
            new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero),
            application.ApplicationDate,
            application.EffectMonth,
            form.Key,
            form.Version,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(answers))),
            [.. papers.Select(paper => new ReceiptFile(paper.Evidence, paper.Person, paper.SizeBytes, paper.Sha256))]);
        return new Submission
        {
            ApplicationId = application.Id,
            FormKey = form.Key,
            FormVersion = form.Version,
            SubmittedAt = now,
            Answers = answers,
            AnswersSha256 = facts.AnswersSha256,
            Papers = JsonSerializer.Serialize(papers, EventJson.Options),
            FollowUps = JsonSerializer.Serialize(followUps, EventJson.Options),
            Receipt = signer.Sign(facts),
        };
    }
}
