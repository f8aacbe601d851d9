namespace JobcenterModular.BuildingBlocks.Security;

/// <summary>Roles as they stand in the <c>role</c> claim of a token.</summary>
public static class Roles
{
    public const string Applicant = "applicant";
    public const string Caseworker = "caseworker";
    public const string TeamLead = "teamlead";
    public const string Hotline = "hotline";
    public const string ScanDesk = "scandesk";
    public const string DataProtection = "dpo";
    public const string Integration = "integration";
    public const string Admin = "admin";

    /// <summary>Somebody who was invited into the application of another person, and sees the own part only. Only we give it.</summary>
    public const string HouseholdMember = "householdmember";

    /// <summary>Every role there is.</summary>
    public static readonly IReadOnlyList<string> All =
        [Applicant, Caseworker, TeamLead, Hotline, ScanDesk, DataProtection, Integration, Admin, HouseholdMember];
}
