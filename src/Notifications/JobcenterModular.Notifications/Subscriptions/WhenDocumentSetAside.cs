using JobcenterModular.Documents.Contracts;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Templates;
using JobcenterModular.Notifications.Persistence;
using JobcenterModular.Notifications.UseCases.Telling;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Notifications.Subscriptions;

/// <summary>Tells the applicant in the inbox that a file could not be used; staff never learn that it was there.</summary>
internal sealed class WhenDocumentSetAside(IServiceScopeFactory scopes, TimeProvider clock, ILaneSignals lanes)
    : NoticeSubscriber<DocumentSetAside>(scopes, clock, lanes)
{
    protected override async Task HandleAsync(
        DocumentSetAside integrationEvent, NotificationsDbContext db, IServiceProvider services, CancellationToken cancellationToken)
    {
        if (await db.ToTellOfAsync(integrationEvent.ApplicationId, cancellationToken) is not { } known)
            return;
        await services.GetRequiredService<NoticeWriter>().TellApplicantAsync(
            known,
            new NoticeReason(integrationEvent.EventId, Purposes.FileSetAside, known.Id, known.Reference ?? ""),
            new NoticeValues().With("reason", integrationEvent.Reason),
            cancellationToken);
    }
}
