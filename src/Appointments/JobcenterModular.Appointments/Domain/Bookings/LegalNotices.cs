namespace JobcenterModular.Appointments.Domain.Bookings;

/// <summary>What an invitation says about the law: a dated text with its source, never a constant. Both days count.</summary>
/// <param name="Key">Which notice; see <see cref="LegalNotices"/>.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day; null while it holds on.</param>
/// <param name="Text">Plain German.</param>
/// <param name="Source">The law that it comes from.</param>
/// <param name="ReviewedBy">Who stands for it.</param>
internal sealed record LegalNotice(string Key, DateOnly ValidFrom, DateOnly? ValidTo, string Text, string Source, string ReviewedBy)
{
    public bool HoldsOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}

/// <summary>The notices of an installation, checked as a whole before anything starts.</summary>
internal sealed class LegalNotices
{
    /// <summary>Goes with every invitation (§ 309 Abs. 1 SGB III with § 59 SGB II); the day of the invitation decides which one.</summary>
    public const string Invitation = "invitation";

    private readonly IReadOnlyList<LegalNotice> _notices;

    /// <summary>Checks them.</summary>
    /// <exception cref="FormatException">They overlap, none holds on, or one is incomplete or unknown.</exception>
    public LegalNotices(IReadOnlyList<LegalNotice> notices)
    {
        _notices = [.. notices.OrderBy(notice => notice.ValidFrom)];
        foreach (LegalNotice notice in _notices)
        {
            if (notice.Key != Invitation)
                throw new FormatException($"{notice.Key} is no notice that this version knows.");
            if (notice.ValidTo < notice.ValidFrom || notice.Text.Length == 0 || notice.Source.Length == 0 || notice.ReviewedBy.Length == 0)
                throw new FormatException($"{notice.Key} from {notice.ValidFrom:yyyy-MM-dd}: needs days in order, a text, a source and a reviewer.");
        }

        if (_notices.Count == 0 || _notices[^1].ValidTo is not null)
            throw new FormatException($"{Invitation} has no text that holds on.");
        for (int i = 1; i < _notices.Count; i++)
        {
            if (_notices[i - 1].ValidTo is not { } end || end.AddDays(1) != _notices[i].ValidFrom)
                throw new FormatException($"{Invitation}: the text from {_notices[i].ValidFrom:yyyy-MM-dd} does not follow the one before it day by day.");
        }
    }

    /// <summary>The notice that holds on a day; null before the first one.</summary>
    public LegalNotice? On(DateOnly day) => _notices.FirstOrDefault(notice => notice.HoldsOn(day));
}
