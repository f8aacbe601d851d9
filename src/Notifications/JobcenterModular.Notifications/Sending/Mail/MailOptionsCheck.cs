using JobcenterModular.Notifications.Sending.Gateway;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Notifications.Sending.Mail;

/// <summary>What is wrong with the section <c>Mail</c> stops the start, not the first e-mail at night.</summary>
internal sealed class MailOptionsCheck : IValidateOptions<MailOptions>
{
    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        List<string> faults = [];
        if (options.Port is < 1 or > 65535)
            faults.Add("Mail:Port must be between 1 and 65535.");
        if (!MailAddresses.TryParse(options.From, out _))
            faults.Add("Mail:From is not an e-mail address.");
        if (string.IsNullOrEmpty(options.User) != string.IsNullOrEmpty(options.Password))
            faults.Add("Mail:User and Mail:Password belong together.");
        if (!string.IsNullOrEmpty(options.User) && !options.StartTls)
            faults.Add("Mail:User needs Mail:StartTls=true: a password never travels openly.");
        if (options.CallbackSecret is not null && !WebhookSignature.IsGoodSecret(options.CallbackSecret))
            faults.Add("Mail:CallbackSecret must have at least 32 characters.");
        if (options.Timeout < TimeSpan.FromSeconds(1))
            faults.Add("Mail:Timeout must be at least one second.");
        faults.AddRange(options.Lane.FaultsIn("Mail:Lane", options.Timeout));
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
