using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.UseCases;

namespace JobcenterModular.UnitTests.Applications.Deciding;

/// <summary>What counts today: what was sent, and over it what was answered since.</summary>
public sealed class AnswersInForceTests
{
    private const string Sent = """{"contact":{"contact.mail":"a@example.org","contact.phone":"1"},"housing":{"kdu.rooms":2}}""";

    private static readonly BenefitApplicationId Application = new(new Guid("0192f0c0-0000-7000-8000-000000000001"));

    [Fact]
    public void Without_an_amendment_it_is_what_was_sent()
    {
        AnswersInForce inForce = Of();

        inForce.Sheet.ToJson().ShouldBe(Sent);
        inForce.NextNumber.ShouldBe(1);
    }

    [Fact]
    public void The_last_answer_counts_and_what_was_not_asked_stays()
    {
        AnswersInForce inForce = Of(
            ("contact", """{"contact.phone":"2"}"""), ("housing", """{"kdu.size":46}"""), ("contact", """{"contact.phone":{"dontKnow":true}}"""));

        inForce.Sheet.ToJson().ShouldBe(
            """{"contact":{"contact.mail":"a@example.org","contact.phone":{"dontKnow":true}},"housing":{"kdu.rooms":2,"kdu.size":46}}""");
        inForce.NextNumber.ShouldBe(4);
    }

    [Fact]
    public void An_answer_of_a_section_that_was_not_sent_begins_it() =>
        Of(("person", """{"ap.last":"Muster"}""")).Sheet.Sections["person"].GetRawText().ShouldBe("""{"ap.last":"Muster"}""");

    private static AnswersInForce Of(params (string Section, string Answers)[] amendments) => AnswersInForce.Of(
        new Submission
        {
            ApplicationId = Application,
            FormKey = "hauptantrag",
            FormVersion = 1,
            SubmittedAt = default,
            Answers = Sent,
            AnswersSha256 = "",
            Papers = "[]",
            FollowUps = null,
            Receipt = "",
        },
        [
            .. amendments.Select((row, i) => new AnswerAmendment
            {
                ApplicationId = Application,
                Number = i + 1,
                RequestId = Guid.Empty,
                Section = row.Section,
                Answers = row.Answers,
                At = default,
            }),
        ]);
}
