using System.Security.Claims;
using JobcenterModular.BuildingBlocks.Security;

namespace JobcenterModular.UnitTests.Security;

/// <summary>Who a token says is calling, whatever the provider calls its claims.</summary>
public sealed class CallerTests
{
    [Theory]
    [InlineData("role")]
    [InlineData("groups")]
    public void The_role_is_the_first_known_one_of_the_claim_that_tells_roles(string claim)
    {
        Caller caller = Of(claim, "offline_access", Roles.Caseworker, Roles.TeamLead);

        caller.Role.ShouldBe(Roles.Caseworker);
        caller.KnownRoles.ShouldBe([Roles.Caseworker, Roles.TeamLead]);
        caller.Subject.ShouldBe("carla");
    }

    [Fact]
    public void A_claim_that_does_not_tell_roles_gives_none()
    {
        var user = new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", "carla"), new Claim("role", Roles.Admin)], "test", "sub", "groups"));

        Caller.From(user).Role.ShouldBeNull();
    }

    [Fact]
    public void Who_has_several_roles_acts_under_the_one_that_the_policy_asks_for()
    {
        Caller caller = Of("role", Roles.Applicant, Roles.TeamLead);

        caller.Role.ShouldBe(Roles.Applicant);
        caller.RoleUnder(Policies.Desk).ShouldBe(Roles.TeamLead);
        caller.RoleUnder(Policies.Operations).ShouldBeNull();
    }

    [Fact]
    public void The_anonymous_have_no_role() => Caller.From(new ClaimsPrincipal(new ClaimsIdentity())).Role.ShouldBeNull();

    private static Caller Of(string claim, params string[] roles) => Caller.From(new ClaimsPrincipal(
        new ClaimsIdentity([new Claim("sub", "carla"), .. roles.Select(role => new Claim(claim, role))], "test", "sub", claim)));
}
