namespace JobcenterModular.Applications.UseCases.Submitting;

/// <summary>What a receipt proves. No name, no answer: only hashes.</summary>
/// <param name="Reference">Reference for people.</param>
/// <param name="Office">The office that received it.</param>
/// <param name="SubmittedAt">Server time of receipt (UTC).</param>
/// <param name="ApplicationDate">The date that counts (§ 37 SGB II).</param>
/// <param name="EffectMonth">First day from which it counts: of its month, or after the period that a renewal goes on from.</param>
/// <param name="Form">Key of the form.</param>
/// <param name="FormVersion">Version of the form.</param>
/// <param name="AnswersSha256">SHA-256 of the answers as sent (JSON, UTF-8), lower-case hex.</param>
/// <param name="Files">The papers that were there.</param>
internal sealed record ReceiptFacts(
    string Reference,
    string Office,
    DateTimeOffset SubmittedAt,
    DateOnly ApplicationDate,
    DateOnly EffectMonth,
    string Form,
    int FormVersion,
    string AnswersSha256,
    IReadOnlyList<ReceiptFile> Files);

/// <summary>A paper in a receipt.</summary>
/// <param name="Evidence">What it proves.</param>
/// <param name="Person">Whose it is.</param>
/// <param name="SizeBytes">Size in bytes.</param>
/// <param name="Sha256">SHA-256 of the content, lower-case hex.</param>
internal sealed record ReceiptFile(string Evidence, string Person, long SizeBytes, string Sha256);

/// <summary>The answer to a submission; the same however often it is sent.</summary>
/// <param name="Facts">What the receipt proves, to read.</param>
/// <param name="Receipt">The same, signed (JWS, compact). Keep it: <c>POST /receipts/verifications</c> checks it for anyone.</param>
/// <param name="LocalTime">Time of receipt in the office (Europe/Berlin), for people.</param>
/// <param name="FollowUps">What the office will ask for, as it was at the moment of sending: open answers and missing papers.</param>
internal sealed record SubmittedApplication(
    ReceiptFacts Facts, string Receipt, string LocalTime, IReadOnlyList<FollowUpItem> FollowUps);

/// <summary>Something that can follow later.</summary>
/// <param name="Kind"><c>question</c>, <c>evidence</c>, or <c>confirmation</c>: a block of a renewal, or the own part of somebody who was invited, that nobody has confirmed.</param>
/// <param name="Section">The section instance, for a question.</param>
/// <param name="Item">Id of the question, code of the evidence, or key of the block.</param>
/// <param name="Person">Whom it is about.</param>
/// <param name="Reason">Of a question <c>open</c> or <c>dontKnow</c>; of evidence <c>missing</c>, <c>later</c>, <c>notAvailable</c> or <c>rejected</c>; of a confirmation <c>unconfirmed</c> (a block) or <c>notConfirmed</c> (a person).</param>
/// <param name="Text">Plain German.</param>
internal sealed record FollowUpItem(string Kind, string? Section, string Item, string Person, string Reason, string Text);
