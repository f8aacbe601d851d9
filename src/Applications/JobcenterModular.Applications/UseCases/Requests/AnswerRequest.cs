using System.Text.Json;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.Domain.Requests;
using JobcenterModular.Applications.UseCases.Drafts;
using JobcenterModular.Applications.UseCases.Household;
using JobcenterModular.Applications.UseCases.Renewals;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;

namespace JobcenterModular.Applications.UseCases.Requests;

/// <summary>The applicant mends answers that the office asked for; no other question is open again.</summary>
/// <param name="ExpectedVersion">The version of the request that the caller read.</param>
internal sealed record AnswerRequest(Guid Id, Guid RequestId, string Section, JsonElement Answers, long ExpectedVersion, Caller Caller)
    : IRequest<InformationRequestView>;

internal sealed class AnswerRequestHandler(IApplicationsDb db, FormCatalog forms, TimeProvider time, RequestViews views, PapersOfAnswers papers)
    : IRequestHandler<AnswerRequest, InformationRequestView>
{
    /// <summary>Amendments of one application; more than any clarification needs.</summary>
    private const int MostAmendments = 200;

    public Task<InformationRequestView> Handle(AnswerRequest request, CancellationToken cancellationToken) =>
        OptimisticRetry.RunAsync(() => AnswerAsync(request, cancellationToken), db.Forget, cancellationToken);

    private async Task<InformationRequestView> AnswerAsync(AnswerRequest request, CancellationToken cancellationToken)
    {
        BenefitApplication application = await db.OwnAsync(request.Id, request.Caller, cancellationToken);
        InformationRequest asked = await db.RequestAsync(application, request.RequestId, cancellationToken);
        ChangeRequestHandler.EnsureVersion(asked, request.ExpectedVersion);
        EnsureAsked(asked, request);
        AnswersInForce inForce = await db.AnswersInForceAsync(application.Id, cancellationToken);
        if (inForce.NextNumber > MostAmendments)
            throw RequestRefusals.TooManyAnswers.ToException();
        FormDefinition form = forms.FormOf(application);
        await db.EnsureOpenAsync(application.Id, form, request.Section, cancellationToken);
        (JsonObject given, int highestPersonNumber) = Checked(application, await db.FactsOfAsync(application, form, cancellationToken), inForce, request);
        DateTimeOffset now = time.GetUtcNow();
        application.NumberPersons(highestPersonNumber);
        var amendment = new AnswerAmendment
        {
            ApplicationId = application.Id,
            Number = inForce.NextNumber,
            RequestId = asked.Id,
            Section = request.Section,
            Answers = given.ToJsonString(),
            At = now,
        };
        db.AnswerAmendments.Add(amendment);
        asked.NoteAnswers(request.Section, given.Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal), now);

        // Another answer, or a paper, at the same moment: one of them starts over and sees the other.
        db.Shared.Guard(application);
        await db.LoadEvidenceAsync(application.Id, cancellationToken);
        await papers.TellAsync(db, application, asked, inForce, amendment, cancellationToken);
        await db.SettleRequestsAsync(application, now, cancellationToken);
        await db.SaveOrStartOverAsync(cancellationToken);
        await db.Shared.WaitForDeliveryAsync(cancellationToken);
        return await views.OfAsync(application, asked, forStaff: false, cancellationToken);
    }

    private static void EnsureAsked(InformationRequest asked, AnswerRequest request)
    {
        if (asked.State == RequestState.Withdrawn)
            throw RequestRefusals.NotOpen.ToException();
        HashSet<string> questions = [.. asked.ItemsOf().Where(item => item.Section == request.Section).Select(item => item.Question!)];
        List<string> others = [.. request.Answers.EnumerateObject().Select(answer => answer.Name).Where(name => !questions.Contains(name))];
        if (questions.Count == 0 || others.Count > 0)
            throw RequestRefusals.NotAsked.ToException(new Dictionary<string, object?>(StringComparer.Ordinal) { ["asked"] = questions.Order(StringComparer.Ordinal) });
    }

    /// <summary>The given answers as they are to be stored, checked together with those in force.</summary>
    private (JsonObject Given, int HighestPersonNumber) Checked(BenefitApplication application, FormFacts facts, AnswersInForce inForce, AnswerRequest request)
    {
        HashSet<string> given = [.. request.Answers.EnumerateObject().Select(answer => answer.Name)];
        JsonObject laid = AnswersInForce.Over(inForce.Sheet, request.Section, request.Answers);
        SectionCheck check = Check(application, facts, inForce, request.Section, laid);

        // An answer may leave others of the section without a question: these are no mistake of the applicant's.
        foreach (string hidden in Hidden(check).Except(given, StringComparer.Ordinal).ToList())
            laid.Remove(hidden);
        if (!check.IsValid)
            check = Check(application, facts, inForce, request.Section, laid);
        if (!check.IsValid)
            throw SaveSectionHandler.Refused(check);
        var answers = new JsonObject();
        foreach ((string question, JsonNode? answer) in check.Answers.Where(pair => given.Contains(pair.Key)))
            answers[question] = answer?.DeepClone();
        return answers.Count > 0 ? (answers, check.HighestPersonNumber) : throw RequestRefusals.WithoutAnswers.ToException();
    }

    private SectionCheck Check(BenefitApplication application, FormFacts facts, AnswersInForce inForce, string section, JsonObject answers) => SectionAnswers.Check(
        forms.FormOf(application),
        inForce.Sheet,
        facts,
        section,
        JsonSerializer.SerializeToElement(answers),
        application.HighestPersonNumber);

    private static IEnumerable<string> Hidden(SectionCheck check) => check.Errors
        .Where(error => error.Code == AnswerErrorCodes.HiddenQuestion).Select(error => error.Question.TrimStart('/'));
}
