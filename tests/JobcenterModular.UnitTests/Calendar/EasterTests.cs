using JobcenterModular.BuildingBlocks.Calendar;

namespace JobcenterModular.UnitTests.Calendar;

public sealed class EasterTests
{
    [Theory]
    [InlineData("1961-04-02")]
    [InlineData("2000-04-23")]
    [InlineData("2008-03-23")]
    [InlineData("2019-04-21")]
    [InlineData("2024-03-31")]
    [InlineData("2025-04-20")]
    [InlineData("2026-04-05")]
    [InlineData("2027-03-28")]
    [InlineData("2035-03-25")]
    [InlineData("2038-04-25")]
    public void Easter_Sunday_is_the_one_of_the_church_calendar(string sunday)
    {
        DateOnly day = DateOnly.ParseExact(sunday, "yyyy-MM-dd");

        Easter.SundayOf(day.Year).ShouldBe(day);
    }

    [Fact]
    public void Easter_is_always_a_Sunday_from_22_March_to_25_April()
    {
        foreach (int year in Enumerable.Range(1900, 300))
        {
            DateOnly day = Easter.SundayOf(year);
            day.DayOfWeek.ShouldBe(DayOfWeek.Sunday);
            day.ShouldBeInRange(new DateOnly(year, 3, 22), new DateOnly(year, 4, 25));
        }
    }
}
