using System.Globalization;

namespace JobcenterModular.Applications.Domain.Requests;

/// <summary>What a request says about the law (§ 66 (3) SGB I): a dated text with its source, never a constant. Both days count.</summary>
/// <param name="ValidFrom">First day; names the text.</param>
/// <param name="ValidTo">Last day; null while it holds on.</param>
/// <param name="Text">Plain German with <c>{dueOn}</c> where the day stands.</param>
/// <param name="Source">The law that it comes from.</param>
/// <param name="ReviewedBy">Who stands for it.</param>
internal sealed record ConsequenceNotice(DateOnly ValidFrom, DateOnly? ValidTo, string Text, string Source, string ReviewedBy)
{
    public const string DueOn = "{dueOn}";

    /// <summary>A letter holds it whole, with what is asked for.</summary>
    public const int MostText = 1500;

    public bool HoldsOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);

    public string TextFor(DateOnly dueOn) => Text.Replace(DueOn, dueOn.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture), StringComparison.Ordinal);
}

/// <summary>The texts of an installation, checked as a whole before anything starts.</summary>
internal sealed class ConsequenceNotices
{
    private readonly IReadOnlyList<ConsequenceNotice> _notices;

    /// <summary>Checks them.</summary>
    /// <exception cref="FormatException">They do not follow each other day by day, or one is incomplete.</exception>
    public ConsequenceNotices(IReadOnlyList<ConsequenceNotice> notices)
    {
        _notices = [.. notices.OrderBy(notice => notice.ValidFrom)];
        if (_notices.Count == 0 || _notices[^1].ValidTo is not null)
            throw new FormatException("no text holds on");
        for (int i = 0; i < _notices.Count; i++)
        {
            ConsequenceNotice notice = _notices[i];
            if (!notice.Text.Contains(ConsequenceNotice.DueOn, StringComparison.Ordinal) || notice.Text.Length > ConsequenceNotice.MostText || notice.Source.Length == 0 || notice.ReviewedBy.Length == 0)
                throw new FormatException($"from {notice.ValidFrom:yyyy-MM-dd}: needs a text with {ConsequenceNotice.DueOn} of at most {ConsequenceNotice.MostText} characters, a source and a reviewer");
            if (i > 0 && _notices[i - 1].ValidTo?.AddDays(1) != notice.ValidFrom)
                throw new FormatException($"the text from {notice.ValidFrom:yyyy-MM-dd} does not follow the one before it day by day");
        }
    }

    /// <summary>The text that holds on a day; before the first one the first.</summary>
    public ConsequenceNotice On(DateOnly day) => _notices.FirstOrDefault(notice => notice.HoldsOn(day)) ?? _notices[0];
}
