namespace JobcenterModular.BuildingBlocks.Security;

/// <summary>Names of the rate limits; the Host sets their figures from the section <c>RateLimits</c>.</summary>
public static class RateLimits
{
    /// <summary>For everything where a code could be guessed: per address.</summary>
    public const string Guessing = "guessing";

    /// <summary>For anonymous requests that create something: per address.</summary>
    public const string Creating = "creating";

    /// <summary>For anonymous questions that make the database work: per address.</summary>
    public const string Reading = "reading";

    /// <summary>For signed calls of other systems, which may come by thousands: per address.</summary>
    public const string Callbacks = "callbacks";
}
