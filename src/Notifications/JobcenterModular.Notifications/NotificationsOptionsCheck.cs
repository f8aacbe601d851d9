using JobcenterModular.Notifications.Domain.Staff;
using JobcenterModular.Notifications.Sending.Mail;
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

        faults.AddRange(options.Reminders.Faults());
        faults.AddRange(options.Stream.Faults());
        if (options.SilenceAfter <= TimeSpan.Zero)
            faults.Add("Notifications:SilenceAfter must be longer than nothing.");
        foreach (RoutingRule rule in options.Routing)
        {
            if (!options.Teams.ContainsKey(rule.Team))
                faults.Add($"Notifications:Routing names the team '{rule.Team}', which is not among Notifications:Teams.");
            if (rule.Letters is { Length: > 0 } letters && !NameLetter.IsRange(letters))
                faults.Add($"Notifications:Routing: '{letters}' is neither a letter nor a range such as A-K.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
