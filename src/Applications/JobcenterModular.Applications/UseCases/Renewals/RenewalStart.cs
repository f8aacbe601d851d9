using System.Text.Json;
using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.Domain.Household;
using JobcenterModular.Applications.Domain.Orientation;
using JobcenterModular.Applications.Domain.Periods;
using JobcenterModular.Applications.Domain.Renewals;
using JobcenterModular.Applications.UseCases.Household;
using JobcenterModular.Applications.UseCases.Periods;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.BuildingBlocks.Security;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Renewals;

/// <summary>
/// Begins a renewal with what is known. Only the account that owns the granted application, or whoever holds a token of
/// that very application, gets its answers prefilled (§ 35 SGB I).
/// </summary>
internal static class RenewalStart
{
    /// <summary>The application to renew; null when the form begins from nothing. Of two starts at once, the later finds the first one's draft.</summary>
    public static async Task<RenewedApplication?> ToRenewAsync(
        this IApplicationsDb db, FormCatalog forms, FormDefinition form, Guid? renews, Caller caller, DateOnly today, CancellationToken cancellationToken)
    {
        if (form.Renewal is null)
            return renews is null ? null : throw RenewalRefusals.FormRenewsNothing.ToException();
        BenefitApplication granted = await db.OwnAsync(
            renews ?? throw RenewalRefusals.ApplicationMissing.ToException(), caller, cancellationToken);
        ApprovalPeriod period = await db.LatestPeriodAsync(granted.Id, cancellationToken) ?? throw RenewalRefusals.NotGranted.ToException();
        await RefuseSecondDraftAsync(db, granted, cancellationToken);
        db.Shared.Guard(granted);
        AnswersInForce inForce = await db.AnswersInForceAsync(granted.Id, cancellationToken);
        ClosedParts closed = await db.ClosedPartsAsync(granted, forms.FormOf(granted), cancellationToken); // Who answered alone answers alone again.
        return new RenewedApplication(
            granted.Id,
            granted.Reference,
            granted.ApplicationDate,
            period.CaseId,
            period.To,
            await db.AsksAssetsAsync(forms, granted, period.CaseId, inForce, today, cancellationToken),
            granted.HighestPersonNumber,
            inForce.Sheet.Where((section, _) => !closed.Hides(section)),
            DaysOf(inForce.Amendments));
    }

    /// <summary>The period that counts and ends last.</summary>
    public static Task<ApprovalPeriod?> LatestPeriodAsync(this IApplicationsDb db, BenefitApplicationId granted, CancellationToken cancellationToken) =>
        db.ApprovalPeriods.AsNoTracking()
            .Where(period => period.ApplicationId == granted && period.State != PeriodState.Withdrawn)
            .OrderByDescending(period => period.To)
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>The renewal of this application that was begun and not sent; null without one.</summary>
    public static Task<BenefitApplication?> DraftOfRenewalAsync(this IApplicationsDb db, BenefitApplicationId granted, CancellationToken cancellationToken) => (
        from renewal in db.Renewals.AsNoTracking()
        where renewal.RenewedId == granted
        join draft in db.Applications.AsNoTracking() on renewal.ApplicationId equals draft.Id
        where draft.Status == ApplicationStatus.Draft
        orderby draft.StartedAt descending
        select draft).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Puts what comes along into a new draft, to be saved with it.</summary>
    public static void TakeOver(this IApplicationsDb db, BenefitApplication draft, FormDefinition form, RenewedApplication renewed)
    {
        RenewalFacts times = RenewalTime.Facts(form.LegalParameters, AnswerSheet.Empty, renewed.PeriodEnd, draft.ApplicationDate) with
        {
            AsksAssets = renewed.AsksAssets,
        };
        FormFacts facts = OwnApplication.FactsOf(draft) with { Renewal = times };
        var prefill = Prefill.From(form, form.Renewal!.For(renewed.AsksAssets), renewed.InForce, facts);
        draft.TakeOver(prefill.Sheet, renewed.HighestPersonNumber, FormStanding.Of(Visibility.Of(form, prefill.Sheet, facts)));
        db.Renewals.Add(Renewal.Of(draft, renewed, prefill.Baseline));
    }

    /// <summary>A renewal reaches the desk as part of the household's case, and the end of its period need not be told any more.</summary>
    public static async Task<(WorkItemKind Kind, Guid CaseId)> RenewPeriodAsync(
        this IApplicationsDb db, BenefitApplication sent, Renewal? renewal, CancellationToken cancellationToken)
    {
        if (renewal is null)
            return (WorkItemKind.Hauptantrag, await db.CaseOfOwnerAsync(sent.OwnerSubject, cancellationToken) ?? sent.Id.Value);
        await db.RenewAsync(renewal, cancellationToken);
        return (WorkItemKind.Folgeantrag, renewal.CaseId);
    }

    // Whoever comes back with an account belongs to the household that is known: its periods are kept apart under one case.
    private static async Task<Guid?> CaseOfOwnerAsync(this IApplicationsDb db, string? owner, CancellationToken cancellationToken) => owner is null ? null : await (
        from application in db.Applications
        where application.OwnerSubject == owner && application.Status == ApplicationStatus.Submitted
        join item in db.WorkItems on application.Id equals item.ApplicationId
        where item.Kind == WorkItemKind.Hauptantrag || item.Kind == WorkItemKind.Folgeantrag
        orderby item.ReceivedAt descending, item.Id descending
        select (Guid?)item.CaseId).FirstOrDefaultAsync(cancellationToken);

    private static async Task<bool> AsksAssetsAsync(
        this IApplicationsDb db, FormCatalog forms, BenefitApplication granted, Guid caseId, AnswersInForce inForce, DateOnly today, CancellationToken cancellationToken)
    {
        List<DateOnly> began = await db.ApprovalPeriods.AsNoTracking()
            .Where(period => period.CaseId == caseId && period.State != PeriodState.Withdrawn).Select(period => period.From).ToListAsync(cancellationToken);
        FormDefinition form = forms.FormOf(granted);
        FormEvaluation evaluation = FormEvaluation.Run(form, inForce.Sheet, await db.FactsOfAsync(granted, form, cancellationToken));
        var assets = RoughAssets.Of(new Bedarfsgemeinschaft(evaluation, evaluation.ToSend(inForce.Sheet), today), new OrientationValues(forms.LegalParameters, today));
        return AssetsAnew.IsAsked(forms.LegalParameters, began, assets, today);
    }

    private static async Task RefuseSecondDraftAsync(IApplicationsDb db, BenefitApplication granted, CancellationToken cancellationToken)
    {
        if (await db.DraftOfRenewalAsync(granted.Id, cancellationToken) is not { } draft)
            return;
        throw RenewalRefusals.AlreadyBegun.ToException(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["draft"] = new { id = draft.Id.Value, reference = draft.Reference },
        });
    }

    private static Dictionary<string, DateOnly> DaysOf(IEnumerable<AnswerAmendment> amendments)
    {
        var days = new Dictionary<string, DateOnly>(StringComparer.Ordinal);
        foreach (AnswerAmendment amendment in amendments)
        {
            using JsonDocument answers = JsonDocument.Parse(amendment.Answers);
            foreach (JsonProperty answer in answers.RootElement.EnumerateObject())
                days[$"{amendment.Section}/{answer.Name}"] = OfficeTime.DateAt(amendment.At);
        }

        return days;
    }
}
