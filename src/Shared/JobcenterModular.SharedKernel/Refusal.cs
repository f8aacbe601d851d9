namespace JobcenterModular.SharedKernel;

/// <summary>Why a request is refused, in terms of the caller's options and not of a protocol.</summary>
public enum RefusalKind
{
    /// <summary>The request cannot be read.</summary>
    Malformed,

    /// <summary>The request can be read, but its content is wrong.</summary>
    Invalid,

    /// <summary>Not there, or not the caller's: both look the same.</summary>
    NotFound,

    /// <summary>The state of the thing does not allow it (any more).</summary>
    Conflict,

    /// <summary>Somebody else saved in between.</summary>
    Stale,

    /// <summary>The caller must say which version is edited.</summary>
    PreconditionMissing,

    /// <summary>More than the promised limit.</summary>
    TooLarge,

    /// <summary>Content of a kind that is not accepted.</summary>
    WrongKind,

    /// <summary>Too often in too short a time.</summary>
    TooMany,

    /// <summary>Right request, wrong moment: try again soon.</summary>
    NotReady,

    /// <summary>Was there once and never will be again.</summary>
    Gone,

    /// <summary>Arrived other than it was sent.</summary>
    Altered,

    /// <summary>The caller speaks a version of a protocol that is not spoken here.</summary>
    OtherVersion,

    /// <summary>The sender did not prove who it is.</summary>
    Unproved,
}

/// <summary>A stable, documented reason for saying no: a code for programs and a German sentence for people.</summary>
/// <param name="Kind">What the caller can do about it.</param>
/// <param name="Code">Stable English code, <c>module.reason</c>.</param>
/// <param name="Text">Plain German, without personal data.</param>
public sealed record Refusal(RefusalKind Kind, string Code, string Text)
{
    /// <summary>The exception that carries this refusal to the border of the system.</summary>
    /// <param name="details">Additional members of the problem document; never personal data of somebody else.</param>
    public RefusalException ToException(IReadOnlyDictionary<string, object?>? details = null) => new(this, details);
}
