using System.Net.Mail;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Alarms;
using JobcenterModular.Notifications.Domain.Channels;
using JobcenterModular.Notifications.UseCases;
using JobcenterModular.Notifications.UseCases.Alarms;
using JobcenterModular.Notifications.UseCases.Reminders;
using JobcenterModular.Notifications.UseCases.Telling;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Polly.CircuitBreaker;

namespace JobcenterModular.Notifications.Sending;

/// <summary>One attempt at one delivery that this host has in hand.</summary>
internal sealed partial class HandOver(
    INotificationsDb db, SealedLetters letters, ReminderTruth truth, StillWanted stillWanted, ContentConsent consent,
    ChainOfChannels chain, IAlarms alarms, TimeProvider clock, ILogger<HandOver> logger)
{
    public async Task RunAsync(Guid deliveryId, IChannelCarrier carrier, LaneGate gate, CancellationToken cancellationToken)
    {
        Delivery delivery = await db.Deliveries.SingleAsync(row => row.Id == deliveryId, cancellationToken);
        if (delivery.ExpiresAt <= clock.GetUtcNow())
            delivery.Expire(clock.GetUtcNow());
        else if (await IsPastAsync(delivery, cancellationToken))
            delivery.Cancel(clock.GetUtcNow());
        else if (await stillWanted.AnswerAsync(delivery, cancellationToken) is var answer && answer == WantedAnswer.Withdrawn)
            delivery.WithdrawInHand(clock.GetUtcNow());
        else if (answer == WantedAnswer.Bounced)
            delivery.MarkRefused("address-bounced", clock.GetUtcNow());
        else
            await TryAsync(delivery, carrier, gate, cancellationToken);

        // A digest tells of no case, so there is no notice whose chain could go on. Called before the row says so: a host that
        // dies in between calls twice, not never.
        if (delivery is { State: DeliveryState.FailedForGood, Purpose: Purposes.TeamDigest })
            await alarms.RaiseAsync(AlarmKinds.NobodyReached, Purposes.TeamDigest, CancellationToken.None);

        try
        {
            // What was handed over is marked even if the host is told to stop meanwhile.
            await db.SaveChangesAsync(CancellationToken.None);
        }
        catch (DbUpdateConcurrencyException)
        {
            // The carrier's own news may have been faster than our mark; then the row is closed, and all is well.
            if (!await db.Deliveries.AsNoTracking().AnyAsync(row => row.Id == deliveryId && row.ClosedAt != null, CancellationToken.None))
                LeaseLost(logger, carrier.Channel, delivery.Id);
            return;
        }

        if (delivery.IsClosed)
            await chain.AfterAsync(delivery.NoticeId, CancellationToken.None);
    }

    // Asked here, at the last moment, and not only when the thing changed: the events may have crossed.
    private async Task<bool> IsPastAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        if (await db.KnownApplications.AnyAsync(row => row.Id == delivery.ApplicationId && row.DeletedAt != null, cancellationToken))
            return true;
        Guid? reminder = await db.Notices.Where(row => row.Id == delivery.NoticeId).Select(row => row.ReminderId).SingleOrDefaultAsync(cancellationToken);
        return reminder is { } id && !await truth.IsTrueAsync(id, cancellationToken);
    }

    private async Task TryAsync(Delivery delivery, IChannelCarrier carrier, LaneGate gate, CancellationToken cancellationToken)
    {
        try
        {
            Letter letter = await consent.AsAllowedAsync(delivery, letters.Open(delivery), cancellationToken);
            string? reference = await gate.RunAsync(token => carrier.HandOverAsync(delivery, letter, token), cancellationToken);
            delivery.MarkHandedOver(reference, clock.GetUtcNow());
        }
        catch (CarrierRefusedException refused)
        {
            delivery.MarkRefused(refused.Reason, clock.GetUtcNow());
            FailedForGood(logger, carrier.Channel, delivery.Id, delivery.Purpose, delivery.Attempts, refused.Reason);
        }
        catch (BrokenCircuitException)
        {
            delivery.PutBack(clock.GetUtcNow() + carrier.Lane.Poll);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && exception is not OutOfMemoryException)
        {
            // Whatever it was, it is written down and tried again. Only its kind: a carrier's words may hold the address.
            string error = KindOf(exception);
            delivery.MarkFailed(error, carrier.Lane.MaxAttempts, Backoff.After(delivery.Attempts, carrier.Lane.LongestWait), clock.GetUtcNow());
            if (delivery.State == DeliveryState.FailedForGood)
                FailedForGood(logger, carrier.Channel, delivery.Id, delivery.Purpose, delivery.Attempts, error);
            else
                FailedForNow(logger, carrier.Channel, delivery.Id, delivery.Purpose, delivery.Attempts, error);
        }
    }

    private static string KindOf(Exception exception) => exception switch
    {
        CarrierFailedException failed => failed.Reason,
        SmtpException smtp => $"smtp-{smtp.StatusCode}",
        _ => exception.GetType().Name,
    };

    [LoggerMessage(2101, LogLevel.Warning, "{Channel} {DeliveryId} ({Purpose}) failed, attempt {Attempt}: {Error}; it is tried again")]
    private static partial void FailedForNow(ILogger logger, Channel channel, Guid deliveryId, string purpose, int attempt, string error);

    [LoggerMessage(2102, LogLevel.Error, "{Channel} {DeliveryId} ({Purpose}) failed for good after {Attempt} attempts: {Error}; the next channel is tried")]
    private static partial void FailedForGood(ILogger logger, Channel channel, Guid deliveryId, string purpose, int attempt, string error);

    [LoggerMessage(2104, LogLevel.Warning, "{Channel} {DeliveryId} was taken over by another host before it was marked; it may have gone out twice")]
    private static partial void LeaseLost(ILogger logger, Channel channel, Guid deliveryId);
}
