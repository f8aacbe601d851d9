using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.SharedKernel;

namespace JobcenterModular.UnitTests.Documents;

public sealed class PaperFolderTests
{
    private const int MaxPapers = 2;

    private static readonly DateTimeOffset Now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);
    private static readonly Guid ApplicationId = Guid.CreateVersion7(Now);

    [Fact]
    public void A_draft_takes_papers_for_everything_that_its_form_asks_for_whoever_it_is_about()
    {
        PaperFolder folder = Started();

        folder.EnsureTakes([new EvidenceKey("N01", "ap"), new EvidenceKey("N02", "p3")], wanted: []);
        folder.Add(MaxPapers);

        folder.PaperCount.ShouldBe(1);
    }

    [Fact]
    public void A_paper_for_several_items_is_refused_if_the_form_does_not_ask_for_one_of_them() =>
        CodeOf(() => Started().EnsureTakes([new EvidenceKey("N01", "ap"), new EvidenceKey("N99", "ap")], wanted: []))
            .ShouldBe("documents.evidence_unknown");

    [Theory]
    [InlineData("N99")]
    [InlineData("n01")]
    [InlineData("")]
    [InlineData(null)]
    public void A_code_that_the_form_does_not_ask_for_is_refused_and_the_right_ones_are_named(string? code)
    {
        PaperFolder folder = Started();

        RefusalException refused = Should.Throw<RefusalException>(() => folder.EnsureAsksFor(code));

        refused.Refusal.Code.ShouldBe("documents.evidence_unknown");
        refused.Details["accepted"].ShouldBe(folder.EvidenceCodes);
    }

    [Fact]
    public void Nothing_goes_out_of_a_closed_folder_and_only_what_is_still_wanted_goes_into_it()
    {
        var wanted = new EvidenceKey("N01", "p1");
        PaperFolder folder = Started();
        folder.Add(MaxPapers);
        folder.Close();

        CodeOf(() => folder.Remove(NewPaper())).ShouldBe("documents.draft_closed");
        CodeOf(() => folder.EnsureTakes([wanted], wanted: [])).ShouldBe("documents.draft_closed");
        CodeOf(() => folder.EnsureTakes([wanted, new EvidenceKey("N01", "ap")], [wanted])).ShouldBe("documents.draft_closed");
        CodeOf(() => folder.EnsureTakes([new EvidenceKey("N02", "p1")], [wanted])).ShouldBe("documents.draft_closed");

        CodeOf(() => folder.EnsureTakesSomething(wanted: [])).ShouldBe("documents.draft_closed");

        Should.NotThrow(() => folder.EnsureTakes([wanted], [wanted]));
        Should.NotThrow(() => folder.EnsureTakesSomething([wanted]));
        folder.PaperCount.ShouldBe(1);
        folder.DomainEvents.ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_goes_into_a_deleted_folder()
    {
        PaperFolder folder = Started();
        folder.Delete(Now);

        CodeOf(() => folder.Add(MaxPapers)).ShouldBe("documents.draft_closed");
    }

    [Fact]
    public void Taking_a_paper_out_is_told()
    {
        PaperFolder folder = Started();
        CaseDocument paper = NewPaper();
        folder.Add(MaxPapers);

        folder.Remove(paper);

        folder.PaperCount.ShouldBe(0);
        folder.DomainEvents.ShouldBe([new DocumentTakenOut(paper)]);
    }

    [Fact]
    public void One_paper_more_than_the_limit_is_refused_until_one_is_taken_out()
    {
        PaperFolder folder = Started();
        folder.Add(MaxPapers);
        folder.Add(MaxPapers);

        CodeOf(() => folder.Add(MaxPapers)).ShouldBe("documents.too_many");

        folder.Remove(NewPaper());
        folder.Add(MaxPapers);
        folder.PaperCount.ShouldBe(2);
    }

    [Fact]
    public void A_folder_stays_in_the_first_case_file_that_it_was_put_into()
    {
        PaperFolder folder = Started();
        Guid first = Guid.CreateVersion7(Now);
        folder.LieIn(first);

        folder.LieIn(Guid.CreateVersion7(Now));

        folder.CaseId.ShouldBe(first);
    }

    [Fact]
    public void A_folder_whose_submission_is_heard_of_before_its_start_stays_closed_and_learns_its_owner()
    {
        var folder = new PaperFolder(ApplicationId, "HA-1");
        folder.Close();

        folder.Start("anna", ["N01"]);

        folder.State.ShouldBe(FolderState.Closed);
        folder.OwnerSubject.ShouldBe("anna");
        folder.EvidenceCodes.ShouldBe(["N01"]);
    }

    [Fact]
    public void A_folder_whose_deletion_is_heard_of_before_its_start_stays_deleted_and_knows_nobody()
    {
        var folder = new PaperFolder(ApplicationId, "HA-1");
        folder.Delete(Now);

        folder.Start("anna", ["N01"]);

        folder.State.ShouldBe(FolderState.Deleted);
        folder.OwnerSubject.ShouldBeNull();
    }

    [Fact]
    public void Deleting_a_draft_makes_its_papers_due_for_erasure_once()
    {
        PaperFolder folder = Started();

        folder.Delete(Now);
        folder.Delete(Now.AddDays(1));

        folder.EraseDueAt.ShouldBe(Now);
        folder.OwnerSubject.ShouldBeNull();
    }

    [Fact]
    public void What_was_submitted_is_not_erased_by_a_late_deletion()
    {
        PaperFolder folder = Started();
        folder.Close();

        CodeOf(() => folder.Delete(Now)).ShouldBe("documents.already_submitted");

        folder.State.ShouldBe(FolderState.Closed);
        folder.EraseDueAt.ShouldBeNull();
    }

    [Theory]
    [InlineData("ap", true)]
    [InlineData("p1", true)]
    [InlineData("p42", true)]
    [InlineData("p0", false)]
    [InlineData("p100", false)]
    [InlineData("P1", false)]
    [InlineData("p", false)]
    [InlineData("p1 ", false)]
    [InlineData("", false)]
    public void A_person_is_the_applicant_or_numbered(string text, bool wellFormed) =>
        PersonId.IsWellFormed(text).ShouldBe(wellFormed);

    private static PaperFolder Started()
    {
        var folder = new PaperFolder(ApplicationId, "HA-1");
        folder.Start("anna", ["N01", "N02"]);
        return folder;
    }

    private static string CodeOf(Action action) => Should.Throw<RefusalException>(action).Refusal.Code;

    private static CaseDocument NewPaper() => Papers.New(Now, ApplicationId);
}
