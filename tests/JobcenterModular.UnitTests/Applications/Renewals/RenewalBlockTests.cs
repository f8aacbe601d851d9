using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.UnitTests.Forms;

namespace JobcenterModular.UnitTests.Applications.Renewals;

/// <summary>What a renewal asks of a person: blocks to confirm, questions to answer, papers to send.</summary>
public sealed class RenewalBlockTests
{
    public static TheoryData<string> Names => RenewalSample.Names;

    [Theory]
    [InlineData("scenario-1", new[] { "N07" })]
    [InlineData("scenario-2", new[] { "N07" })]
    [InlineData("scenario-3", new[] { "N07", "N08", "N21" })]
    public void Without_changes_only_those_papers_are_due_that_each_renewal_needs(string scenario, string[] papers)
    {
        RenewalSample sample = RenewalSample.Of(scenario);

        sample.PapersOf(sample.Answered()).ShouldBe(papers, ignoreOrder: true);
    }

    [Theory]
    [InlineData("scenario-1")]
    [InlineData("scenario-2")]
    [InlineData("scenario-3")]
    public void Without_changes_nobody_has_more_than_12_inputs_but_for_the_present_amounts_of_who_works(string scenario)
    {
        RenewalSample sample = RenewalSample.Of(scenario);
        List<QuestionAt> open = sample.OpenIn(sample.Prefill.Sheet);

        int blocks = sample.Evaluate(sample.Prefill.Sheet).Blocks.Count(block => block.IsOpen);
        int questions = open.Count(at => at.Question is not ("ek.job" or "eks.months"));

        (blocks + questions).ShouldBeLessThanOrEqualTo(12, string.Join(", ", open));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_stays_open_once_it_is_answered_and_confirmed(string scenario)
    {
        RenewalSample sample = RenewalSample.Of(scenario);
        AnswerSheet sheet = sample.Answered();

        sample.OpenIn(sheet).ShouldBeEmpty();
        sample.Evaluate(sheet).CanBeSubmitted.ShouldBeTrue();
        var confirmed = sample.Facts.Renewal! with { Confirmed = RenewalSample.Rules.Blocks.Select(block => block.Key).ToHashSet(StringComparer.Ordinal) };
        FormEvaluation.Run(RenewalSample.Form, sheet, sample.Facts with { Renewal = confirmed }).Blocks.ShouldAllBe(block => !block.IsOpen);
    }

    [Fact]
    public void Only_the_declarations_and_what_blocks_any_application_keep_a_renewal_from_being_sent()
    {
        RenewalSample sample = RenewalSample.Of("scenario-1");

        sample.Evaluate(sample.Prefill.Sheet).BlockingMissing
            .ShouldBe([new QuestionAt("end", "end.true"), new QuestionAt("end", "end.privacy")]);
    }

    [Fact]
    public void A_block_is_dealt_with_once_all_its_sections_were_saved_and_never_by_one_of_them()
    {
        RenewalSample sample = RenewalSample.Of("scenario-3");

        sample.Block(sample.Prefill.Sheet, "insurance").Standing.ShouldBe(BlockStanding.Open);
        sample.Block(sample.Prefill.Sheet, "insurance", "insurance").Standing.ShouldBe(BlockStanding.Partly);
        sample.Block(sample.Prefill.Sheet, "insurance", "insurance", "insurance:p1").Standing.ShouldBe(BlockStanding.Edited);
        sample.Block(sample.Prefill.Sheet, "insurance").Sections.ShouldBe(["insurance", "insurance:p1"]);
    }

    [Theory]
    [InlineData("2027-12-31", true)]
    [InlineData("2028-01-31", true)]
    [InlineData("2028-02-01", false)]
    public void A_residence_title_is_asked_about_only_if_it_ends_in_the_new_period(string until, bool isAsked)
    {
        AnswerSheet earlier = RenewalSample.With(RenewalSample.Of("scenario-6").Earlier, new QuestionAt("residence", "for.until"), $"\"{until}\"");
        RenewalSample sample = RenewalSample.Of(earlier);

        (sample.Block(sample.Prefill.Sheet, "residence").Standing == BlockStanding.Open).ShouldBe(isAsked);
        sample.PapersOf(sample.Prefill.Sheet).Contains("N02", StringComparer.Ordinal).ShouldBe(isAsked);
    }

    [Theory]
    [InlineData("2027-07-31", true)]
    [InlineData("2028-07-31", false)]
    public void A_training_is_asked_about_only_if_it_ends_in_the_new_period_or_nobody_knows(string until, bool isAsked)
    {
        AnswerSheet earlier = RenewalSample.Of("scenario-1").Earlier.With("training", FormFixture.Json(
            $$$"""{"edu.type":"studium","edu.until":"{{{until}}}","edu.fund":{"fund":"nichts","livesWith":"eigeneWohnung"}}"""));
        RenewalSample sample = RenewalSample.Of(earlier);
        RenewalSample unknown = RenewalSample.Of(RenewalSample.Of("scenario-1").Earlier.With("training", FormFixture.Json("""{"edu.type":"studium"}""")));

        sample.Block(sample.Prefill.Sheet, "training").Standing.ShouldBe(isAsked ? BlockStanding.Open : BlockStanding.NotAsked);
        unknown.Block(unknown.Prefill.Sheet, "training").Standing.ShouldBe(BlockStanding.Open);
    }

    [Fact]
    public void Another_wage_at_the_same_employer_asks_for_no_new_contract_and_another_employer_does()
    {
        RenewalSample sample = RenewalSample.Of("scenario-3");
        string job = sample.Earlier.Answer("income", "ek.job")!.Value.GetRawText();
        var at = new QuestionAt("income", "ek.job");

        sample.PapersOf(RenewalSample.With(sample.Answered(), at, job.Replace("98000", "99000", StringComparison.Ordinal))).ShouldNotContain("N09", StringComparer.Ordinal);
        sample.PapersOf(RenewalSample.With(sample.Answered(), at, job.Replace("Augsburg", "Ulm", StringComparison.Ordinal))).ShouldContain("N09", StringComparer.Ordinal);
    }

    [Fact]
    public void Changed_answers_open_what_depends_on_them_and_ask_for_its_papers()
    {
        RenewalSample sample = RenewalSample.Of("scenario-1");
        AnswerSheet divorced = RenewalSample.With(sample.Answered(), new QuestionAt("person", "ap.marital"), "\"geschieden\"");

        sample.OpenIn(divorced).ShouldContain(new QuestionAt("maintenance", "uh.ex"));
        sample.OpenIn(divorced).ShouldContain(new QuestionAt("person", "ap.maritalSince"));
        sample.PapersOf(divorced).ShouldContain("N05", StringComparer.Ordinal);
        sample.PapersOf(divorced).ShouldNotContain("N11", StringComparer.Ordinal);
    }

    [Fact]
    public void A_gap_is_told_and_so_is_a_gap_that_is_too_long()
    {
        HintsOn(new DateOnly(2027, 1, 20)).ShouldBeEmpty();
        HintsOn(new DateOnly(2027, 2, 20)).ShouldBeEmpty();
        HintsOn(new DateOnly(2027, 3, 2)).ShouldBe(["start.gap", "start.gap"]);
        HintsOn(new DateOnly(2027, 4, 2)).ShouldBe(["start.gap", "start.gap", "start.offer_ha", "start.offer_ha"]);
    }

    private static IEnumerable<string> HintsOn(DateOnly begun)
    {
        RenewalSample sample = RenewalSample.Of(RenewalSample.Of("scenario-1").Earlier, begun);
        return sample.Evaluate(sample.Prefill.Sheet).Hints.Select(hint => hint.Code).Where(code => code.StartsWith("start.", StringComparison.Ordinal));
    }
}
