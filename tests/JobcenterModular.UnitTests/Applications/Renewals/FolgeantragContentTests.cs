using System.Text.Json;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.UnitTests.Forms;

namespace JobcenterModular.UnitTests.Applications.Renewals;

/// <summary>The Folgeantrag as it is shipped.</summary>
public sealed class FolgeantragContentTests
{
    private static readonly FormDefinition Base = FormFixture.Real.Find("hauptantrag", 1)!;

    [Fact]
    public void It_asks_what_the_Hauptantrag_asks_but_for_its_own_start_and_end()
    {
        RenewalSample.Form.Sections.Select(section => section.Key).ShouldBe(Base.Sections.Select(section => section.Key));
        RenewalSample.Form.PersonRoles.Select(role => role.Role).ShouldBe(Base.PersonRoles.Select(role => role.Role));
        RenewalSample.Form.Evidence.Select(kind => kind.Code).ShouldBe(Base.Evidence.Select(kind => kind.Code), ignoreOrder: true);
        Base.Questions.Where(place => place.Section.Key is not ("start" or "end") && RenewalSample.Form.Question(place.Question.Id) is null).ShouldBeEmpty();
        RenewalSample.Form.Question("start.toldBefore").ShouldBeNull();
    }

    [Fact]
    public void Consents_and_declarations_are_never_reused()
    {
        foreach (string id in (string[])["end.missing", "end.true", "end.privacy", "end.portal", "kdu.direct", "kdu.landlord", "wep.rep"])
            RenewalSample.Rules.Of(RenewalSample.Form.Question(id)!.Question).ShouldBe(Reuse.Never, id);
        RenewalSample.Form.Section("end")!.Questions.ShouldAllBe(question => RenewalSample.Rules.Of(question) == Reuse.Never);
    }

    [Fact]
    public void What_changes_by_itself_is_asked_anew_and_what_cannot_change_is_not_asked()
    {
        RuleOf("ek.job").ShouldBe(Reuse.Ask);
        RuleOf("eks.months").ShouldBe(Reuse.Ask);
        RuleOf("meb.pregnant").ShouldBe(Reuse.Ask);
        RuleOf("ap.birthPlace").ShouldBe(Reuse.Carry);
        RuleOf("pay.iban").ShouldBe(Reuse.Confirm);
        RuleOf("kdu.cold").ShouldBe(Reuse.Confirm);
    }

    [Fact]
    public void Every_question_to_confirm_stands_in_one_block() => RenewalSample.Form.Questions
        .Where(place => RenewalSample.Rules.Of(place.Question) == Reuse.Confirm)
        .ShouldAllBe(place => RenewalSample.Rules.BlockOf(place.Section) != null);

    [Fact]
    public void The_public_document_shows_rules_blocks_and_all_that_was_taken_over()
    {
        using JsonDocument document = JsonDocument.Parse(RenewalSample.Form.Json);
        JsonElement root = document.RootElement;

        root.GetProperty("basedOn").GetProperty("form").GetString().ShouldBe("hauptantrag");
        root.GetProperty("reuse").EnumerateObject().Count().ShouldBe(RenewalSample.Form.Questions.Count());
        root.GetProperty("blocks").GetArrayLength().ShouldBe(RenewalSample.Rules.Blocks.Length);
        root.GetProperty("sections").GetArrayLength().ShouldBe(Base.Sections.Length);
        root.GetProperty("personRoles").GetArrayLength().ShouldBe(Base.PersonRoles.Length);
        root.GetProperty("evidence").EnumerateArray().Single(kind => kind.GetProperty("code").GetString() == "N21").GetProperty("help").GetString()
            .ShouldNotBeNull().ShouldContain("abschließende EKS");
        root.GetRawText().ShouldNotContain("\"audience\":\"staff\"");
    }

    [Fact]
    public void Taking_questions_over_leaves_the_Hauptantrag_as_it_is()
    {
        Base.Question("kdu.bill")!.Question.Optional.ShouldBeFalse();
        RenewalSample.Form.Question("kdu.bill")!.Question.Optional.ShouldBeTrue();
        Base.Renewal.ShouldBeNull();
    }

    private static Reuse RuleOf(string id) => RenewalSample.Rules.Of(RenewalSample.Form.Question(id)!.Question);
}
