namespace JobcenterModular.Notifications.Domain.Staff;

/// <summary>Somebody of staff is away on these days, both included, by the calendar of the office; somebody stands in.</summary>
internal sealed class StaffAbsence : IListed
{
    public const int MostSubject = 200;

    private StaffAbsence()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>Account of who is away.</summary>
    public string Subject { get; private set; } = "";

    public DateOnly FirstDay { get; private set; }

    public DateOnly LastDay { get; private set; }

    /// <summary>Account of who stands in; null: the whole team.</summary>
    public string? Substitute { get; private set; }

    public string EnteredBy { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    public static StaffAbsence Enter(Guid id, string subject, DateOnly firstDay, DateOnly lastDay, string? substitute, string by, DateTimeOffset now) => new()
    {
        Id = id,
        Subject = subject,
        FirstDay = firstDay,
        LastDay = lastDay,
        Substitute = substitute,
        EnteredBy = by,
        CreatedAt = now,
    };
}
