using System.Text.Json;
using JobcenterModular.Applications.Domain.Forms.Answers;

namespace JobcenterModular.Applications.Domain.Forms;

/// <summary>What a renewal knows of the application that it renews.</summary>
/// <param name="Baseline">The answers in force when the renewal was begun, in the ids of its form; without what is never reused.</param>
/// <param name="PeriodEnd">Last day of the approval period that ends (§ 41 (3) SGB II).</param>
/// <param name="From">First day of the time that is applied for.</param>
/// <param name="To">Its last day, if it is granted for the usual time.</param>
/// <param name="GapTooLong">The last period is over for longer than an office takes renewals.</param>
internal sealed record RenewalFacts(AnswerSheet Baseline, DateOnly PeriodEnd, DateOnly From, DateOnly To, bool GapTooLong)
{
    /// <summary>Savings are asked for anew; they need not be confirmed.</summary>
    public bool AsksAssets { get; init; }

    /// <summary>Keys of the blocks that the person has confirmed.</summary>
    public IReadOnlySet<string> Confirmed { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Versions of the section instances: those above 0 the person has saved themselves.</summary>
    public SectionVersions Saved { get; init; } = SectionVersions.None;

    /// <summary>Days between the two periods for which nothing was applied for.</summary>
    public int GapDays => From.DayNumber - PeriodEnd.DayNumber - 1;

    /// <summary>Whether the answer is the one that came along.</summary>
    public bool IsAsBefore(string section, FormQuestion question, JsonElement? answer) =>
        answer is { } now && Baseline.Answer(section, question.Id) is { } before && JsonElement.DeepEquals(before, now);

    /// <summary>
    /// Whether an answer tells the office something that it does not have. Of what is asked anew each time (such as wages)
    /// other amounts alone are expected; the papers for them are always due.
    /// </summary>
    public bool IsNews(string section, FormQuestion question, Reuse reuse, JsonElement? answer)
    {
        JsonElement? before = Baseline.Answer(section, question.Id);
        if (answer is not { } now || now.KindOf() == AnswerKind.Empty)
            return before is null && !question.Optional;
        return before is not { } known || !(reuse == Reuse.Ask ? AmountsAside.Same(question.Value, known, now) : JsonElement.DeepEquals(known, now));
    }
}
