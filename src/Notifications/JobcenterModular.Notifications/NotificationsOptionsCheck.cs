using JobcenterModular.Notifications.Mail;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Notifications;

/// <summary>Every team that is named can be told.</summary>
internal sealed class NotificationsOptionsCheck : IValidateOptions<NotificationsOptions>
{
    public ValidateOptionsResult Validate(string? name, NotificationsOptions options)
    {
        List<string> faults = [];
        if (!options.Teams.ContainsKey(options.DefaultTeam))
            faults.Add($"Notifications:DefaultTeam '{options.DefaultTeam}' is not among Notifications:Teams.");
        foreach ((string key, TeamOptions team) in options.Teams)
        {
            if (!MailAddresses.TryParse(team.Mailbox, out _))
                faults.Add($"Notifications:Teams:{key}:Mailbox is not an e-mail address.");
            if (team.Name.Any(char.IsControl))
                faults.Add($"Notifications:Teams:{key}:Name holds control characters.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
