using JobcenterModular.SharedKernel;

namespace JobcenterModular.Applications.Domain.Periods;

/// <summary>
/// The approval periods of one household, from its first application on. They are changed together, under one version, so
/// that two decisions at once cannot overlap.
/// </summary>
internal sealed class BenefitCase : AggregateRoot
{
    private readonly List<ApprovalPeriod> _periods = [];

    private BenefitCase()
    {
    }

    /// <summary>Id of the household's first application.</summary>
    public Guid Id { get; private init; }

    public IReadOnlyList<ApprovalPeriod> Periods => _periods;

    public static BenefitCase Open(Guid id) => new() { Id = id };

    /// <summary>Grants a time.</summary>
    /// <exception cref="RefusalException">It ends before it begins, or overlaps with another that counts.</exception>
    public ApprovalPeriod Grant(Guid id, BenefitApplicationId application, DateOnly from, DateOnly to, bool provisional)
    {
        EnsureFree(from, to, besides: null);
        var period = new ApprovalPeriod
        {
            Id = id,
            CaseId = Id,
            ApplicationId = application,
            From = from,
            To = to,
            Provisional = provisional,
            State = PeriodState.Granted,
            Revision = 1,
        };
        _periods.Add(period);
        Record(new PeriodEvents.Set(period));
        return period;
    }

    /// <summary>The period that an application has, if it counts.</summary>
    public ApprovalPeriod? PeriodOf(BenefitApplicationId application) =>
        _periods.Find(period => period.ApplicationId == application && period.State != PeriodState.Withdrawn);

    /// <summary>Another time than before, or final instead of provisional.</summary>
    /// <exception cref="RefusalException">It ends before it begins, or overlaps with another that counts.</exception>
    public void Change(ApprovalPeriod period, DateOnly from, DateOnly to, bool provisional)
    {
        EnsureFree(from, to, period);
        if (period.From == from && period.To == to && period.Provisional == provisional)
            return;
        if (period.To != to || (provisional && !period.Provisional))
            period.FinalFiguresAskedAt = null;
        period.From = from;
        period.To = to;
        period.Provisional = provisional;
        period.Revision++;
        if (period.State == PeriodState.Granted)
            Record(new PeriodEvents.Set(period));
    }

    /// <summary>The decision was taken back: it counts no more.</summary>
    public void Withdraw(ApprovalPeriod period)
    {
        period.State = PeriodState.Withdrawn;
        period.Revision++;
        Record(new PeriodEvents.Closed(period, "withdrawn"));
    }

    /// <summary>A renewal was sent: nobody needs to be reminded of the end of the period that it renews.</summary>
    public void Renew(BenefitApplicationId renewed)
    {
        foreach (ApprovalPeriod period in _periods.Where(period => period.ApplicationId == renewed && period.State == PeriodState.Granted))
        {
            period.State = PeriodState.Renewed;
            period.Revision++;
            Record(new PeriodEvents.Closed(period, "renewed"));
        }
    }

    /// <summary>The renewal came to nothing: the end of the period must be told again.</summary>
    public void Reopen(BenefitApplicationId renewed)
    {
        foreach (ApprovalPeriod period in _periods.Where(period => period.ApplicationId == renewed && period.State == PeriodState.Renewed))
        {
            period.State = PeriodState.Granted;
            period.Revision++;
            Record(new PeriodEvents.Set(period));
        }
    }

    private void EnsureFree(DateOnly from, DateOnly to, ApprovalPeriod? besides)
    {
        if (to < from)
            throw ApplicationsRefusals.PeriodBackwards.ToException();
        if (_periods.Exists(period => period != besides && period.State != PeriodState.Withdrawn && period.From <= to && from <= period.To))
            throw ApplicationsRefusals.PeriodOverlaps.ToException();
    }
}
