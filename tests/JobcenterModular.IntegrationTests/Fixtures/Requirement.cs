namespace JobcenterModular.IntegrationTests.Fixtures;

/// <summary>A program that some tests need. Where it is missing they are skipped with the reason; in CI they fail.</summary>
public static class Requirement
{
    private static bool Enforced => Environment.GetEnvironmentVariable("CI") is "true" or "1";

    public static void Check(string? missing)
    {
        if (missing is null)
            return;
        if (Enforced)
            Assert.Fail($"CI must not skip: {missing}");
        Assert.Skip(missing);
    }
}
