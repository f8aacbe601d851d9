using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.Domain.Forms.Evaluation;

namespace JobcenterModular.UnitTests.Forms;

public sealed class FormEvaluationTests
{
    [Fact]
    public void An_empty_sheet_lists_what_is_open_and_what_blocks()
    {
        var evaluation = Run(AnswerSheet.Empty);

        evaluation.Sections.Select(s => s.Key).ShouldBe(["start", "person", "household", "income", "end"]);
        evaluation.Sections[0].Visible.ShouldBe(["start.month", "start.urgent", "start.note"]);
        evaluation.Sections[0].Open.ShouldBe(["start.month", "start.urgent"]);
        evaluation.BlockingMissing.ShouldBe([new QuestionAt("person", "ap.last")]);
        evaluation.CanBeSubmitted.ShouldBeFalse();
        evaluation.Counts.ShouldBe(new FormCounts(0, 9));
        evaluation.Counts.Percent.ShouldBe(0);
    }

    [Fact]
    public void Household_members_have_roles_and_their_own_sections()
    {
        var evaluation = Run(FormFixture.Family());

        evaluation.Persons.Select(p => (p.Id, p.Role, p.Age)).ShouldBe([("ap", "ap", null), ("p1", "wep", 40), ("p2", "ki", 8)]);
        evaluation.Sections.Select(s => s.Key).ShouldBe(
            ["start", "person", "person:p1", "household", "member:p1", "member:p2", "income", "income:p1", "end"]);
        evaluation.Sections.Single(s => s.Key == "person:p1").Visible.ShouldNotContain("ap.last");
        evaluation.Sections.Single(s => s.Key == "end").Visible.ShouldContain("end.kids");
        evaluation.Annexes.ShouldHaveSingleItem().Persons.ShouldBe(["ap", "p1"]);
    }

    [Theory]
    [InlineData("2011-11-01", "wep")]
    [InlineData("2011-11-02", "ki")]
    public void Age_is_taken_on_the_first_day_of_the_application_month(string birthDate, string role)
    {
        var sheet = AnswerSheet.Empty
            .Saved("household", $$"""{"hh.alone":false,"hh.persons":[{"birthDate":"{{birthDate}}"}]}""")
            .Saved("member:p1", """{"hh.rel":"kind"}""");

        Run(sheet).Persons[1].Role.ShouldBe(role);
    }

    [Fact]
    public void Answers_to_hidden_questions_are_kept_but_neither_count_nor_are_sent()
    {
        var sheet = FormFixture.Family()
            .Saved("person:p1", """{"ap.nat":["DE"]}""")
            .With("household", FormFixture.Json("""{"hh.alone":true,"hh.persons":[{"id":"p1","birthDate":"1986-02-01"}]}"""));

        var evaluation = Run(sheet);

        evaluation.Persons.ShouldHaveSingleItem();
        evaluation.HiddenAnswers.ShouldBe(
            [new("household", "hh.persons"), new("member:p1", "hh.rel"), new("member:p2", "hh.rel"), new("person:p1", "ap.nat")], ignoreOrder: true);
        evaluation.ToSend(sheet).ToJson().ShouldBe("""{"household":{"hh.alone":true}}""");
    }

    [Fact]
    public void Hiding_one_answer_hides_what_hangs_on_it()
    {
        var sheet = AnswerSheet.Empty.With("income", FormFixture.Json("""{"ek.types":["kein"],"ek.job":{"employer":"x","gross":50000},"ek.trip":12}"""));

        var evaluation = Run(sheet);

        evaluation.Sections.Single(s => s.Key == "income").Visible.ShouldBe(["ek.types"]);
        evaluation.HiddenAnswers.Length.ShouldBe(2);
    }

    [Fact]
    public void Dont_know_counts_as_answered_and_makes_a_follow_up()
    {
        var evaluation = Run(AnswerSheet.Empty.Saved("start", """{"start.month":{"dontKnow":true}}"""));

        evaluation.Sections[0].Answered.ShouldBe(["start.month"]);
        evaluation.FollowUps.Single(f => f.Reason == FollowUpReason.DontKnow)
            .ShouldBe(new FollowUp("start", "start.month", "ap", "Ab wann?", FollowUpReason.DontKnow));
        evaluation.FollowUps.Count(f => f.Reason == FollowUpReason.Open).ShouldBe(evaluation.Counts.Open);
    }

