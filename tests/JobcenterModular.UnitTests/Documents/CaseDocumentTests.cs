using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.SharedKernel;

namespace JobcenterModular.UnitTests.Documents;

public sealed class CaseDocumentTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);
    private static readonly EvidenceKey Item = new("N01", "ap");

    private readonly CaseDocument _paper = Papers.New(Now, Guid.CreateVersion7(Now));

    [Fact]
    public void Where_there_is_a_scanner_a_paper_waits_for_it_and_is_shown_to_nobody_of_the_office()
    {
        _paper.Arrive(scannerConfigured: true, Item, Now);

        _paper.Check.ShouldBe(CheckState.Received);
        _paper.NextCheckAt.ShouldBe(Now);
        _paper.Released.ShouldBeFalse();
        _paper.DomainEvents.ShouldBe([new DocumentArrived(_paper, Item)]);
        CodeOf(_paper.EnsureReadable).ShouldBe("documents.not_checked_yet");
    }

    [Fact]
    public void Where_there_is_no_scanner_a_paper_says_so_and_is_shown()
    {
        _paper.Arrive(scannerConfigured: false, Item, Now);

        _paper.Check.ShouldBe(CheckState.NotScanned);
        _paper.NextCheckAt.ShouldBeNull();
        _paper.Released.ShouldBeTrue();
        _paper.DomainEvents.ShouldBe([new DocumentArrived(_paper, Item), new DocumentPassed(_paper)]);
        Should.NotThrow(_paper.EnsureReadable);
    }

    [Fact]
    public void What_the_scanner_found_clean_is_shown_and_told_once()
    {
        _paper.Arrive(scannerConfigured: true, Item, Now);

        _paper.Pass();
        _paper.Queue(Now);
        _paper.Pass();

        _paper.Released.ShouldBeTrue();
        _paper.DomainEvents.Count(fact => fact is DocumentPassed).ShouldBe(1);
    }

    [Fact]
    public void An_infected_paper_is_set_aside_for_good_with_the_items_that_it_served()
    {
        _paper.Arrive(scannerConfigured: true, Item, Now);

        _paper.Infect("Eicar-Test-Signature", [Item]);

        _paper.Released.ShouldBeFalse();
        _paper.NextCheckAt.ShouldBeNull();
        DocumentHeldBack held = _paper.DomainEvents[^1].ShouldBeOfType<DocumentHeldBack>();
        held.Reason.ShouldBe("infected");
        held.Items.ShouldBe([Item]);
        CodeOf(_paper.EnsureReadable).ShouldBe("documents.infected");
    }

    [Fact]
    public void What_the_scanner_cannot_look_into_is_set_aside_once_and_tried_again()
    {
        _paper.Arrive(scannerConfigured: true, Item, Now);

        _paper.CannotScan("limits", [Item], Now.AddHours(1));
        _paper.CannotScan("limits", [Item], Now.AddHours(2));

        _paper.Check.ShouldBe(CheckState.NotScannable);
        _paper.NextCheckAt.ShouldBe(Now.AddHours(2));
        _paper.DomainEvents.Count(fact => fact is DocumentHeldBack).ShouldBe(1);
        CodeOf(_paper.EnsureReadable).ShouldBe("documents.not_checked_yet");
    }

    [Fact]
    public void A_scanner_that_is_away_never_makes_a_paper_clean()
    {
        _paper.Arrive(scannerConfigured: true, Item, Now);

        _paper.Wait(Now.AddMinutes(1));

        _paper.Check.ShouldBe(CheckState.Received);
        _paper.NextCheckAt.ShouldBe(Now.AddMinutes(1));
        _paper.Released.ShouldBeFalse();
    }

    [Fact]
    public void Every_change_of_its_items_is_told_with_a_higher_number()
    {
        _paper.Serve([Item]);
        _paper.Serve([Item, new EvidenceKey("N02", "p1")]);
        _paper.MoveTo(Guid.CreateVersion7(Now), "ap", served: true);

        _paper.DomainEvents.Select(fact => fact switch
        {
            DocumentServes serves => serves.ItemVersion,
            DocumentWithdrawn withdrawn => withdrawn.ItemVersion,
            _ => 0,
        }).ShouldBe([1, 2, 3]);
    }

    private static string CodeOf(Action action) => Should.Throw<RefusalException>(action).Refusal.Code;
}
