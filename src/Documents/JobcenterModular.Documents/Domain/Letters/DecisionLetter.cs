using JobcenterModular.SharedKernel;

namespace JobcenterModular.Documents.Domain.Letters;

/// <summary>
/// Which document of the case file is the letter of the decision on an application, and whether its owner may read it in
/// the portal: only with consent, which may be taken back (§ 37 (2b) SGB X). It begins when a decision is recorded.
/// </summary>
internal sealed class DecisionLetter : AggregateRoot
{
    private DecisionLetter()
    {
    }

    /// <summary>The application.</summary>
    public Guid Id { get; private init; }

    public bool PortalDelivery { get; private set; }

    /// <summary>Version of the word that said so.</summary>
    public long DecisionVersion { get; private set; }

    /// <summary>Number of the decision that counts, from 1. The letter is always that of this one.</summary>
    public int DecisionNumber { get; private set; }

    public Guid? DocumentId { get; private set; }

    /// <summary>The day on which it was posted.</summary>
    public DateOnly? SentOn { get; private set; }

    public string? AttachedBy { get; private set; }

    public DateTimeOffset? AttachedAt { get; private set; }

    /// <summary>When its owner first opened it.</summary>
    public DateTimeOffset? RetrievedAt { get; private set; }

    public static DecisionLetter Of(Guid application) => new() { Id = application };

    /// <summary>A decision counts, or something was said of its delivery; an older word is ignored. A new decision has no letter yet.</summary>
    /// <param name="decisionNumber">Which decision counts; null where nobody said.</param>
    public void Deliver(bool portalDelivery, long decisionVersion, int? decisionNumber)
    {
        if (decisionVersion <= DecisionVersion)
            return;
        bool consents = portalDelivery && !PortalDelivery;
        PortalDelivery = portalDelivery;
        DecisionVersion = decisionVersion;
        if (decisionNumber > DecisionNumber)
        {
            DecisionNumber = decisionNumber.Value;
            Detach();
        }

        if (consents && DocumentId is not null)
            Record(new LetterAttached(this, NewInPortal: true));
    }

    /// <summary>This document is the letter.</summary>
    public void Attach(Guid document, DateOnly? sentOn, string by, DateTimeOffset now)
    {
        bool another = DocumentId != document;
        if (another)
            RetrievedAt = null;
        DocumentId = document;
        SentOn = sentOn;
        AttachedBy = by;
        AttachedAt = now;
        Record(new LetterAttached(this, NewInPortal: PortalDelivery && another));
    }

    /// <summary>Its owner opens it; the first time is told.</summary>
    public void Open(DateTimeOffset now)
    {
        if (RetrievedAt is not null)
            return;
        RetrievedAt = now;
        Record(new LetterRetrieved(this));
    }

    private void Detach()
    {
        DocumentId = null;
        SentOn = null;
        AttachedBy = null;
        AttachedAt = null;
        RetrievedAt = null;
    }
}

/// <summary>A document is the letter from now on, or may be read in the portal from now on.</summary>
/// <param name="Letter">The letter.</param>
/// <param name="NewInPortal">Its owner may read it from now on, and could not before.</param>
internal sealed record LetterAttached(DecisionLetter Letter, bool NewInPortal) : IDomainEvent;

/// <summary>Its owner opened it for the first time.</summary>
internal sealed record LetterRetrieved(DecisionLetter Letter) : IDomainEvent;