    [Fact]
    public void Half_a_group_stays_open()
    {
        var half = AnswerSheet.Empty.Saved("income", """{"ek.types":["lohn"],"ek.job":{"employer":"x"}}""");
        var whole = AnswerSheet.Empty.Saved("income", """{"ek.types":["lohn"],"ek.job":{"employer":"x","gross":100}}""");

        Run(half).Sections.Single(s => s.Key == "income").Open.ShouldBe(["ek.job"]);
        Run(whole).Sections.Single(s => s.Key == "income").Open.ShouldBeEmpty();
    }

    [Fact]
    public void Evidence_is_due_once_per_person_and_names_its_questions()
    {
        var evidence = Run(FormFixture.Family()).Evidence;

        evidence.Select(e => (e.Code, e.Person, e.Optional)).ShouldBe(
            [("N01", "ap", false), ("N07", "ap", false), ("N01", "p1", false), ("N07", "p1", false)]);
        evidence[0].Because.ShouldBe([new QuestionAt("person", "ap.birthDate"), new QuestionAt("person", "ap.nat")]);
        evidence[1].Help.ShouldBe("Die letzten 3 Monate");
    }

    [Fact]
    public void Offered_evidence_is_optional_and_facts_decide_too()
    {
        var sheet = AnswerSheet.Empty.Saved("income", """{"ek.types":["lohn"]}""");

        var evidence = FormEvaluation.Run(FormFixture.Small, sheet, FormFixture.Facts with { EidLogin = true }).Evidence;

        evidence.Single(e => e.Code == "N28").Optional.ShouldBeTrue();
        evidence.Single(e => e.Code == "N01").Because.ShouldBe([new QuestionAt("person", "ap.nat")]);
    }

    [Fact]
    public void Hints_are_raised_by_their_conditions_and_by_unusual_identifiers()
    {
        var sheet = AnswerSheet.Empty
            .Saved("start", """{"start.month":"2026-10"}""")
            .Saved("person", """{"ap.bgNr":"Akte 7"}""");

        var hints = Run(sheet).Hints;

        hints.Select(h => (h.Code, h.Audience)).ShouldBe([("start.past_month", "applicant"), ("identifier.bgNr_unusual", "applicant")]);
        Run(AnswerSheet.Empty.Saved("start", """{"start.month":"2026-11"}""")).Hints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Winter", "1991-03-07", 0)]
    [InlineData("von Wöhrn-Äg", "1991-03-07", 0)]
    [InlineData("Sommer", "1991-03-07", 1)]
    [InlineData("Winter", "1991-03-08", 1)]
    public void A_pension_number_of_another_name_or_birthday_is_doubted_softly(string name, string birthDate, int hints) =>
        Run(AnswerSheet.Empty.Saved("person", $$"""{"ap.last":"{{name}}","ap.birthDate":"{{birthDate}}","ap.rvnr":"65070391W006"}"""))
            .Hints.Length.ShouldBe(hints);

    [Fact]
    public void A_name_with_umlaut_has_the_plain_letter_in_the_pension_number() =>
        Run(AnswerSheet.Empty.Saved("person", """{"ap.last":"Özil","ap.rvnr":"15300804O002"}""")).Hints.ShouldBeEmpty();

    [Theory]
    [InlineData("""["essen"]""", true)]
    [InlineData("""["nichts"]""", false)]
    [InlineData("""["nichts","essen"]""", true)]
    public void Anything_urgent_is_flagged(string choice, bool urgent) =>
        Run(AnswerSheet.Empty.Saved("start", $$"""{"start.urgent":{{choice}}}""")).Urgent.ShouldBe(urgent);

    [Fact]
    public void The_contact_mail_is_told_when_it_is_asked_and_answered()
    {
        Run(AnswerSheet.Empty).ContactMail.ShouldBeNull();
        Run(AnswerSheet.Empty.Saved("person", """{"contact.mail":"a@example.org"}""")).ContactMail.ShouldBe("a@example.org");
    }

    [Fact]
    public void Checked_answers_can_be_evaluated_without_another_look()
    {
        var check = FormFixture.Family().Check("person", """{"ap.last":"A"}""");

        check.Evaluate().Counts.ShouldBe(Run(check.Sheet).Counts);
        check.Evaluate().CanBeSubmitted.ShouldBeTrue();
    }

    private static FormEvaluation Run(AnswerSheet sheet) => FormEvaluation.Run(FormFixture.Small, sheet, FormFixture.Facts);
}
