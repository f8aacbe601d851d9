using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace JobcenterModular.BuildingBlocks.Http;

/// <summary>The header Idempotency-Key. Long enough not to be guessed: a repeat gets the first reply, codes included.</summary>
public static partial class IdempotencyKeyHeader
{
    /// <summary>Name of the header.</summary>
    public const string Name = "Idempotency-Key";

    /// <summary>The key, or null without the header.</summary>
    public static string? Read(HttpRequest request)
    {
        string? value = request.Headers[Name];
        if (string.IsNullOrEmpty(value))
            return null;
        return Shape().IsMatch(value) ? value : throw HttpRefusals.IdempotencyKeyMalformed.ToException();
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{16,128}$", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Shape();
}
