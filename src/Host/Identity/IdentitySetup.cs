using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.IdentityModel.JsonWebTokens;

namespace JobcenterModular.Host.Identity;

/// <summary>The section <c>Authentication</c>: any OpenID Connect provider. Without an authority only our own tokens count.</summary>
internal sealed record AuthenticationOptions
{
    public string? Authority { get; init; }

    public string? Audience { get; init; }

    /// <summary>Claim in which the provider tells the roles.</summary>
    public string RoleClaim { get; init; } = "role";
}

/// <summary>Bearer tokens of the provider and of our own; the issuer written in a token decides who checks it.</summary>
internal static class IdentitySetup
{
    private const string ByIssuer = "by-issuer";
    private const string Own = "own";
    private const string Provider = "provider";

    public static void AddIdentity(this IServiceCollection services, IConfiguration configuration)
    {
        AuthenticationOptions settings = configuration.GetSection("Authentication").Get<AuthenticationOptions>() ?? new AuthenticationOptions();
        bool hasProvider = settings.Authority is { Length: > 0 };
        AuthenticationBuilder authentication = services.AddAuthentication(hasProvider ? ByIssuer : Own).AddJwtBearer(Own, _ => { });
        services.AddOptions<JwtBearerOptions>(Own).Configure<OwnTokens>((bearer, tokens) =>
        {
            bearer.MapInboundClaims = false;
            bearer.TokenValidationParameters = tokens.Validation;
        });
        if (hasProvider)
        {
            authentication.AddPolicyScheme(ByIssuer, null, scheme => scheme.ForwardDefaultSelector = SchemeFor);
            authentication.AddJwtBearer(Provider, bearer =>
            {
                bearer.Authority = settings.Authority;
                bearer.Audience = settings.Audience;
                bearer.MapInboundClaims = false;
                bearer.TokenValidationParameters.NameClaimType = "sub";
                bearer.TokenValidationParameters.RoleClaimType = settings.RoleClaim;
                bearer.TokenValidationParameters.ValidateAudience = settings.Audience is { Length: > 0 };
            });
        }

        // Nothing here uses Data Protection; without this line it would write keys into the user's home at start.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddAuthorization(Policies.Register);
    }

    /// <summary>
    /// Whoever shows a token means to be somebody: one that is expired, forged or malformed is refused even where the
    /// anonymous may come in, and never treated as a guest.
    /// </summary>
    public static void UseTokenRefusal(this WebApplication app) => app.Use((context, next) =>
    {
        bool showsToken = context.Request.Headers.Authorization.Count > 0;
        if (!showsToken || context.User.Identity?.IsAuthenticated == true)
            return next(context);
        context.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        return ProblemWriter.WriteAsync(
            context, StatusCodes.Status401Unauthorized, HttpRefusals.Unauthenticated.Code, HttpRefusals.Unauthenticated.Text);
    });

    private static string SchemeFor(HttpContext context)
    {
        string? header = context.Request.Headers.Authorization;
        var handler = new JsonWebTokenHandler();
        bool own = header is ['B' or 'b', .. { Length: > 6 }] && handler.CanReadToken(header[7..])
            && handler.ReadJsonWebToken(header[7..]).Issuer == OwnTokens.Issuer;
        return own ? Own : Provider;
    }
}
