using FluentValidation;
using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.UseCases.Resuming;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Applications.UseCases.Drafts;

/// <summary>The first click. Secures the application date before any answer (§ 37 (1) SGB II).</summary>
internal sealed record StartApplication(string Form, string? IdempotencyKey, Caller Caller) : IRequest<StartedApplication>;

internal sealed class StartApplicationValidator : AbstractValidator<StartApplication>
{
    public StartApplicationValidator() =>
        RuleFor(request => request.Form).NotEmpty().MaximumLength(60).WithErrorCode("forms.unknown_key");
}

internal sealed class StartApplicationHandler(
    IApplicationsDb db,
    FormCatalog forms,
    OfficeClock clock,
    ResumeCodes codes,
    OwnTokens tokens,
    Idempotency idempotency,
    IOptions<ApplicationsOptions> options) : IRequestHandler<StartApplication, StartedApplication>
{
    private const int MostReferenceDraws = 5;

    public async Task<StartedApplication> Handle(StartApplication request, CancellationToken cancellationToken)
    {
        FormDefinition form = forms.Newest(request.Form) ?? throw ApplicationsRefusals.FormKeyUnknown.ToException();
        string? owner = request.Caller.OpensOnly is null ? request.Caller.Subject : null;
        var attempt = IdempotentAttempt.For($"start:{owner ?? "guest"}", request.IdempotencyKey, request.Form);
        for (int draw = 1; ; draw++)
        {
            if (await idempotency.FindAsync<StartedApplication>(db.Shared, attempt, cancellationToken) is { } earlier)
                return earlier with { AccessToken = tokens.ForGuest(earlier.Id) };
            (BenefitApplication application, string code) = Begin(form, owner);
            StartedApplication reply = Reply(application, code);
            idempotency.Remember(db.Shared, attempt, reply);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateException exception) when (draw < MostReferenceDraws
                && (Idempotency.LostRace(exception) || UniqueViolation.IsOn(exception, "applications")))
            {
                db.Forget();
                continue;
            }

            await db.Shared.WaitForDeliveryAsync(cancellationToken);
            return reply;
        }
    }

    private (BenefitApplication Application, string Code) Begin(FormDefinition form, string? owner)
    {
        Clocked clocked = clock.Read();
        FormEvaluation empty = FormEvaluation.Run(form, AnswerSheet.Empty, new FormFacts(clocked.Today, EidLogin: false));
        var application = BenefitApplication.Start(
            BenefitApplicationId.New(clocked.Now), ReferenceNumber.New(clocked.Today.Year), owner, OwnApplication.UsedBy(form, empty), options.Value.Team, clocked);
        db.Applications.Add(application);
        db.ResumeAttempts.Add(new ResumeAttempts { ApplicationId = application.Id, WindowStartedAt = clocked.Now, Count = 0 });
        return (application, codes.Add(db, application, clocked.Now));
    }

    private StartedApplication Reply(BenefitApplication application, string code) => new(
        application.Id.Value,
        application.Reference,
        application.ApplicationDate,
        application.EffectMonth,
        GermanDates.EffectText(application.ApplicationDate, application.EffectMonth),
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
/// <param name="EffectMonth">First day of the month from which the application counts.</param>
/// <param name="EffectText">The same as a German sentence.</param>
/// <param name="Form">Key of the form.</param>
/// <param name="FormVersion">Version that this draft stays on.</param>
/// <param name="ResumeCode">Code to come back with on another device, together with the reference. Shown once.</param>
/// <param name="AccessToken">Opens this application and nothing else.</param>
/// <param name="KeepUntil">Last day on which the draft is kept if nothing more happens.</param>
/// <param name="ExpiresAt">The same as an instant (UTC): the end of that day in the office.</param>
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
    DateTimeOffset ExpiresAt);
