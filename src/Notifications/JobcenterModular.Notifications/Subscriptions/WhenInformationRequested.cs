using JobcenterModular.Applications.Contracts;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Reminders;
using JobcenterModular.Notifications.Domain.Templates;
using JobcenterModular.Notifications.Persistence;
using JobcenterModular.Notifications.UseCases.Reminders;
using JobcenterModular.Notifications.UseCases.Telling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Notifications.Subscriptions;

/// <summary>Tells the applicant what more the office needs, with the notice of consequences in writing (§ 66 (3) SGB I), and watches the day until which it is to come.</summary>
internal sealed class WhenInformationRequested(IServiceScopeFactory scopes, TimeProvider clock, ILaneSignals lanes, IOptions<NotificationsOptions> options)
    : NoticeSubscriber<InformationRequested>(scopes, clock, lanes)
{
    private const int MostItems = 1500;

    protected override async Task HandleAsync(
        InformationRequested integrationEvent, NotificationsDbContext db, IServiceProvider services, CancellationToken cancellationToken)
    {
        if (await db.ToTellOfAsync(integrationEvent.ApplicationId, cancellationToken) is not { } known)
            return;
        bool news = await services.GetRequiredService<Watch>().DayAsync(
            WatchedKind.InformationRequest,
            Purposes.InformationRequestDue,
            known.Id,
            integrationEvent.RequestId,
            integrationEvent.RequestVersion,
            integrationEvent.DueOn,
            options.Value.Reminders.InformationRequestStages,
            cancellationToken);
        if (!news)
            return;
        await services.GetRequiredService<NoticeWriter>().TellApplicantAsync(
            known,
            new NoticeReason(integrationEvent.EventId, Purposes.InformationRequested, known.Id, known.Reference ?? ""),
            new NoticeValues()
                .With("reference", known.Reference)
                .WithDay("dueOn", integrationEvent.DueOn)
                .With("items", ListOf(integrationEvent.Items ?? []))
                .With("legalNotice", integrationEvent.Notice),
            cancellationToken);
    }

    // The notice of consequences must never be cut, so the list is where it would be too long for a letter.
    private static string ListOf(IReadOnlyList<string> items)
    {
        string list = string.Join('\n', items.Select(item => "– " + item.ReplaceLineEndings(" ")));
        if (list.Length <= MostItems)
            return list;
        int end = char.IsHighSurrogate(list[MostItems - 1]) ? MostItems - 1 : MostItems;
        return list[..end] + " …";
    }
}
