using JobcenterModular.Documents;
using JobcenterModular.Documents.Domain.Inspection;
using JobcenterModular.SharedKernel;

namespace JobcenterModular.UnitTests.Documents.Inspection;

/// <summary>What customers are told.</summary>
public sealed class FindingRefusalsTests
{
    [Fact]
    public void Every_finding_has_its_own_refusal_that_says_what_to_do()
    {
        Refusal[] refusals = [.. Enum.GetValues<InspectionFinding>().Select(DocumentsRefusals.Of)];

        refusals.Select(refusal => refusal.Code).ShouldBe(
        [
            "documents.password_protected", "documents.active_content", "documents.embedded_files", "documents.image_too_large",
            "documents.mixed_content", "documents.decompression_bomb", "documents.unreadable",
        ]);
        foreach (Refusal refusal in refusals)
        {
            refusal.Kind.ShouldBeOneOf(RefusalKind.Invalid, RefusalKind.WrongKind);
            refusal.Text.ShouldContain("Bitte ");
        }
    }

    [Fact]
    public void A_password_is_named_in_plain_words() =>
        DocumentsRefusals.Of(InspectionFinding.PasswordProtected).Text.ShouldBe(
            "Die Datei ist mit einem Passwort geschützt. Bitte speichern Sie sie ohne Passwort und laden Sie sie noch einmal hoch.");
}
