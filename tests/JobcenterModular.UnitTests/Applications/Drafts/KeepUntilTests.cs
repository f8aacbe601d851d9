using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.Domain.Forms.Evaluation;

namespace JobcenterModular.UnitTests.Applications.Drafts;

/// <summary>A draft tells the day until which it is kept each time that it moves.</summary>
public sealed class KeepUntilTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly FormStanding Standing = new(new FormCounts(1, 2), Urgent: false);
    private static readonly FormVersionUsed Form = new("hauptantrag", 1, [], OpenQuestions: 3);

    [Fact]
    public void The_start_tells_it_by_itself() => Draft().DomainEvents.ShouldHaveSingleItem().ShouldBeOfType<Events.Started>();

    [Fact]
    public void The_same_day_moves_nothing() => After(draft => draft.Touch(Day(0))).ShouldBeEmpty();

    [Fact]
    public void Another_day_moves_it_once() => After(draft =>
    {
        draft.Touch(Day(1));
        draft.SaveSection("person", AnswerSheet.Empty, highestPersonNumber: 0, Standing, Day(1));
    }).ShouldHaveSingleItem().ShouldBeOfType<Events.Kept>();

    [Fact]
    public void A_move_to_another_form_version_moves_it_too() =>
        After(draft => draft.MoveToVersion(Form with { Version = 2 }, AnswerSheet.Empty, retired: null, Standing, Day(3)))
            .Select(told => told.GetType()).ShouldBe([typeof(Events.Kept), typeof(Events.FormChanged)]);

    [Fact]
    public void Another_length_of_the_promise_moves_it_on_the_same_day() =>
        After(draft => draft.Touch(Day(0) with { KeepDays = 90 })).ShouldHaveSingleItem().ShouldBeOfType<Events.Kept>();

    private static IReadOnlyList<SharedKernel.IDomainEvent> After(Action<BenefitApplication> change)
    {
        BenefitApplication draft = Draft();
        draft.ClearDomainEvents();
        change(draft);
        return draft.DomainEvents;
    }

    private static BenefitApplication Draft() =>
        BenefitApplication.Start(BenefitApplicationId.New(Start), "HA-2026-TEST-0001", ownerSubject: null, Form, "leistung", Day(0));

    private static Clocked Day(int after) => new(Start.AddDays(after), new DateOnly(2026, 11, 23).AddDays(after), KeepDays: 60);
}
