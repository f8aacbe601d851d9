using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Channels;
using JobcenterModular.Notifications.Domain.Contacts;
using JobcenterModular.Notifications.UseCases.Telling;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.UseCases.Contacts;

/// <summary>No more e-mails, by the link in one of them (RFC 8058). Again changes nothing.</summary>
internal sealed record Unsubscribe(string Token) : IRequest<Unit>;

internal sealed class UnsubscribeHandler(INotificationsDb db, Unsubscribing links, ReachLookup reaches, Withdrawing withdrawing, TimeProvider clock)
    : IRequestHandler<Unsubscribe, Unit>
{
    public async Task<Unit> Handle(Unsubscribe request, CancellationToken cancellationToken)
    {
        Guid application = links.ReadToken(request.Token) ?? throw HttpRefusals.NotFound.ToException();
        IReadOnlyList<Guid> lost = await OptimisticRetry.RunAsync(() => LeaveAsync(application, cancellationToken), db.Forget, cancellationToken);
        await withdrawing.GoOnAsync(lost);
        return Unit.Value;
    }

    private async Task<IReadOnlyList<Guid>> LeaveAsync(Guid application, CancellationToken cancellationToken)
    {
        KnownApplication? known = await db.KnownApplications.AsNoTracking().SingleOrDefaultAsync(row => row.Id == application, cancellationToken);
        if (known is null or { DeletedAt: not null })
            return []; // Nobody is written to about it any more.
        var owner = ContactOwnership.Of(known);
        Contact? contact = await db.Contacts.SingleOrDefaultAsync(row => row.Owner == owner.Key, cancellationToken);
        IReadOnlyList<Channel> before = (await reaches.OfOwnerAsync(owner.Key, known, cancellationToken)).PreferredChannels;
        if (!before.Contains(Channel.Email))
            return [];
        contact ??= db.Contacts.Add(Contact.Of(owner.Key)).Entity;
        contact.Leave(Channel.Email, before, clock.GetUtcNow());
        IReadOnlyList<Guid> lost = await withdrawing.FromChannelsAsync(owner, [Channel.Email], cancellationToken);
        await db.SaveAgainstRivalsAsync("contacts", cancellationToken);
        return lost;
    }
}
