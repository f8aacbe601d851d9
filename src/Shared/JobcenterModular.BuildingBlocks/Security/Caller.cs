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

    /// <summary>Reads the caller from the token's claims.</summary>
    public static Caller From(ClaimsPrincipal user) => new(
        user.FindFirstValue("sub"),
        Guid.TryParse(user.FindFirstValue(ApplicationClaim), out Guid id) ? id : null);

    /// <summary>Whether something that belongs to this application and this account is the caller's own.</summary>
    /// <param name="applicationId">The application.</param>
    /// <param name="ownerSubject">The account that started it; null for a guest's.</param>
    public bool Owns(Guid applicationId, string? ownerSubject) =>
        OpensOnly is { } only ? only == applicationId : Subject is not null && Subject == ownerSubject;

    /// <inheritdoc />
    public static ValueTask<Caller?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult<Caller?>(From(context.User));
}
