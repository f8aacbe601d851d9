using System.Text.Json.Serialization;

namespace JobcenterModular.Applications.Domain.Decisions;

/// <summary>How an application ends. Stored by name.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DecisionKind>))]
internal enum DecisionKind
{
    /// <summary>Benefits are granted for a time.</summary>
    Granted,

    /// <summary>Benefits are refused. Only a person records this; no date, job or event does.</summary>
    Refused,

    /// <summary>The applicant does not want it any more.</summary>
    Withdrawn,

    /// <summary>Another office is responsible and has it now (§ 16 (2) SGB I).</summary>
    PassedOn,
}

/// <summary>What was decided.</summary>
/// <param name="Kind">How it ends.</param>
/// <param name="From">First day that is granted.</param>
/// <param name="To">Last day that is granted.</param>
/// <param name="Provisional">Granted for the time being only (§ 41a SGB II).</param>
/// <param name="Note">For colleagues.</param>
/// <param name="PassedOnTo">The office that has it now.</param>
internal sealed record DecisionContent(DecisionKind Kind, DateOnly? From, DateOnly? To, bool Provisional, string? Note, string? PassedOnTo);

/// <summary>What was decided, by whom and when.</summary>
/// <param name="Content">What.</param>
/// <param name="By">Account of whoever decided or proposed.</param>
/// <param name="Role">Their role.</param>
/// <param name="At">When.</param>
/// <param name="ConfirmedBy">The second person, where two are needed.</param>
/// <param name="ConfirmedAt">When they agreed.</param>
/// <param name="Letter">Its letter, as it was known when another decision took its place; null while it counts.</param>
internal sealed record DecisionEntry(
    DecisionContent Content,
    string By,
    string Role,
    DateTimeOffset At,
    string? ConfirmedBy = null,
    DateTimeOffset? ConfirmedAt = null,
    LetterOfDecision? Letter = null);

/// <summary>The letter of a decision.</summary>
/// <param name="DocumentId">The document of the case file.</param>
/// <param name="SentOn">The day on which it was posted.</param>
/// <param name="RetrievedAt">When the applicant first opened it in the portal.</param>
internal sealed record LetterOfDecision(Guid DocumentId, DateOnly? SentOn, DateTimeOffset? RetrievedAt);
