using JobcenterModular.UnitTests.Forms;
using static JobcenterModular.UnitTests.Documents.Inspection.Inspecting;

namespace JobcenterModular.UnitTests.Documents.Inspection;

/// <summary>The papers that come with the repository.</summary>
public sealed class ExamplePapersTests
{
    public static TheoryData<string> Papers =>
        [.. Directory.EnumerateFiles(Path.Combine(RepositoryPaths.Root, "examples", "papers")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Papers))]
    public void Every_example_is_accepted(string name) =>
        Look(File.ReadAllBytes(Path.Combine(RepositoryPaths.Root, "examples", "papers", name))).ShouldBeNull();
}
