using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JobcenterModular.IntegrationTests.Applications;

/// <summary>A host on the real clock: in races every act has an instant of its own.</summary>
public sealed class RealTimeHost<TDatabase> : HostFixture<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    protected override void Configure(HostSettings settings) =>
        settings.Services(services => services.Replace(ServiceDescriptor.Singleton(TimeProvider.System)));
}
