namespace JobcenterModular.Applications.Domain.Identifiers;

/// <summary>What a look at a typed identifier says. A hint never makes it invalid.</summary>
internal sealed record IdentifierCheck
{
    public required bool IsValid { get; init; }

    /// <summary>How the identifier is stored: without spaces, in capitals. Null if it is not valid.</summary>
    public string? Normalised { get; init; }

    /// <summary>Stable, for programs: "iban.checksum".</summary>
    public string? ErrorCode { get; init; }

    /// <summary>For people, in plain German. Never repeats what was typed.</summary>
    public string? Message { get; init; }

    /// <summary>For people: worth a second look, but no reason to stop.</summary>
    public string? Hint { get; init; }

    public static IdentifierCheck Valid(string normalised, string? hint = null) =>
        new() { IsValid = true, Normalised = normalised, Hint = hint };

    public static IdentifierCheck Invalid(string errorCode, string message) =>
        new() { IsValid = false, ErrorCode = errorCode, Message = message };
}
