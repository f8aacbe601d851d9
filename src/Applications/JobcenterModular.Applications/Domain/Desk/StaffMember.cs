using JobcenterModular.SharedKernel;

namespace JobcenterModular.Applications.Domain.Desk;

/// <summary>Somebody of staff as this module knows them; team leads keep the list. What an account may do, its token says.</summary>
internal sealed class StaffMember : AggregateRoot
{
    private StaffMember()
    {
    }

    /// <summary>The account.</summary>
    public string Subject { get; private init; } = "";

    public StaffContent Content { get; private set; } = null!;

    public static StaffMember Enter(string subject, StaffContent content) => new() { Subject = subject, Content = content };

    public void Change(StaffContent content) => Content = content;
}

/// <summary>What a team lead writes of somebody.</summary>
/// <param name="DisplayName">Name as colleagues read it.</param>
/// <param name="Role">What they do; only caseworkers and team leads can be given work.</param>
/// <param name="Teams">Keys of their teams.</param>
/// <param name="Active">False: they have left, or do something else.</param>
/// <param name="Absences">When they are away, and who stands in.</param>
internal sealed record StaffContent(
    string DisplayName, StaffRole Role, IReadOnlyList<string> Teams, bool Active, IReadOnlyList<StaffAbsence> Absences)
{
    /// <summary>Whether work can be given to them.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool CanWork => Active && Role is StaffRole.Caseworker or StaffRole.Teamlead;

    /// <summary>The absence of this day; null: they are there.</summary>
    public StaffAbsence? AbsenceOn(DateOnly day) => Absences.FirstOrDefault(absence => absence.From <= day && day <= absence.To);
}

/// <summary>Days on which somebody is away; both count.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Substitute">Account of who stands in; null: nobody.</param>
internal sealed record StaffAbsence(DateOnly From, DateOnly To, string? Substitute = null);

/// <summary>What somebody of staff does.</summary>
internal enum StaffRole
{
    /// <summary>Works on applications.</summary>
    Caseworker,

    /// <summary>Leads a team and works on applications.</summary>
    Teamlead,

    /// <summary>Talks on the phone.</summary>
    Hotline,

    /// <summary>Scans what comes by post.</summary>
    Scandesk,
}
