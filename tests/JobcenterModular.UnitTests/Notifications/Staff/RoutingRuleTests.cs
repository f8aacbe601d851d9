using JobcenterModular.Notifications;
using JobcenterModular.Notifications.Domain.Staff;

namespace JobcenterModular.UnitTests.Notifications.Staff;

/// <summary>Each criterion of a rule by itself, and how names are filed.</summary>
public sealed class RoutingRuleTests
{
    private static readonly RoutedCase Case = new("submission-received", Urgent: true, "04109", "von Ömer");

    [Fact]
    public void A_rule_that_names_nothing_fits_everything()
    {
        new RoutingRule { Team = "a" }.Fits(Case).ShouldBeTrue();
        new RoutingRule { Team = "a" }.Fits(new RoutedCase("binding-unread", Urgent: false, null, null)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("submission-received", true)]
    [InlineData("binding-unread", false)]
    public void The_subject_decides(string purpose, bool fits) => new RoutingRule { Purposes = [purpose] }.Fits(Case).ShouldBe(fits);

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void Urgency_decides(bool urgent, bool fits) => new RoutingRule { Urgent = urgent }.Fits(Case).ShouldBe(fits);

    [Theory]
    [InlineData("04109", true)]
    [InlineData("041", true)]
    [InlineData("042", false)]
    public void The_beginning_of_the_postcode_decides(string begin, bool fits) => new RoutingRule { Postcodes = ["99", begin] }.Fits(Case).ShouldBe(fits);

    [Theory]
    [InlineData("L-P", true)]
    [InlineData("O", true)]
    [InlineData("A-K", false)]
    [InlineData("V", false)]
    public void The_letter_of_the_name_decides(string letters, bool fits) => new RoutingRule { Letters = letters }.Fits(Case).ShouldBe(fits);

    [Fact]
    public void What_is_not_known_fits_no_rule_that_asks_for_it()
    {
        var nobody = new RoutedCase("submission-received", Urgent: true, null, null);

        new RoutingRule { Postcodes = ["0"] }.Fits(nobody).ShouldBeFalse();
        new RoutingRule { Letters = "A-Z" }.Fits(nobody).ShouldBeFalse();
    }

    [Fact]
    public void All_criteria_of_a_rule_must_fit()
    {
        var rule = new RoutingRule { Purposes = ["submission-received"], Urgent = true, Postcodes = ["041"], Letters = "L-Z" };

        rule.Fits(Case).ShouldBeTrue();
        rule.Fits(Case with { Postcode = "01067" }).ShouldBeFalse();
        rule.Fits(Case with { Urgent = false }).ShouldBeFalse();
    }

    [Theory]
    [InlineData("Müller", 'M')]
    [InlineData("Özdemir", 'O')]
    [InlineData("Ärmel", 'A')]
    [InlineData("Šimić", 'S')]
    [InlineData("von der Leyen", 'L')]
    [InlineData("Van-den-Berg", 'B')]
    [InlineData("d'Arc", 'D')]
    [InlineData("al-Übeidi", 'U')]
    [InlineData("Zu", 'Z')]
    [InlineData("ßaba", 'S')]
    [InlineData("Петренко", null)]
    [InlineData("", null)]
    public void A_name_is_filed_without_marks_and_particles(string name, char? letter) => NameLetter.Of(name).ShouldBe(letter);

    [Theory]
    [InlineData("00:00:00.5", 200)]
    [InlineData("00:00:15", 0)]
    public void A_stream_that_cannot_work_stops_the_start(string heartbeat, int most) =>
        new NotificationsOptionsCheck().Validate(null, new NotificationsOptions
        {
            Stream = new StreamOptions { Heartbeat = TimeSpan.Parse(heartbeat, System.Globalization.CultureInfo.InvariantCulture), MaxConnections = most },
        }).FailureMessage!.ShouldContain("Notifications:Stream");
}
