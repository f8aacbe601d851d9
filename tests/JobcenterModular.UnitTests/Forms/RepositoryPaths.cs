namespace JobcenterModular.UnitTests.Forms;

/// <summary>Where things lie in the repository the tests were built from.</summary>
internal static class RepositoryPaths
{
    public static string Root { get; } = FindRoot();

    public static string Forms => Path.Combine(Root, "src", "Applications", "JobcenterModular.Applications", "Forms");

    public static string TestData => Path.Combine(Root, "tests", "data");

    private static string FindRoot()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "JobcenterModular.sln")))
                return directory.FullName;
        }

        throw new DirectoryNotFoundException("JobcenterModular.sln was not found above the test output.");
    }
}
