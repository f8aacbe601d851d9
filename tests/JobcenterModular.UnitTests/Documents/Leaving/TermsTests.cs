using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Evidence;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.UseCases.Leaving;

namespace JobcenterModular.UnitTests.Documents.Leaving;

public sealed class TermsTests
{
    [Fact]
    public void Every_role_has_a_german_word() => Roles.All.ShouldAllBe(role => Terms.Role(role) != role);

    [Fact]
    public void Every_kind_channel_state_and_action_has_a_german_word()
    {
        CodesOf<DocumentKind>().ShouldAllBe(code => Terms.Kind(code) != code);
        CodesOf<ReceiptChannel>().ShouldAllBe(code => Terms.Channel(code) != code);
        CodesOf<ChecklistState>().ShouldAllBe(code => Terms.EvidenceState(code) != code);
        CodesOf<CaseAction>().ShouldAllBe(code => Terms.Action(code) != code);
    }

    [Fact]
    public void A_code_without_a_word_stands_for_itself_and_capitals_do_not_matter()
    {
        Terms.Kind("ApplicationPdf").ShouldBe("Antrag (PDF/A)");
        Terms.Kind("somethingNew").ShouldBe("somethingNew");
    }

    private static IEnumerable<string> CodesOf<TEnum>()
        where TEnum : struct, Enum => Enum.GetNames<TEnum>().Select(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName);
}
