namespace JobcenterModular.Notifications.Domain.Staff;

/// <summary>A team got its digest of this day: unique by both, so that there is one, however many hosts write it.</summary>
internal sealed class TeamDigestMark
{
    private TeamDigestMark()
    {
    }

    public string Team { get; private set; } = "";

    /// <summary>By the calendar of the office.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>Place in the stream up to which it counted; the next one begins behind it.</summary>
    public long UpToPosition { get; private set; }

    public DateTimeOffset WrittenAt { get; private set; }

    public static TeamDigestMark Of(string team, DateOnly day, long upToPosition, DateTimeOffset now) =>
        new() { Team = team, Day = day, UpToPosition = upToPosition, WrittenAt = now };
}
