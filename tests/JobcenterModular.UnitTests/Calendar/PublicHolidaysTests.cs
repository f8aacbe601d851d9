using JobcenterModular.BuildingBlocks.Calendar;

namespace JobcenterModular.UnitTests.Calendar;

public sealed class PublicHolidaysTests
{
    [Theory]
    [InlineData(nameof(Land.BY), 2025, """
        01-01 Neujahr
        01-06 Heilige Drei Könige
        04-18 Karfreitag
        04-21 Ostermontag
        05-01 Tag der Arbeit
        05-29 Christi Himmelfahrt
        06-09 Pfingstmontag
        06-19 Fronleichnam
        10-03 Tag der Deutschen Einheit
        11-01 Allerheiligen
        12-25 Erster Weihnachtstag
        12-26 Zweiter Weihnachtstag
        """)]
    [InlineData(nameof(Land.BE), 2025, """
        01-01 Neujahr
        03-08 Internationaler Frauentag
        04-18 Karfreitag
        04-21 Ostermontag
        05-01 Tag der Arbeit
        05-08 80. Jahrestag der Befreiung
        05-29 Christi Himmelfahrt
        06-09 Pfingstmontag
        10-03 Tag der Deutschen Einheit
        12-25 Erster Weihnachtstag
        12-26 Zweiter Weihnachtstag
        """)]
    [InlineData(nameof(Land.BE), 2026, """
        01-01 Neujahr
        03-08 Internationaler Frauentag
        04-03 Karfreitag
        04-06 Ostermontag
        05-01 Tag der Arbeit
        05-14 Christi Himmelfahrt
        05-25 Pfingstmontag
        10-03 Tag der Deutschen Einheit
        12-25 Erster Weihnachtstag
        12-26 Zweiter Weihnachtstag
        """)]
    [InlineData(nameof(Land.BB), 2026, """
        01-01 Neujahr
        04-03 Karfreitag
        04-05 Ostersonntag
        04-06 Ostermontag
        05-01 Tag der Arbeit
        05-14 Christi Himmelfahrt
        05-24 Pfingstsonntag
        05-25 Pfingstmontag
        10-03 Tag der Deutschen Einheit
        10-31 Reformationstag
        12-25 Erster Weihnachtstag
        12-26 Zweiter Weihnachtstag
        """)]
    [InlineData(nameof(Land.SN), 2025, """
        01-01 Neujahr
        04-18 Karfreitag
        04-21 Ostermontag
        05-01 Tag der Arbeit
        05-29 Christi Himmelfahrt
        06-09 Pfingstmontag
        10-03 Tag der Deutschen Einheit
        10-31 Reformationstag
        11-19 Buß- und Bettag
        12-25 Erster Weihnachtstag
        12-26 Zweiter Weihnachtstag
        """)]
    [InlineData(nameof(Land.SL), 2026, """
        01-01 Neujahr
        04-03 Karfreitag
        04-06 Ostermontag
        05-01 Tag der Arbeit
        05-14 Christi Himmelfahrt
        05-25 Pfingstmontag
        06-04 Fronleichnam
        08-15 Mariä Himmelfahrt
        10-03 Tag der Deutschen Einheit
        11-01 Allerheiligen
        12-25 Erster Weihnachtstag
        12-26 Zweiter Weihnachtstag
        """)]
    [InlineData(nameof(Land.TH), 2026, """
        01-01 Neujahr
        04-03 Karfreitag
        04-06 Ostermontag
        05-01 Tag der Arbeit
        05-14 Christi Himmelfahrt
        05-25 Pfingstmontag
        09-20 Weltkindertag
        10-03 Tag der Deutschen Einheit
        10-31 Reformationstag
        12-25 Erster Weihnachtstag
        12-26 Zweiter Weihnachtstag
        """)]
    public void The_days_of_a_Land_are_these_word_for_word(string land, int year, string days) =>
        ShippedHolidays.Of(Enum.Parse<Land>(land), year).ShouldBe(days.Split('\n', StringSplitOptions.TrimEntries));

