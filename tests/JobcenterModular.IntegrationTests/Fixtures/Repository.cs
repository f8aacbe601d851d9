namespace JobcenterModular.IntegrationTests.Fixtures;

/// <summary>Files of the repository that tests compare with.</summary>
public static class Repository
{
    /// <summary>Set to 1, tests write the files that they would otherwise compare; the difference then shows in the commit.</summary>
    public const string WriteVariable = "JOBCENTER_WRITE_EXPECTED";

    public static bool Writes => Environment.GetEnvironmentVariable(WriteVariable) == "1";

    public static string Root { get; } = FindRoot();

    public static string PathTo(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "JobcenterModular.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("JobcenterModular.sln is not above the tests.");
    }
}
