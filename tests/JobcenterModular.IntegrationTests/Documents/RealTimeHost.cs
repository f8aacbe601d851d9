using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JobcenterModular.IntegrationTests.Documents;

/// <summary>A host whose time runs: a paper touches its application's row by the time of its arrival.</summary>
public sealed class RealTimeHost<TDatabase> : HostFixture<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    protected override void Configure(HostSettings settings) =>
        settings.Services(services => services.Replace(ServiceDescriptor.Singleton(TimeProvider.System)));
}
