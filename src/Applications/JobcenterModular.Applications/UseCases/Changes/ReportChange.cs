using System.Text.Json;
using FluentValidation;
using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Changes;
using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.UseCases.Desk.Staff;
using JobcenterModular.Applications.UseCases.Submitting;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Changes;

/// <summary>A change in one step: what, since when, which papers. It reaches the same desk as the application (§ 60 (1) no. 2 SGB I).</summary>
internal sealed record ReportChange(Guid Id, ChangeNoticeRequest Request, string? IdempotencyKey, Caller Caller) : IRequest<ChangeNoticeView>;

/// <summary>What has changed.</summary>
/// <param name="Kinds">Keys of <c>GET /change-kinds</c>.</param>
/// <param name="Since">The day of the event; up to a year ahead for what is planned.</param>
/// <param name="Text">More about it, up to 4000 characters; needed with the kind <c>other</c>.</param>
/// <param name="Evidence">Codes of papers that will be sent: they may be uploaded for this application from now on.</param>
internal sealed record ChangeNoticeRequest(
    IReadOnlyList<string> Kinds, DateOnly Since, string? Text = null, IReadOnlyList<string>? Evidence = null);

internal sealed class ReportChangeValidator : AbstractValidator<ReportChange>
{
    private const int MostEntries = 20;

    public ReportChangeValidator()
    {
        RuleFor(request => request.Request.Kinds).Must(kinds => kinds is { Count: > 0 and <= MostEntries } && kinds.Distinct(StringComparer.Ordinal).Count() == kinds.Count)
            .OverridePropertyName("kinds").WithErrorCode("changes.kinds_missing").WithMessage("Bitte sagen Sie, was sich geändert hat, jedes nur einmal.");
        RuleFor(request => request.Request.Text).MaximumLength(ChangeNotice.MostText)
            .OverridePropertyName("text").WithErrorCode("changes.text_too_long").WithMessage($"Höchstens {ChangeNotice.MostText} Zeichen sind möglich.");
        RuleFor(request => request.Request.Evidence).Must(codes => codes is null or { Count: <= MostEntries })
            .OverridePropertyName("evidence").WithErrorCode("changes.evidence_unknown").WithMessage("Das sind zu viele Nachweise.");
    }
}

internal sealed class ReportChangeHandler(
    IApplicationsDb db, FormCatalog forms, ChangeKinds kinds, EvidenceDeadline deadline, TimeProvider time, Idempotency idempotency)
    : IRequestHandler<ReportChange, ChangeNoticeView>
{
    private const string Other = "other";
    private const int MostMonthsAhead = 12;

    /// <summary>Notices of one application; nobody has that much to tell of one period.</summary>
    private const int MostNotices = 50;

    private const int MostYearsBack = 10;

    public async Task<ChangeNoticeView> Handle(ReportChange request, CancellationToken cancellationToken)
    {
        try
        {
            return await OptimisticRetry.RunAsync(() => ReportAsync(request, cancellationToken), db.Forget, cancellationToken);
        }
        catch (DbUpdateException exception) when (Idempotency.LostRace(exception))
        {
            db.Forget();
            return await ReportAsync(request, cancellationToken);
        }
    }

    private async Task<ChangeNoticeView> ReportAsync(ReportChange request, CancellationToken cancellationToken)
    {
        BenefitApplication application = await db.OwnAsync(request.Id, request.Caller, cancellationToken);
        var attempt = IdempotentAttempt.For($"change:{request.Id}", request.IdempotencyKey, request.Request);
        if (await idempotency.FindAsync<ChangeNoticeView>(db.Shared, attempt, cancellationToken) is { } earlier)
            return earlier;
        if (application.IsDraft)
            throw ChangeRefusals.OnlyOnceSent.ToException();
        if (await db.ChangeNotices.CountAsync(row => row.ApplicationId == application.Id, cancellationToken) >= MostNotices)
            throw ChangeRefusals.TooMany.ToException();
        FormDefinition form = forms.FormOf(application);
        DateTimeOffset now = time.GetUtcNow();
        Check(request.Request, form, OfficeTime.DateAt(now));
        WorkItem own = await db.WorkItems.FindAsync([application.Id.Value], cancellationToken)
            ?? throw new InvalidOperationException("A sent application lies on the desk.");

        List<string> codes = [.. (request.Request.Evidence ?? []).Distinct(StringComparer.Ordinal)];
        var notice = new ChangeNotice
        {
            Id = Guid.CreateVersion7(now),
            ApplicationId = application.Id,
            Kinds = JsonSerializer.Serialize(request.Request.Kinds),
            Since = request.Request.Since,
            Text = string.IsNullOrWhiteSpace(request.Request.Text) ? null : request.Request.Text.Trim(),
            EvidenceCodes = JsonSerializer.Serialize(codes),
            ReceivedAt = now,
        };
        db.ChangeNotices.Add(notice);
        string? taker = await db.TakerAsync(own.Assignee, now, cancellationToken);
        db.WorkItems.Add(WorkItem.ForChangeNotice(notice.Id, own, taker, Actor.Applicant, now));
        if (codes.Count > 0)
            application.NoteChange(notice.Id, [.. codes.Select(code => new AwaitedPaper(code, form.EvidenceOf(code)!.Title))], deadline.Of(now));
        var reply = ChangeNoticeView.Of(notice, application, form, kinds);
        idempotency.Remember(db.Shared, attempt, reply);
        await db.SaveChangesAsync(cancellationToken);
        await db.Shared.WaitForDeliveryAsync(cancellationToken);
        return reply;
    }

    private void Check(ChangeNoticeRequest request, FormDefinition form, DateOnly today)
    {
        HashSet<string> offered = [.. kinds.On(today).Select(kind => kind.Key)];
        List<FieldError> errors = [];
        if (request.Kinds.Any(kind => kind is null || !offered.Contains(kind)))
            errors.Add(new FieldError("kinds", "changes.kind_unknown", "Diese Art von Änderung gibt es nicht."));
        if (request.Since > today.AddMonths(MostMonthsAhead))
            errors.Add(new FieldError("since", "changes.since_too_far", "Der Tag liegt zu weit in der Zukunft."));
        if (request.Since < today.AddYears(-MostYearsBack))
            errors.Add(new FieldError("since", "changes.since_too_early", "Der Tag liegt zu weit in der Vergangenheit."));
        if (request.Kinds.Contains(Other, StringComparer.Ordinal) && string.IsNullOrWhiteSpace(request.Text))
            errors.Add(new FieldError("text", "changes.text_missing", "Bitte schreiben Sie kurz, was sich geändert hat."));
        if ((request.Evidence ?? []).Any(code => code is null || form.EvidenceOf(code) is null))
            errors.Add(new FieldError("evidence", "changes.evidence_unknown", "Diesen Nachweis gibt es nicht."));
        if (errors.Count > 0)
            throw HttpRefusals.Invalid.ToException(new Dictionary<string, object?>(StringComparer.Ordinal) { ["errors"] = errors });
    }
}
