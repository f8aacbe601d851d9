using JobcenterModular.BuildingBlocks.Jobs;
using JobcenterModular.Notifications.UseCases.Alarms;
using JobcenterModular.Notifications.UseCases.Jobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace JobcenterModular.Notifications.Jobs.Scheduling;

/// <summary>The scheduler of the jobs of all modules, and alarms.</summary>
internal static class SchedulingRegistration
{
    public static IServiceCollection AddScheduling(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<JobsOptions>().Bind(configuration.GetSection(JobsOptions.Section))
            .Validate(jobs => jobs.IsValid, "Jobs: Lease is at least a second, Keep at least a day, Watch and Grace longer than nothing.")
            .ValidateOnStart();
        services.AddSingleton<IAlarms, AlarmBook>();
        services.AddSingleton<IJobCatalog, JobCatalog>();
        services.AddSingleton<JobStates>();
        services.AddSingleton<RunRows>();
        services.AddSingleton<RunLease>();
        services.AddSingleton<JobRunner>();
        services.AddSingleton<IJobRunner>(provider => provider.GetRequiredService<JobRunner>());
        services.AddSingleton<JobScheduler>();
        services.AddSingleton<IJobScheduler>(provider => provider.GetRequiredService<JobScheduler>());
        services.AddSingleton<Standstill>();

        // Quartz keeps nothing: its clock is set anew at each start, by JobClock and by no configuration of its own.
        services.AddQuartz(quartz => quartz.UseInMemoryStore().AddJobType<Strike>());
        services.AddQuartzHostedService(quartz =>
        {
            quartz.AutoStart = false;
            quartz.WaitForJobsToComplete = true;
        });
        services.AddHostedService<JobClock>();
        services.AddRecurringJob<WatchJobsJob>();
        services.AddScheduledJob<SweepJobRunsJob>();
        return services;
    }
}
