using System.Text.Json;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.SharedKernel;

namespace JobcenterModular.Applications.Domain.Renewals;

/// <summary>
/// What makes an application a renewal: which one it renews, what was known when it was begun, and what the person has
/// confirmed since. The row of the application holds the answers themselves.
/// </summary>
internal sealed class Renewal : AggregateRoot
{
    private Renewal()
    {
    }

    public BenefitApplicationId ApplicationId { get; private init; }

    /// <summary>The application that was granted.</summary>
    public BenefitApplicationId RenewedId { get; private init; }

    /// <summary>Its reference, for people.</summary>
    public string RenewedReference { get; private init; } = "";

    /// <summary>Its application date: what came along is "from your application of" this day.</summary>
    public DateOnly RenewedDate { get; private init; }

    /// <summary>The household's case: the id of its first application.</summary>
    public Guid CaseId { get; private init; }

    /// <summary>Last day of the approval period that ends.</summary>
    public DateOnly PeriodEnd { get; private init; }

    /// <summary>Savings are asked for anew, see <see cref="AssetsAnew"/>; decided once, when it was begun.</summary>
    public bool AsksAssets { get; private init; }

    /// <summary>The answers in force when it was begun, as JSON; see <see cref="AnswerSheet"/>.</summary>
    public string Baseline { get; private init; } = "{}";

    /// <summary>Day of each answer that is younger than the application, by <c>section/question</c>, as JSON; null without any.</summary>
    public string? Amended { get; private init; }

    /// <summary>What the person has said of each block, as JSON.</summary>
    public string Confirmations { get; private set; } = "{}";

    public static Renewal Of(BenefitApplication application, RenewedApplication renewed, AnswerSheet baseline) => new()
    {
        ApplicationId = application.Id,
        RenewedId = renewed.Id,
        RenewedReference = renewed.Reference,
        RenewedDate = renewed.Date,
        CaseId = renewed.CaseId,
        PeriodEnd = renewed.PeriodEnd,
        AsksAssets = renewed.AsksAssets,
        Baseline = baseline.ToJson(),
        Amended = renewed.Amended.Count == 0 ? null : JsonSerializer.Serialize(renewed.Amended),
    };

    public IReadOnlyDictionary<string, BlockWord> Words() => JsonSerializer.Deserialize<Dictionary<string, BlockWord>>(Confirmations)!;

    /// <summary>The person says that a block is still so, or takes that back.</summary>
    public void Say(string block, bool confirmed, DateTimeOffset now)
    {
        var words = new SortedDictionary<string, BlockWord>(Words().ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
        words[block] = new BlockWord((words.GetValueOrDefault(block)?.Version ?? 0) + 1, confirmed, now);
        Confirmations = JsonSerializer.Serialize(words);
    }

    /// <summary>The day that an answer which came along is from.</summary>
    public DateOnly DateOf(string section, string question) =>
        Amended is { } json && JsonSerializer.Deserialize<Dictionary<string, DateOnly>>(json)!.TryGetValue($"{section}/{question}", out DateOnly day)
            ? day
            : RenewedDate;
}

/// <summary>What a person has said of a block.</summary>
/// <param name="Version">From 1, higher with every change.</param>
/// <param name="Confirmed">It is still so.</param>
/// <param name="At">When they said it (UTC).</param>
internal sealed record BlockWord(long Version, bool Confirmed, DateTimeOffset At);

/// <summary>A granted application, as a renewal sees it.</summary>
/// <param name="PeriodEnd">Last day of its latest approval period.</param>
/// <param name="AsksAssets">Savings are asked for anew.</param>
/// <param name="HighestPersonNumber">Numbers of household members go on from here.</param>
/// <param name="InForce">Its answers with everything that was amended since.</param>
/// <param name="Amended">Day of each answer that is younger than the application, by <c>section/question</c>.</param>
internal sealed record RenewedApplication(
    BenefitApplicationId Id,
    string Reference,
    DateOnly Date,
    Guid CaseId,
    DateOnly PeriodEnd,
    bool AsksAssets,
    int HighestPersonNumber,
    AnswerSheet InForce,
    IReadOnlyDictionary<string, DateOnly> Amended);
