using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Periods;
using JobcenterModular.SharedKernel;

namespace JobcenterModular.UnitTests.Applications.Deciding;

/// <summary>The periods of one household.</summary>
public sealed class BenefitCaseTests
{
    private static readonly BenefitApplicationId First = new(new Guid("0192f0c0-0000-7000-8000-000000000001"));
    private static readonly BenefitApplicationId Second = new(new Guid("0192f0c0-0000-7000-8000-000000000002"));

    private readonly BenefitCase _household = BenefitCase.Open(First.Value);

    [Theory]
    [InlineData("2026-01-01", "2026-01-31", null)]
    [InlineData("2026-01-01", "2026-02-01", "periods.overlap")]
    [InlineData("2026-03-01", "2026-03-31", "periods.overlap")]
    [InlineData("2026-07-31", "2026-08-31", "periods.overlap")]
    [InlineData("2026-08-01", "2026-08-31", null)]
    [InlineData("2026-08-02", "2026-08-01", "periods.backwards")]
    public void Periods_of_a_household_share_no_day(string from, string to, string? code)
    {
        Grant(First, "2026-02-01", "2026-07-31");

        string? refused = null;
        try
        {
            Grant(Second, from, to);
        }
        catch (RefusalException exception)
        {
            refused = exception.Refusal.Code;
        }

        refused.ShouldBe(code);
        _household.Periods.Count.ShouldBe(code is null ? 2 : 1);
    }

    [Fact]
    public void A_period_that_was_withdrawn_leaves_its_days_free()
    {
        ApprovalPeriod taken = Grant(First, "2026-02-01", "2026-07-31");
        _household.Withdraw(taken);

        Grant(Second, "2026-02-01", "2026-07-31").State.ShouldBe(PeriodState.Granted);
        _household.PeriodOf(First).ShouldBeNull();
    }

    [Fact]
    public void Every_change_is_told_with_a_higher_revision_and_no_change_is_not()
    {
        ApprovalPeriod period = Grant(First, "2026-02-01", "2026-07-31");
        _household.Change(period, Day("2026-02-01"), Day("2026-07-31"), provisional: false);
        period.Revision.ShouldBe(1);

        _household.Change(period, Day("2026-02-01"), Day("2026-12-31"), provisional: true);
        period.Revision.ShouldBe(2);
        _household.Withdraw(period);

        period.Revision.ShouldBe(3);
        _household.DomainEvents.Select(happened => happened.GetType().Name).ShouldBe(["Set", "Set", "Closed"]);
    }

    [Fact]
    public void A_renewal_that_comes_to_nothing_opens_its_period_again_and_tells_it_anew()
    {
        ApprovalPeriod period = Grant(First, "2026-02-01", "2026-07-31");
        _household.Reopen(First);
        period.Revision.ShouldBe(1, "It was not renewed.");

        _household.Renew(First);
        _household.Reopen(First);

        (period.State, period.Revision).ShouldBe((PeriodState.Granted, 3));
        _household.DomainEvents.Select(happened => happened.GetType().Name).ShouldBe(["Set", "Closed", "Set"]);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", null);

    private ApprovalPeriod Grant(BenefitApplicationId application, string from, string to) =>
        _household.Grant(Guid.NewGuid(), application, Day(from), Day(to), provisional: false);
}
