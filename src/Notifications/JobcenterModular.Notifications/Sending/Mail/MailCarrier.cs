using System.Net.Mail;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Channels;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Notifications.Sending.Mail;

/// <summary>E-mail: to a server, or into the pickup folder as long as there is none.</summary>
internal sealed class MailCarrier(IMailTransport transport, IOptions<MailOptions> options, IOptions<OfficeOptions> office, TimeProvider clock) : IChannelCarrier
{
    public Channel Channel => Channel.Email;

    public LaneOptions Lane => options.Value.Lane;

    public async Task<string?> HandOverAsync(Delivery delivery, Letter letter, CancellationToken cancellationToken)
    {
        using MailMessage message = OutgoingMail.Compose(delivery.Id, letter, options.Value.From, office.Value.Name, clock.GetUtcNow());
        await transport.SendAsync(delivery.Id, message, cancellationToken);
        return null;
    }
}
