using JobcenterModular.BuildingBlocks.Jobs;
using JobcenterModular.Documents.UseCases.Retention;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Documents.Jobs;

/// <summary>Deletes case files as soon as a lead has confirmed it; the retention job comes by only once an hour.</summary>
internal sealed class DestroyCaseFilesJob(IServiceScopeFactory scopes) : IRecurringJob
{
    public string Name => "destroy-case-files";

    public TimeSpan Every => TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DestroyCaseFiles>().RunAsync(cancellationToken);
    }
}

/// <summary>Wakes the worker when somebody has decided.</summary>
internal sealed class RetentionQueue(JobWakeUp<DestroyCaseFilesJob> wakeUp) : IRetentionQueue
{
    public void Wake() => wakeUp.Wake();
}
