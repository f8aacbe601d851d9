namespace JobcenterModular.Applications.Domain.Forms;

/// <summary>What conditions need to know beside the answers.</summary>
/// <param name="ApplicationDate">The day the wish for money reached the office (§ 37 SGB II), office time.</param>
/// <param name="EidLogin">Logged in with an electronic identity: no copy of an ID paper is asked.</param>
internal sealed record FormFacts(DateOnly ApplicationDate, bool EidLogin)
{
    /// <summary>Set in a renewal.</summary>
    public RenewalFacts? Renewal { get; init; }

    /// <summary>From when the application counts: the first day of its month, or the day after the period that a renewal goes on from (§ 37 (2) SGB II).</summary>
    public DateOnly CountsFrom => Renewal?.From ?? MonthStart;

    /// <summary>The first day of the month of the application; ages are taken on it.</summary>
    public DateOnly MonthStart => new(ApplicationDate.Year, ApplicationDate.Month, 1);

    /// <summary>Completed years on the first day of the application month; null when unknown or not yet born.</summary>
    public int? AgeOf(DateOnly? birthDate)
    {
        if (birthDate is not { } born || born > MonthStart)
            return null;
        var age = MonthStart.Year - born.Year;
        return (MonthStart.Month, MonthStart.Day).CompareTo((born.Month, born.Day)) < 0 ? age - 1 : age;
    }
}
