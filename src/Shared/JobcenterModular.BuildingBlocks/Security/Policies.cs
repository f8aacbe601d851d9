using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace JobcenterModular.BuildingBlocks.Security;

/// <summary>Who may call an endpoint. Each endpoint names one, or AllowAnonymous; without either it is closed.</summary>
public static class Policies
{
    /// <summary>A person with an application of their own; which one, the use case checks.</summary>
    public const string Applicant = "applicant";

    /// <summary>Anybody without an account, or a person with one; but nobody of staff.</summary>
    public const string GuestOrApplicant = "guest-or-applicant";

    /// <summary>Somebody of a household with an own part in the application of another person; which one, the use case checks.</summary>
    public const string Household = "household";

    /// <summary>Staff who work on applications.</summary>
    public const string Desk = "desk";

    /// <summary>Staff who put things into a file: those who work on it, and the scan desk.</summary>
    public const string Filing = "filing";

    /// <summary>Staff who talk on the phone.</summary>
    public const string Phone = "phone";

    /// <summary>Whoever watches over data protection: who looked at what, never the content itself.</summary>
    public const string Audit = "audit";

    /// <summary>What is handed over to other systems and offices.</summary>
    public const string HandOver = "hand-over";

    /// <summary>Decisions that only a lead takes, such as what is deleted for good.</summary>
    public const string Lead = "lead";

    /// <summary>When and where people are received: kinds of talks, places, opening hours.</summary>
    public const string Calendars = "calendars";

    /// <summary>The words that people are told.</summary>
    public const string Texts = "texts";

    /// <summary>Operations, without a look at anybody's answers.</summary>
    public const string Operations = "operations";

    /// <summary>Roles by policy; the Host registers them, tests walk them.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> RolesByPolicy = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        [Applicant] = [Roles.Applicant],
        [GuestOrApplicant] = [Roles.Applicant],
        [Household] = [Roles.HouseholdMember],
        [Desk] = [Roles.Caseworker, Roles.TeamLead],
        [Filing] = [Roles.Caseworker, Roles.TeamLead, Roles.ScanDesk],
        [Phone] = [Roles.Caseworker, Roles.TeamLead, Roles.Hotline],
        [Audit] = [Roles.DataProtection],
        [HandOver] = [Roles.TeamLead, Roles.Integration],
        [Lead] = [Roles.TeamLead],
        [Calendars] = [Roles.TeamLead, Roles.Admin],
        [Texts] = [Roles.TeamLead, Roles.Admin],
        [Operations] = [Roles.Admin],
    };

    /// <summary>Registers the policies. An endpoint that states none is closed to everybody.</summary>
    public static void Register(AuthorizationOptions options)
    {
        foreach ((string name, string[] roles) in RolesByPolicy.Where(pair => pair.Key != GuestOrApplicant))
            options.AddPolicy(name, policy => policy.RequireAuthenticatedUser().RequireRole(roles));
        options.AddPolicy(GuestOrApplicant, policy => policy.RequireAssertion(context =>
            context.User.Identity?.IsAuthenticated != true || context.User.IsInRole(Roles.Applicant)));
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(context => !IsMappedEndpoint(context)).Build();
    }

    // Unknown addresses and wrong methods reach authorization too; they may get their 404, 405 or 415.
    private static bool IsMappedEndpoint(AuthorizationHandlerContext context) =>
        (context.Resource as HttpContext)?.GetEndpoint() is RouteEndpoint;
}
