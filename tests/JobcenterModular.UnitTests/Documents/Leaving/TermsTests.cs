using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.UseCases.Leaving;

namespace JobcenterModular.UnitTests.Documents.Leaving;

public sealed class TermsTests
{
    [Fact]
    public void Every_role_has_a_german_word() => Roles.All.ShouldAllBe(role => Terms.Role(role) != role);

    [Fact]
    public void A_code_without_a_word_stands_for_itself_and_capitals_do_not_matter()
    {
        Terms.Kind("ApplicationPdf").ShouldBe("Antrag (PDF/A)");
        Terms.Kind("somethingNew").ShouldBe("somethingNew");
    }
}
