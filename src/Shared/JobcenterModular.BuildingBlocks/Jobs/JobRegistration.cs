using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.BuildingBlocks.Jobs;

/// <summary>Registration of jobs.</summary>
public static class JobRegistration
{
    /// <summary>Registers a worker, its runner and its wake-up. Every host runs it.</summary>
    /// <typeparam name="TJob">The worker.</typeparam>
    public static IServiceCollection AddRecurringJob<TJob>(this IServiceCollection services)
        where TJob : class, IRecurringJob
    {
        services.AddSingleton<TJob>();
        services.AddSingleton<JobWakeUp<TJob>>();
        services.AddHostedService<RecurringJobRunner<TJob>>();
        return services;
    }

    /// <summary>Registers a job with an hour of its own. One host runs it.</summary>
    /// <typeparam name="TJob">The job.</typeparam>
    public static IServiceCollection AddScheduledJob<TJob>(this IServiceCollection services)
        where TJob : class, IScheduledJob
    {
        services.AddSingleton<TJob>();
        services.AddSingleton<IScheduledJob>(provider => provider.GetRequiredService<TJob>());
        return services;
    }
}
