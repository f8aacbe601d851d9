using System.Text.Json;
using JobcenterModular.Applications.Contracts;
using JobcenterModular.Applications.Domain;
using JobcenterModular.SharedKernel;

namespace JobcenterModular.Applications.Persistence;

/// <summary>Which recorded facts other modules hear of, and what of them.</summary>
internal static class ApplicationsEventMap
{
    public static IntegrationEvent? ToPublicEvent(IDomainEvent domainEvent) => domainEvent switch
    {
        Events.Started(var application, var codes) =>
            new DraftStarted(application.Id.Value, application.Reference, application.OwnerSubject, codes, application.KeepUntil),
        Events.Kept(var application) =>
            new DraftKept(application.Id.Value, application.Reference, application.KeepUntil, application.ApplicationDate),
        Events.FormChanged(var application, var codes) => new DraftFormChanged(application.Id.Value, application.Reference, codes),
        Events.Paused(var application, var mailTo, var link) =>
            new DraftPaused(application.Id.Value, application.Reference, mailTo, link, application.KeepUntil),
        Events.Submitted(var application, var contact) => new ApplicationSubmitted(
            application.Id.Value,
            application.Reference,
            application.SubmittedAt!.Value,
            application.ApplicationDate,
            application.EffectMonth,
            application.Team,
            application.Urgent,
            contact.MailTo,
            contact.Contact),
        Events.Filed(var application, var record) => new ApplicationFiled(
            application.Id.Value,
            application.Reference,
            application.OwnerSubject,
            application.SubmittedAt!.Value,
            application.ApplicationDate,
            record.Html,
            record.Content),
        Events.Awaited(var application, var item) => new EvidenceAwaited(
            application.Id.Value, item.Code, item.Person, item.Title, item.DueOn, item.Awaited, application.Version),
        Events.Rendered(var application, var pdf) => new ApplicationRendered(application.Id.Value, application.Reference, pdf),
        Events.Read(var application, var reader, var part) =>
            new ApplicationRead(application.Id.Value, reader.Subject, reader.Role, JsonNamingPolicy.CamelCase.ConvertName(part.ToString())),
        Events.Deleted(var application, var reason) =>
            new DraftDeleted(application.Id.Value, application.Reference, reason == DeletionReason.Owner ? "owner" : "expired"),
        _ => null,
    };
}
