using System.Text.Json;
using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.Domain.Forms.Migrations;
using JobcenterModular.Applications.Domain.Household;
using JobcenterModular.Applications.UseCases.Household;
using JobcenterModular.Applications.UseCases.Renewals;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;

namespace JobcenterModular.Applications.UseCases.Drafts;

/// <summary>Moves a draft to the next version of its form, or only shows what that would do.</summary>
/// <param name="Apply">False: a preview, nothing changes.</param>
internal sealed record MigrateDraft(Guid Id, bool Apply, Caller Caller) : IRequest<MigrationView>;

internal sealed class MigrateDraftHandler(IApplicationsDb db, FormCatalog forms, OfficeClock clock) : IRequestHandler<MigrateDraft, MigrationView>
{
    public Task<MigrationView> Handle(MigrateDraft request, CancellationToken cancellationToken) =>
        OptimisticRetry.RunAsync(() => MigrateAsync(request, cancellationToken), db.Forget, cancellationToken);

    private async Task<MigrationView> MigrateAsync(MigrateDraft request, CancellationToken cancellationToken)
    {
        BenefitApplication application = await db.OwnAsync(request.Id, request.Caller, cancellationToken);
        if (!application.IsDraft)
            throw ApplicationsRefusals.AlreadySubmitted.ToException();
        FormDefinition old = forms.FormOf(application);
        FormDefinition next = forms.Find(old.Key, old.Version + 1) ?? throw ApplicationsRefusals.NothingToMigrate.ToException();
        MigrationResult result = FormMigration.Apply(old, next, application.Sheet());
        var view = MigrationView.Of(old, next, result.Report);
        ClosedParts closed = await db.ClosedPartsAsync(application, old, cancellationToken);
        MigrationView shown = view with { Retired = [.. view.Retired.Where(answer => !closed.Hides(answer.Section))] };
        if (!request.Apply)
            return shown;
        FormEvaluation evaluation = FormEvaluation.Run(next, result.Sheet, await db.FactsOfAsync(application, next, cancellationToken));
        application.MoveToVersion(OwnApplication.UsedBy(next, evaluation), result.Sheet, Retired(application, view), new FormStanding(evaluation.Counts, evaluation.Urgent), clock.Read());
        await db.SaveChangesAsync(cancellationToken);
        await db.Shared.WaitForDeliveryAsync(cancellationToken);
        return shown;
    }

    /// <summary>What earlier moves retired, and what this one retires.</summary>
    private static string? Retired(BenefitApplication application, MigrationView view)
    {
        List<RetiredAnswer> retired = application.RetiredAnswers is { } earlier
            ? JsonSerializer.Deserialize<List<RetiredAnswer>>(earlier, EventJson.Options)!
            : [];
        retired.AddRange(view.Retired);
        return retired.Count == 0 ? null : JsonSerializer.Serialize(retired, EventJson.Options);
    }
}

/// <summary>What a move to the next form version does to a draft.</summary>
/// <param name="FromVersion">The version that the draft is on.</param>
/// <param name="ToVersion">The version that it moves to.</param>
/// <param name="Carried">Answers that stay as they are.</param>
/// <param name="Mapped">Answers that stay under another id or option.</param>
/// <param name="Retired">Answers that do not come along, with question, value and reason: to be shown to the person.</param>
/// <param name="Added">Questions that are new.</param>
internal sealed record MigrationView(
    int FromVersion, int ToVersion, int Carried, int Mapped, IReadOnlyList<RetiredAnswer> Retired, IReadOnlyList<NewQuestion> Added)
{
    public static MigrationView Of(FormDefinition old, FormDefinition next, MigrationReport report) => new(
        old.Version,
        next.Version,
        report.Entries.Count(entry => entry.Outcome == MigrationOutcome.Carried),
        report.Entries.Count(entry => entry.Outcome == MigrationOutcome.Mapped),
        [
            .. report.Lost.Select(entry => new RetiredAnswer(
                entry.From.Section, entry.From.Question, entry.OldText, entry.OldValue, entry.Outcome == MigrationOutcome.AskAgain, entry.Reason, old.Version)),
        ],
        [.. report.Added.Select(added => new NewQuestion(added.SectionKey, added.Question, added.Text))]);
}

/// <summary>An answer that did not come along.</summary>
/// <param name="Section">The section instance in the old version.</param>
/// <param name="Question">The old question.</param>
/// <param name="QuestionText">The question as the person read it.</param>
/// <param name="Answer">The answer as it was.</param>
/// <param name="AskedAgain">The new version asks it again.</param>
/// <param name="Reason">Plain German.</param>
/// <param name="FormVersion">The old version.</param>
internal sealed record RetiredAnswer(
    string Section, string Question, string QuestionText, JsonElement Answer, bool AskedAgain, string? Reason, int FormVersion);

/// <summary>A question that the new version adds.</summary>
/// <param name="Section">Key of the section.</param>
/// <param name="Question">The question.</param>
/// <param name="Text">Plain German.</param>
internal sealed record NewQuestion(string Section, string Question, string Text);
