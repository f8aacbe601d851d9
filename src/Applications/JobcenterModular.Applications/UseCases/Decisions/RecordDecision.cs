using FluentValidation;
using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Decisions;
using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.Applications.UseCases.Desk;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Applications.UseCases.Decisions;

/// <summary>
/// A person of staff records what was decided. The one way to any decision: no date, job or event leads here (§ 31a SGB X;
/// §§ 66, 67 SGB I).
/// </summary>
/// <param name="ExpectedVersion">The version that they saw; 0 if there was none.</param>
internal sealed record RecordDecision(Guid Id, DecisionBody Body, long ExpectedVersion, Caller Caller) : IRequest<DecisionView>;

/// <summary>A second person agrees to what the first has recorded.</summary>
internal sealed record ConfirmDecision(Guid Id, long ExpectedVersion, Caller Caller) : IRequest<DecisionView>;

/// <summary>What was decided.</summary>
/// <param name="Kind"><c>granted</c>, <c>refused</c>, <c>withdrawn</c> (by the applicant) or <c>passedOn</c> (to the office that is responsible).</param>
/// <param name="From">With <c>granted</c>: first day.</param>
/// <param name="To">With <c>granted</c>: last day.</param>
/// <param name="Provisional">With <c>granted</c>: for the time being only (§ 41a SGB II).</param>
/// <param name="Note">For colleagues.</param>
/// <param name="PassedOnTo">With <c>passedOn</c>: the office.</param>
internal sealed record DecisionBody(
    DecisionKind Kind, DateOnly? From = null, DateOnly? To = null, bool Provisional = false, string? Note = null, string? PassedOnTo = null)
{
    public DecisionContent ToContent() => new(Kind, From, To, Provisional, Note, PassedOnTo);
}

internal sealed class RecordDecisionValidator : AbstractValidator<RecordDecision>
{
    private const int LongestText = 1000;
    private const int MostYears = 5;

    public RecordDecisionValidator()
    {
        RuleFor(request => request.Body.From).NotNull().When(request => request.Body.Kind == DecisionKind.Granted)
            .OverridePropertyName("from").WithErrorCode("missing").WithMessage("Bitte nennen Sie den ersten Tag der Bewilligung.");
        RuleFor(request => request.Body.To).NotNull().When(request => request.Body.Kind == DecisionKind.Granted)
            .OverridePropertyName("to").WithErrorCode("missing").WithMessage("Bitte nennen Sie den letzten Tag der Bewilligung.");
        RuleFor(request => request.Body.To)
            .Must((request, to) => to is null || request.Body.From is not { Year: >= 2005 and < 9000 } from || to <= from.AddYears(MostYears))
            .OverridePropertyName("to").WithErrorCode("out_of_range").WithMessage($"Ein Bewilligungszeitraum ist höchstens {MostYears} Jahre lang.");
        RuleFor(request => request.Body.From).Must(from => from is null or { Year: >= 2005 and < 9000 })
            .OverridePropertyName("from").WithErrorCode("out_of_range").WithMessage("Dieser Tag liegt nicht in der Zeit des SGB II.");
        RuleFor(request => request.Body).Must(body => body is { From: null, To: null, Provisional: false }).When(request => request.Body.Kind != DecisionKind.Granted)
            .OverridePropertyName("from").WithErrorCode("unexpected").WithMessage("Einen Zeitraum gibt es nur bei einer Bewilligung.");
        RuleFor(request => request.Body.PassedOnTo).Must(office => !string.IsNullOrWhiteSpace(office)).When(request => request.Body.Kind == DecisionKind.PassedOn)
            .OverridePropertyName("passedOnTo").WithErrorCode("missing").WithMessage("Bitte nennen Sie die zuständige Stelle.");
        RuleFor(request => request.Body).Must(body => (body.Note?.Length ?? 0) <= LongestText && (body.PassedOnTo?.Length ?? 0) <= LongestText)
            .OverridePropertyName("note").WithErrorCode("too_long").WithMessage($"Bitte höchstens {LongestText} Zeichen.");
    }
}

internal sealed class RecordDecisionHandler(
    IApplicationsDb db, TimeProvider time, DecisionEffects effects, DecisionViews views, IOptions<ApplicationsOptions> options)
    : IRequestHandler<RecordDecision, DecisionView>, IRequestHandler<ConfirmDecision, DecisionView>
{
    public Task<DecisionView> Handle(RecordDecision request, CancellationToken cancellationToken) => RunAsync(
        request.Id,
        request.ExpectedVersion,
        request.Body,
        async (application, decision) =>
        {
            DecisionContent content = request.Body.ToContent();
            Actor by = StaffActor.Of(request.Caller);
            DateTimeOffset now = time.GetUtcNow();
            if (content.Kind != DecisionKind.Withdrawn)
                await db.EnsureNotWithdrawnAsync(application.Id, cancellationToken);
            if (options.Value.FourEyes.Contains(content.Kind))
            {
                decision.Propose(content, by, now);
                await effects.ProposeAsync(application, content, by, now, cancellationToken);
                return;
            }

            decision.Take(content, by, await db.WantsPortalAsync(application.Id, cancellationToken), now);
            await effects.ApplyAsync(application, content, by, now, cancellationToken);
        },
        cancellationToken);

    public Task<DecisionView> Handle(ConfirmDecision request, CancellationToken cancellationToken) => RunAsync(
        request.Id,
        request.ExpectedVersion,
        yours: null,
        async (application, decision) =>
        {
            Actor by = StaffActor.Of(request.Caller);
            DateTimeOffset now = time.GetUtcNow();
            DecisionContent content = decision.Confirm(by, await db.WantsPortalAsync(application.Id, cancellationToken), now);

            // The applicant may have withdrawn since it was proposed.
            if (content.Kind != DecisionKind.Withdrawn)
                await db.EnsureNotWithdrawnAsync(application.Id, cancellationToken);
            await effects.ApplyAsync(application, content, by, now, cancellationToken);
        },
        cancellationToken);

    private Task<DecisionView> RunAsync(
        Guid id, long expectedVersion, DecisionBody? yours, Func<BenefitApplication, Decision, Task> change, CancellationToken cancellationToken) =>
        OptimisticRetry.RunAsync(
            async () =>
            {
                BenefitApplication application = await db.SentAsync(new BenefitApplicationId(id), cancellationToken);
                Decision? known = await db.Decisions.SingleOrDefaultAsync(row => row.Id == application.Id, cancellationToken);
                if ((known?.Version ?? 0) != expectedVersion)
                    throw await views.StaleAsync(application, known, expectedVersion, yours, cancellationToken);
                Decision decision = known ?? db.Decisions.Add(Decision.Open(application.Id)).Entity;
                db.Shared.Guard(application);
                await change(application, decision);
                await db.SaveOrStartOverAsync(cancellationToken);
                await db.Shared.WaitForDeliveryAsync(cancellationToken);
                return await views.OfAsync(application, decision, cancellationToken);
            },
            db.Forget,
            cancellationToken);
}
