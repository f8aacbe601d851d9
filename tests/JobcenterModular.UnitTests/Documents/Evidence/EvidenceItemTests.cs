using JobcenterModular.Documents.Domain.Evidence;
using JobcenterModular.SharedKernel;

namespace JobcenterModular.UnitTests.Documents.Evidence;

public sealed class EvidenceItemTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Promised = new(2026, 12, 15);
    private static readonly DateOnly Due = new(2026, 12, 6);
    private static readonly Guid First = Guid.CreateVersion7(Now);
    private static readonly Guid Second = Guid.CreateVersion7(Now.AddMinutes(1));

    private readonly EvidenceItem _item = NewItem();

    [Fact]
    public void What_is_asked_for_is_missing_and_what_may_be_sent_is_offered()
    {
        EvidenceItem optional = NewItem();
        optional.Ask("Mutterpass", "Sind Sie schwanger?", optional: true, Due);

        _item.StateWith([]).ShouldBe(ChecklistState.Missing);
        optional.StateWith([]).ShouldBe(ChecklistState.Offered);
        optional.StateWith([First]).ShouldBe(ChecklistState.Present);
    }

    [Fact]
    public void A_promise_names_its_day_until_it_is_taken_back()
    {
        _item.Declare(EvidenceStatement.Later, Promised, Now).ShouldBeTrue();

        _item.StateWith([]).ShouldBe(ChecklistState.Later);
        _item.PromisedFor.ShouldBe(Promised);
        _item.Declare(EvidenceStatement.None, null, Now).ShouldBeTrue();
        _item.StateWith([]).ShouldBe(ChecklistState.Missing);
        _item.PromisedFor.ShouldBeNull();
    }

    [Fact]
    public void The_same_said_again_is_nothing_new()
    {
        _item.Declare(EvidenceStatement.None, null, Now).ShouldBeFalse();
        _item.Declare(EvidenceStatement.Later, Promised, Now).ShouldBeTrue();
        _item.Declare(EvidenceStatement.Later, Promised, Now.AddDays(1)).ShouldBeFalse();
        _item.Declare(EvidenceStatement.Later, Promised.AddDays(1), Now).ShouldBeTrue();
        _item.Declare(EvidenceStatement.NotAvailable, null, Now).ShouldBeTrue();
        _item.Declare(EvidenceStatement.NotAvailable, null, Now).ShouldBeFalse();

        _item.DomainEvents.ShouldBe(Enumerable.Repeat(new EvidenceWasStated(_item), 3));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_document_counts_more_than_what_was_said_and_leaves_that_behind_when_it_goes(bool later)
    {
        _item.Declare(later ? EvidenceStatement.Later : EvidenceStatement.NotAvailable, later ? Promised : null, Now);

        _item.StateWith([First]).ShouldBe(ChecklistState.Present);
        _item.StateWith([]).ShouldBe(later ? ChecklistState.Later : ChecklistState.NotAvailable);
    }

    [Fact]
    public void A_rejection_says_why_and_until_when_and_the_item_is_wanted_anew()
    {
        Reject([First]);

        _item.StateWith([First]).ShouldBe(ChecklistState.Rejected);
        _item.IsWanted.ShouldBeTrue();
        _item.ReasonCode.ShouldBe("unreadable");
        _item.Reason.ShouldBe("Die zweite Seite fehlt.");
        _item.DueOn.ShouldBe(Due);
        _item.ReviewedBy.ShouldBe("carla");
        _item.ReviewedAt.ShouldBe(Now);
        _item.ReviewedDocuments.ShouldBe([First]);
        _item.DomainEvents.ShouldBe([new EvidenceWasReviewed(_item)]);
    }

    [Fact]
    public void A_request_that_is_taken_back_leaves_the_item_as_the_answers_ask_for_it()
    {
        (Guid request, Guid other) = (Guid.NewGuid(), Guid.NewGuid());
        _item.Ask("Ausweis", "Wie heißen Sie?", optional: true, Due);

        _item.AskByName(request, "Ausweis", "Das Jobcenter hat nachgefragt.", Due.AddDays(10));
        _item.AskByName(other, "Ausweis", "Das Jobcenter hat nachgefragt.", Due.AddDays(20));
        (_item.Optional, _item.DueOn).ShouldBe((false, Due.AddDays(20)));
        _item.AskedBy.ShouldBe([request, other]);
        _item.TakeBackRequest(other, Due.AddDays(10));
        (_item.Optional, _item.DueOn).ShouldBe((false, Due.AddDays(10)));
        _item.TakeBackRequest(request, othersDueOn: null);

        (_item.Optional, _item.DueOn, _item.IsAsked).ShouldBe((true, Due, true));
        _item.AskedBy.ShouldBeEmpty();
    }

    [Fact]
    public void What_only_a_request_asked_for_is_wanted_no_more_once_it_is_taken_back()
    {
        EvidenceItem item = NewItem(asked: false);
        Guid request = Guid.NewGuid();
        item.AskByName(request, "Ausweis", "Das Jobcenter hat nachgefragt.", Due);
        item.IsWanted.ShouldBeTrue();

        item.TakeBackRequest(request, othersDueOn: null);

        (item.IsWanted, item.IsAsked).ShouldBe((false, false));
        item.Because.ShouldBeNull();
        item.DueOn.ShouldBeNull();
    }

    [Fact]
    public void More_time_never_shortens_another_day()
    {
        _item.AskByName(Guid.NewGuid(), "Ausweis", "Das Jobcenter hat nachgefragt.", Due);

        _item.GiveTime(Due.AddDays(-1));
        _item.DueOn.ShouldBe(Due);
        _item.GiveTime(Due.AddDays(1));
        _item.DueOn.ShouldBe(Due.AddDays(1));
    }

    [Fact]
    public void What_comes_after_a_rejection_opens_the_item_again_until_it_is_looked_at()
    {
        Reject([First]);

        _item.StateWith([First, Second]).ShouldBe(ChecklistState.Present);
        _item.StateWith([First]).ShouldBe(ChecklistState.Rejected);
        Reject([First, Second]);
        _item.StateWith([First, Second]).ShouldBe(ChecklistState.Rejected);
    }

    [Fact]
    public void A_rejection_answers_a_promise_and_the_next_promise_counts_again()
    {
        _item.Declare(EvidenceStatement.Later, Promised, Now);
        Reject([First]);
        _item.StateWith([First]).ShouldBe(ChecklistState.Rejected);

        _item.Declare(EvidenceStatement.Later, Promised, Now).ShouldBeTrue();

        _item.StateWith([First]).ShouldBe(ChecklistState.Later);
        _item.Declare(EvidenceStatement.None, null, Now);
        _item.StateWith([First]).ShouldBe(ChecklistState.Rejected);
    }

    [Fact]
    public void What_is_enough_takes_no_word_and_no_document()
    {
        _item.Review(new EvidenceDecision(EvidenceOutcome.Accepted), [First], "carla", Now);

        _item.StateWith([First, Second]).ShouldBe(ChecklistState.Accepted);
        _item.IsWanted.ShouldBeFalse();
        CodeOf(() => _item.Declare(EvidenceStatement.NotAvailable, null, Now)).ShouldBe("documents.evidence_accepted");
        CodeOf(() => _item.Declare(EvidenceStatement.None, null, Now)).ShouldBe("documents.evidence_accepted");
    }

    [Fact]
    public void Nothing_is_enough_only_if_somebody_says_so()
    {
        CodeOf(() => _item.Review(new EvidenceDecision(EvidenceOutcome.Accepted), [], "carla", Now)).ShouldBe("documents.evidence_nothing_there");
        _item.StateWith([]).ShouldBe(ChecklistState.Missing);

        _item.Review(new EvidenceDecision(EvidenceOutcome.Accepted, "Liegt aus 2025 vor.") { WithoutDocuments = true }, [], "carla", Now);

        _item.StateWith([]).ShouldBe(ChecklistState.Accepted);
        _item.Reason.ShouldBe("Liegt aus 2025 vor.");
    }

    [Fact]
    public void A_decision_that_is_taken_back_leaves_the_item_as_it_was()
    {
        CodeOf(() => _item.Review(new EvidenceDecision(EvidenceOutcome.Open), [], "carla", Now)).ShouldBe("documents.evidence_not_reviewed");
        _item.Declare(EvidenceStatement.Later, Promised, Now);
        _item.Review(new EvidenceDecision(EvidenceOutcome.Accepted) { WithoutDocuments = true }, [], "carla", Now);

        _item.Review(new EvidenceDecision(EvidenceOutcome.Open), [], "carla", Now);

        _item.StateWith([]).ShouldBe(ChecklistState.Later);
        _item.StateWith([First]).ShouldBe(ChecklistState.Present);
        _item.IsWanted.ShouldBeTrue();
    }

    [Fact]
    public void An_item_that_no_answer_asks_for_is_wanted_only_if_it_was_rejected()
    {
        EvidenceItem unasked = NewItem(asked: false);
        unasked.Declare(EvidenceStatement.Later, Promised, Now);
        unasked.IsWanted.ShouldBeFalse();

        unasked.Review(new EvidenceDecision(EvidenceOutcome.Rejected, "x") { ReasonCode = "other", DueOn = Due }, [First], "carla", Now);

        unasked.IsWanted.ShouldBeTrue();
    }

    private static EvidenceItem NewItem(bool asked = true)
    {
        var item = new EvidenceItem
        {
            Id = Guid.CreateVersion7(Now),
            ApplicationId = Guid.CreateVersion7(Now),
            CaseId = Guid.CreateVersion7(Now),
            Code = "N08",
            PersonId = "ap",
        };
        if (asked)
            item.Ask("Lohnabrechnungen", "Arbeiten Sie?", optional: false, Due.AddDays(-1));
        return item;
    }

    private static string CodeOf(Action action) => Should.Throw<RefusalException>(action).Refusal.Code;

    private void Reject(IReadOnlyList<Guid> documents) => _item.Review(
        new EvidenceDecision(EvidenceOutcome.Rejected, "Die zweite Seite fehlt.") { ReasonCode = "unreadable", DueOn = Due }, documents, "carla", Now);
}
