using System.Text.Json;
using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.BuildingBlocks.Http;

namespace JobcenterModular.Applications.UseCases.Drafts;

/// <summary>An application as its owner sees it.</summary>
/// <param name="Id">Id of the application.</param>
/// <param name="Reference">Reference for people.</param>
/// <param name="Status"><c>draft</c> or <c>submitted</c>.</param>
/// <param name="Form">Key of the form.</param>
/// <param name="FormVersion">Version of the form that the draft stays on.</param>
/// <param name="NewerFormVersion">A newer version that the draft can be moved to; null without one.</param>
/// <param name="ApplicationDate">The date that counts (§ 37 SGB II).</param>
/// <param name="EffectMonth">First day from which it counts: of its month, or after the period that a renewal goes on from.</param>
/// <param name="StartedAt">The first click (UTC).</param>
/// <param name="LastActivityAt">The last thing its owner did (UTC).</param>
/// <param name="SubmittedAt">When it was sent (UTC).</param>
/// <param name="ConfirmedAt">When the confirmation left for the applicant's own channel (UTC).</param>
/// <param name="KeepUntil">Last day on which the draft is kept; null once sent.</param>
/// <param name="ExpiresAt">The same as an instant (UTC).</param>
/// <param name="Sections">Saved answers by section instance, such as <c>person</c> or <c>person:p1</c>.</param>
/// <param name="RetiredAnswers">Answers that a change of the form version did not carry, with the old question.</param>
internal sealed record ApplicationView(
    Guid Id,
    string Reference,
    ApplicationStatus Status,
    string Form,
    int FormVersion,
    int? NewerFormVersion,
    DateOnly ApplicationDate,
    DateOnly EffectMonth,
    DateTimeOffset StartedAt,
    DateTimeOffset LastActivityAt,
    DateTimeOffset? SubmittedAt,
    DateTimeOffset? ConfirmedAt,
    DateOnly? KeepUntil,
    DateTimeOffset? ExpiresAt,
    IReadOnlyDictionary<string, SectionView> Sections,
    JsonElement? RetiredAnswers)
{
    public static ApplicationView Of(BenefitApplication application, DateOnly countsFrom, int? newerFormVersion, Func<string, JsonElement, JsonElement> shown)
    {
        SectionVersions versions = application.SectionVersionsOf();
        AnswerSheet sheet = application.Sheet();
        return new ApplicationView(
            application.Id.Value,
            application.Reference,
            application.Status,
            application.FormKey,
            application.FormVersion,
            application.IsDraft ? newerFormVersion : null,
            application.ApplicationDate,
            countsFrom,
            application.StartedAt,
            application.LastActivityAt,
            application.SubmittedAt,
            application.ConfirmedAt,
            application.IsDraft ? application.KeepUntil : null,
            application.IsDraft ? OfficeClock.ExpiryOf(application.KeepUntil) : null,
            sheet.Sections.ToDictionary(pair => pair.Key, pair => new SectionView(EntityTags.Of(versions[pair.Key]), shown(pair.Key, pair.Value)), StringComparer.Ordinal),
            application.RetiredAnswers is { } retired ? JsonSerializer.Deserialize<JsonElement>(retired) : null);
    }
}

/// <summary>The saved answers of one section instance.</summary>
/// <param name="Etag">Send it back as If-Match when saving.</param>
/// <param name="Answers">Answers by question id.</param>
internal sealed record SectionView(string Etag, JsonElement Answers);
