using System.Text.Json;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.Domain.Household;
using JobcenterModular.Applications.UseCases.Household;
using JobcenterModular.Applications.UseCases.Renewals;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.SharedKernel;
using MediatR;

namespace JobcenterModular.Applications.UseCases.Drafts;

/// <summary>Replaces the answers of one section instance.</summary>
/// <param name="ExpectedVersion">The version that the caller edited; 0 for a section that was never saved.</param>
internal sealed record SaveSection(Guid Id, string Section, long ExpectedVersion, JsonElement Answers, Caller Caller) : IRequest<SavedSection>
{
    /// <summary>What is stored in the same save, such as who helped; told again when the save starts over.</summary>
    public Func<BenefitApplication, CancellationToken, Task>? Beside { get; init; }

    /// <summary>Somebody of the household who answers alone, for the own part; null for the applicant.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>The caller was not shown what is protected: it stays, unless it is answered anew.</summary>
    public bool ProtectedUnseen { get; init; }
}

internal sealed class SaveSectionHandler(IApplicationsDb db, FormCatalog forms, OfficeClock clock) : IRequestHandler<SaveSection, SavedSection>
{
    // Writers of other sections touch the same row: the loser of such a race starts over and nobody notices.
    public Task<SavedSection> Handle(SaveSection request, CancellationToken cancellationToken) =>
        OptimisticRetry.RunAsync(() => SaveAsync(request, cancellationToken), db.Forget, cancellationToken);

    private async Task<SavedSection> SaveAsync(SaveSection request, CancellationToken cancellationToken)
    {
        BenefitApplication application = await db.ReadOwnAsync(request.Id, request.Caller, cancellationToken);
        if (!application.IsDraft)
            throw ApplicationsRefusals.AlreadySubmitted.ToException();
        FormDefinition form = forms.FormOf(application);
        if (request.AnsweredBy is null)
            await db.EnsureOpenAsync(application.Id, form, request.Section, cancellationToken);
        AnswerSheet sheet = application.Sheet();
        FormFacts facts = await db.FactsOfAsync(application, form, cancellationToken);
        long version = application.SectionVersionsOf()[request.Section];
        if (version != request.ExpectedVersion)
            throw Stale(request, sheet, version, answers => Shown(request, MaskedAnswers.Mask(form, facts.Renewal, request.Section, answers)));

        JsonElement meant = MaskedAnswers.Restore(form, facts.Renewal, request.Section, request.Answers);
        JsonElement whole = request.ProtectedUnseen ? ProtectedAnswers.Kept(sheet, request.Section, meant) : meant;
        SectionCheck check = SectionAnswers.Check(form, sheet, facts, request.Section, whole, application.HighestPersonNumber);

        // What is protected goes, seen or not, where its question is no longer asked.
        if (!check.IsValid && request.ProtectedUnseen)
            check = SectionAnswers.Check(form, sheet, facts, request.Section, meant, application.HighestPersonNumber);
        if (!check.IsValid)
            throw Refused(check);
        FormStanding standing = check.Standing();
        Clocked clocked = clock.Read();
        application.SaveSection(request.Section, check.Sheet, check.HighestPersonNumber, standing, clocked);
        if (request.Beside is { } beside)
            await beside(application, cancellationToken);
        await db.StoreSectionAsync(application, cancellationToken);
        return new SavedSection(
            request.Section,
            EntityTags.Of(version + 1),
            facts.Renewal is null ? check.Answers : MaskedIn(check, form, facts.Renewal, request.Section),
            standing.Counts.Answered,
            standing.Counts.Open,
            application.KeepUntil,
            OfficeClock.ExpiryOf(application.KeepUntil));
    }

    private static JsonObject MaskedIn(SectionCheck check, FormDefinition form, RenewalFacts renewal, string section) =>
        JsonObject.Create(MaskedAnswers.Mask(form, renewal, section, JsonSerializer.SerializeToElement(check.Answers)))!;

    private static JsonElement Shown(SaveSection request, JsonElement answers) =>
        request.ProtectedUnseen ? JsonSerializer.SerializeToElement(ProtectedAnswers.Without(JsonObject.Create(answers)!)) : answers;

    private static RefusalException Stale(SaveSection request, AnswerSheet sheet, long version, Func<JsonElement, JsonElement> shown)
    {
        JsonElement? saved = sheet.Sections.TryGetValue(request.Section, out JsonElement answers) ? shown(answers) : null;
        return ApplicationsRefusals.SectionStale.ToException(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["current"] = new { etag = EntityTags.Of(version), answers = saved },
            ["yours"] = new { etag = EntityTags.Of(request.ExpectedVersion), answers = request.Answers },
            ["differing"] = Differing(saved, request.Answers),
        });
    }

    private static List<string> Differing(JsonElement? saved, JsonElement edited)
    {
        JsonObject current = saved is { } element ? JsonObject.Create(element)! : [];
        JsonObject yours = JsonObject.Create(edited)!;
        return
        [
            .. current.Select(pair => pair.Key).Union(yours.Select(pair => pair.Key), StringComparer.Ordinal)
                .Where(id => !JsonNode.DeepEquals(current[id], yours[id]))
                .Order(StringComparer.Ordinal),
        ];
    }

    internal static RefusalException Refused(SectionCheck check)
    {
        if (check.Errors.Any(error => error.Code == AnswerErrorCodes.UnknownSection))
            return ApplicationsRefusals.SectionUnknown.ToException();
        return ApplicationsRefusals.AnswersInvalid.ToException(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["errors"] = check.Errors.Select(error => new FieldError(error.Question, error.Code, error.Message)).ToList(),
        });
    }
}

/// <summary>A saved section.</summary>
/// <param name="Section">The section instance.</param>
/// <param name="Etag">The new version; also in the header ETag.</param>
/// <param name="Answers">The answers as stored: trimmed, identifiers normalised, household members numbered.</param>
/// <param name="AnsweredQuestions">Answered questions of the whole application.</param>
/// <param name="OpenQuestions">Open questions of the whole application.</param>
/// <param name="KeepUntil">Last day on which the draft is kept if nothing more happens.</param>
/// <param name="ExpiresAt">The same as an instant (UTC).</param>
internal sealed record SavedSection(
    string Section,
    string Etag,
    JsonObject Answers,
    int AnsweredQuestions,
    int OpenQuestions,
    DateOnly KeepUntil,
    DateTimeOffset ExpiresAt);
