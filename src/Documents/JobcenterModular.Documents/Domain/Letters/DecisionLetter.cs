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

    public Guid? DocumentId { get; private set; }

    /// <summary>The day on which it was posted.</summary>
    public DateOnly? SentOn { get; private set; }

    public string? AttachedBy { get; private set; }

    public DateTimeOffset? AttachedAt { get; private set; }

    /// <summary>When its owner first opened it.</summary>
    public DateTimeOffset? RetrievedAt { get; private set; }

    public static DecisionLetter Of(Guid application) => new() { Id = application };

    /// <summary>What was said of the delivery; an older word is ignored.</summary>
    public void Deliver(bool portalDelivery, long decisionVersion)
    {
        if (decisionVersion <= DecisionVersion)
            return;
        PortalDelivery = portalDelivery;
        DecisionVersion = decisionVersion;
    }

    /// <summary>This document is the letter.</summary>
    public void Attach(Guid document, DateOnly? sentOn, string by, DateTimeOffset now)
    {
        if (DocumentId != document)
            RetrievedAt = null;
        DocumentId = document;
        SentOn = sentOn;
        AttachedBy = by;
        AttachedAt = now;
        Record(new LetterAttached(this));
    }

    /// <summary>Its owner opens it; the first time is told.</summary>
    public void Open(DateTimeOffset now)
    {
        if (RetrievedAt is not null)
            return;
        RetrievedAt = now;
        Record(new LetterRetrieved(this));
    }
}

/// <summary>A document is the letter from now on.</summary>
internal sealed record LetterAttached(DecisionLetter Letter) : IDomainEvent;

/// <summary>Its owner opened it for the first time.</summary>
internal sealed record LetterRetrieved(DecisionLetter Letter) : IDomainEvent;
