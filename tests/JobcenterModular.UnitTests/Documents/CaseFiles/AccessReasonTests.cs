using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Endpoints;
using JobcenterModular.Documents.UseCases.Log;
using JobcenterModular.SharedKernel;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace JobcenterModular.UnitTests.Documents.CaseFiles;

/// <summary>Who acts, in which role and why, as it goes into the log.</summary>
public sealed class AccessReasonTests
{
    [Theory]
    [InlineData(Policies.Desk, Roles.Caseworker, "casework")]
    [InlineData(Policies.Filing, Roles.ScanDesk, "scandesk")]
    [InlineData(Policies.Audit, Roles.DataProtection, "dataProtection")]
    public void Who_has_several_roles_acts_under_the_one_that_opens_the_door(string policy, string role, string relation)
    {
        var caller = new Caller("lena", null) { KnownRoles = [Roles.Admin, Roles.ScanDesk, Roles.Caseworker, Roles.DataProtection] };

        AccessReason.Staff(Request(policy, null), caller).ShouldBe(new Actor("lena", role, relation));
    }

    [Fact]
    public void The_reason_is_the_callers_own_words() =>
        AccessReason.Staff(Request(Policies.Desk, "Anruf"), new Caller("lena", null) { KnownRoles = [Roles.TeamLead] })
            .ShouldBe(new Actor("lena", Roles.TeamLead, "casework", "Anruf"));

    [Theory]
    [InlineData("a\0b")]
    [InlineData(null)]
    public void A_reason_that_no_log_can_hold_is_refused(string? reason) => Should.Throw<RefusalException>(() =>
        AccessReason.Staff(Request(Policies.Desk, reason ?? new string('x', Actor.MaxReasonLength + 1)), new Caller("lena", null)));

    private static HttpRequest Request(string policy, string? reason)
    {
        var context = new DefaultHttpContext();
        context.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(new AuthorizeAttribute(policy)), "test"));
        if (reason is not null)
            context.Request.Headers["Access-Reason"] = reason;
        return context.Request;
    }
}
