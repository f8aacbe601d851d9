using JobcenterModular.Notifications.Domain.Channels;
using JobcenterModular.Notifications.Domain.Contacts;
using JobcenterModular.Notifications.UseCases.Contacts;

namespace JobcenterModular.UnitTests.Notifications.Contacts;

public sealed class AddressTests
{
    [Theory]
    [InlineData("0151 23456789", "+4915123456789")]
    [InlineData("0341/123 45-67", "+493411234567")]
    [InlineData("+49 (0)341 1234567", "+493411234567")]
    [InlineData("+49 0341 1234567", "+493411234567")]
    [InlineData("0049 341 1234567", "+493411234567")]
    [InlineData("+48 512 345 678", "+48512345678")]
    [InlineData("0033 6 12 34 56 78", "+33612345678")]
    [InlineData("06 12 34 56 78", "+49612345678")]
    [InlineData("+1 (212) 555-0123", "+12125550123")]
    public void A_number_is_read_as_people_write_it(string text, string number) => PhoneNumber.Parse(text).ShouldBe(number);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("110")]
    [InlineData("512 345 678")]
    [InlineData("+49 110")]
    [InlineData("+0 151 23456789")]
    [InlineData("0151 2345678901234567")]
    [InlineData("0151-CALL-ME")]
    [InlineData("0151 23456789\n+4915100000000")]
    [InlineData("٠١٥١٢٣٤٥٦٧٨٩")]
    public void What_is_no_number_is_none(string? text) => PhoneNumber.Parse(text).ShouldBeNull();

    [Theory]
    [InlineData(nameof(Channel.Email), "mueller@example.org", "m***r@example.org")]
    [InlineData(nameof(Channel.Email), "mo@example.org", "m***@example.org")]
    [InlineData(nameof(Channel.Email), "m@example.org", "m***@example.org")]
    [InlineData(nameof(Channel.Sms), "+4915123454567", "+49 *** 4567")]
    [InlineData(nameof(Channel.Sms), "+12125550123", "+1 *** 0123")]
    [InlineData(nameof(Channel.Messenger), "+380441234567", "+380 *** 4567")]
    public void An_address_is_shown_so_that_only_its_owner_knows_it_again(string channel, string address, string masked) =>
        ContactAddress.Mask(Enum.Parse<Channel>(channel), address).ShouldBe(masked);

    [Fact]
    public void Codes_are_counted_by_hour_and_by_day()
    {
        DateTimeOffset now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);
        var budget = CodeBudget.Of("account:anna");
        for (int i = 0; i < CodeBudget.MostADay; i++)
        {
            budget.WaitAt(now).ShouldBe(TimeSpan.Zero, $"code {i}");
            budget.Take(now);
            now += TimeSpan.FromMinutes(20);
        }

        budget.WaitAt(now).ShouldBe(TimeSpan.FromDays(1) - TimeSpan.FromMinutes(200));
        now += budget.WaitAt(now);
        budget.WaitAt(now).ShouldBe(TimeSpan.Zero);
        budget.Take(now);
        budget.Sent.Split(' ').Length.ShouldBeLessThanOrEqualTo(CodeBudget.MostADay);
    }
}
