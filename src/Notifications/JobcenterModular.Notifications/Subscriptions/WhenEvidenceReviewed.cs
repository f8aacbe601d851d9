using JobcenterModular.Documents.Contracts;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Templates;
using JobcenterModular.Notifications.Persistence;
using JobcenterModular.Notifications.UseCases.Telling;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Notifications.Subscriptions;

/// <summary>Tells the applicant of a rejected item: why, and until when it is to come again. Other outcomes ask nothing of anybody.</summary>
internal sealed class WhenEvidenceReviewed(IServiceScopeFactory scopes, TimeProvider clock, ILaneSignals lanes)
    : NoticeSubscriber<EvidenceReviewed>(scopes, clock, lanes)
{
    private const string Rejected = "rejected";
    private const int MostTitle = 200;
    private const int MostReason = 2000;

    protected override async Task HandleAsync(
        EvidenceReviewed integrationEvent, NotificationsDbContext db, IServiceProvider services, CancellationToken cancellationToken)
    {
        if (integrationEvent.Outcome != Rejected
            || await db.ToTellOfAsync(integrationEvent.ApplicationId, cancellationToken) is not { } known)
        {
            return;
        }

        await services.GetRequiredService<NoticeWriter>().TellApplicantAsync(
            known,
            new NoticeReason(integrationEvent.EventId, Purposes.EvidenceRejected, known.Id, known.Reference ?? ""),
            new NoticeValues()
                .With("title", Cut(integrationEvent.Title, MostTitle))
                .With("reason", Cut(integrationEvent.Reason, MostReason))
                .WithDay("dueOn", integrationEvent.DueOn),
            cancellationToken);
    }

    // The notice must be told even if somebody wrote a novel; a letter cut in two would be no letter.
    private static string? Cut(string? text, int most)
    {
        string line = text?.Trim() ?? "";
        if (line.Length <= most)
            return line;
        int end = char.IsHighSurrogate(line[most - 1]) ? most - 1 : most;
        return line[..end] + " …";
    }
}
