using System.Text.Json;
using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.SharedKernel;

namespace JobcenterModular.Applications.Domain.Decisions;

/// <summary>
/// What a person of the office has decided on an application, as a record: the decision itself is the letter of the case
/// system. All that ever counted stays; where two persons are needed, the first one's word changes nothing yet.
/// </summary>
internal sealed class Decision : AggregateRoot
{
    private Decision()
    {
    }

    /// <summary>The application.</summary>
    public BenefitApplicationId Id { get; private init; }

    /// <summary>What counts today; null as long as nothing does.</summary>
    public DecisionKind? Kind { get; private set; }

    /// <summary>All that counted, the one that counts last, as JSON; see <see cref="DecisionEntry"/>.</summary>
    public string Entries { get; private set; } = "[]";

    /// <summary>What the first of two persons wants, as JSON; null if nobody waits for a second.</summary>
    public string? Proposal { get; private set; }

    /// <summary>The letter in the case file, as Documents told.</summary>
    public Guid? LetterId { get; private set; }

    /// <summary>The day on which the letter was posted.</summary>
    public DateOnly? LetterSentOn { get; private set; }

    /// <summary>Version of the word that named it.</summary>
    public long LetterVersion { get; private set; }

    /// <summary>When the applicant first opened it in the portal (§ 37 (2b) SGB X).</summary>
    public DateTimeOffset? LetterRetrievedAt { get; private set; }

    public static Decision Open(BenefitApplicationId application) => new() { Id = application };

    public IReadOnlyList<DecisionEntry> EntriesOf() => JsonSerializer.Deserialize<List<DecisionEntry>>(Entries)!;

    public DecisionEntry? ProposalOf() => Proposal is { } json ? JsonSerializer.Deserialize<DecisionEntry>(json) : null;

    /// <summary>A person decides, and no second one is needed.</summary>
    public void Take(DecisionContent content, Actor by, bool portalDelivery, DateTimeOffset now) =>
        Count(new DecisionEntry(content, by.Subject!, by.Role, now), portalDelivery);

    /// <summary>A person proposes; a second one must confirm it.</summary>
    public void Propose(DecisionContent content, Actor by, DateTimeOffset now)
    {
        EnsureNotWithdrawn();
        Proposal = JsonSerializer.Serialize(new DecisionEntry(content, by.Subject!, by.Role, now));
    }

    /// <summary>The second person agrees: from now on it counts.</summary>
    public DecisionContent Confirm(Actor by, bool portalDelivery, DateTimeOffset now)
    {
        DecisionEntry proposal = ProposalOf() ?? throw DecisionRefusals.NothingProposed.ToException();
        if (proposal.By == by.Subject)
            throw DecisionRefusals.OwnProposal.ToException();
        Count(proposal with { ConfirmedBy = by.Subject, ConfirmedAt = now }, portalDelivery);
        return proposal.Content;
    }

    /// <summary>Whether its letter may be read in the portal has changed.</summary>
    public void Deliver(bool portalDelivery)
    {
        if (Kind is not null)
            Record(new DecisionEvents.Recorded(this, portalDelivery));
    }

    /// <summary>The letter lies in the case file; an older word is ignored.</summary>
    public void AttachLetter(Guid document, DateOnly? sentOn, long letterVersion)
    {
        if (letterVersion <= LetterVersion)
            return;
        LetterVersion = letterVersion;
        if (LetterId != document)
            LetterRetrievedAt = null;
        LetterId = document;
        LetterSentOn = sentOn;
    }

    /// <summary>The applicant opened the letter; the first time counts.</summary>
    public void NoteRetrieval(Guid document, DateTimeOffset at)
    {
        if (LetterId == document)
            LetterRetrievedAt ??= at;
    }

    private void Count(DecisionEntry entry, bool portalDelivery)
    {
        EnsureNotWithdrawn();
        Entries = JsonSerializer.Serialize(EntriesOf().Append(entry));
        Kind = entry.Content.Kind;
        Proposal = null;
        Record(new DecisionEvents.Recorded(this, portalDelivery));
    }

    private void EnsureNotWithdrawn()
    {
        if (Kind == DecisionKind.Withdrawn)
            throw DecisionRefusals.ApplicationWithdrawn.ToException();
    }
}

/// <summary>What a decision records; the event map makes it public.</summary>
internal static class DecisionEvents
{
    public sealed record Recorded(Decision Decision, bool PortalDelivery) : IDomainEvent;
}
