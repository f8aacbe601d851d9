using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.UseCases.Log;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace JobcenterModular.Documents.Endpoints;

/// <summary>Why somebody of the office looks into a case file: a header that goes into its log.</summary>
internal static class AccessReason
{
    private const string Header = "Access-Reason";

    /// <summary>The endpoint writes a line into the log of the case file, with the reason that the caller gives.</summary>
    public static TBuilder IsLogged<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder
            .WithMetadata(new EndpointHeader(
                Header, false, null, "Why you look, in your own words, at most 200 characters. It stands in the log of the case file, which the person can read."))
            .Refuses(HttpRefusals.Malformed);

    /// <summary>Who acts, with the reason of the request.</summary>
    public static Actor Staff(HttpRequest request, Caller caller)
    {
        string? reason = request.Headers[Header].ToString() is { Length: > 0 } text ? text : null;
        if (reason is not null && (reason.Length > Actor.MaxReasonLength || !StorableString.Is(reason)))
            throw HttpRefusals.Malformed.ToException();
        return Actor.Staff(caller, reason, RoleAt(request, caller));
    }

    // Who has several roles acts under the one that opens this door.
    private static string? RoleAt(HttpRequest request, Caller caller) =>
        request.HttpContext.GetEndpoint()?.Metadata.GetOrderedMetadata<IAuthorizeData>() is [.., { Policy: { } policy }]
            ? caller.RoleUnder(policy)
            : null;
}
