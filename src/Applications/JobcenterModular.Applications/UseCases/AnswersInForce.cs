using System.Text.Json;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms.Answers;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases;

/// <summary>
/// The answers of a sent application as they count today: what was sent, and over it what was answered since. The one
/// place that knows them; what was sent is never changed.
/// </summary>
/// <param name="Sheet">The answers. Some may belong to questions that are no longer asked; the evaluation leaves them out.</param>
/// <param name="Amendments">What was answered since, in its order.</param>
internal sealed record AnswersInForce(AnswerSheet Sheet, IReadOnlyList<AnswerAmendment> Amendments)
{
    /// <summary>The number of the next amendment.</summary>
    public int NextNumber => Amendments.Count == 0 ? 1 : Amendments[^1].Number + 1;

    public static AnswersInForce Of(Submission submission, IReadOnlyList<AnswerAmendment> amendments) =>
        new(amendments.Aggregate(AnswerSheet.Parse(submission.Answers), Lay), amendments);

    /// <summary>
    /// All answers of the application as they count today, what is protected and what is no longer asked too: only to see
    /// what follows from them.
    /// </summary>
    public static AnswerSheet Today(BenefitApplication application, IEnumerable<AnswerAmendment> amendments) => amendments.Aggregate(application.Sheet(), Lay);

    /// <summary>The sheet with these answers in place of what those questions had.</summary>
    public static JsonObject Over(AnswerSheet sheet, string section, JsonElement answers)
    {
        JsonObject laid = sheet.Sections.TryGetValue(section, out JsonElement before) ? JsonObject.Create(before)! : [];
        laid = laid.DeepClone().AsObject();
        foreach (JsonProperty answer in answers.EnumerateObject())
            laid[answer.Name] = JsonNode.Parse(answer.Value.GetRawText());
        return laid;
    }

    private static AnswerSheet Lay(AnswerSheet sheet, AnswerAmendment amendment)
    {
        using JsonDocument answers = JsonDocument.Parse(amendment.Answers);
        return sheet.With(amendment.Section, Over(sheet, amendment.Section, answers.RootElement));
    }
}

internal static class AnswersInForceQueries
{
    /// <summary>See <see cref="AnswersInForce.Today"/>; of a draft its answers.</summary>
    public static async Task<AnswerSheet> SheetTodayAsync(this IApplicationsDb db, BenefitApplication application, CancellationToken cancellationToken) =>
        application.IsDraft ? application.Sheet() : AnswersInForce.Today(application, await db.AmendmentsAsync(application.Id, cancellationToken));

    /// <summary>The answers of a sent application as they count today.</summary>
    public static async Task<AnswersInForce> AnswersInForceAsync(this IApplicationsDb db, BenefitApplicationId id, CancellationToken cancellationToken)
    {
        Submission submission = await db.Submissions.AsNoTracking().SingleAsync(row => row.ApplicationId == id, cancellationToken);
        return AnswersInForce.Of(submission, await db.AmendmentsAsync(id, cancellationToken));
    }

    private static Task<List<AnswerAmendment>> AmendmentsAsync(this IApplicationsDb db, BenefitApplicationId id, CancellationToken cancellationToken) =>
        db.AnswerAmendments.AsNoTracking().Where(row => row.ApplicationId == id).OrderBy(row => row.Number).ToListAsync(cancellationToken);
}
