using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.Domain.Household;
using JobcenterModular.Applications.UseCases.Drafts;
using JobcenterModular.UnitTests.Forms;

namespace JobcenterModular.UnitTests.Applications.Evidence;

/// <summary>What is awaited of the checklist, and until when.</summary>
public sealed class AwaitedItemsTests
{
    private static readonly EvidenceKnown Nothing = EvidenceSample.Known();

    [Fact]
    public void All_that_is_due_is_awaited_and_what_is_only_offered_is_not()
    {
        IReadOnlyList<AwaitedItem> items = Items(Nothing);

        items.Select(item => item.Awaited).ShouldBe(EvidenceSample.Evaluation.Evidence.Select(due => !due.Optional));
        items.ShouldAllBe(item => item.DueOn == (item.Awaited ? EvidenceSample.DueOn : null));
        items.ShouldContain(item => !item.Awaited);
    }

    [Fact]
    public void An_offered_item_is_not_awaited_whatever_is_said_of_it()
    {
        EvidenceDue offered = EvidenceSample.Evaluation.Evidence.First(due => due.Optional && due.Person == "ap");

        Item(Nothing.Saying(offered.Code, told => told.Review(EvidenceSample.Rejection(1))), offered.Code).Awaited.ShouldBeFalse();
        Item(Nothing.Saying(offered.Code, told => told.Say(EvidenceStatement.Later, new DateOnly(2027, 1, 15), 1)), offered.Code).Awaited.ShouldBeFalse();
    }

    [Fact]
    public void The_word_none_counts_until_the_office_rejects_the_item_after_it()
    {
        Item(Nothing.Saying("N07", told => told.Say(EvidenceStatement.NotAvailable, null, 1)), "N07").Awaited.ShouldBeFalse();
        AwaitedItem rejected = Item(
            Nothing.Saying("N07", told => told.Say(EvidenceStatement.NotAvailable, null, 1), told => told.Review(EvidenceSample.Rejection(2))), "N07");
        (rejected.Awaited, rejected.DueOn).ShouldBe((true, new DateOnly(2026, 12, 20)));
    }

    [Fact]
    public void A_paper_that_came_after_the_rejection_waits_for_its_own_look()
    {
        KnownPaper looked = EvidenceSample.Paper("N07");
        EvidenceKnown known = EvidenceSample.Known(looked, EvidenceSample.Paper("N07"));

        Item(known.Saying("N07", told => told.Review(EvidenceSample.Rejection(1, looked.Paper.DocumentId))), "N07").Awaited.ShouldBeFalse();
    }

    [Fact]
    public void A_rejection_without_a_day_and_a_promise_without_one_keep_the_day_of_all()
    {
        EvidenceReview rejection = EvidenceSample.Rejection(1) with { DueOn = null };

        Item(Nothing.Saying("N07", told => told.Review(rejection)), "N07").DueOn.ShouldBe(EvidenceSample.DueOn);
        Item(Nothing.Saying("N07", told => told.Say(EvidenceStatement.Later, null, 1)), "N07").DueOn.ShouldBe(EvidenceSample.DueOn);
    }

    private static IReadOnlyList<AwaitedItem> Items(EvidenceKnown known) => AwaitedItems.Of(
        EvidenceSample.Evaluation, known, EvidenceSample.DueOn, new ClosedParts(FormFixture.Real.Find("hauptantrag", 1)!, []));

    private static AwaitedItem Item(EvidenceKnown known, string code) => Items(known).Single(item => item.Code == code && item.Person == "ap");
}
