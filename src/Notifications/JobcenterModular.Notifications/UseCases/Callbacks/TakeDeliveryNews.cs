using System.Globalization;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Channels;
using JobcenterModular.Notifications.Sending.Gateway;
using JobcenterModular.Notifications.UseCases.Telling;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.UseCases.Callbacks;

/// <summary>A carrier tells what became of a message (docs/gateway.md).</summary>
internal sealed record TakeDeliveryNews(string Channel, CallbackSignature Signature, ReadOnlyMemory<byte> Body) : IRequest<Unit>;

/// <summary>The three headers by which a carrier proves who it is.</summary>
internal sealed record CallbackSignature(string Id, string Timestamp, string Signatures);

internal sealed class TakeDeliveryNewsHandler(INotificationsDb db, CallbackSecrets secrets, ChainOfChannels chain, TimeProvider clock)
    : IRequestHandler<TakeDeliveryNews, Unit>
{
    private const int MostBytes = 4096;

    public async Task<Unit> Handle(TakeDeliveryNews request, CancellationToken cancellationToken)
    {
        if (!ChannelNames.TryParse(request.Channel, out Channel channel) || secrets.Of(channel) is not { } secret)
            throw HttpRefusals.NotFound.ToException();
        if (request.Body.Length > MostBytes)
            throw HttpRefusals.TooLarge.ToException();
        CallbackSignature signed = request.Signature;
        if (!WebhookSignature.IsValid(secret, signed.Id, signed.Timestamp, signed.Signatures, request.Body.Span, clock.GetUtcNow()))
            throw ContactRefusals.SignatureWrong.ToException();

        // Only now: what nobody signed is not even parsed.
        DeliveryNews news = DeliveryNews.Read(request.Body, DateTimeOffset.FromUnixTimeSeconds(long.Parse(signed.Timestamp, CultureInfo.InvariantCulture)));
        Guid notice = await OptimisticRetry.RunAsync(() => TakeAsync(channel, news, cancellationToken), db.Forget, cancellationToken);

        // Also if nothing is new: a host that died after the save left this to the carrier's repeat.
        await chain.AfterAsync(notice, CancellationToken.None);
        return Unit.Value;
    }

    private async Task<Guid> TakeAsync(Channel channel, DeliveryNews news, CancellationToken cancellationToken)
    {
        // News may come before our own mark, while a sender still holds the row: it is taken, and the sender finds its row closed.
        Delivery delivery = await db.Deliveries.SingleOrDefaultAsync(row => row.Id == news.Id && row.Channel == channel && row.Attempts > 0, cancellationToken)
            ?? throw HttpRefusals.NotFound.ToException();
        DateTimeOffset now = clock.GetUtcNow();
        DateTimeOffset at = news.At < now ? news.At : now;
        if (news.Arrived)
            delivery.HearOfArrival(at, now);
        else
            delivery.HearOfReturn(news.Error, at, now);
        if (news.Bounced && delivery.NewsAt == at && delivery.State == DeliveryState.FailedForGood && delivery.ContactPointId is { } id)
            (await db.ContactPoints.SingleOrDefaultAsync(row => row.Id == id, cancellationToken))?.MarkBounced(now);
        await db.SaveChangesAsync(cancellationToken);
        return delivery.NoticeId;
    }
}
