using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.SharedKernel;

namespace JobcenterModular.Documents.Domain.Evidence;

/// <summary>
/// One item of an application's checklist: what, whose, why, until when, what its owner said and what staff decided. Where
/// it stands follows from these and from the documents that count. Nothing of that is stored, so a document that is set
/// aside, taken out or sorted elsewhere leaves the item as if it had never come.
/// </summary>
internal sealed class EvidenceItem : AggregateRoot
{
    public const int MaxTitleLength = 200;
    public const int MaxReasonLength = 1000;

    public required Guid Id { get; init; }

    public required Guid ApplicationId { get; init; }

    public required Guid CaseId { get; init; }

    public required string Code { get; init; }

    public required string PersonId { get; init; }

    /// <summary>What it is, for people; null for an item that no answer asks for and only a statement or a review made known.</summary>
    public string? Title { get; private set; }

    /// <summary>The questions that ask for it, one a line.</summary>
    public string? Because { get; private set; }

    /// <summary>May be sent, is never missing.</summary>
    public bool Optional { get; private set; }

    /// <summary>Until when the office wants it.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>Ids of the requests that ask for it by name, with commas between them.</summary>
    public string Requests { get; private set; } = "";

    /// <summary>The requests that ask for it by name, in the order in which they did; those that were taken back are no longer among them.</summary>
    public IReadOnlyList<Guid> AskedBy => [.. Requests.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)];

    /// <summary>No answer asks for it, only requests.</summary>
    public bool OnlyByName { get; private set; }

    /// <summary>What <see cref="Optional"/> was before any request asked for it.</summary>
    public bool UsuallyOptional { get; private set; }

    /// <summary>What <see cref="DueOn"/> was before any request asked for it.</summary>
    public DateOnly? UsuallyDueOn { get; private set; }

    public EvidenceStatement Statement { get; private set; }

    /// <summary>The date that the person named.</summary>
    public DateOnly? PromisedFor { get; private set; }

    public DateTimeOffset? StatedAt { get; private set; }

    /// <summary>The statement is younger than the last review.</summary>
    public bool StatedSinceReview { get; private set; }

    public EvidenceOutcome Outcome { get; private set; }

    public string? ReasonCode { get; private set; }

    /// <summary>Why, in plain German. The person reads it where the item was rejected.</summary>
    public string? Reason { get; private set; }

    public string? ReviewedBy { get; private set; }

    public DateTimeOffset? ReviewedAt { get; private set; }

    /// <summary>The documents that were there to be looked at; one that is not among them waits for the next look.</summary>
    public IReadOnlyList<Guid> ReviewedDocuments { get; private set; } = [];

    public EvidenceKey Key => new(Code, PersonId);

    /// <summary>The answers or a request ask for it.</summary>
    public bool IsAsked => Title is not null;

    /// <summary>Whether something may still come for it after the application was sent.</summary>
    public bool IsWanted => Outcome == EvidenceOutcome.Rejected || (IsAsked && Outcome == EvidenceOutcome.Open);

    /// <summary>A rejection answers a statement: then it counts no more until it is made anew.</summary>
    public EvidenceStatement StatementThatCounts =>
        Outcome == EvidenceOutcome.Rejected && !StatedSinceReview ? EvidenceStatement.None : Statement;

    /// <summary>The application was sent, and its answers ask for this.</summary>
    public void Ask(string title, string because, bool optional, DateOnly? dueOn)
    {
        Title = title;
        Because = because;
        Optional = optional;
        DueOn = dueOn;
    }

    /// <summary>The office asks for it by name, whatever the answers ask for: it may come from now on, even where an earlier one was enough.</summary>
    /// <param name="request">The request that asks.</param>
    /// <param name="title">What it is called.</param>
    /// <param name="because">Why, where no answer asks for it.</param>
    /// <param name="dueOn">Until when.</param>
    public void AskByName(Guid request, string title, string because, DateOnly dueOn)
    {
        if (AskedBy.Contains(request))
            return;
        if (AskedBy.Count == 0)
        {
            OnlyByName = !IsAsked;
            UsuallyOptional = Optional;
            UsuallyDueOn = DueOn;
        }

        Requests = string.Join(',', AskedBy.Append(request));
        Title ??= title;
        Because ??= because;
        Optional = false;
        DueOn = dueOn;
        if (Outcome != EvidenceOutcome.Accepted)
            return;
        Outcome = EvidenceOutcome.Open;
        ReasonCode = null;
        Reason = null;
        Record(new EvidenceWasReviewed(this));
    }

    /// <summary>A request gives more time; a later day that counts already stays.</summary>
    public void GiveTime(DateOnly dueOn)
    {
        if (DueOn < dueOn)
            DueOn = dueOn;
    }

    /// <summary>A request was taken back. What no other request and no answer asks for is wanted no more; a rejection stays, with its day.</summary>
    /// <param name="request">The request.</param>
    /// <param name="othersDueOn">The last day of the other requests that ask for it.</param>
    public void TakeBackRequest(Guid request, DateOnly? othersDueOn)
    {
        Requests = string.Join(',', AskedBy.Where(asking => asking != request));
        bool last = AskedBy.Count == 0;
        if (Outcome != EvidenceOutcome.Rejected)
            DueOn = last ? UsuallyDueOn : othersDueOn ?? DueOn;
        if (!last)
            return;
        Optional = UsuallyOptional;
        if (!OnlyByName)
            return;
        Title = null;
        Because = null;
    }

    /// <summary>Its owner says something about it, or takes that back; true if that is new.</summary>
    public bool Declare(EvidenceStatement statement, DateOnly? promisedFor, DateTimeOffset now)
    {
        if (Outcome == EvidenceOutcome.Accepted)
            throw EvidenceRefusals.Accepted.ToException();
        DateOnly? date = statement == EvidenceStatement.Later ? promisedFor : null;
        if (statement == StatementThatCounts && (date == PromisedFor || statement == EvidenceStatement.None))
            return false;
        Statement = statement;
        PromisedFor = date;
        StatedAt = now;
        StatedSinceReview = true;
        Record(new EvidenceWasStated(this));
        return true;
    }

    /// <summary>Staff decided about it, and about no other item.</summary>
    /// <param name="decision">What and why.</param>
    /// <param name="documents">What was there to be looked at.</param>
    /// <param name="by">Account of the person who decided.</param>
    /// <param name="now">Server time.</param>
    public void Review(EvidenceDecision decision, IReadOnlyList<Guid> documents, string by, DateTimeOffset now)
    {
        if (decision.Outcome == EvidenceOutcome.Open && Outcome == EvidenceOutcome.Open)
            throw EvidenceRefusals.NotReviewed.ToException();
        if (decision.Outcome == EvidenceOutcome.Accepted && documents.Count == 0 && !decision.WithoutDocuments)
            throw EvidenceRefusals.NothingThere.ToException();
        Outcome = decision.Outcome;
        ReasonCode = decision.ReasonCode;
        Reason = decision.Reason;
        DueOn = decision.DueOn ?? DueOn;
        StatedSinceReview = false;
        ReviewedDocuments = [.. documents];
        ReviewedBy = by;
        ReviewedAt = now;
        Record(new EvidenceWasReviewed(this));
    }

    /// <summary>Where it stands for somebody for whom these documents count.</summary>
    public ChecklistState StateWith(IEnumerable<Guid> documents)
    {
        if (Outcome == EvidenceOutcome.Accepted)
            return ChecklistState.Accepted;
        if (documents.Any(document => Outcome == EvidenceOutcome.Open || !ReviewedDocuments.Contains(document)))
            return ChecklistState.Present;
        return StatementThatCounts switch
        {
            EvidenceStatement.Later => ChecklistState.Later,
            EvidenceStatement.NotAvailable => ChecklistState.NotAvailable,
            _ when Outcome == EvidenceOutcome.Rejected => ChecklistState.Rejected,
            _ => Optional ? ChecklistState.Offered : ChecklistState.Missing,
        };
    }
}
