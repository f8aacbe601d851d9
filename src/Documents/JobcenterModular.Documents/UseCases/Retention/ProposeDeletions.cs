using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.Domain.Retention;
using JobcenterModular.Documents.UseCases.Log;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases.Retention;

/// <summary>Proposes closed case files whose time is over: no legal hold, no open proposal, no decision to keep it longer.</summary>
internal sealed class ProposeDeletions(IDocumentsDb db, RetentionRules rules, TimeProvider clock)
{
    private const int Batch = 200;

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        DateOnly today = OfficeTime.DateAt(now);
        DateTimeOffset closedBefore = OfficeTime.StartOf(today.AddYears(-rules.Shortest(RetentionRules.ClosedCaseYears)).AddDays(1));
        int proposed = 0;
        DateTimeOffset after = DateTimeOffset.MinValue;
        while (true)
        {
            List<CaseFile> closed = await db.CaseFiles.AsNoTracking()
                .Where(row => row.State == CaseFileState.Closed && row.ClosedAt < closedBefore && row.ClosedAt > after)
                .Where(row => !db.LegalHolds.Any(hold => hold.CaseId == row.Id && hold.LiftedAt == null))
                .Where(row => !db.DeletionProposals.Any(other => other.CaseId == row.Id
                    && (other.State == ProposalState.Proposed || other.State == ProposalState.Confirmed
                        || (other.State == ProposalState.Refused && (other.KeepUntil == null || other.KeepUntil >= today)))))
                .OrderBy(row => row.ClosedAt)
                .Take(Batch)
                .ToListAsync(cancellationToken);
            foreach (CaseFile caseFile in closed)
            {
                if (await ProposeAsync(caseFile, today, now, cancellationToken))
                    proposed++;
            }

            if (closed.Count < Batch)
                return proposed;
            after = closed[^1].ClosedAt!.Value;
        }
    }

    private async Task<bool> ProposeAsync(CaseFile caseFile, DateOnly today, DateTimeOffset now, CancellationToken cancellationToken)
    {
        DateOnly closedOn = OfficeTime.DateAt(caseFile.ClosedAt!.Value);
        if (rules.Find(RetentionRules.ClosedCaseYears, closedOn) is not { } rule || closedOn.AddYears(rule.Value) >= today)
            return false;
        db.Forget();
        db.DeletionProposals.Add(new DeletionProposal
        {
            Id = Guid.CreateVersion7(now),
            CaseId = caseFile.Id,
            Reference = caseFile.Reference,
            Rule = rule.ToString(),
            Source = rule.Source,
            DueOn = closedOn.AddYears(rule.Value),
            ProposedAt = now,
        });
        db.Note(new CaseNote(caseFile.Id, Actor.System("retention"), CaseAction.DeletionProposed) { Detail = rule.ToString() });
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
