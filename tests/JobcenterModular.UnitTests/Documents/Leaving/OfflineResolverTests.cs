namespace JobcenterModular.UnitTests.Documents.Leaving;

public sealed class OfflineResolverTests
{
    private readonly OfflineResolver _resolver = new(Path.GetFullPath(Path.Combine(
        Path.GetDirectoryName(SharedFolder.Require("conformance", "xdomea", "xdomea_3.0.0", "xdomea.xsd"))!, "..")));

    [Fact]
    public void A_schema_on_the_web_is_found_on_the_disk()
    {
        using var schema = (Stream)_resolver.GetEntity(new Uri("https://xoev.example/schemata/code/1_0/xoev-code.xsd"), null, null);

        schema.Length.ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("https://xoev.example/schemata/other.xsd")]
    [InlineData("file:///etc/passwd")]
    public void Anything_unknown_is_refused(string address) =>
        Should.Throw<FileNotFoundException>(() => _resolver.GetEntity(new Uri(address), null, null));
}
