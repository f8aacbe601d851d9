using FsCheck;
using FsCheck.Fluent;

namespace JobcenterModular.UnitTests.Documents.Leaving;

public sealed class XdomeaPropertyTests
{
    [Fact]
    public void Any_case_file_gives_a_valid_message()
    {
        SharedFolder.Require("conformance", "xdomea", "xdomea_3.0.0", "xdomea.xsd");
        Prop.ForAll(RandomCases.Any, async caseFile =>
        {
            XdomeaSchemas.ErrorsOf(await SampleCases.MessageOfAsync(caseFile)).ShouldBeEmpty();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60).WithEndSize(10));
    }
}
