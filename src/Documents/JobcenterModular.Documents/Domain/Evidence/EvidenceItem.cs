using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.SharedKernel;

namespace JobcenterModular.Documents.Domain.Evidence;

/// <summary>One item of an application's checklist: what, whose, why, until when, and what became of it.</summary>
internal sealed class EvidenceItem : AggregateRoot
{
    public const int MaxReasonLength = 1000;

    public const int MaxTitleLength = 200;

    public required Guid Id { get; init; }

    public required Guid ApplicationId { get; init; }

    public required Guid CaseId { get; init; }

    public required string Code { get; init; }

    public required string PersonId { get; init; }

    /// <summary>What it is, for people; null for an item of a draft that only a statement made known.</summary>
    public string? Title { get; private set; }

    /// <summary>The questions that ask for it, one a line.</summary>
    public string? Because { get; private set; }

    /// <summary>May be sent, is never missing.</summary>
    public bool Optional { get; private set; }

    /// <summary>Until when the office wants it.</summary>
    public DateOnly? DueOn { get; private set; }

    public EvidenceState State { get; private set; } = EvidenceState.Open;

    /// <summary>The date that the person named.</summary>
    public DateOnly? PromisedFor { get; private set; }

    public string? ReasonCode { get; private set; }

    /// <summary>Why it was rejected, for the person.</summary>
    public string? Reason { get; private set; }

    public string? ReviewedBy { get; private set; }

    public DateTimeOffset? ChangedAt { get; private set; }

    public EvidenceKey Key => new(Code, PersonId);

    /// <summary>Whether its owner may still add a document for it after the application was sent.</summary>
    public bool TakesDocuments => State != EvidenceState.Accepted;

    /// <summary>The application was sent, and its answers ask for this.</summary>
    public void Ask(string title, string because, bool optional, DateOnly? dueOn)
    {
        Title = title;
        Because = because;
        Optional = optional;
        DueOn = dueOn;
    }

    /// <summary>"I send it later" or "I do not have this"; <see cref="EvidenceState.Open"/> takes it back.</summary>
    public void Declare(EvidenceState statement, DateOnly? promisedFor, DateTimeOffset now)
    {
        if (State == EvidenceState.Accepted)
            throw DocumentsRefusals.EvidenceAccepted.ToException();
        State = statement;
        PromisedFor = statement == EvidenceState.Later ? promisedFor : null;
        ChangedAt = now;
        Record(new EvidenceWasStated(this));
    }

    /// <summary>A document came for it: what was promised, missing or rejected is open again, for staff to look at.</summary>
    public void Answer(DateTimeOffset now)
    {
        EvidenceState before = State;
        if (before is EvidenceState.Open or EvidenceState.Accepted)
            return;
        State = EvidenceState.Open;
        PromisedFor = null;
        ChangedAt = now;
        Record(before == EvidenceState.Rejected ? new EvidenceWasReviewed(this) : new EvidenceWasStated(this));
    }

    /// <summary>Staff found it enough.</summary>
    public void Accept(string by, DateTimeOffset now) => Review(EvidenceState.Accepted, null, null, null, by, now);

    /// <summary>Staff found it not enough, and say why and until when it is wanted anew.</summary>
    public void Reject(string reasonCode, string reason, DateOnly? dueOn, string by, DateTimeOffset now) =>
        Review(EvidenceState.Rejected, reasonCode, reason, dueOn, by, now);

    /// <summary>Staff take a decision back.</summary>
    public void Reopen(string by, DateTimeOffset now) => Review(EvidenceState.Open, null, null, null, by, now);

    private void Review(EvidenceState state, string? reasonCode, string? reason, DateOnly? dueOn, string by, DateTimeOffset now)
    {
        State = state;
        ReasonCode = reasonCode;
        Reason = reason;
        DueOn = dueOn ?? DueOn;
        PromisedFor = null;
        ReviewedBy = by;
        ChangedAt = now;
        Record(new EvidenceWasReviewed(this));
    }
}
