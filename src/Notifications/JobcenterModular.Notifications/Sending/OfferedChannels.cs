using JobcenterModular.Notifications.Domain.Channels;
using JobcenterModular.Notifications.Sending.Gateway;
using JobcenterModular.Notifications.UseCases.Contacts;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Notifications.Sending;

/// <summary>E-mail and letters always; the others once a gateway is set.</summary>
internal sealed class OfferedChannels(IOptionsMonitor<GatewayOptions> gateways) : IOfferedChannels
{
    public IReadOnlyList<Channel> All { get; } =
    [
        Channel.Email,
        .. gateways.Get(SmsCarrier.Section).IsConfigured ? (Channel[])[Channel.Sms] : [],
        .. gateways.Get(MessengerCarrier.Section).IsConfigured ? (Channel[])[Channel.Messenger] : [],
        Channel.Letter,
    ];
}
