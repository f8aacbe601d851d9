using JobcenterModular.Notifications.UseCases.Templates;
using Microsoft.Extensions.Hosting;

namespace JobcenterModular.Notifications.Jobs;

/// <summary>A text that cannot be used stops the start, not the first notice at night.</summary>
internal sealed class TemplatesAtStart(TemplateCatalog catalog) : IHostedService
{
    // Its constructor has read and checked all of them.
    public Task StartAsync(CancellationToken cancellationToken) => catalog.All.Any() ? Task.CompletedTask : throw new InvalidOperationException("There are no texts.");

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
