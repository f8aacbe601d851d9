using System.Net.Mail;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Mail;
using JobcenterModular.Notifications.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Notifications.Jobs;

/// <summary>One attempt at one delivery that this host has in hand.</summary>
internal sealed partial class MailHandOver(
    INotificationsDb db,
    SealedLetters letters,
    IMailTransport transport,
    IOptions<MailOptions> options,
    IOptions<OfficeOptions> office,
    TimeProvider clock,
    ILogger<MailHandOver> logger)
{
    private readonly MailOptions _options = options.Value;

    public async Task RunAsync(Guid deliveryId, CancellationToken cancellationToken)
    {
        Delivery delivery = await db.Deliveries.SingleAsync(row => row.Id == deliveryId, cancellationToken);
        // Asked here and not only when the draft was deleted: the two events may have crossed.
        if (await db.KnownApplications.AnyAsync(row => row.Id == delivery.ApplicationId && row.DeletedAt != null, cancellationToken))
            delivery.Cancel(clock.GetUtcNow());
        else
            await TryAsync(delivery, cancellationToken);

        try
        {
            // What was handed over is marked even if the host is told to stop meanwhile.
            await db.SaveChangesAsync(CancellationToken.None);
        }
        catch (DbUpdateConcurrencyException)
        {
            LeaseLost(logger, delivery.Id);
        }
    }

    private async Task TryAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        try
        {
            Letter letter = letters.Open(delivery);
            using MailMessage message = OutgoingMail.Compose(
                delivery.Id, letter, _options.From, office.Value.Name, clock.GetUtcNow());
            await transport.SendAsync(delivery.Id, message, cancellationToken);
            delivery.MarkSent(clock.GetUtcNow());
        }
        catch (MailRefusedException refused)
        {
            delivery.MarkRefused(refused.Reason, clock.GetUtcNow());
            FailedForGood(logger, delivery.Id, delivery.Purpose, delivery.Attempts, refused.Reason);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && exception is not OutOfMemoryException)
        {
            // Whatever it was, it is written down and tried again. Only its kind: a server's words may hold the address.
            string error = KindOf(exception);
            delivery.MarkFailed(error, _options.MaxAttempts, Backoff.After(delivery.Attempts), clock.GetUtcNow());
            if (delivery.State == DeliveryState.Failed)
                FailedForGood(logger, delivery.Id, delivery.Purpose, delivery.Attempts, error);
            else
                FailedForNow(logger, delivery.Id, delivery.Purpose, delivery.Attempts, error);
        }
    }

    private static string KindOf(Exception exception) =>
        exception is SmtpException smtp ? $"smtp-{smtp.StatusCode}" : exception.GetType().Name;

    [LoggerMessage(2101, LogLevel.Warning, "E-mail {DeliveryId} ({Purpose}) failed, attempt {Attempt}: {Error}; it is tried again")]
    private static partial void FailedForNow(ILogger logger, Guid deliveryId, string purpose, int attempt, string error);

    [LoggerMessage(2102, LogLevel.Critical, "E-mail {DeliveryId} ({Purpose}) failed for good after {Attempt} attempts: {Error}; somebody has to be told another way")]
    private static partial void FailedForGood(ILogger logger, Guid deliveryId, string purpose, int attempt, string error);

    [LoggerMessage(2104, LogLevel.Warning, "E-mail {DeliveryId} was taken over by another host before it was marked; it may have gone out twice")]
    private static partial void LeaseLost(ILogger logger, Guid deliveryId);
}
