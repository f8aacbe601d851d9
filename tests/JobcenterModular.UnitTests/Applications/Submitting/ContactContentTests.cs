using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.UseCases.Submitting;
using JobcenterModular.UnitTests.Forms;

namespace JobcenterModular.UnitTests.Applications.Submitting;

/// <summary>How a person can be reached, from their answers: the promise of applications.submitted.v2.</summary>
public sealed class ContactContentTests
{
    private static readonly FormDefinition Hauptantrag = FormFixture.Real.Find("hauptantrag", 1)!;

    [Theory]
    [InlineData("scenario-1", """
        {"firstName":"Mara Sophie","lastName":"Winter","street":"Lindenstraße 12","postcode":"04109","city":"Leipzig",
         "mail":"mara.winter@example.org","phone":"+4934112345678","channels":["email","letter"],"language":"de"}
        """)]
    [InlineData("scenario-2", """
        {"firstName":"Leyla","lastName":"Aydemir","street":"Gartenweg 3","postcode":"34117","city":"Kassel",
         "phone":"+4956112345678","channels":["sms","letter"],"language":"de"}
        """)]
    [InlineData("scenario-3", """
        {"firstName":"Sabine","lastName":"Berger","street":"Am Markt 7","postcode":"86150","city":"Augsburg",
         "mail":"berger@example.org","channels":["portal","email"],"language":"de"}
        """)]
    [InlineData("scenario-4", """
        {"firstName":"Jonas","lastName":"Okafor","street":"Werderstraße 21","postcode":"28199","city":"Bremen",
         "phone":"+4942112345678","channels":["portal","sms"],"language":"de"}
        """)]
    [InlineData("scenario-6", """
        {"firstName":"Iryna","lastName":"Kovalenko","street":"Rheinallee 40","postcode":"50667","city":"Köln",
         "channels":["letter"],"language":"uk"}
        """)]
    public void It_says_what_the_person_answered_and_nothing_else(string scenario, string expected)
    {
        JsonNode content = Of(Hauptantrag, ScenarioAnswers.Read(scenario).Sheet);

        JsonNode.DeepEquals(content, JsonNode.Parse(expected)).ShouldBeTrue(content.ToJsonString());
    }

    [Fact]
    public void Every_way_and_every_language_that_a_form_offers_is_known()
    {
        // With the second version of the tests, which offers other languages.
        using var content = new ContentDirectory();
        foreach (FormDefinition form in FormCatalog.Load(FormsWithV2.CreateIn(content.Root)).All.Where(form => form.Question(QuestionIds.ContactChannel) is not null))
        {
            List<string> channels = Options(form, QuestionIds.ContactChannel);
            Of(form, Contact(new JsonObject { ["contact.channel"] = new JsonArray([.. channels.Select(value => (JsonNode)value)]) }))["channels"]!
                .AsArray().Count.ShouldBe(channels.Count, $"{form.Key} v{form.Version}");
            foreach (string language in Options(form, QuestionIds.ContactLanguage).Except(["deutsch", "andere"], StringComparer.Ordinal))
                Of(form, Contact(new JsonObject { ["contact.lang"] = language }))["language"]!.GetValue<string>().ShouldNotBe("de", language);
        }
    }

    [Fact]
    public void A_way_that_nobody_knows_is_left_out_and_the_order_stays() => Of(
        Hauptantrag, Contact(new JsonObject { ["contact.channel"] = new JsonArray("anruf", "brieftaube", "brief") }))["channels"]!
        .AsArray().Select(channel => channel!.GetValue<string>()).ShouldBe(["phone", "letter"]);

    [Theory]
    [InlineData("andere")]
    [InlineData("klingonisch")]
    [InlineData(null)]
    public void Without_a_known_language_it_is_german(string? answer) =>
        Of(Hauptantrag, Contact(new JsonObject { ["contact.lang"] = answer })).ToJsonString().ShouldBe("""{"language":"de"}""");

    [Fact]
    public void What_somebody_does_not_know_is_missing() => Of(
        Hauptantrag, Contact(new JsonObject { ["contact.phone"] = new JsonObject { ["dontKnow"] = true }, ["contact.channel"] = new JsonArray() }))
        .ToJsonString().ShouldBe("""{"language":"de"}""");

    [Fact]
    public void A_form_that_does_not_ask_leaves_the_members_out() =>
        Of(FormFixture.Small, ScenarioAnswers.Read("scenario-1").Sheet)["channels"].ShouldBeNull();

    private static AnswerSheet Contact(JsonObject answers) => AnswerSheet.Empty.With("contact", answers);

    private static List<string> Options(FormDefinition form, string question) =>
        [.. form.Question(question)!.Question.Value.Options.Select(option => option.Value)];

    private static JsonNode Of(FormDefinition form, AnswerSheet sheet) => JsonNode.Parse(ContactContent.Of(form, sheet))!;
}
