using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Channels;

namespace JobcenterModular.Notifications.Sending;

/// <summary>Whoever carries the messages of one channel on: a mail server, a gateway, the print queue.</summary>
internal interface IChannelCarrier
{
    Channel Channel { get; }

    LaneOptions Lane { get; }

    /// <summary>Ends when the carrier has taken the message.</summary>
    /// <param name="delivery">What is delivered; a repeat with the same id replaces the first one where the carrier allows it.</param>
    /// <param name="letter">The message.</param>
    /// <param name="cancellationToken">Ends the attempt; whether it was taken is unknown then.</param>
    /// <returns>The carrier's number for it, if it gives one.</returns>
    /// <exception cref="CarrierRefusedException">It will never be taken. Any other exception: not now.</exception>
    Task<string?> HandOverAsync(Delivery delivery, Letter letter, CancellationToken cancellationToken);
}
