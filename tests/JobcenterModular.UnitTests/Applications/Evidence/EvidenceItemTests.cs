using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.UseCases.Drafts;
using JobcenterModular.Applications.UseCases.Submitting;

namespace JobcenterModular.UnitTests.Applications.Evidence;

/// <summary>What the checklist makes of papers and of what was said of them.</summary>
public sealed class EvidenceItemTests
{
    private static readonly DateOnly Friday = new(2026, 12, 11);

    [Fact]
    public void An_item_without_paper_is_missing_and_due()
    {
        EvidenceItem item = EvidenceSample.Known().Item("N07");

        item.State.ShouldBe(EvidenceState.Missing);
        item.DueOn.ShouldBe(EvidenceSample.DueOn);
        item.Because.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_paper_that_waits_counts_for_its_owner_and_does_not_exist_for_staff()
    {
        EvidenceKnown known = EvidenceSample.Known(EvidenceSample.Paper("N07"));

        EvidenceItem own = known.Item("N07");
        own.State.ShouldBe(EvidenceState.Present);
        own.Papers.ShouldHaveSingleItem().Checked.ShouldBeFalse();
        own.DueOn.ShouldBeNull();
        EvidenceItem desk = known.ForDesk().Item("N07");
        desk.State.ShouldBe(EvidenceState.Missing);
        desk.Papers.ShouldBeEmpty();
        desk.Documents.ShouldBeEmpty();
        known.ForDesk().Views().ShouldBeEmpty();
    }

    [Fact]
    public void A_released_paper_counts_for_both()
    {
        EvidenceKnown known = EvidenceSample.Known(EvidenceSample.Paper("N07").After(standing => standing.Release(EvidenceSample.Received)));

        known.Item("N07").Papers.ShouldHaveSingleItem().Checked.ShouldBeTrue();
        known.ForDesk().Item("N07").State.ShouldBe(EvidenceState.Present);
        known.ForDesk().Views().ShouldHaveSingleItem();
    }

    [Fact]
    public void A_paper_set_aside_counts_for_nobody_and_its_owner_reads_why()
    {
        KnownPaper paper = EvidenceSample.Paper("N07").After(standing => standing.Release(EvidenceSample.Received))
            .After(standing => standing.SetAside("infected", EvidenceSample.Received.AddMinutes(1)));
        EvidenceKnown known = EvidenceSample.Known(paper);

        EvidenceItem own = known.Item("N07");
        own.State.ShouldBe(EvidenceState.Missing);
        own.Documents.ShouldBeEmpty();
        EvidencePaper shown = own.Papers.ShouldHaveSingleItem();
        shown.SetAside.ShouldBe("infected");
        shown.SetAsideText.ShouldNotBeNull().ShouldContain("Schadprogramm");
        known.ForDesk().Item("N07").Papers.ShouldBeEmpty();
        known.Usable().Views().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(0, true)]
    [InlineData(-1, true)]
    public void Of_released_and_set_aside_the_later_one_counts_and_the_safe_one_of_two_at_once(int releasedMinutesLater, bool setAside)
    {
        DateTimeOffset aside = EvidenceSample.Received.AddMinutes(5);
        DateTimeOffset released = aside.AddMinutes(releasedMinutesLater);
        foreach (bool releasedFirst in (bool[])[true, false])
        {
            KnownPaper paper = EvidenceSample.Paper("N07");
            paper = releasedFirst ? paper.After(standing => standing.Release(released)) : paper;
            paper = paper.After(standing => standing.SetAside("infected", aside)).After(standing => standing.Release(released));

            paper.IsSetAside.ShouldBe(setAside);
            paper.IsReleased.ShouldBe(!setAside);
        }
    }

    [Fact]
    public void A_paper_serves_all_items_that_were_named_last_and_no_other()
    {
        KnownPaper paper = EvidenceSample.Paper("N01")
            .After(standing => standing.Serve([new PaperUse("N07", "ap"), new PaperUse("N09", "ap")], 3))
            .After(standing => standing.Serve([new PaperUse("N01", "ap")], 2));
        EvidenceKnown known = EvidenceSample.Known(paper);

        known.Item("N01").State.ShouldBe(EvidenceState.Missing);
        known.Item("N07").Documents.ShouldBe([paper.Paper.DocumentId]);
        known.Item("N09").State.ShouldBe(EvidenceState.Present);
        known.Views().ShouldHaveSingleItem().Serves.Select(use => use.Evidence).ShouldBe(["N07", "N09"]);
    }

    [Fact]
    public void The_persons_word_stands_until_a_paper_comes()
    {
        EvidenceKnown said = EvidenceSample.Known().Saying("N07", item => item.Say(EvidenceStatement.Later, Friday, 1));

        said.Item("N07").State.ShouldBe(EvidenceState.Later);
        said.Item("N07").PromisedFor.ShouldBe(Friday);
        said.ForDesk().Item("N07").State.ShouldBe(EvidenceState.Later, "Staff know it too.");
        (said with { Papers = [EvidenceSample.Paper("N07")] }).Item("N07").State.ShouldBe(EvidenceState.Present);
    }

    [Fact]
    public void I_do_not_have_this_is_an_answer_and_can_be_taken_back()
    {
        EvidenceSample.Known().Saying("N07", item => item.Say(EvidenceStatement.NotAvailable, null, 1)).Item("N07").State.ShouldBe(EvidenceState.NotAvailable);
        EvidenceSample.Known().Saying("N07", item => item.Say(EvidenceStatement.NotAvailable, null, 1), item => item.Say(EvidenceStatement.None, null, 2))
            .Item("N07").State.ShouldBe(EvidenceState.Missing);
    }

    [Fact]
    public void An_older_word_that_arrives_late_changes_nothing()
    {
        EvidenceKnown known = EvidenceSample.Known().Saying(
            "N07", item => item.Say(EvidenceStatement.None, null, 4), item => item.Say(EvidenceStatement.Later, Friday, 3));

        known.Item("N07").State.ShouldBe(EvidenceState.Missing);
    }

    [Fact]
    public void A_rejected_item_says_why_and_until_when_and_no_other_item_moves()
    {
        KnownPaper paper = EvidenceSample.Paper("N07");
        KnownPaper other = EvidenceSample.Paper("N09");
        EvidenceItem item = EvidenceSample.Known(paper, other).Saying("N07", said => said.Review(EvidenceSample.Rejection(1, paper.Paper.DocumentId))).Item("N07");

        item.State.ShouldBe(EvidenceState.Rejected);
        item.Reason.ShouldBe("Die zweite Seite fehlt.");
        item.ReasonCode.ShouldBe("unreadable");
        item.DueOn.ShouldBe(new DateOnly(2026, 12, 20));
        EvidenceSample.Known(paper, other).Saying("N07", said => said.Review(EvidenceSample.Rejection(1, paper.Paper.DocumentId)))
            .Item("N09").State.ShouldBe(EvidenceState.Present);
    }

    [Fact]
    public void A_paper_that_nobody_has_looked_at_yet_makes_a_rejected_item_present_again()
    {
        KnownPaper bad = EvidenceSample.Paper("N07");
        KnownPaper fresh = EvidenceSample.Paper("N07", at: EvidenceSample.Received.AddDays(1));

        EvidenceItem item = EvidenceSample.Known(bad, fresh).Saying("N07", said => said.Review(EvidenceSample.Rejection(1, bad.Paper.DocumentId))).Item("N07");

        item.State.ShouldBe(EvidenceState.Present);
        item.Reason.ShouldBeNull();
    }

    [Fact]
    public void Without_a_list_of_papers_a_review_is_of_all_that_had_come_by_then()
    {
        EvidenceReview rejection = EvidenceSample.Rejection(1) with { Papers = null };
        KnownPaper before = EvidenceSample.Paper("N07");
        KnownPaper after = EvidenceSample.Paper("N07", at: rejection.At.AddSeconds(1));

        EvidenceSample.Known(before).Saying("N07", said => said.Review(rejection)).Item("N07").State.ShouldBe(EvidenceState.Rejected);
        EvidenceSample.Known(before, after).Saying("N07", said => said.Review(rejection)).Item("N07").State.ShouldBe(EvidenceState.Present);
    }

    [Fact]
    public void After_a_rejection_an_old_promise_is_over_and_a_new_one_counts()
    {
        KnownPaper paper = EvidenceSample.Paper("N07");
        Action<EvidenceStanding> promised = item => item.Say(EvidenceStatement.Later, Friday, 1);
        Action<EvidenceStanding> rejected = item => item.Review(EvidenceSample.Rejection(2, paper.Paper.DocumentId));
        Action<EvidenceStanding> again = item => item.Say(EvidenceStatement.Later, Friday, 3);

        EvidenceSample.Known(paper).Saying("N07", promised, rejected).Item("N07").State.ShouldBe(EvidenceState.Rejected);
        EvidenceSample.Known(paper).Saying("N07", rejected, promised).Item("N07").State.ShouldBe(EvidenceState.Rejected, "in any order");
        EvidenceSample.Known(paper).Saying("N07", promised, rejected, again).Item("N07").State.ShouldBe(EvidenceState.Later);
        EvidenceSample.Known(paper).Saying("N07", again, rejected, promised).Item("N07").State.ShouldBe(EvidenceState.Later);
    }

    [Fact]
    public void A_promise_of_before_a_review_does_not_come_back_when_the_item_is_opened_again() => EvidenceSample.Known()
        .Saying("N07", item => item.Say(EvidenceStatement.Later, Friday, 1), item => item.Review(EvidenceSample.Review(EvidenceOutcome.Open, 3)))
        .Item("N07").State.ShouldBe(EvidenceState.Missing);

    [Fact]
    public void An_accepted_item_stays_so_until_it_is_opened_again()
    {
        KnownPaper paper = EvidenceSample.Paper("N07");
        Action<EvidenceStanding> accepted = item => item.Review(EvidenceSample.Review(EvidenceOutcome.Accepted, 2));
        Action<EvidenceStanding> reopened = item => item.Review(EvidenceSample.Review(EvidenceOutcome.Open, 3));

        EvidenceSample.Known(paper).Saying("N07", accepted).Item("N07").State.ShouldBe(EvidenceState.Accepted);
        EvidenceSample.Known(paper).Saying("N07", accepted, reopened).Item("N07").State.ShouldBe(EvidenceState.Present);
        EvidenceSample.Known(paper).Saying("N07", reopened, accepted).Item("N07").State.ShouldBe(EvidenceState.Present);
        EvidenceSample.Known().Saying("N07", accepted).Item("N07").DueOn.ShouldBeNull();
    }

    [Fact]
    public void What_is_open_becomes_a_follow_up_with_its_reason()
    {
        KnownPaper bad = EvidenceSample.Paper("N07");
        EvidenceKnown known = EvidenceSample.Known(bad)
            .Saying("N07", item => item.Review(EvidenceSample.Rejection(1, bad.Paper.DocumentId)))
            .Saying("N01", item => item.Say(EvidenceStatement.Later, Friday, 1))
            .Saying("N09", item => item.Say(EvidenceStatement.NotAvailable, null, 1));

        Dictionary<string, string> reasons = FollowUps.Of(EvidenceSample.Evaluation, EvidenceItem.Of(EvidenceSample.Evaluation, known, null))
            .Where(item => item.Kind == "evidence").ToDictionary(item => item.Item, item => item.Reason, StringComparer.Ordinal);

        reasons["N07"].ShouldBe("rejected");
        reasons["N01"].ShouldBe("later");
        reasons["N09"].ShouldBe("notAvailable");
        reasons.Values.ShouldContain("missing");
    }

    [Theory]
    [InlineData("infected")]
    [InlineData("not_scannable")]
    [InlineData("encrypted")]
    [InlineData("a_code_of_tomorrow")]
    public void Every_reason_has_a_sentence_that_says_what_to_do(string reason) => SetAsideTexts.Of(reason).ShouldContain("Bitte schicken Sie");
}
