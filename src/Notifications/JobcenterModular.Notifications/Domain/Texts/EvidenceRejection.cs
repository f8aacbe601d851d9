namespace JobcenterModular.Notifications.Domain.Texts;

/// <summary>The applicant learns that a paper is not enough yet, why, and until when it is to come again.</summary>
internal static class EvidenceRejection
{
    private const int MostTitle = 200;
    private const int MostReason = 2000;

    /// <summary>What stands in the inbox.</summary>
    /// <param name="title">What the paper is called; null if nobody told.</param>
    /// <param name="reason">Why, as staff wrote it.</param>
    /// <param name="dueOn">Until when it is to come again.</param>
    public static NoticeText Notice(string? title, string? reason, DateOnly? dueOn)
    {
        List<string> lines = ["Wir haben einen Nachweis von Ihnen geprüft. Er reicht noch nicht aus."];
        if (!string.IsNullOrWhiteSpace(title))
            lines.Add($"Nachweis: {Cut(title, MostTitle)}");
        if (!string.IsNullOrWhiteSpace(reason))
            lines.Add($"Grund: {Cut(reason, MostReason)}");
        lines.Add(dueOn is { } day
            ? $"Bitte schicken Sie ihn noch einmal, bis zum {GermanDates.Day(day)}."
            : "Bitte schicken Sie ihn noch einmal.");
        lines.Add("Schaffen Sie das nicht? Dann sagen Sie uns Bescheid. Ihre anderen Nachweise sind davon nicht betroffen.");
        return new NoticeText("Bitte schicken Sie einen Nachweis noch einmal", string.Join('\n', lines), Link: null);
    }

    // The notice must be told even if somebody wrote a novel; a letter cut in two would be no letter.
    private static string Cut(string text, int most)
    {
        string line = text.Trim();
        if (line.Length <= most)
            return line;
        int end = char.IsHighSurrogate(line[most - 1]) ? most - 1 : most;
        return line[..end] + " …";
    }
}
