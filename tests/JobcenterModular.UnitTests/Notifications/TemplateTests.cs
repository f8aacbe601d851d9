using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Templates;
using JobcenterModular.Notifications.UseCases.Templates;

namespace JobcenterModular.UnitTests.Notifications;

public sealed class TemplateTests
{
    private static readonly TemplateCatalog Catalog = new();

    /// <summary>Templates whose text is put together by code alone, not told by themselves.</summary>
    private static readonly string[] Parts = ["hint", "hint-link", "letter-frame"];

    public static TheoryData<string, string> Texts =>
        [.. Catalog.All.SelectMany(template => template.Texts.Keys.Select(language => (template.Key, language)))];

    [Fact]
    public void Every_purpose_has_a_template_and_every_template_a_use()
    {
        IEnumerable<string> purposes = typeof(Purposes).GetFields().Select(field => (string)field.GetRawConstantValue()!);

        Catalog.All.Select(template => template.Key).Except(Parts).ShouldBe(purposes, ignoreOrder: true);
    }

    [Fact]
    public void What_applicants_are_told_is_there_in_five_languages() => Catalog.All
        .Where(template => template.Audience == "applicant")
        .ShouldAllBe(template => template.Texts.Keys.Order().SequenceEqual(new[] { "ar", "de", "en", "tr", "uk" }));

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_filled_with_its_samples_has_no_gap(string key, string language)
    {
        Rendered text = Render(Catalog[key], language, withOptional: true);

        (text.Title + text.Body + text.Mail?.Subject + text.Mail?.Body + text.Short).ShouldNotContain("{");
        text.Title.ShouldNotBeEmpty();
        text.Body.Length.ShouldBeLessThan(4000);
        text.Short?.Length.ShouldBeLessThanOrEqualTo(language is "ar" or "uk" ? 70 : 160);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_without_its_optional_values_still_says_something(string key, string language)
    {
        Rendered text = Render(Catalog[key], language, withOptional: false);

        text.Title.ShouldNotBeEmpty();
        text.Body.ShouldNotBeEmpty();
        (text.Title + text.Body).ShouldNotContain("{");
    }

    [Fact]
    public void A_line_whose_value_is_missing_is_left_out()
    {
        Rendered bare = Render(Catalog[Purposes.EvidenceRejected], "de", withOptional: false);

        bare.Body.ShouldNotContain("Grund:");
        Render(Catalog[Purposes.EvidenceRejected], "de", withOptional: true).Body.ShouldContain("Grund:");
    }

    [Fact]
    public void An_unknown_code_gets_the_sentence_for_any_other()
    {
        NoticeTemplate template = Catalog[Purposes.FileSetAside];

        TemplateRenderer.Render(template.Texts["de"], "de", "x/1", Values(("reason", "a_code_of_tomorrow"))).Body
            .ShouldContain(template.Texts["de"].Choices!["reason"]["other"]);
    }

    [Theory]
    [InlineData("{{unknown}}", "unknown placeholder")]
    [InlineData("{{ref erence}}", "braces")]
    [InlineData("{reference}", "braces")]
    public void A_slip_in_a_text_is_found(string line, string fault)
    {
        NoticeTemplate template = Catalog[Purposes.DraftDeletion];

        TemplateCheck.FaultsOf(template, template.Texts["de"] with { Body = [line] }).ShouldContain(found => found.Contains(fault, StringComparison.Ordinal));
    }

    [Fact]
    public void A_link_that_is_for_the_mail_alone_is_refused_in_the_inbox()
    {
        NoticeTemplate template = Catalog[Purposes.DraftPaused];

        TemplateCheck.FaultsOf(template, template.Texts["de"] with { Body = ["{{resumeLink}}"] }).ShouldNotBeEmpty();
    }

    [Fact]
    public void A_value_is_never_read_as_a_template()
    {
        NoticeTemplate template = Catalog[Purposes.EvidenceRejected];

        TemplateRenderer.Render(template.Texts["de"], "de", "x/1", Values(("title", "{{reason}}"), ("reason", "geheim"))).Body.ShouldContain("{{reason}}");
    }

    [Fact]
    public void A_line_break_in_a_value_never_gets_into_a_subject()
    {
        var text = new TemplateText { Title = "Zu {{title}}", Body = ["x"], Mail = new TemplateMail("Zu {{title}}", ["x"]) };

        Rendered rendered = TemplateRenderer.Render(text, "de", "x/1", Values(("title", "Miete\r\nBcc: eve@mail.example")));

        rendered.Title.ShouldNotContain("\n");
        rendered.Mail!.Subject.ShouldNotContain("\n");
    }

    [Theory]
    [InlineData("de", "März 2027")]
    [InlineData("en", "March 2027")]
    [InlineData("xx", "März 2027")]
    public void Months_have_the_name_of_the_language(string language, string expected) => Catalog.Months.Of(new DateOnly(2027, 3, 1), language).ShouldBe(expected);

    [Fact]
    public void The_hint_and_every_short_message_keep_the_office_to_themselves()
    {
        foreach (TemplateText text in Catalog.All.SelectMany(template => template.Texts.Values).Where(text => text.Short is not null))
        {
            text.Short!.ShouldNotContain("office");
            text.Short!.ShouldNotContain("Jobcenter", Case.Insensitive);
        }

        TemplateText hint = Catalog["hint"].Texts["de"];
        string.Join('\n', hint.Mail!.Body).ShouldNotContain("Antrag");
    }

    private static Dictionary<string, string> Values(params (string Name, string Value)[] values) =>
        values.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal);

    private static Rendered Render(NoticeTemplate template, string language, bool withOptional)
    {
        Dictionary<string, string> values = template.Placeholders
            .Where(pair => withOptional || !pair.Value.Optional)
            .ToDictionary(pair => pair.Key, pair => pair.Value.Sample, StringComparer.Ordinal);
        values["office"] = "Jobcenter Musterstadt";
        values["portal"] = "https://portal.example";
        return TemplateRenderer.Render(template.Texts[language], language, $"{template.Key}/{template.Version}", values);
    }
}
