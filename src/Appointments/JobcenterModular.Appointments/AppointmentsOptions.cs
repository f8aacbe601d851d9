using System.ComponentModel.DataAnnotations;

namespace JobcenterModular.Appointments;

/// <summary>The section <c>Appointments</c>.</summary>
internal sealed record AppointmentsOptions
{
    public const string Section = "Appointments";

    public const string LegalNoticesFileName = "legal-notices.json";

    /// <summary>Folder of the legal notices. A relative path starts beside the program.</summary>
    [Required]
    public string Directory { get; init; } = "Rules";

    /// <summary>How long a time is held while somebody fills in the booking.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "01:00:00")]
    public TimeSpan Hold { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a freed time is offered to the next of the waiting list.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan Offer { get; init; } = TimeSpan.FromMinutes(60);

    /// <summary>After so many offers without an answer an entry of the waiting list ends.</summary>
    [Range(1, 20)]
    public int MostMissedOffers { get; init; } = 3;

    /// <summary>How long other times are held for a booking that a changed rule has hit.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "14.00:00:00")]
    public TimeSpan Replacement { get; init; } = TimeSpan.FromDays(2);

    /// <summary>The look for holds that are over.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan Sweep { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>So long after its end a talk that somebody chose keeps who came, and a closed entry of the waiting list is kept after its last day; invitations go to the file and are kept.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan KeepVoluntary { get; init; } = TimeSpan.FromDays(90);

    /// <summary>Days that a person has at least to say why they did not come to an invitation (§ 24 SGB X: an adequate time).</summary>
    [Range(1, 90)]
    public int HearingDays { get; init; } = 14;

    /// <summary>Domain behind the <c>@</c> in the identity of calendar entries (RFC 5545, 3.8.4.7).</summary>
    [Required]
    [RegularExpression("^[a-z0-9.-]{1,100}$")]
    public string CalendarDomain { get; init; } = "jobcenter.example";
}
