using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.Domain.Household;
using JobcenterModular.Applications.Domain.Renewals;
using JobcenterModular.Applications.UseCases.Desk.Rules;
using JobcenterModular.Applications.UseCases.Drafts;
using JobcenterModular.Applications.UseCases.Household;
using JobcenterModular.Applications.UseCases.Phone;
using JobcenterModular.Applications.UseCases.Renewals;
using JobcenterModular.Applications.UseCases.Summaries;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Applications.UseCases.Submitting;

/// <summary>Sends the application to the office; once, however often it is called.</summary>
internal sealed record SubmitApplication(Guid Id, Caller Caller) : IRequest<SubmittedApplication>
{
    /// <summary>What is stored in the same save, such as who sent it for a caller; answers with what the record says of it.</summary>
    public Func<BenefitApplication, CancellationToken, Task<string?>>? Beside { get; init; }
}

internal sealed class SubmitApplicationHandler(
    IApplicationsDb db,
    FormCatalog forms,
    TimeProvider time,
    ReceiptSigner signer,
    SummaryWriter summaries,
    RecordSealing sealing,
    EvidenceDeadline deadline,
    ProtectedVault vault,
    SubmittedReplies replies,
    Arrival arrival,
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
        Renewal? renewal = await db.RenewalOfAsync(application, form, cancellationToken);
        FormFacts facts = RenewalReads.FactsOf(application, form, renewal);
        FormEvaluation evaluation = FormEvaluation.Run(form, sheet, facts);
        ClosedParts closed = await db.ClosedPartsAsync(application.Id, form, evaluation, cancellationToken);
        if (!evaluation.Without(closed).CanBeSubmitted)
        {
            throw (renewal is null ? ApplicationsRefusals.Incomplete : RenewalRefusals.Incomplete).ToException(new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["blockingMissing"] = evaluation.Without(closed).BlockingMissing.Select(QuestionRef.Of).ToList(),
            });
        }

        DateTimeOffset now = time.GetUtcNow();
        IReadOnlyList<FollowUpItem> followUps =
        [
            .. FollowUps.Of(evaluation, EvidenceItem.Of(evaluation, known, dueOn: null)),
            .. await db.UnconfirmedAsync(application.Id, evaluation, cancellationToken),
        ];
        AnswerSheet sent = evaluation.ToSend(sheet);
        AnswerSheet toSend = vault.SetApart(db, application.Id, sent, [.. sent.Sections.Keys], closed.AuthorOf, now);
        Submission submission = Freeze(application, form, facts.CountsFrom, toSend, known.Views(), followUps, now);
        string? takenByPhone = request.Beside is { } beside ? await beside(application, cancellationToken) : null;
        Summary summary = summaries.Write(application, submission, form, facts, known, takenByPhone);
        application.Submit(
            evaluation.Urgent,
            renewal,
            sealing.SealContact(application.Id, form, evaluation, toSend),
            sealing.Seal(submission, summary, form, evaluation, closed),
            now);
        application.Await(AwaitedItems.Of(evaluation, known, deadline.Of(now), closed).Where(item => item.Awaited));
        db.Submissions.Add(submission);
        db.Summaries.Add(summary);
        if (closed.Any)
            db.HouseholdSummaries.Add(summaries.WriteForApplicant(application, submission, form, facts, known, closed));
        (WorkItemKind kind, Guid caseId) = await db.RenewPeriodAsync(application, renewal, cancellationToken);
        await arrival.PutAsync(WorkItem.ForApplication(application, kind, caseId, dueOn: null), form, toSend, cancellationToken);
        await db.FinishShortApplicationAsync(application, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        summaries.WakeRenderer();
        await db.Shared.WaitForDeliveryAsync(cancellationToken);
        return await replies.ReadAsync(db, application, cancellationToken);
    }

    private Submission Freeze(
        BenefitApplication application,
        FormDefinition form,
        DateOnly countsFrom,
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
            countsFrom,
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
