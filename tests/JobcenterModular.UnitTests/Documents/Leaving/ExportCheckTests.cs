using JobcenterModular.Documents.UseCases.Leaving;

namespace JobcenterModular.UnitTests.Documents.Leaving;

public sealed class ExportCheckTests
{
    private static readonly ExportedDocument Document = SampleCases.Evidence(10, "N01");

    [Fact]
    public void A_whole_file_is_fit() => ExportCheck.EnsureFit(SampleCases.Rich);

    [Fact]
    public void A_document_without_a_version_is_not_fit() => ShouldNotBeFit(Document with { Versions = [] });

    [Fact]
    public void Two_versions_of_one_number_are_not_fit() =>
        ShouldNotBeFit(Document with { Versions = [SampleCases.Version(1, 1, "image/png"), SampleCases.Version(2, 1, "image/png")] });

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855")]
    public void A_hash_that_is_none_is_not_fit(string sha256) =>
        ShouldNotBeFit(Document with { Versions = [SampleCases.Version(1, 1, "image/png") with { Sha256 = sha256 }] });

    [Fact]
    public void A_version_0_is_not_fit() => ShouldNotBeFit(Document with { Versions = [SampleCases.Version(1, 0, "image/png")] });

    [Fact]
    public void A_document_that_comes_twice_is_not_fit() => Should.Throw<ArgumentException>(() => ExportCheck.EnsureFit(
        SampleCases.Minimal with { Correspondence = [Document, Document] }));

    [Fact]
    public void An_application_that_comes_twice_is_not_fit() => Should.Throw<ArgumentException>(() => ExportCheck.EnsureFit(
        SampleCases.Minimal with { Applications = [SampleCases.Application(2, [], []), SampleCases.Application(2, [], [])] }));

    [Theory]
    [InlineData(-1)]
    [InlineData(65_536)]
    public void Years_that_no_message_can_carry_are_not_fit(int years) =>
        Should.Throw<ArgumentException>(() => ExportCheck.EnsureFit(SampleCases.Minimal with { RetentionYears = years }));

    private static void ShouldNotBeFit(ExportedDocument document) =>
        Should.Throw<ArgumentException>(() => ExportCheck.EnsureFit(SampleCases.Minimal with { Correspondence = [document] }));
}
