using JobcenterModular.Applications.Domain.Orientation;
using JobcenterModular.Applications.Domain.Renewals;

namespace JobcenterModular.UnitTests.Applications.Renewals;

public sealed class AssetsAnewTests
{
    private static readonly DateOnly Today = new(2026, 12, 7);
    private static readonly DateOnly Old = new(2026, 2, 1);
    private static readonly DateOnly New = new(2026, 7, 1);

    [Fact]
    public void Savings_are_asked_for_anew_until_a_period_has_begun_under_the_new_law()
    {
        IsAsked([Old], 0, 1_000_000).ShouldBeTrue();
        IsAsked([Old, New], 0, 1_000_000).ShouldBeFalse();
        IsAsked([New], 0, 1_000_000).ShouldBeFalse();
    }

    [Theory]
    [InlineData(800_000, false)]
    [InlineData(800_001, true)]
    public void Savings_near_what_is_left_to_the_household_are_asked_for_each_time(long stated, bool isAsked) =>
        IsAsked([New], stated, 1_000_000).ShouldBe(isAsked);

    [Fact]
    public void An_unknown_allowance_asks_for_nothing() => IsAsked([New], 9_000_000, null).ShouldBeFalse();

    private static bool IsAsked(DateOnly[] began, long stated, long? allowance) =>
        AssetsAnew.IsAsked(RenewalSample.Form.LegalParameters, began, new RoughAssets(stated, allowance, []), Today);
}
