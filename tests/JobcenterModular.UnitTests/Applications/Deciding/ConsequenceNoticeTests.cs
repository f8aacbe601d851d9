using JobcenterModular.Applications.Domain.Requests;

namespace JobcenterModular.UnitTests.Applications.Deciding;

/// <summary>The dated notices of consequences (§ 66 (3) SGB I).</summary>
public sealed class ConsequenceNoticeTests
{
    private static readonly DateOnly NewYear = new(2027, 1, 1);

    [Fact]
    public void The_day_of_asking_decides_which_text_is_told()
    {
        var notices = new ConsequenceNotices([Notice(NewYear, null, "neu {dueOn}"), Notice(new DateOnly(2026, 1, 1), NewYear.AddDays(-1), "alt {dueOn}")]);

        notices.On(NewYear.AddDays(-1)).TextFor(new DateOnly(2027, 1, 9)).ShouldBe("alt 09.01.2027");
        notices.On(NewYear).TextFor(new DateOnly(2027, 1, 9)).ShouldBe("neu 09.01.2027");
    }

    [Fact]
    public void A_gap_an_end_and_a_text_without_the_day_stop_the_start()
    {
        Should.Throw<FormatException>(() => new ConsequenceNotices([]));
        Should.Throw<FormatException>(() => new ConsequenceNotices([Notice(NewYear, NewYear.AddDays(1), "{dueOn}")]));
        Should.Throw<FormatException>(() => new ConsequenceNotices([Notice(NewYear, null, "ohne Tag")]));
        Should.Throw<FormatException>(() => new ConsequenceNotices(
            [Notice(new DateOnly(2026, 1, 1), NewYear.AddDays(-2), "{dueOn}"), Notice(NewYear, null, "{dueOn}")]));
    }

    private static ConsequenceNotice Notice(DateOnly from, DateOnly? to, string text) => new(from, to, text, "§ 66 SGB I", "Leitung");
}
