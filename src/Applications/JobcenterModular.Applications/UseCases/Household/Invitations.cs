using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.Domain.Household;
using JobcenterModular.Applications.UseCases.Renewals;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Household;

/// <summary>Whom the applicant has invited, and whether their part is filled in and confirmed; never what it says.</summary>
internal sealed record ListInvitations(Guid Id, Caller Caller) : IRequest<IReadOnlyList<HouseholdInvitationView>>;

internal sealed class ListInvitationsHandler(IApplicationsDb db, FormCatalog forms) : IRequestHandler<ListInvitations, IReadOnlyList<HouseholdInvitationView>>
{
    private const int Cap = 200;

    public async Task<IReadOnlyList<HouseholdInvitationView>> Handle(ListInvitations request, CancellationToken cancellationToken)
    {
        BenefitApplication application = await db.ReadOwnAsync(request.Id, request.Caller, cancellationToken);
        FormDefinition form = forms.FormOf(application);
        FormEvaluation evaluation = FormEvaluation.Run(form, application.Sheet(), await db.FactsOfAsync(application, form, cancellationToken));
        List<HouseholdInvitation> rows = await db.HouseholdInvitations.AsNoTracking()
            .Where(row => row.ApplicationId == application.Id)
            .OrderBy(row => row.InvitedAt)
            .Take(Cap)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => HouseholdInvitationView.Of(row, form, evaluation))];
    }
}

/// <summary>The applicant takes an invitation back. The part stays closed to the applicant if it was accepted: its answers go to the office.</summary>
internal sealed record TakeBackInvitation(Guid Id, Guid InvitationId, Caller Caller) : IRequest;

internal sealed class TakeBackInvitationHandler(IApplicationsDb db, TimeProvider time) : IRequestHandler<TakeBackInvitation, Unit>
{
    public Task<Unit> Handle(TakeBackInvitation request, CancellationToken cancellationToken) => OptimisticRetry.RunAsync(
        async () =>
        {
            BenefitApplication application = await db.ReadOwnAsync(request.Id, request.Caller, cancellationToken);
            HouseholdInvitation invitation = await db.HouseholdInvitations.SingleOrDefaultAsync(
                row => row.Id == request.InvitationId && row.ApplicationId == application.Id, cancellationToken)
                ?? throw HouseholdRefusals.InvitationNotFound.ToException();
            invitation.TakeBack(time.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        },
        db.Forget,
        cancellationToken);
}

/// <summary>An invitation.</summary>
/// <param name="Id">Id of the invitation.</param>
/// <param name="Person">Whom it is for.</param>
/// <param name="Name">Name as the applicant told it.</param>
/// <param name="State"><c>invited</c>, <c>accepted</c>, <c>confirmed</c> or <c>takenBack</c>.</param>
/// <param name="Filled">No question of the part is open.</param>
/// <param name="InvitedAt">When (UTC).</param>
/// <param name="AcceptedAt">When the person accepted (UTC).</param>
/// <param name="ConfirmedAt">When the person confirmed the part as it is (UTC).</param>
internal sealed record HouseholdInvitationView(
    Guid Id, string Person, string? Name, HouseholdInvitationState State, bool Filled, DateTimeOffset InvitedAt, DateTimeOffset? AcceptedAt, DateTimeOffset? ConfirmedAt)
{
    public static HouseholdInvitationView Of(HouseholdInvitation row, FormDefinition form, FormEvaluation evaluation)
    {
        List<SectionState> part = [.. evaluation.Sections.Where(section => section.Person == row.Person && ClosedParts.IsOwn(form, section.SectionKey))];
        return new HouseholdInvitationView(
            row.Id,
            row.Person,
            evaluation.Persons.FirstOrDefault(person => person.Id == row.Person)?.Name,
            StateOf(row),
            part.Count > 0 && part.TrueForAll(section => section.Open.IsEmpty),
            row.InvitedAt,
            row.AcceptedAt,
            row.ConfirmedAt);
    }

    private static HouseholdInvitationState StateOf(HouseholdInvitation row) => row switch
    {
        { IsOpen: false } => HouseholdInvitationState.TakenBack,
        { ConfirmedAt: not null } => HouseholdInvitationState.Confirmed,
        { AcceptedAt: not null } => HouseholdInvitationState.Accepted,
        _ => HouseholdInvitationState.Invited,
    };
}

/// <summary>Where an invitation stands.</summary>
internal enum HouseholdInvitationState
{
    /// <summary>The code was handed over.</summary>
    Invited,

    /// <summary>The person answers alone.</summary>
    Accepted,

    /// <summary>The person has confirmed the part.</summary>
    Confirmed,

    /// <summary>Code and token open nothing any more.</summary>
    TakenBack,
}
