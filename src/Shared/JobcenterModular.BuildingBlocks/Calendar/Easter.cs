namespace JobcenterModular.BuildingBlocks.Calendar;

/// <summary>Easter Sunday of the Gregorian calendar, from which half of the public holidays are counted.</summary>
internal static class Easter
{
    /// <summary>Easter Sunday of a year (the anonymous Gregorian algorithm, Meeus, "Astronomical Algorithms", chapter 8).</summary>
    public static DateOnly SundayOf(int year)
    {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int d = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        int e = (32 + (2 * (b % 4)) + (2 * (c / 4)) - d - (c % 4)) % 7;
        int f = d + e - (7 * ((a + (11 * d) + (22 * e)) / 451)) + 114;
        return new DateOnly(year, f / 31, (f % 31) + 1);
    }
}
