using FluentValidation;
using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.Domain.Requests;
using JobcenterModular.Applications.Domain.Household;
using JobcenterModular.Applications.UseCases.Decisions;
using JobcenterModular.Applications.UseCases.Desk;
using JobcenterModular.Applications.UseCases.Household;
using JobcenterModular.Applications.UseCases.Renewals;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Requests;

/// <summary>Staff ask for answers and papers, with a deadline and a notice of consequences (§ 66 (3) SGB I).</summary>
internal sealed record AskForInformation(Guid Id, InformationRequestBody Body, string? IdempotencyKey, Caller Caller) : IRequest<InformationRequestView>;

/// <summary>What is needed; at least one thing.</summary>
/// <param name="Answers">Answers to mend; only these questions re-open.</param>
/// <param name="Papers">Papers to send.</param>
/// <param name="DueOn">Last day for the answer; without it the usual number of days counts. Never sooner than the least number.</param>
internal sealed record InformationRequestBody(
    IReadOnlyList<AnswerAsked>? Answers = null, IReadOnlyList<PaperAsked>? Papers = null, DateOnly? DueOn = null);

/// <summary>An answer to mend.</summary>
/// <param name="Section">The section instance, such as <c>person</c> or <c>person:p1</c>.</param>
/// <param name="Question">The question; it must be asked in this application.</param>
/// <param name="Why">Why, in words for the applicant.</param>
internal sealed record AnswerAsked(string Section, string Question, string Why);

/// <summary>A paper to send.</summary>
/// <param name="Evidence">Evidence code of the form, such as N07.</param>
/// <param name="Person">Whose: <c>ap</c> or a household member such as <c>p1</c>.</param>
/// <param name="Why">Why, in words for the applicant.</param>
internal sealed record PaperAsked(string Evidence, string Person, string Why);

internal sealed class AskForInformationValidator : AbstractValidator<AskForInformation>
{
    private const int LongestWhy = 1000;
    private const int MostItems = 50;

    public AskForInformationValidator()
    {
        RuleFor(request => Reasons(request.Body)).Must(all => all.All(why => !string.IsNullOrWhiteSpace(why) && why.Length <= LongestWhy))
            .OverridePropertyName("why").WithErrorCode("missing").WithMessage($"Bitte nennen Sie zu jedem Punkt einen Grund mit höchstens {LongestWhy} Zeichen.");
        RuleFor(request => Reasons(request.Body).Count()).LessThanOrEqualTo(MostItems)
            .OverridePropertyName("items").WithErrorCode("too_many").WithMessage($"Eine Nachfrage hat höchstens {MostItems} Punkte.");
    }

    // A list may hold null, which is no reason either.
    private static IEnumerable<string?> Reasons(InformationRequestBody body) =>
        (body.Answers ?? []).Select(item => item?.Why).Concat((body.Papers ?? []).Select(item => item?.Why));
}

