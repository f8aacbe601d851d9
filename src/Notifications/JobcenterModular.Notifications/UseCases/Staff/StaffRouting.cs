using JobcenterModular.Notifications.Domain.Contacts;
using JobcenterModular.Notifications.Domain.Staff;
using JobcenterModular.Notifications.UseCases.Telling;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Notifications.UseCases.Staff;

/// <summary>Finds who of staff is told: by the rules of the office, else the team that the event names. For who is away somebody stands in.</summary>
internal sealed class StaffRouting(StaffPresence presence, IOptions<NotificationsOptions> options)
{
    public async Task<StaffAddress> FindAsync(string team, string purpose, bool urgent, DeclaredContact? contact, CancellationToken cancellationToken)
    {
        NotificationsOptions office = options.Value;
        var routed = new RoutedCase(purpose, urgent, contact?.Postcode, contact?.LastName);
        RoutingRule? rule = Array.Find(office.Routing, candidate => candidate.Fits(routed));
        string key = rule?.Team ?? team;
        TeamOptions found = office.TeamOrDefault(key);
        string? person = string.IsNullOrEmpty(rule?.Person) ? null : (await presence.TodayAsync(cancellationToken)).PresentFor(rule.Person);
        return new StaffAddress(key, found.Name, urgent || found.Mails == TeamMails.Each ? found.Mailbox : null, person);
    }
}
