using JobcenterModular.ArchitectureTests.Rules;

namespace JobcenterModular.ArchitectureTests;

/// <summary>Rules that hold for all of src.</summary>
public sealed class SourceTests
{
    [Fact]
    public void Time_ids_and_waiting_follow_the_house_rules() =>
        BannedCalls.Violations(Solution.NotEmpty(Solution.All.SelectMany(Solution.TypesOf), "types")).ShouldBeEmpty();

    [Fact]
    public void No_source_file_is_longer_than_250_lines() =>
        Solution.SourceFiles("*.cs").SelectMany(path => SourceRules.TooLong(Relative(path), File.ReadAllText(path))).ShouldBeEmpty();

    [Fact]
    public void No_source_file_names_a_path_of_somebodys_machine() => new[] { "*.cs", "*.json", "*.csproj" }
        .SelectMany(Solution.SourceFiles)
        .SelectMany(path => SourceRules.MachinePaths(Relative(path), File.ReadAllText(path)))
        .ShouldBeEmpty();

    private static string Relative(string path) => Path.GetRelativePath(Solution.Root, path).Replace('\\', '/');
}