    [Theory]
    [InlineData(nameof(Land.BW), 12, 12, "Heilige Drei Könige, Fronleichnam, Allerheiligen")]
    [InlineData(nameof(Land.BY), 12, 12, "Heilige Drei Könige, Fronleichnam, Allerheiligen")]
    [InlineData(nameof(Land.BE), 11, 10, "Internationaler Frauentag")]
    [InlineData(nameof(Land.BB), 12, 12, "Ostersonntag, Pfingstsonntag, Reformationstag")]
    [InlineData(nameof(Land.HB), 10, 10, "Reformationstag")]
    [InlineData(nameof(Land.HH), 10, 10, "Reformationstag")]
    [InlineData(nameof(Land.HE), 10, 10, "Fronleichnam")]
    [InlineData(nameof(Land.MV), 11, 11, "Internationaler Frauentag, Reformationstag")]
    [InlineData(nameof(Land.NI), 10, 10, "Reformationstag")]
    [InlineData(nameof(Land.NW), 11, 11, "Fronleichnam, Allerheiligen")]
    [InlineData(nameof(Land.RP), 11, 11, "Fronleichnam, Allerheiligen")]
    [InlineData(nameof(Land.SL), 12, 12, "Fronleichnam, Mariä Himmelfahrt, Allerheiligen")]
    [InlineData(nameof(Land.SN), 11, 11, "Reformationstag, Buß- und Bettag")]
    [InlineData(nameof(Land.ST), 11, 11, "Heilige Drei Könige, Reformationstag")]
    [InlineData(nameof(Land.SH), 10, 10, "Reformationstag")]
    [InlineData(nameof(Land.TH), 11, 11, "Weltkindertag, Reformationstag")]
    public void Each_Land_has_the_nine_common_days_and_its_own(string land, int in2025, int in2026, string own)
    {
        string[] common =
        [
            "Neujahr", "Karfreitag", "Ostermontag", "Tag der Arbeit", "Christi Himmelfahrt", "Pfingstmontag", "Tag der Deutschen Einheit",
            "Erster Weihnachtstag", "Zweiter Weihnachtstag",
        ];
        Land where = Enum.Parse<Land>(land);

        ShippedHolidays.Of(where, 2025).Count.ShouldBe(in2025);
        ShippedHolidays.Of(where, 2026).Count.ShouldBe(in2026);
        ShippedHolidays.Of(where, 2026).Select(day => day[6..]).Except(common).ShouldBe(own.Split(", "));
    }

    [Theory]
    [InlineData("Internationaler Frauentag", nameof(Land.BE), 2019)]
    [InlineData("Internationaler Frauentag", nameof(Land.MV), 2023)]
    [InlineData("Weltkindertag", nameof(Land.TH), 2019)]
    [InlineData("Reformationstag", nameof(Land.HB), 2018)]
    [InlineData("Reformationstag", nameof(Land.HH), 2018)]
    [InlineData("Reformationstag", nameof(Land.NI), 2018)]
    [InlineData("Reformationstag", nameof(Land.SH), 2018)]
    [InlineData("Tag der Deutschen Einheit", nameof(Land.SN), 1990)]
    public void A_day_counts_from_the_year_of_its_law(string name, string land, int first)
    {
        Land where = Enum.Parse<Land>(land);

        ShippedHolidays.Of(where, first - 1).ShouldNotContain(day => day.EndsWith(name, StringComparison.Ordinal));
        ShippedHolidays.Of(where, first).ShouldContain(day => day.EndsWith(name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2020-05-08")]
    [InlineData("2025-05-08")]
    [InlineData("2028-06-17")]
    public void A_day_off_once_is_off_in_its_year_only_and_in_Berlin_only(string once)
    {
        DateOnly day = DateOnly.ParseExact(once, "yyyy-MM-dd");

        Enum.GetValues<Land>().Where(land => ShippedHolidays.Calendar.On(day, land) is not null).ShouldBe([Land.BE]);
        ShippedHolidays.Calendar.On(day.AddYears(1), Land.BE).ShouldBeNull();
        ShippedHolidays.Calendar.On(day.AddYears(-1), Land.BE).ShouldBeNull();
    }

    [Fact]
    public void The_Reformation_was_kept_everywhere_in_2017()
    {
        foreach (Land land in Enum.GetValues<Land>())
            ShippedHolidays.Calendar.On(new DateOnly(2017, 10, 31), land).ShouldNotBeNull().ClosesAt.ShouldBeNull();
        ShippedHolidays.Calendar.On(new DateOnly(2016, 10, 31), Land.BE).ShouldBeNull();
    }

    [Theory]
    [InlineData("2022-11-16")]
    [InlineData("2023-11-22")]
    [InlineData("2024-11-20")]
    [InlineData("2025-11-19")]
    [InlineData("2026-11-18")]
    [InlineData("2027-11-17")]
    public void The_day_of_repentance_is_the_Wednesday_before_23_November(string wednesday) =>
        ShippedHolidays.Calendar.On(DateOnly.ParseExact(wednesday, "yyyy-MM-dd"), Land.SN).ShouldBe(new DayOff("Buß- und Bettag", null));
}
