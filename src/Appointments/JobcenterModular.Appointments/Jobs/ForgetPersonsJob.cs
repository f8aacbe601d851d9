using JobcenterModular.Appointments.UseCases.Days;
using JobcenterModular.BuildingBlocks.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JobcenterModular.Appointments.Jobs;

/// <summary>Takes away who came to past talks that somebody chose (Art. 5 Abs. 1 lit. e DSGVO), closed entries of the waiting list, and holds that came to nothing.</summary>
internal sealed partial class ForgetPersonsJob(IServiceScopeFactory scopes, ILogger<ForgetPersonsJob> logger) : IScheduledJob
{
    public string Name => "forget-appointment-persons";

    public string Description => "Löscht Namen und Kontakte bei vergangenen freiwilligen Terminen und beendete Plätze auf der Warteliste.";

    public string Cron => "0 20 2 * * ?";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        ForgetPersons forget = scope.ServiceProvider.GetRequiredService<ForgetPersons>();
        int talks = await AllAsync(forget.RunAsync, cancellationToken);
        await AllAsync(forget.DropReleasedAsync, cancellationToken);
        await AllAsync(forget.DropWaitingAsync, cancellationToken);
        if (talks > 0)
            Done(logger, talks);
    }

    // Some at a time, so that nobody who books waits for all of them.
    private static async Task<int> AllAsync(Func<CancellationToken, Task<int>> next, CancellationToken cancellationToken)
    {
        int all = 0;
        while (await next(cancellationToken) is > 0 and var some)
            all += some;
        return all;
    }

    [LoggerMessage(501, LogLevel.Information, "Forgot the persons of {Count} past appointments")]
    private static partial void Done(ILogger logger, int count);
}
