using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Periods;
using JobcenterModular.Applications.Domain.Renewals;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;

namespace JobcenterModular.Applications.UseCases.Renewals;

/// <summary>Whether an own application can be renewed, and from when it should be.</summary>
internal sealed record GetRenewal(Guid Id, Caller Caller) : IRequest<RenewalView>;

internal sealed class GetRenewalHandler(IApplicationsDb db, FormCatalog forms, OfficeClock clock) : IRequestHandler<GetRenewal, RenewalView>
{
    public async Task<RenewalView> Handle(GetRenewal request, CancellationToken cancellationToken)
    {
        BenefitApplication application = await db.ReadOwnAsync(request.Id, request.Caller, cancellationToken);
        if (forms.NewestRenewal is not { } form || await db.LatestPeriodAsync(application.Id, cancellationToken) is not { } period)
            return RenewalView.NotGranted;
        BenefitApplication? draft = await db.DraftOfRenewalAsync(application.Id, cancellationToken);
        return Of(form, period, draft, clock.Read().Today);
    }

    private RenewalView Of(FormDefinition form, ApprovalPeriod period, BenefitApplication? draft, DateOnly today)
    {
        DateOnly offeredFrom = RenewalTime.OfferedFrom(forms.LegalParameters, period.To, today);
        DateOnly countsFrom = RenewalTime.CountsFrom(today, period.To);
        bool tooLate = RenewalTime.IsTooLate(forms.LegalParameters, period.To, today);
        int gap = countsFrom.DayNumber - period.To.DayNumber - 1;
        return new RenewalView(
            MayRenew: true,
            Offered: today >= offeredFrom && !tooLate && period.State == PeriodState.Granted,
            form.Key,
            offeredFrom,
            period.From,
            period.To,
            period.Provisional,
            countsFrom,
            gap,
            gap > 0 ? RenewalTexts.Gap(period.To, countsFrom) : null,
            tooLate ? RenewalTexts.FirstApplicationInstead : null,
            draft?.Id.Value);
    }
}

/// <summary>Whether and when to renew.</summary>
/// <param name="MayRenew">False when nothing is granted for this application.</param>
/// <param name="Offered">Now is the time to ask the person: the period ends soon or has just ended, and nothing was sent yet.</param>
/// <param name="Form">Key of the form to start, with <c>renews</c>.</param>
/// <param name="OfferedFrom">First day on which it is offered.</param>
/// <param name="PeriodFrom">First day of the approval period.</param>
/// <param name="PeriodTo">Its last day.</param>
/// <param name="Provisional">Granted for the time being only (§ 41a SGB II).</param>
/// <param name="CountsFrom">From when a renewal counts that is begun today.</param>
/// <param name="GapDays">Days in between for which nothing would be applied for.</param>
/// <param name="GapWarning">The same in plain German; null without a gap.</param>
/// <param name="FirstApplicationInstead">Why a first application may be the right one; a renewal can be sent nevertheless.</param>
/// <param name="Draft">A renewal that was begun and not sent.</param>
internal sealed record RenewalView(
    bool MayRenew,
    bool Offered,
    string? Form,
    DateOnly? OfferedFrom,
    DateOnly? PeriodFrom,
    DateOnly? PeriodTo,
    bool? Provisional,
    DateOnly? CountsFrom,
    int GapDays,
    string? GapWarning,
    string? FirstApplicationInstead,
    Guid? Draft)
{
    public static readonly RenewalView NotGranted = new(false, false, null, null, null, null, null, null, 0, null, null, null);
}

internal static class RenewalTexts
{
    public const string FirstApplicationInstead =
        "Ihr letzter Bewilligungszeitraum ist schon länger zu Ende. Vielleicht ist ein neuer Hauptantrag richtig. Sie können trotzdem den Folgeantrag stellen.";

    public static string Gap(DateOnly periodEnd, DateOnly countsFrom) =>
        $"Ihr Geld war bis zum {GermanDates.Text(periodEnd)} bewilligt. Ein Folgeantrag von heute zählt erst ab dem {GermanDates.Text(countsFrom)}. Für die Zeit dazwischen gibt es in der Regel kein Geld.";
}
