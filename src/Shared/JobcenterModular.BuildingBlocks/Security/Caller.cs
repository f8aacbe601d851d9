using System.Globalization;
using System.Reflection;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace JobcenterModular.BuildingBlocks.Security;

/// <summary>Who is calling, as far as a use case needs to know.</summary>
/// <param name="Subject">Stable id of the account or guest; null for the anonymous.</param>
/// <param name="OpensOnly">A guest's token opens this one application and nothing else.</param>
public sealed record Caller(string? Subject, Guid? OpensOnly) : IBindableFromHttpContext<Caller>
{
    /// <summary>Claim of a guest's token: the application that it opens.</summary>
    public const string ApplicationClaim = "application";

    /// <summary>Claim of the token of somebody of the household: the invitation that it stands on.</summary>
    public const string InvitationClaim = "invitation";

    private static readonly long LastSecond = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>The known roles of the token, in its order; whatever the claim is called in which the provider tells them.</summary>
    public IReadOnlyList<string> KnownRoles { get; init; } = [];

    /// <summary>The first known role of the token; null for the anonymous.</summary>
    public string? Role => KnownRoles.Count > 0 ? KnownRoles[0] : null;

    /// <summary>The invitation by which somebody of the household has an own part; such a caller owns no application.</summary>
    public Guid? Invitation { get; init; }

    /// <summary>Until when the token counts; what goes on for long, such as a stream, ends then.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Reads the caller from the token's claims.</summary>
    public static Caller From(ClaimsPrincipal user) => new(
        user.FindFirstValue("sub"),
        user.HasClaim(claim => claim.Type == InvitationClaim) ? null : IdIn(user, ApplicationClaim))
    {
        Invitation = user.IsInRole(Roles.HouseholdMember) ? IdIn(user, InvitationClaim) : null,
        KnownRoles =
        [
            .. user.Identities.SelectMany(identity => identity.FindAll(identity.RoleClaimType)).Select(claim => claim.Value)
                .Where(role => Roles.All.Contains(role, StringComparer.Ordinal)),
        ],
        ExpiresAt = long.TryParse(user.FindFirstValue("exp"), NumberStyles.None, CultureInfo.InvariantCulture, out long expires) && expires <= LastSecond
            ? DateTimeOffset.FromUnixTimeSeconds(expires)
            : null,
    };

    /// <summary>The role by which a policy lets the caller in; whoever has several acts under the one that opens this door.</summary>
    /// <param name="policy">One of <see cref="Policies"/>.</param>
    public string? RoleUnder(string policy) =>
        KnownRoles.FirstOrDefault(role => Policies.RolesByPolicy[policy].Contains(role, StringComparer.Ordinal));

    /// <summary>Whether something that belongs to this application and this account is the caller's own.</summary>
    /// <param name="applicationId">The application.</param>
    /// <param name="ownerSubject">The account that started it; null for a guest's.</param>
    public bool Owns(Guid applicationId, string? ownerSubject) =>
        Invitation is null && (OpensOnly is { } only ? only == applicationId : Subject is not null && Subject == ownerSubject);

    /// <inheritdoc />
    public static ValueTask<Caller?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult<Caller?>(From(context.User));

    private static Guid? IdIn(ClaimsPrincipal user, string claim) => Guid.TryParse(user.FindFirstValue(claim), out Guid id) ? id : null;
}
