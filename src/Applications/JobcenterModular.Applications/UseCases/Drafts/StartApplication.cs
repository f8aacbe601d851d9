using FluentValidation;
using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Renewals;
using JobcenterModular.Applications.UseCases.Renewals;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Drafts;

/// <summary>The first click. Secures the application date before any answer (§ 37 (1) SGB II).</summary>
/// <param name="Renews">The granted application that a renewal continues; null for a first one.</param>
internal sealed record StartApplication(string Form, Guid? Renews, string? IdempotencyKey, Caller Caller) : IRequest<StartedApplication>;

internal sealed class StartApplicationValidator : AbstractValidator<StartApplication>
{
    public StartApplicationValidator() =>
        RuleFor(request => request.Form).NotEmpty().MaximumLength(60).WithErrorCode("forms.unknown_key");
}

internal sealed class StartApplicationHandler(
    IApplicationsDb db,
    FormCatalog forms,
    NewDrafts drafts,
    OfficeClock clock,
    OwnTokens tokens,
    Idempotency idempotency) : IRequestHandler<StartApplication, StartedApplication>
{
    private const int MostReferenceDraws = 5;

    public async Task<StartedApplication> Handle(StartApplication request, CancellationToken cancellationToken)
    {
        FormDefinition form = forms.Newest(request.Form) ?? throw ApplicationsRefusals.FormKeyUnknown.ToException();
        string? owner = request.Caller.OpensOnly is null ? request.Caller.Subject : null;
        IdempotentAttempt attempt = AttemptOf(request, owner);
        for (int draw = 1; ; draw++)
        {
            if (await idempotency.FindAsync<StartedApplication>(db.Shared, attempt, cancellationToken) is { } earlier)
                return earlier with { AccessToken = tokens.ForGuest(earlier.Id) };
            RenewedApplication? renewed;
            try
            {
                renewed = await db.ToRenewAsync(forms, form, request.Renews, request.Caller, clock.Read().Today, cancellationToken);
            }
            catch (RefusalException) when (request.IdempotencyKey is not null && draw == 1)
            {
                // The draft that was begun already may be that of the same request, sent twice at once.
                db.Forget();
                continue;
            }

            NewDraft begun = drafts.Begin(db, form, owner, renewed?.Id);
            if (renewed is not null)
                db.TakeOver(begun.Application, form, renewed);
            RenewalOffer? offer = await db.OfferAsync(forms, form, owner, begun.Application.ApplicationDate, cancellationToken);
            StartedApplication reply = Reply(begun.Application, RenewalTime.CountsFrom(begun.Application.ApplicationDate, renewed?.PeriodEnd), begun.ResumeCode) with { RenewalInstead = offer };
            idempotency.Remember(db.Shared, attempt, reply);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateException exception) when (
                exception is DbUpdateConcurrencyException || Idempotency.LostRace(exception) || UniqueViolation.IsOn(exception, "applications"))
            {
                if (draw == MostReferenceDraws)
                    throw HttpRefusals.Busy.ToException();
                db.Forget();
                continue;
            }

            await db.Shared.WaitForDeliveryAsync(cancellationToken);
            return reply;
        }
    }

    // A guest who renews is known by the application that their token opens; nobody else gets their reply.
    private static IdempotentAttempt AttemptOf(StartApplication request, string? owner) => request.Renews is { } renews
        ? IdempotentAttempt.For($"renew:{owner ?? request.Caller.OpensOnly?.ToString() ?? "guest"}", request.IdempotencyKey, $"{request.Form}:{renews}")
        : IdempotentAttempt.For($"start:{owner ?? "guest"}", request.IdempotencyKey, request.Form);

    private StartedApplication Reply(BenefitApplication application, DateOnly countsFrom, string code) => new(
        application.Id.Value,
        application.Reference,
        application.ApplicationDate,
        countsFrom,
        GermanDates.EffectText(application.ApplicationDate, countsFrom),
        application.FormKey,
        application.FormVersion,
        code,
        tokens.ForGuest(application.Id.Value),
        application.KeepUntil,
        OfficeClock.ExpiryOf(application.KeepUntil));
}

/// <summary>A secured date and everything needed to go on.</summary>
/// <param name="Id">Id of the application.</param>
/// <param name="Reference">Reference for people, such as HA-2026-7K3M-9QXC.</param>
/// <param name="ApplicationDate">The date that counts (§ 37 SGB II), in office time.</param>
/// <param name="EffectMonth">First day from which it counts: of its month, or after the period that a renewal goes on from.</param>
/// <param name="EffectText">The same as a German sentence.</param>
/// <param name="Form">Key of the form.</param>
/// <param name="FormVersion">Version that this draft stays on.</param>
/// <param name="ResumeCode">Code to come back with on another device, together with the reference. Shown once.</param>
/// <param name="AccessToken">Opens this application and nothing else.</param>
/// <param name="KeepUntil">Last day on which the draft is kept if nothing more happens.</param>
/// <param name="ExpiresAt">The same as an instant (UTC): the end of that day in the office.</param>
/// <param name="RenewalInstead">A shorter way, if this account's granted time ends soon or has just ended; null otherwise.</param>
internal sealed record StartedApplication(
    Guid Id,
    string Reference,
    DateOnly ApplicationDate,
    DateOnly EffectMonth,
    string EffectText,
    string Form,
    int FormVersion,
    string ResumeCode,
    AccessToken AccessToken,
    DateOnly KeepUntil,
    DateTimeOffset ExpiresAt,
    RenewalOffer? RenewalInstead = null);
