using JobcenterModular.UnitTests.Forms;

namespace JobcenterModular.UnitTests;

/// <summary>
/// Public suites and facts that are kept beside the repository, in <c>../shared</c> or where <c>JOBCENTER_SHARED</c> says.
/// Who has only the repository sees those tests skipped, with the reason; CI never skips.
/// </summary>
internal static class SharedFolder
{
    private const string Variable = "JOBCENTER_SHARED";

    private static readonly bool Enforced = Environment.GetEnvironmentVariable("CI") is "true" or "1";

    /// <summary>The file, or null where it may be missing.</summary>
    public static string? Find(params string[] parts)
    {
        string folder = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } set
            ? set
            : Path.GetFullPath(Path.Combine(RepositoryPaths.Root, "..", "shared"));
        string file = Path.Combine([folder, .. parts]);
        return File.Exists(file) ? file
            : Enforced ? throw new FileNotFoundException($"{file} is missing; {Variable} names the folder.")
            : null;
    }

    /// <summary>The file; the test is skipped where it may be missing.</summary>
    public static string Require(params string[] parts)
    {
        string? file = Find(parts);
        if (file is null)
            Assert.Skip($"{string.Join('/', parts)} is not beside the repository; {Variable} names another folder.");
        return file;
    }
}
