using System.Globalization;
using JobcenterModular.Appointments.Contracts;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.Persistence;
using JobcenterModular.Documents.UseCases.Log;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Documents.Subscriptions;

/// <summary>
/// A talk about an application is over, or the person did not come: a line in the log of its case file, with date, outcome and
/// whether the office had invited. Never what was said. Of an application that is gone or was never known nothing is written.
/// </summary>
internal sealed class WhenAppointmentClosed(IServiceScopeFactory scopes, TimeProvider clock)
    : IntegrationEventHandler<AppointmentClosed, DocumentsDbContext>(scopes, clock)
{
    protected override async Task HandleAsync(AppointmentClosed integrationEvent, DocumentsDbContext db, CancellationToken cancellationToken)
    {
        if (integrationEvent.ApplicationId is not { } applicationId)
            return;
        PaperFolder? folder = await db.Folders.AsNoTracking().SingleOrDefaultAsync(row => row.Id == applicationId, cancellationToken);
        if (folder is null or { State: FolderState.Deleted })
            return;

        // The event that makes the file has not come yet: this one is tried again, so that no line is lost.
        db.Note(new CaseNote(folder.CaseId ?? throw DocumentsRefusals.NotReady.ToException(), Actor.System("appointments"), CaseAction.AppointmentClosed)
        {
            ApplicationId = applicationId,
            Detail = DetailOf(integrationEvent),
            HappenedAt = integrationEvent.OccurredAt,
        });
    }

    private static string DetailOf(AppointmentClosed closed) => string.Create(
        CultureInfo.InvariantCulture,
        $"{OfficeTime.DateAt(closed.StartsAt):yyyy-MM-dd} {(closed.Outcome == "notCome" ? "notCome" : "done")} {(closed.Invitation ? "invitation" : "voluntary")}");
}
