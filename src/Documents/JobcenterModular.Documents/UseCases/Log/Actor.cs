using JobcenterModular.BuildingBlocks.Security;

namespace JobcenterModular.Documents.UseCases.Log;

/// <summary>Who does something with a case file, and why.</summary>
/// <param name="Subject">Stable id of the account, <c>guest</c> or <c>system</c>.</param>
/// <param name="Role">The role in which they act.</param>
/// <param name="Relation">How they stand to the case: <c>owner</c>, <c>casework</c>, <c>scandesk</c>, <c>dataProtection</c>, <c>system</c> …</param>
/// <param name="Reason">In their own words, where given.</param>
internal sealed record Actor(string Subject, string Role, string Relation, string? Reason = null)
{
    public const int MaxReasonLength = 200;

    /// <summary>This system, by the name of the part that acts.</summary>
    public static Actor System(string part) => new("system", "system", part);

    /// <summary>The person whose file it is.</summary>
    public static Actor Owner(Caller caller) => new(caller.OpensOnly is null ? caller.Subject ?? "guest" : "guest", Roles.Applicant, "owner");

    /// <summary>Somebody of the office, by the role under which they act, else the first one of their token.</summary>
    public static Actor Staff(Caller caller, string? reason = null, string? actingRole = null)
    {
        string role = actingRole ?? caller.Role ?? "unknown";
        string relation = role switch
        {
            Roles.Caseworker or Roles.TeamLead => "casework",
            Roles.ScanDesk => "scandesk",
            Roles.Hotline => "hotline",
            Roles.DataProtection => "dataProtection",
            Roles.Integration => "handover",
            _ => role,
        };
        return new Actor(caller.Subject ?? "unknown", role, relation, reason);
    }
}
