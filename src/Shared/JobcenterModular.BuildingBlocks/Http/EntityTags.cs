using System.Globalization;
using JobcenterModular.SharedKernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JobcenterModular.BuildingBlocks.Http;

/// <summary>Strong ETags over version numbers (RFC 9110, 8.8.3). Version 0: not saved yet.</summary>
public static class EntityTags
{
    private const int LongestTag = 100;

    /// <summary>The tag of a version.</summary>
    public static string Of(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>Answers 200 with a body and its tag in the header ETag.</summary>
    /// <param name="response">The response that is being written.</param>
    /// <param name="body">What is answered.</param>
    /// <param name="tag">Reads the tag off it.</param>
    public static Ok<T> Tagged<T>(this HttpResponse response, T body, Func<T, string> tag)
    {
        response.Headers.ETag = tag(body);
        return TypedResults.Ok(body);
    }

    /// <summary>The version that the caller edits, from If-Match, or 0 from <c>If-None-Match: *</c>.</summary>
    /// <exception cref="RefusalException">428 without the header, 400 if it is not one strong tag of ours.</exception>
    public static long Required(HttpRequest request)
    {
        if (request.Headers.IfMatch.Count == 0 && request.Headers.IfNoneMatch == "*")
            return 0;
        string? header = request.Headers.IfMatch;
        if (string.IsNullOrEmpty(header))
            throw HttpRefusals.IfMatchMissing.ToException();
        return header.Length > 2 && header[0] == '"' && header[^1] == '"'
            && long.TryParse(header.AsSpan(1, header.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out long version)
            ? version
            : throw HttpRefusals.IfMatchMalformed.ToException();
    }

    /// <summary>The one strong tag of If-Match, whatever is in it: for what more than a version number tells apart.</summary>
    /// <exception cref="RefusalException">428 without the header, 400 if it is not one strong tag.</exception>
    public static string RequiredTag(HttpRequest request)
    {
        string? header = request.Headers.IfMatch;
        if (string.IsNullOrEmpty(header))
            throw HttpRefusals.IfMatchMissing.ToException();
        return header.Length is > 2 and <= LongestTag && header[0] == '"' && header[^1] == '"'
            && header.AsSpan(1, header.Length - 2).IndexOfAnyExceptInRange('!', '~') < 0 && !header.AsSpan(1, header.Length - 2).Contains('"')
            ? header
            : throw HttpRefusals.IfMatchMalformed.ToException();
    }
}
