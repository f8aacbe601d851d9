using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Applications.Phone;

/// <summary>A host for many calls from one address.</summary>
/// <typeparam name="TDatabase">The database.</typeparam>
public sealed class BusyHotline<TDatabase> : HostFixture<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    protected override void Configure(HostSettings settings) => settings["RateLimits:Guessing"] = "100000";
}
