using FluentValidation;
using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.Domain.Phone;
using JobcenterModular.Applications.UseCases.Drafts;
using JobcenterModular.Applications.UseCases.Renewals;
using JobcenterModular.Applications.UseCases.Resuming;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Applications.UseCases.Phone;

/// <summary>An agent begins an application for a caller, or goes on with one whose applicant the caller proves to be.</summary>
internal sealed record OpenCall(OpenCallRequest Request, string? IdempotencyKey, Caller Caller) : IRequest<CallOpened>;

/// <summary>A call.</summary>
/// <param name="Reference">Reference of the application to go on with; without one a new application is begun.</param>
/// <param name="Identity">What the caller says to prove it; only with a reference.</param>
/// <param name="Form">Key of the form of a new application.</param>
internal sealed record OpenCallRequest(string? Reference = null, CallerAnswers? Identity = null, string? Form = null);

internal sealed class OpenCallValidator : AbstractValidator<OpenCall>
{
    private const int Longest = 200;

    public OpenCallValidator()
    {
        RuleFor(request => request.Request.Reference).MaximumLength(40).OverridePropertyName("reference").WithErrorCode("calls.reference_malformed");
        RuleFor(request => request.Request.Form).MaximumLength(60).OverridePropertyName("form").WithErrorCode("forms.unknown_key");
        RuleFor(request => request.Request.Identity).Must(IsShort).OverridePropertyName("identity").WithErrorCode("calls.identity_malformed");
    }

    private static bool IsShort(CallerAnswers? said) =>
        said is null || (said.Given().Values.All(text => text.Length <= Longest) && said.ResumeCode is not { Length: > 40 });
}

