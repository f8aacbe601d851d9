using JobcenterModular.Documents.Domain.Leaving;
using JobcenterModular.Documents.UseCases.Leaving.Ledger;
using JobcenterModular.Documents.UseCases.Log;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases.Leaving.Dropping;

/// <summary>Reads what the other side answered in the drop folder. Receipts stay where they are: they are its own.</summary>
internal sealed class ReadReceipts(IDocumentsDb db, HandOverLedger ledger, IDropFolder folder, TimeProvider clock)
{
    private static readonly Actor Receiver = Actor.System("handover");

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        db.Forget();
        List<HandOver> waiting = await db.HandOvers.AsNoTracking()
            .Where(row => row.Kind == HandOverKind.DropFolder && row.NextAttemptAt == null
                && (row.State == HandOverState.Offered || row.State == HandOverState.Taken))
            .OrderBy(row => row.RequestedAt)
            .ToListAsync(cancellationToken);
        foreach (HandOver row in waiting)
        {
            if (await folder.ReceiptAsync(row.Id, cancellationToken) is { } receipt)
                await ApplyAsync(row, DropReceipt.Read(receipt.Json), cancellationToken);
        }
    }

    private async Task ApplyAsync(HandOver row, DropReceipt? receipt, CancellationToken cancellationToken)
    {
        if (IsKnown(row, receipt))
            return;
        DateTimeOffset now = clock.GetUtcNow();
        await ledger.ChangeAsync(
            row.Id,
            Receiver,
            each =>
            {
                if (each.IsOver)
                    return;
                switch (receipt?.State)
                {
                    case "taken":
                        each.Take(now);
                        break;
                    case "acknowledged":
                        each.Acknowledge(receipt.Reason, now);
                        break;
                    case "failed":
                        each.Refuse(receipt.Reason, now);
                        break;
                    default:
                        each.Doubt(HandOverFailures.ReceiptUnreadable);
                        break;
                }
            },
            cancellationToken);
    }

    // Each run finds the same files again.
    private static bool IsKnown(HandOver row, DropReceipt? receipt) =>
        (receipt is null && row.Failure == HandOverFailures.ReceiptUnreadable) || (receipt?.State == "taken" && row.State == HandOverState.Taken && row.Failure is null);
}
