using System.Net.Mail;
using JobcenterModular.Notifications.Domain.Channels;
using JobcenterModular.Notifications.Domain.Contacts;
using JobcenterModular.Notifications.Sending.Mail;

namespace JobcenterModular.Notifications.UseCases.Contacts;

/// <summary>What a person types in as an address or number.</summary>
internal static class ContactAddress
{
    /// <summary>The address in its one form; null if it is none for this channel.</summary>
    public static string? Parse(Channel channel, string? text) => channel switch
    {
        Channel.Email => MailAddresses.TryParse(text?.Trim(), out MailAddress? address) ? address.Address : null,
        Channel.Sms or Channel.Messenger => PhoneNumber.Parse(text),
        _ => null,
    };

    /// <summary>Enough to know one's own address again, too little to write to it.</summary>
    public static string Mask(Channel channel, string address)
    {
        if (channel != Channel.Email)
            return PhoneNumber.Mask(address);
        int at = address.IndexOf('@', StringComparison.Ordinal);
        string last = at > 2 ? address[(at - 1)..at] : "";
        return $"{address[0]}***{last}{address[at..]}";
    }
}