internal sealed partial class OpenCallHandler(
    IApplicationsDb db,
    FormCatalog forms,
    NewDrafts drafts,
    PhoneBeginning beginning,
    CallerIdentity identity,
    ResumeCodes codes,
    TryGuard guard,
    TimeProvider time,
    IOptions<PhoneOptions> options,
    ILogger<OpenCallHandler> logger) : IRequestHandler<OpenCall, CallOpened>
{
    public Task<CallOpened> Handle(OpenCall request, CancellationToken cancellationToken) => string.IsNullOrWhiteSpace(request.Request.Reference)
        ? BeginAsync(request, cancellationToken)
        : ContinueAsync(request, request.Request.Reference.Trim().ToUpperInvariant(), cancellationToken);

    private Task<CallOpened> BeginAsync(OpenCall request, CancellationToken cancellationToken)
    {
        Reader agent = request.Caller.Agent();
        FormDefinition form = forms.Newest(request.Request.Form ?? TakeShortApplicationHandler.Form) ?? throw ApplicationsRefusals.FormKeyUnknown.ToException();
        if (form.Renewal is not null)
            throw RenewalRefusals.ApplicationMissing.ToException();
        return beginning.StoreAsync(
            db,
            IdempotentAttempt.For($"call:{agent.Subject}", request.IdempotencyKey, request.Request),
            () =>
            {
                NewDraft begun = drafts.Begin(db, form, owner: null);
                return Open(begun.Application, begun.Application.EffectMonth, agent, PhoneDeed.Started, begun.Clocked.Now, begun.ResumeCode);
            },
            cancellationToken);
    }

    private async Task<CallOpened> ContinueAsync(OpenCall request, string reference, CancellationToken cancellationToken)
    {
        Reader agent = request.Caller.Agent();
        CallerAnswers said = request.Request.Identity ?? new CallerAnswers();
        var attempt = IdempotentAttempt.For($"call:{agent.Subject}", request.IdempotencyKey, new { reference, said = identity.FingerprintOf(said) });
        if (await beginning.EarlierAsync<CallOpened>(db, attempt, cancellationToken) is { } earlier)
            return earlier;
        try
        {
            BenefitApplication found = await ProvenAsync(reference, said, agent, cancellationToken);
            DateOnly countsFrom = await db.CountsFromAsync(found, cancellationToken);
            return await beginning.StoreAsync(
                db, attempt, () => Open(found, countsFrom, agent, PhoneDeed.Opened, time.GetUtcNow(), resumeCode: null), cancellationToken);
        }
        catch (DbUpdateException exception) when (ForeignKeyViolation.Is(exception))
        {
            // The draft was deleted in this very moment.
            throw PhoneRefusals.IdentityRefused.ToException();
        }
    }

    /// <summary>The draft whose applicant the caller proves to be.</summary>
    private async Task<BenefitApplication> ProvenAsync(string reference, CallerAnswers said, Reader agent, CancellationToken cancellationToken)
    {
        BenefitApplication? found = await db.Applications.AsNoTracking().SingleOrDefaultAsync(row => row.Reference == reference, cancellationToken);
        if (found is not null)
            await guard.CountAsync(db, found.Id, GuardedDoor.Call, PhoneRefusals.IdentityTooMany, cancellationToken);
        List<ResumeCode> stored = found is null
            ? []
            : await db.ResumeCodes.AsNoTracking().Where(code => code.ApplicationId == found.Id).ToListAsync(cancellationToken);
        bool byCode = codes.Matches(found?.Id ?? default, stored, said.ResumeCode ?? "");
        bool byAnswers = identity.Holds(found is null ? null : forms.FormOf(found), found?.Sheet() ?? AnswerSheet.Empty, said);
        if (found is null || !(byCode || byAnswers))
            throw await RefuseAsync(found, agent, cancellationToken);
        if (!found.IsDraft)
            throw ApplicationsRefusals.AlreadySubmitted.ToException();
        await TryGuard.ForgetAsync(db, found.Id, GuardedDoor.Call, cancellationToken);
        return found;
    }

    private CallOpened Open(BenefitApplication draft, DateOnly countsFrom, Reader agent, PhoneDeed how, DateTimeOffset now, string? resumeCode)
    {
        var call = PhoneCall.Open(Guid.CreateVersion7(now), draft.Id, agent, now, options.Value.CallLasts);
        db.PhoneCalls.Add(call);
        db.PhoneSteps.Add(call.Step(how, now));
        return new CallOpened(
            call.Id,
            draft.Reference,
            draft.ApplicationDate,
            countsFrom,
            GermanDates.EffectText(draft.ApplicationDate, countsFrom),
            resumeCode,
            call.EndsAt);
    }

    private async Task<Exception> RefuseAsync(BenefitApplication? found, Reader agent, CancellationToken cancellationToken)
    {
        Refused(logger, found?.Id.Value, agent.Subject);
        if (found is not null)
        {
            db.PhoneSteps.Add(agent.Step(found.Id, PhoneDeed.Refused, time.GetUtcNow()));
            await db.SaveChangesAsync(cancellationToken);
        }

        return PhoneRefusals.IdentityRefused.ToException();
    }

    [LoggerMessage(1013, LogLevel.Warning, "A caller did not prove to be the applicant of {ApplicationId}; agent {Agent}")]
    private static partial void Refused(ILogger logger, Guid? applicationId, string agent);
}

/// <summary>An open call.</summary>
/// <param name="Id">Id of the call; it opens this application for this agent only.</param>
/// <param name="Reference">Reference for the caller.</param>
/// <param name="ApplicationDate">The date that counts (§ 37 SGB II), in office time.</param>
/// <param name="EffectMonth">First day from which it counts: of its month, or after the period that a renewal goes on from.</param>
/// <param name="EffectText">The same as a German sentence, to read out.</param>
/// <param name="ResumeCode">Of a new application: the caller's code to go on alone. Shown once.</param>
/// <param name="EndsAt">When the call ends by itself if nothing is saved (UTC).</param>
internal sealed record CallOpened(
    Guid Id, string Reference, DateOnly ApplicationDate, DateOnly EffectMonth, string EffectText, string? ResumeCode, DateTimeOffset EndsAt);
