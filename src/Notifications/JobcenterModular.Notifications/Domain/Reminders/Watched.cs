using System.Globalization;
using JobcenterModular.SharedKernel;

namespace JobcenterModular.Notifications.Domain.Reminders;

/// <summary>Something with a date that a person is reminded of, as it stands now. The row stays when it is over, so that an older word never opens it again.</summary>
internal sealed class Watched : AggregateRoot
{
    private Watched()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>The application, or the appointment of who has none.</summary>
    public Guid RecipientId { get; private set; }

    public WatchedKind Kind { get; private set; }

    /// <summary>Which one of this kind: an item such as <c>N01:p1</c>, a request, a period, an appointment; empty for the draft itself.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>Version of the newest word about it; an older one is ignored.</summary>
    public long SubjectVersion { get; private set; }

    public bool IsOpen { get; private set; }

    /// <summary>The date, or the instant, that matters (<see cref="OccasionOf(DateOnly)"/>); null where there is none.</summary>
    public string? Occasion { get; private set; }

    /// <summary>What a reminder says of it: the title of an item, the place of an appointment.</summary>
    public string? Title { get; private set; }

    /// <summary>How an appointment takes place.</summary>
    public string? Mode { get; private set; }

    /// <summary>The key that opens an appointment to a person without an account, sealed as it came.</summary>
    public string? SealedKey { get; private set; }

    /// <summary>The office invited to the appointment (§ 59 SGB II).</summary>
    public bool IsInvitation { get; private set; }

    public static Watched Of(Guid id, Guid recipientId, WatchedKind kind, string subject) =>
        new() { Id = id, RecipientId = recipientId, Kind = kind, Subject = subject };

    public static string OccasionOf(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string OccasionOf(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The newest word counts; answers whether this was one.</summary>
    public bool Hear(long version, bool open, string? occasion, string? title = null, string? mode = null)
    {
        if (version < SubjectVersion)
            return false;
        SubjectVersion = version;
        IsOpen = open;
        if (open)
        {
            Occasion = occasion;
            Title = title;
            Mode = mode;
        }

        return true;
    }

    /// <summary>What is kept of an appointment beside its time.</summary>
    public void IsAppointment(string? sealedKey, bool invitation)
    {
        SealedKey = sealedKey ?? SealedKey;
        IsInvitation = invitation;
    }

    /// <summary>It is over, whatever comes later.</summary>
    public void CloseForGood()
    {
        IsOpen = false;
        SubjectVersion = long.MaxValue;
        Title = null;
        SealedKey = null;
    }
}

/// <summary>Kinds of things with a date.</summary>
internal enum WatchedKind
{
    Draft,
    Evidence,
    InformationRequest,
    ApprovalPeriod,
    Appointment,
}
