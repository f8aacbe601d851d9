namespace JobcenterModular.Documents.Domain.Retention;

/// <summary>How long something is kept: a dated value with its source, never a constant. Both days count.</summary>
/// <param name="Key">What it is about; see <see cref="RetentionRules"/>.</param>
/// <param name="Value">In the unit that the key names.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day; null while it holds on.</param>
/// <param name="Source">The law or the decision that it comes from.</param>
/// <param name="ReviewedBy">Who stands for it.</param>
/// <param name="ReviewedAt">When they looked at it.</param>
internal sealed record RetentionRule(
    string Key, int Value, DateOnly ValidFrom, DateOnly? ValidTo, string Source, string ReviewedBy, DateOnly ReviewedAt)
{
    public bool HoldsOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);

    public override string ToString() => $"{Key}={Value}";
}

/// <summary>The rules of an installation, checked as a whole before anything starts.</summary>
internal sealed class RetentionRules
{
    /// <summary>Days after receipt until an infected file is deleted; the day of receipt decides which value holds.</summary>
    public const string RefusedFileDays = "refusedFiles.days";

    /// <summary>Years after its end until the deletion of a case file is proposed; the day it was closed decides.</summary>
    public const string ClosedCaseYears = "closedCases.years";

    private static readonly string[] Needed = [RefusedFileDays, ClosedCaseYears];

    private readonly IReadOnlyList<RetentionRule> _rules;

    /// <summary>Checks them.</summary>
    /// <exception cref="FormatException">They overlap, have a gap at their end, or name what nobody knows.</exception>
    public RetentionRules(IReadOnlyList<RetentionRule> rules)
    {
        _rules = rules;
        foreach (RetentionRule rule in rules)
        {
            if (!Needed.Contains(rule.Key, StringComparer.Ordinal))
                throw new FormatException($"{rule.Key} is no rule that this version knows.");
            if (rule.Value <= 0 || rule.ValidTo < rule.ValidFrom || rule.Source.Length == 0 || rule.ReviewedBy.Length == 0)
                throw new FormatException($"{rule.Key} from {rule.ValidFrom:yyyy-MM-dd}: needs a positive value, days in order, a source and a reviewer.");
        }

        foreach (string key in Needed)
            CheckLine(key, [.. rules.Where(rule => rule.Key == key).OrderBy(rule => rule.ValidFrom)]);
    }

    /// <summary>The rule that holds on a day; null on days before the first one.</summary>
    public RetentionRule? Find(string key, DateOnly day) => _rules.FirstOrDefault(rule => rule.Key == key && rule.HoldsOn(day));

    /// <summary>The shortest value that ever held: nothing is due earlier.</summary>
    public int Shortest(string key) => _rules.Where(rule => rule.Key == key).Min(rule => rule.Value);

    private static void CheckLine(string key, IReadOnlyList<RetentionRule> line)
    {
        if (line.Count == 0 || line[^1].ValidTo is not null)
            throw new FormatException($"{key} has no value that holds on.");
        for (int i = 1; i < line.Count; i++)
        {
            if (line[i - 1].ValidTo is not { } end || end.AddDays(1) != line[i].ValidFrom)
                throw new FormatException($"{key}: the value from {line[i].ValidFrom:yyyy-MM-dd} does not follow the one before it day by day.");
        }
    }
}
