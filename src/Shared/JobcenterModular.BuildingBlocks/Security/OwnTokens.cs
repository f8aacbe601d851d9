using System.Security.Claims;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace JobcenterModular.BuildingBlocks.Security;

/// <summary>Tokens that the host signs itself: a guest's, which opens one application, and in Development demo users'.</summary>
public sealed class OwnTokens(KeyRing keys, IOptions<SecurityOptions> options, TimeProvider clock)
{
    /// <summary>Issuer of our own tokens.</summary>
    public const string Issuer = "urn:jobcenter:host";

    /// <summary>Audience of our own tokens.</summary>
    public const string Audience = "urn:jobcenter:api";

    /// <summary>Claim with the role.</summary>
    public const string RoleClaim = "role";

    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    private readonly SymmetricSecurityKey _key = new(keys.KeyFor("tokens"));

    /// <summary>How the host checks its own tokens.</summary>
    public TokenValidationParameters Validation => new()
    {
        ValidIssuer = Issuer,
        ValidAudience = Audience,
        IssuerSigningKey = _key,
        ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        NameClaimType = "sub",
        RoleClaimType = RoleClaim,
        ClockSkew = TimeSpan.FromSeconds(5),
        LifetimeValidator = (notBefore, expires, _, parameters) =>
            expires is not null && clock.GetUtcNow().UtcDateTime < expires.Value + parameters.ClockSkew
            && (notBefore is null || clock.GetUtcNow().UtcDateTime >= notBefore.Value - parameters.ClockSkew),
    };

    /// <summary>A short-lived token that opens one application.</summary>
    public AccessToken ForGuest(Guid applicationId) =>
        Issue($"guest:{applicationId}", Roles.Applicant, new Claim(Caller.ApplicationClaim, applicationId.ToString()));

    /// <summary>A short-lived token that opens the own part of somebody of the household, and nothing else.</summary>
    public AccessToken ForMember(Guid invitationId) =>
        Issue($"invited:{invitationId}", Roles.HouseholdMember, new Claim(Caller.InvitationClaim, invitationId.ToString()));

    /// <summary>A token for a named user with a role; the Host offers it in Development only.</summary>
    public AccessToken ForUser(string subject, string role) => Issue(subject, role);

    private AccessToken Issue(string subject, string role, params Claim[] claims)
    {
        DateTimeOffset now = clock.GetUtcNow();
        DateTimeOffset expires = now + options.Value.TokenLifetime;
        string token = Handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Audience,
            IssuedAt = now.UtcDateTime,
            Expires = expires.UtcDateTime,
            Subject = new ClaimsIdentity([new Claim("sub", subject), new Claim(RoleClaim, role), .. claims]),
            SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.HmacSha256),
        });
        return new AccessToken(token, "Bearer", expires);
    }
}

/// <summary>A bearer token.</summary>
/// <param name="Token">Send it as <c>Authorization: Bearer …</c>.</param>
/// <param name="TokenType">Always <c>Bearer</c>.</param>
/// <param name="ExpiresAt">Valid until (UTC).</param>
public sealed record AccessToken(string Token, string TokenType, DateTimeOffset ExpiresAt);
