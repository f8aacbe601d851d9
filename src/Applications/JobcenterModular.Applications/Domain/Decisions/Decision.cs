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

    /// <summary>Number of the decision that counts, from 1; 0 as long as none does.</summary>
    public int Number => EntriesOf().Count;

    /// <summary>The letter of the decision that counts, in the case file, as Documents told; that of an earlier one stands with its record.</summary>
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

    /// <summary>The letter lies in the case file. An older word, and one about an earlier decision, is ignored; true if it said anything new.</summary>
    /// <param name="decisionNumber">Whose letter it is; null where nobody said.</param>
    public bool AttachLetter(Guid document, DateOnly? sentOn, long letterVersion, int? decisionNumber)
    {
        if (letterVersion <= LetterVersion || decisionNumber < Number)
            return false;
        LetterVersion = letterVersion;
        if (LetterId == document && LetterSentOn == sentOn)
            return false;
        if (LetterId != document)
            LetterRetrievedAt = null;
        LetterId = document;
        LetterSentOn = sentOn;
        return true;
    }

    /// <summary>The applicant opened the letter; the first time counts.</summary>
    /// <param name="decisionNumber">Whose letter it is; null where nobody said.</param>
    /// <returns>False: the letter is not known yet.</returns>
    public bool NoteRetrieval(Guid document, DateTimeOffset at, int? decisionNumber)
    {
        if (decisionNumber is { } number && number > 0 && number < Number)
        {
            NoteEarlierRetrieval(number - 1, document, at);
            return true;
        }

        if (LetterId == document)
            LetterRetrievedAt ??= at;
        return LetterId is not null || (decisionNumber is null && LetterVersion > 0);
    }

    private void Count(DecisionEntry entry, bool portalDelivery)
    {
        EnsureNotWithdrawn();
        List<DecisionEntry> entries = [.. EntriesOf()];
        if (LetterId is { } letter)
            entries[^1] = entries[^1] with { Letter = new LetterOfDecision(letter, LetterSentOn, LetterRetrievedAt) };
        Entries = JsonSerializer.Serialize(entries.Append(entry));

        // What was posted or opened belongs to the decision before: no time runs from it for this one.
        LetterId = null;
        LetterSentOn = null;
        LetterRetrievedAt = null;
        Kind = entry.Content.Kind;
        Proposal = null;
        Record(new DecisionEvents.Recorded(this, portalDelivery));
    }

    private void NoteEarlierRetrieval(int index, Guid document, DateTimeOffset at)
    {
        List<DecisionEntry> entries = [.. EntriesOf()];
        if (entries[index].Letter is not { RetrievedAt: null } letter || letter.DocumentId != document)
            return;
        entries[index] = entries[index] with { Letter = letter with { RetrievedAt = at } };
        Entries = JsonSerializer.Serialize(entries);
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
