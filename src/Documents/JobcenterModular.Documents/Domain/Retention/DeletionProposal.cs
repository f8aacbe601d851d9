using JobcenterModular.SharedKernel;

namespace JobcenterModular.Documents.Domain.Retention;

/// <summary>Where a proposal stands.</summary>
internal enum ProposalState
{
    /// <summary>The rule says so; a person has to decide.</summary>
    Proposed,

    /// <summary>A person confirmed it; the deletion is under way.</summary>
    Confirmed,

    /// <summary>A person kept the file.</summary>
    Refused,

    /// <summary>Deleted; the report is written.</summary>
    Done,
}

/// <summary>The proposal to delete a closed case file. A file is a record: a rule proposes, a person decides.</summary>
internal sealed class DeletionProposal : AggregateRoot
{
    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    public required string Reference { get; init; }

    /// <summary>The rule with its value, such as <c>closedCases.years=10</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>Where the rule comes from.</summary>
    public required string Source { get; init; }

    public required DateOnly DueOn { get; init; }

    public required DateTimeOffset ProposedAt { get; init; }

    public ProposalState State { get; private set; } = ProposalState.Proposed;

    public string? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>A refused one is proposed again after this day.</summary>
    public DateOnly? KeepUntil { get; private set; }

    /// <summary>When the deletion is tried (again); it is the lease of the host that works on it.</summary>
    public DateTimeOffset? NextAttemptAt { get; private set; }

    /// <summary>A person confirms. A second click changes nothing.</summary>
    public void Confirm(string by, string? reason, DateTimeOffset now)
    {
        if (State is ProposalState.Confirmed or ProposalState.Done)
            return;
        Decide(ProposalState.Confirmed, by, reason, now);
        NextAttemptAt = now;
    }

    /// <summary>A person keeps the file.</summary>
    public void Refuse(string by, string reason, DateOnly? keepUntil, DateTimeOffset now)
    {
        if (State == ProposalState.Refused)
            return;
        Decide(ProposalState.Refused, by, reason, now);
        KeepUntil = keepUntil;
    }

    /// <summary>The file is gone.</summary>
    public void Finish()
    {
        State = ProposalState.Done;
        NextAttemptAt = null;
    }

    private void Decide(ProposalState state, string by, string? reason, DateTimeOffset now)
    {
        if (State != ProposalState.Proposed)
            throw DocumentsRefusals.DeletionDecided.ToException();
        State = state;
        DecidedBy = by;
        DecidedAt = now;
        Reason = reason;
    }
}
