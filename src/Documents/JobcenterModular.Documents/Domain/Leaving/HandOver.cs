using JobcenterModular.SharedKernel;

namespace JobcenterModular.Documents.Domain.Leaving;

/// <summary>A row of the ledger: what left, to whom, at whose word, and whether the other side said that it has it.</summary>
internal sealed class HandOver : AggregateRoot
{
    public const int MaxReceiverLength = 200;
    public const int MaxNoteLength = 400;
    public const int MaxFailureLength = 60;

    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    public required HandOverKind Kind { get; init; }

    /// <summary>The office or system that gets it.</summary>
    public required string Receiver { get; init; }

    /// <summary>For the people there.</summary>
    public string? Note { get; init; }

    /// <summary>Account of who decided it; <c>owner</c> for the person whose file it is, <c>system</c> for a rule.</summary>
    public required string RequestedBy { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    public HandOverState State { get; private set; } = HandOverState.Offered;

    /// <summary>Files that lie in it; null until it is put together.</summary>
    public int? Documents { get; private set; }

    /// <summary>Their size.</summary>
    public long? Bytes { get; private set; }

    public DateTimeOffset? TakenAt { get; private set; }

    public DateTimeOffset? AcknowledgedAt { get; private set; }

    public DateTimeOffset? FailedAt { get; private set; }

    /// <summary>Stable code of what went wrong.</summary>
    public string? Failure { get; private set; }

    /// <summary>What the receiver wrote with its answer.</summary>
    public string? Answer { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>When it is written into the drop folder (again): the lease of the host that writes it. Null when nothing is to be written.</summary>
    public DateTimeOffset? NextAttemptAt { get; private set; }

    /// <summary>When somebody was called for it; once for each hand-over.</summary>
    public DateTimeOffset? AlarmedAt { get; private set; }

    /// <summary>The other side has said its last word.</summary>
    public bool IsOver => State == HandOverState.Acknowledged || (State == HandOverState.Failed && Failure == HandOverFailures.Refused);

    /// <summary>A host is to write it into the drop folder.</summary>
    public void Queue(DateTimeOffset at) => NextAttemptAt = at;

    /// <summary>It is put together and lies where the receiver finds it.</summary>
    public void Place(int documents, long bytes)
    {
        (Documents, Bytes) = (documents, bytes);
        NextAttemptAt = null;
        if (State == HandOverState.Failed)
            State = HandOverState.Offered;
        Failure = null;
        FailedAt = null;
    }

    /// <summary>Writing it failed for now.</summary>
    public void TryAgain(DateTimeOffset at)
    {
        Attempts++;
        NextAttemptAt = at;
    }

    /// <summary>The receiver has it. Whoever fetches it again changes nothing.</summary>
    public void Take(DateTimeOffset now)
    {
        if (State != HandOverState.Offered)
            return;
        State = HandOverState.Taken;
        TakenAt = now;
        Failure = null;
    }

    /// <summary>The receiver found it sound. Who says so has taken it.</summary>
    public void Acknowledge(string? answer, DateTimeOffset now)
    {
        EnsureNotOver(HandOverState.Acknowledged);
        if (State == HandOverState.Acknowledged)
            return;
        State = HandOverState.Acknowledged;
        TakenAt ??= now;
        AcknowledgedAt = now;
        (Failure, FailedAt) = (null, null);
        Answer = answer;
    }

    /// <summary>The receiver cannot use it.</summary>
    public void Refuse(string? answer, DateTimeOffset now)
    {
        EnsureNotOver(HandOverState.Failed);
        Answer = answer;
        Fail(HandOverFailures.Refused, now);
    }

    /// <summary>It did not leave.</summary>
    public void Fail(string failure, DateTimeOffset now)
    {
        State = HandOverState.Failed;
        Failure = failure;
        FailedAt ??= now;
        NextAttemptAt = null;
    }

    /// <summary>Something is odd, and it may still go well.</summary>
    public void Doubt(string failure) => Failure = failure;

    /// <summary>Refuses when the last word was another one.</summary>
    public void EnsureNotOver(HandOverState? wanted = null)
    {
        if (IsOver && State != wanted)
            throw HandOverRefusals.Over.ToException();
    }
}

/// <summary>Why a hand-over failed or stands still.</summary>
internal static class HandOverFailures
{
    /// <summary>The receiver said no.</summary>
    public const string Refused = "refused";

    /// <summary>An original is missing or altered.</summary>
    public const string OriginalUnsound = "original_unsound";

    /// <summary>The case file was deleted before it left.</summary>
    public const string CaseGone = "case_gone";

    /// <summary>The receipt in the drop folder is not one.</summary>
    public const string ReceiptUnreadable = "receipt_unreadable";
}