internal sealed class AskForInformationHandler(
    IApplicationsDb db, FormCatalog forms, OfficeClock clock, RequestDeadlines deadlines, ConsequenceNotices notices, RequestViews views, Idempotency idempotency)
    : IRequestHandler<AskForInformation, InformationRequestView>
{
    public async Task<InformationRequestView> Handle(AskForInformation request, CancellationToken cancellationToken)
    {
        var attempt = IdempotentAttempt.For($"ask:{request.Id:N}:{request.Caller.Subject}", request.IdempotencyKey, request.Body);
        try
        {
            return await OptimisticRetry.RunAsync(() => AskAsync(request, attempt, cancellationToken), db.Forget, cancellationToken);
        }
        catch (DbUpdateException race) when (Idempotency.LostRace(race))
        {
            db.Forget();
            return (await idempotency.FindAsync<InformationRequestView>(db.Shared, attempt, cancellationToken))!;
        }
    }

    private async Task<InformationRequestView> AskAsync(AskForInformation request, IdempotentAttempt attempt, CancellationToken cancellationToken)
    {
        BenefitApplication application = await db.SentAsync(new BenefitApplicationId(request.Id), cancellationToken);
        if (await idempotency.FindAsync<InformationRequestView>(db.Shared, attempt, cancellationToken) is { } earlier)
            return earlier;
        Actor by = StaffActor.Of(request.Caller);
        await db.EnsureNotWithdrawnAsync(application.Id, cancellationToken);
        Clocked clocked = clock.Read();
        RequestedItems items = await ItemsAsync(application, request.Body, cancellationToken);
        DateOnly dueOn = deadlines.First(request.Body.DueOn, clocked.Today);
        var asked = InformationRequest.Ask(
            Guid.CreateVersion7(clocked.Now), application.Id, items, dueOn, notices.On(clocked.Today), by.Subject!, clocked.Now);
        db.InformationRequests.Add(asked);
        WorkItem item = await db.ItemOfAsync(application.Id, cancellationToken);
        item.SetDue(item.DueOn is { } earlierDay && earlierDay < dueOn && item.State == WorkState.WaitingForCustomer ? earlierDay : dueOn);
        item.MoveTo(WorkState.WaitingForCustomer, by, "informationRequested", null, clocked.Now);

        // The version that the row will have: this reply is stored in the same save.
        InformationRequestView reply = (await views.OfAsync(application, asked, forStaff: true, cancellationToken)) with { Etag = "\"1\"" };
        idempotency.Remember(db.Shared, attempt, reply);
        await db.SaveChangesAsync(cancellationToken);
        await db.Shared.WaitForDeliveryAsync(cancellationToken);
        return reply;
    }

    private async Task<RequestedItems> ItemsAsync(BenefitApplication application, InformationRequestBody body, CancellationToken cancellationToken)
    {
        IReadOnlyList<AnswerAsked> answers = body.Answers ?? [];
        IReadOnlyList<PaperAsked> papers = body.Papers ?? [];
        if (answers.Count + papers.Count == 0)
            throw RequestRefusals.WithoutItems.ToException();
        FormDefinition form = forms.FormOf(application);
        AnswersInForce inForce = await db.AnswersInForceAsync(application.Id, cancellationToken);
        FormEvaluation evaluation = FormEvaluation.Run(form, inForce.Sheet, await db.FactsOfAsync(application, form, cancellationToken));
        ClosedParts closed = await db.ClosedPartsAsync(application, form, cancellationToken);
        if (answers.Any(item => closed.Hides(item.Section)))
            throw HouseholdRefusals.PartClosed.ToException();
        if (answers.Any(item => ProtectedAnswers.Is(item.Question) || !evaluation.Sections.Any(section => section.Key == item.Section && section.Visible.Contains(item.Question, StringComparer.Ordinal))))
            throw RequestRefusals.QuestionUnknown.ToException();
        if (papers.Any(item => form.EvidenceOf(item.Evidence) is null || !evaluation.Persons.Any(person => person.Id == item.Person)))
            throw RequestRefusals.EvidenceUnknown.ToException();
        int number = 0;
        return new RequestedItems(
            [
                .. answers.Select(item => new RequestItem(
                    ++number, item.Section, item.Question, null, null, item.Why,
                    Title: Named(form.Question(item.Question)!.Question.Text, evaluation.Sections.First(section => section.Key == item.Section).Person, evaluation))),
                .. papers.Select(item => new RequestItem(
                    ++number, null, null, item.Evidence, item.Person, item.Why, Title: Named(form.EvidenceOf(item.Evidence)!.Title, item.Person, evaluation))),
            ],
            [.. papers.Select(item => new AskedPaper(item.Evidence, item.Person, form.EvidenceOf(item.Evidence)!.Title))]);
    }
    // Several people of a household may have to send the same paper.
    private static string Named(string title, string person, FormEvaluation evaluation) =>
        person != PersonIds.Applicant && evaluation.Persons.FirstOrDefault(other => other.Id == person)?.Name is { } name ? $"{title} ({name})" : title;
}
