using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Channels;
using JobcenterModular.Notifications.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Notifications.Sending.Print;

/// <summary>Letters: each becomes a page in the print queue, once; people print and post it.</summary>
internal sealed class PrintQueue(IServiceScopeFactory scopes, Sealer sealer, IOptions<PrintOptions> options, IOptions<OfficeOptions> office, TimeProvider clock)
    : IChannelCarrier
{
    public Channel Channel => Channel.Letter;

    public LaneOptions Lane => options.Value.Lane;

    public async Task<string?> HandOverAsync(Delivery delivery, Letter letter, CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        INotificationsDb db = scope.ServiceProvider.GetRequiredService<INotificationsDb>();

        // Two letters of one application guard the same row: the second starts over, it does not wait for its next attempt.
        await OptimisticRetry.RunAsync(() => PutInAsync(db, delivery, letter, cancellationToken), db.Forget, cancellationToken);
        return null;
    }

    private async Task<bool> PutInAsync(INotificationsDb db, Delivery delivery, Letter letter, CancellationToken cancellationToken)
    {
        // A host that died after this and before its mark comes again: the page is there already.
        if (await db.PrintJobs.AnyAsync(row => row.Id == delivery.Id, cancellationToken))
            return false;
        string page = LetterPage.Of(letter, office.Value.Name, options.Value, OfficeTime.DateAt(clock.GetUtcNow()));
        KnownApplication? known = await db.KnownApplications.SingleOrDefaultAsync(row => row.Id == delivery.ApplicationId, cancellationToken);
        if (known is null or { DeletedAt: not null })
            throw new CarrierRefusedException("forgotten");
        db.Shared.Guard(known); // It names a person: it is there before the forgetting, or not at all.
        db.PrintJobs.Add(PrintJob.For(delivery, sealer.SealText(page, PrintJob.SealPurpose(delivery.Id)), clock.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
