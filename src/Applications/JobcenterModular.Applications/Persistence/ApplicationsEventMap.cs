using System.Text.Json;
using JobcenterModular.Applications.Contracts;
using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Decisions;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Periods;
using JobcenterModular.Applications.Domain.Requests;
using JobcenterModular.SharedKernel;

namespace JobcenterModular.Applications.Persistence;

/// <summary>Which recorded facts other modules hear of, and what of them.</summary>
internal static class ApplicationsEventMap
{
    public static IntegrationEvent? ToPublicEvent(IDomainEvent domainEvent) => domainEvent switch
    {
        Events.Started(var application, var codes, var renews) =>
            new DraftStarted(application.Id.Value, application.Reference, application.OwnerSubject, codes, application.KeepUntil, renews?.Value),
        Events.Kept(var application) =>
            new DraftKept(application.Id.Value, application.Reference, application.KeepUntil, application.ApplicationDate),
        Events.FormChanged(var application, var codes) => new DraftFormChanged(application.Id.Value, application.Reference, codes),
        Events.Paused(var application, var mailTo, var link) =>
            new DraftPaused(application.Id.Value, application.Reference, mailTo, link, application.KeepUntil),
        Events.Submitted(var application, var countsFrom, var contact) => new ApplicationSubmitted(
            application.Id.Value,
            application.Reference,
            application.SubmittedAt!.Value,
            application.ApplicationDate,
            countsFrom,
            application.Team,
            application.Urgent,
            contact.MailTo,
            contact.Contact),
        Events.TakenByPhone(var application, var papers, var contact) => new ApplicationTakenByPhone(
            application.Id.Value, application.Reference, application.ApplicationDate, application.EffectMonth, papers, contact),
        Events.Filed(var application, var record, var renews) => new ApplicationFiled(
            application.Id.Value,
            application.Reference,
            application.OwnerSubject,
            application.SubmittedAt!.Value,
            application.ApplicationDate,
            record.Html,
            record.Content,
            renews?.Value),
        Events.Awaited(var application, var item) => new EvidenceAwaited(
            application.Id.Value, item.Code, item.Person, item.Title, item.DueOn, item.Awaited, application.Version),
        Events.Rendered(var application, var pdf) => new ApplicationRendered(application.Id.Value, application.Reference, pdf),
        Events.Read(var application, var reader, var part) =>
            new ApplicationRead(application.Id.Value, reader.Subject, reader.Role, JsonNamingPolicy.CamelCase.ConvertName(part.ToString())),
        Events.ChangeNoted(var application, var notice, var papers, var dueOn) => new PapersRequested(
            application.Id.Value,
            notice,
            [.. papers.Select(paper => paper.Code)],
            [.. papers.Select(_ => PersonIds.Applicant)],
            [.. papers.Select(paper => paper.Title)],
            dueOn),
        Events.GivenToTeam(var application) => new ApplicationGivenToTeam(application.Id.Value, application.Team, application.Version),
        Events.Deleted(var application, var reason) =>
            new DraftDeleted(application.Id.Value, application.Reference, reason == DeletionReason.Owner ? "owner" : "expired"),
        RequestEvents.Asked(var request, var open) => new InformationRequested(
            request.ApplicationId.Value, request.Id, request.DueOn, request.Version, [.. open.Select(item => item.Line)], request.Notice),
        RequestEvents.Closed(var request) => new InformationRequestClosed(
            request.ApplicationId.Value, request.Id, JsonNamingPolicy.CamelCase.ConvertName(request.State.ToString()), request.Version),
        RequestEvents.PapersAsked(var request, var papers, var dueOn) => new PapersRequested(
            request.ApplicationId.Value,
            request.Id,
            [.. papers.Select(paper => paper.Evidence)],
            [.. papers.Select(paper => paper.Person)],
            [.. papers.Select(paper => paper.Title)],
            dueOn),
        DecisionEvents.Recorded(var decision, var portalDelivery) => new DecisionRecorded(
            decision.Id.Value, JsonNamingPolicy.CamelCase.ConvertName(decision.Kind!.Value.ToString()), portalDelivery, decision.Version, decision.Number),
        PeriodEvents.Set(var period) => new ApprovalPeriodSet(
            period.ApplicationId.Value, period.Id, period.From, period.To, period.Provisional, period.Revision),
        PeriodEvents.Closed(var period, var reason) => new ApprovalPeriodClosed(period.ApplicationId.Value, period.Id, reason, period.Revision),
        _ => null,
    };
}
