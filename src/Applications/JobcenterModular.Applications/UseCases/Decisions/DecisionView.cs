using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Decisions;
using JobcenterModular.Applications.UseCases.Renewals;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Decisions;

/// <summary>What was decided on an application, as recorded.</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="CaseId">The household's case.</param>
/// <param name="Etag">Version for If-Match; <c>"0"</c> as long as there is nothing.</param>
/// <param name="InForce">What counts; null as long as nothing does.</param>
/// <param name="Proposed">What waits for a second person.</param>
/// <param name="Earlier">What counted before, newest first; at most the last 200.</param>
/// <param name="WithdrawnAt">When the applicant withdrew the application (UTC).</param>
/// <param name="PortalDelivery">The applicant consents to decisions in the portal (§ 37 (2b) SGB X).</param>
/// <param name="Letter">The letter of the case system to what counts; null as long as none is attached to it.</param>
/// <param name="Proposals">Periods as they are usually granted; any other may be.</param>
internal sealed record DecisionView(
    Guid ApplicationId,
    Guid CaseId,
    string Etag,
    DecisionRecord? InForce,
    DecisionRecord? Proposed,
    IReadOnlyList<DecisionRecord> Earlier,
    DateTimeOffset? WithdrawnAt,
    bool PortalDelivery,
    DecisionLetterFacts? Letter,
    IReadOnlyList<PeriodProposal> Proposals);

/// <summary>One record of a decision.</summary>
/// <param name="Kind">How the application ends.</param>
/// <param name="From">First day that is granted.</param>
/// <param name="To">Last day that is granted.</param>
/// <param name="Provisional">For the time being only.</param>
/// <param name="Note">For colleagues.</param>
/// <param name="PassedOnTo">The office that has it now.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When (UTC).</param>
/// <param name="ConfirmedBy">The second person, where two are needed.</param>
/// <param name="ConfirmedAt">When they agreed (UTC).</param>
/// <param name="Letter">Of an earlier one: its letter, if there was one.</param>
internal sealed record DecisionRecord(
    DecisionKind Kind,
    DateOnly? From,
    DateOnly? To,
    bool Provisional,
    string? Note,
    string? PassedOnTo,
    string By,
    DateTimeOffset At,
    string? ConfirmedBy,
    DateTimeOffset? ConfirmedAt,
    DecisionLetterFacts? Letter)
{
    public static DecisionRecord Of(DecisionEntry entry) => new(
        entry.Content.Kind,
        entry.Content.From,
        entry.Content.To,
        entry.Content.Provisional,
        entry.Content.Note,
        entry.Content.PassedOnTo,
        entry.By,
        entry.At,
        entry.ConfirmedBy,
        entry.ConfirmedAt,
        entry.Letter is { } letter ? new DecisionLetterFacts(letter.DocumentId, letter.SentOn, letter.RetrievedAt) : null);
}

/// <summary>The letter in the case file.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="SentOn">The day on which it was posted.</param>
/// <param name="RetrievedAt">When the applicant first opened it in the portal (UTC).</param>
internal sealed record DecisionLetterFacts(Guid DocumentId, DateOnly? SentOn, DateTimeOffset? RetrievedAt);

/// <summary>A period as it is usually granted (§ 41 (3) SGB II).</summary>
/// <param name="Provisional">For the time being only.</param>
/// <param name="Months">Its length.</param>
/// <param name="From">First day: from here the application counts.</param>
/// <param name="To">Last day.</param>
internal sealed record PeriodProposal(bool Provisional, int Months, DateOnly From, DateOnly To);

/// <summary>Shows decisions.</summary>
internal sealed class DecisionViews(IApplicationsDb db, DatedValues values)
{
    private const int MostEarlier = 200;

    public async Task<DecisionView> OfAsync(BenefitApplication application, Decision? decision, CancellationToken cancellationToken)
    {
        Guid caseId = await db.WorkItems.Where(row => row.Id == application.Id.Value).Select(row => row.CaseId).SingleAsync(cancellationToken);
        DateTimeOffset? withdrawnAt = await db.Withdrawals
            .Where(row => row.ApplicationId == application.Id).Select(row => (DateTimeOffset?)row.At).SingleOrDefaultAsync(cancellationToken);
        DateOnly countsFrom = await db.CountsFromAsync(application, cancellationToken);
        List<DecisionRecord> all = [.. (decision?.EntriesOf() ?? []).Select(DecisionRecord.Of)];
        return new DecisionView(
            application.Id.Value,
            caseId,
            EntityTags.Of(decision?.Version ?? 0),
            all.Count > 0 ? all[^1] : null,
            decision?.ProposalOf() is { } proposal ? DecisionRecord.Of(proposal) : null,
            [.. all.SkipLast(1).Reverse().Take(MostEarlier)],
            withdrawnAt,
            await db.WantsPortalAsync(application.Id, cancellationToken),
            decision?.LetterId is { } letter ? new DecisionLetterFacts(letter, decision.LetterSentOn, decision.LetterRetrievedAt) : null,
            [Proposal(countsFrom, provisional: false), Proposal(countsFrom, provisional: true)]);
    }

    public async Task<RefusalException> StaleAsync(
        BenefitApplication application, Decision? decision, long expected, DecisionBody? yours, CancellationToken cancellationToken) =>
        DecisionRefusals.Stale.ToException(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["current"] = await OfAsync(application, decision, cancellationToken),
            ["yours"] = new { etag = EntityTags.Of(expected), decision = yours },
        });

    private PeriodProposal Proposal(DateOnly from, bool provisional)
    {
        int months = values.On(provisional ? DatedValues.ProvisionalMonths : DatedValues.NormalMonths, from);
        return new PeriodProposal(provisional, months, from, from.AddMonths(months).AddDays(-1));
    }
}
