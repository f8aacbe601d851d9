using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Household;
using JobcenterModular.Applications.UseCases.Household;
using JobcenterModular.Applications.UseCases.Renewals;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Drafts;

/// <summary>The caller's own application with all saved answers.</summary>
internal sealed record GetApplication(Guid Id, Caller Caller) : IRequest<ApplicationView>;

internal sealed class GetApplicationHandler(IApplicationsDb db, FormCatalog forms) : IRequestHandler<GetApplication, ApplicationView>
{
    public async Task<ApplicationView> Handle(GetApplication request, CancellationToken cancellationToken)
    {
        BenefitApplication application = await db.ReadOwnAsync(request.Id, request.Caller, cancellationToken);
        int? newer = forms.Newest(application.FormKey)?.Version is { } version && version > application.FormVersion ? version : null;
        FormDefinition form = forms.FormOf(application);
        FormFacts facts = await db.FactsOfAsync(application, form, cancellationToken);
        ClosedParts closed = await db.ClosedPartsAsync(application, form, cancellationToken);
        return ApplicationView.Of(application, facts.CountsFrom, newer, (key, answers) => MaskedAnswers.Mask(form, facts.Renewal, key, answers)).Without(closed);
    }
}

/// <summary>What the caller has begun or sent, newest first; a guest's token knows one.</summary>
internal sealed record ListOwnApplications(Caller Caller) : IRequest<IReadOnlyList<OwnApplicationRow>>;

internal sealed class ListOwnApplicationsHandler(IApplicationsDb db) : IRequestHandler<ListOwnApplications, IReadOnlyList<OwnApplicationRow>>
{
    private const int Cap = 100;

    public async Task<IReadOnlyList<OwnApplicationRow>> Handle(ListOwnApplications request, CancellationToken cancellationToken)
    {
        string? owner = request.Caller.Subject;
        BenefitApplicationId? only = request.Caller.OpensOnly is { } id ? new BenefitApplicationId(id) : null;
        IQueryable<BenefitApplication> own = only is { } key
            ? db.Applications.Where(row => row.Id == key)
            : db.Applications.Where(row => row.OwnerSubject == owner);
        var rows = await own.OrderByDescending(row => row.StartedAt).Take(Cap)
            .Select(row => new { row.Id, row.Reference, row.Status, row.StartedAt, row.ApplicationDate, row.SubmittedAt, row.KeepUntil, row.AnsweredQuestions, row.OpenQuestions })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => new OwnApplicationRow(
                row.Id.Value, row.Reference, row.Status, row.ApplicationDate, row.StartedAt, row.SubmittedAt,
                row.Status == ApplicationStatus.Draft ? row.KeepUntil : null, row.AnsweredQuestions, row.OpenQuestions)),
        ];
    }
}

/// <summary>One of the caller's applications.</summary>
/// <param name="Id">Id of the application.</param>
/// <param name="Reference">Reference for people.</param>
/// <param name="Status"><c>draft</c> or <c>submitted</c>.</param>
/// <param name="ApplicationDate">The date that counts.</param>
/// <param name="StartedAt">The first click (UTC).</param>
/// <param name="SubmittedAt">When it was sent (UTC).</param>
/// <param name="KeepUntil">Last day on which the draft is kept; null once sent.</param>
/// <param name="AnsweredQuestions">Answered questions that count.</param>
/// <param name="OpenQuestions">Questions still open.</param>
internal sealed record OwnApplicationRow(
    Guid Id,
    string Reference,
    ApplicationStatus Status,
    DateOnly ApplicationDate,
    DateTimeOffset StartedAt,
    DateTimeOffset? SubmittedAt,
    DateOnly? KeepUntil,
    int AnsweredQuestions,
    int OpenQuestions);
