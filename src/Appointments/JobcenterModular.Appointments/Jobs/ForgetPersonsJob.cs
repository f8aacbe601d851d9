using JobcenterModular.Appointments.UseCases.Days;
using JobcenterModular.BuildingBlocks.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JobcenterModular.Appointments.Jobs;

/// <summary>Takes away who came to past talks that somebody chose (Art. 5 Abs. 1 lit. e DSGVO), and holds that came to nothing.</summary>
internal sealed partial class ForgetPersonsJob(IServiceScopeFactory scopes, ILogger<ForgetPersonsJob> logger) : IScheduledJob
{
    public string Name => "forget-appointment-persons";

    public string Description => "Löscht Namen und Kontakte bei vergangenen freiwilligen Terminen.";

    public string Cron => "0 20 2 * * ?";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        ForgetPersons forget = scope.ServiceProvider.GetRequiredService<ForgetPersons>();
        int all = 0;
        while (await forget.RunAsync(cancellationToken) is > 0 and var some)
            all += some;
        await forget.DropReleasedAsync(cancellationToken);
        if (all > 0)
            Done(logger, all);
    }

    [LoggerMessage(501, LogLevel.Information, "Forgot the persons of {Count} past appointments")]
    private static partial void Done(ILogger logger, int count);
}
