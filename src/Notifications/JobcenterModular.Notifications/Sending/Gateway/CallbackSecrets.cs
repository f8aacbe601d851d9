using JobcenterModular.Notifications.Domain.Channels;
using JobcenterModular.Notifications.Sending.Mail;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Notifications.Sending.Gateway;

/// <summary>The secrets by which carriers sign what they call back.</summary>
internal sealed class CallbackSecrets(IOptionsMonitor<GatewayOptions> gateways, IOptions<MailOptions> mail)
{
    /// <summary>Null where nobody may call back.</summary>
    public string? Of(Channel channel) => channel switch
    {
        Channel.Sms => Of(gateways.Get(SmsCarrier.Section)),
        Channel.Messenger => Of(gateways.Get(MessengerCarrier.Section)),
        Channel.Email => mail.Value.CallbackSecret,
        _ => null,
    };

    private static string? Of(GatewayOptions gateway) => gateway.IsConfigured ? gateway.Secret : null;
}
