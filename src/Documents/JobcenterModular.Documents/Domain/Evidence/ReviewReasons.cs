namespace JobcenterModular.Documents.Domain.Evidence;

/// <summary>A reason for which an item can be rejected. Both days count.</summary>
/// <param name="Code">Stable code for programs.</param>
/// <param name="Text">In German, for people.</param>
/// <param name="ValidFrom">First day on which it can be given.</param>
/// <param name="ValidTo">Last day; null while it goes on.</param>
internal sealed record ReviewReason(string Code, string Text, DateOnly ValidFrom, DateOnly? ValidTo)
{
    public bool HoldsOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}

/// <summary>The reasons of an installation, checked as a whole before anything starts.</summary>
internal sealed class ReviewReasons
{
    private const int MaxCodeLength = 40;
    private const int MaxTextLength = 200;

    private readonly IReadOnlyList<ReviewReason> _reasons;

    /// <summary>Checks them.</summary>
    /// <exception cref="FormatException">One is malformed, or one code means two things on the same day.</exception>
    public ReviewReasons(IReadOnlyList<ReviewReason> reasons)
    {
        _reasons = reasons;
        if (reasons.Count == 0)
            throw new FormatException("There is no reason at all.");
        foreach (ReviewReason reason in reasons)
        {
            if (reason.Code.Length is 0 or > MaxCodeLength || !reason.Code.All(char.IsAsciiLetter))
                throw new FormatException($"'{reason.Code}' is no code: letters, at most {MaxCodeLength}.");
            if (string.IsNullOrWhiteSpace(reason.Text) || reason.Text.Length > MaxTextLength || !PlainText.Is(reason.Text))
                throw new FormatException($"{reason.Code}: needs a text of at most {MaxTextLength} characters.");
            if (reason.ValidTo < reason.ValidFrom)
                throw new FormatException($"{reason.Code} from {reason.ValidFrom:yyyy-MM-dd}: its days are not in order.");
        }

        foreach (IGrouping<string, ReviewReason> ofCode in reasons.GroupBy(reason => reason.Code, StringComparer.Ordinal))
            CheckLine([.. ofCode.OrderBy(reason => reason.ValidFrom)]);
    }

    /// <summary>Those that can be given on a day, in the order of the list.</summary>
    public IEnumerable<ReviewReason> On(DateOnly day) => _reasons.Where(reason => reason.HoldsOn(day));

    private static void CheckLine(IReadOnlyList<ReviewReason> line)
    {
        for (int i = 1; i < line.Count; i++)
        {
            if (line[i - 1].ValidTo is not { } end || end >= line[i].ValidFrom)
                throw new FormatException($"{line[i].Code} means two things on {line[i].ValidFrom:yyyy-MM-dd}.");
        }
    }
}
