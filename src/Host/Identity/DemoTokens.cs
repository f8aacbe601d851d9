using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.SharedKernel;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JobcenterModular.Host.Identity;

/// <summary>Demo users, so that a newcomer can try every role. Mapped in Development only.</summary>
internal static class DemoTokens
{
    public static readonly Refusal UnknownUser = new(
        RefusalKind.Invalid, "demo.unknown_user", "Diesen Demo-Nutzer gibt es nicht. GET /api/v1/demo-users zeigt alle.");

    private static readonly DemoUser[] Users =
    [
        new("anna", Roles.Applicant),
        new("bela", Roles.Applicant),
        new("carla", Roles.Caseworker),
        new("tom", Roles.TeamLead),
        new("hedi", Roles.Hotline),
        new("stefan", Roles.ScanDesk),
        new("dora", Roles.DataProtection),
        new("ingo", Roles.Integration),
        new("ada", Roles.Admin),
    ];

    public static void MapDemoTokens(this IEndpointRouteBuilder api)
    {
        api.MapGet("/demo-users", () => TypedResults.Ok(Users))
            .AllowAnonymous().WithName("listDemoUsers").WithTags("Development").WithSummary("Demo users and their roles (Development only)");
        api.MapPost("/demo-tokens", Issue)
            .AllowAnonymous().WithName("issueDemoToken").WithTags("Development")
            .WithSummary("A token for a demo user (Development only)")
            .Refuses(HttpRefusals.Malformed, HttpRefusals.WrongKind, UnknownUser);
    }

    private static Ok<AccessToken> Issue(DemoTokenRequest request, OwnTokens tokens)
    {
        DemoUser user = Array.Find(Users, candidate => candidate.User == request.User) ?? throw UnknownUser.ToException();
        return TypedResults.Ok(tokens.ForUser($"demo:{user.User}", user.Role));
    }
}

/// <summary>A demo user.</summary>
internal sealed record DemoUser(string User, string Role);

/// <summary>Which demo user.</summary>
internal sealed record DemoTokenRequest(string User);
