using System.Text.RegularExpressions;
using JobcenterModular.BuildingBlocks.Jobs;
using JobcenterModular.Notifications.UseCases.Jobs;
using Microsoft.Extensions.Configuration;

namespace JobcenterModular.Notifications.Jobs.Scheduling;

/// <summary>The jobs of all modules with the calendars that hold here. What cannot be right stops the start.</summary>
internal sealed partial class JobCatalog : IJobCatalog
{
    public JobCatalog(IEnumerable<IScheduledJob> jobs, IConfiguration configuration, TimeProvider clock)
    {
        Dictionary<string, IConfigurationSection> settings = ReadSettings(configuration);
        DateTimeOffset now = clock.GetUtcNow();
        List<JobPlan> plans = [];
        foreach (IScheduledJob job in jobs.OrderBy(job => job.Name, StringComparer.Ordinal))
        {
            settings.Remove(Plain(job.Name), out IConfigurationSection? own);
            plans.Add(PlanOf(job, own?["Cron"], now));
        }

        All = plans;
        if (plans.Select(plan => Plain(plan.Name)).Distinct(StringComparer.OrdinalIgnoreCase).Count() < plans.Count)
            throw new InvalidOperationException("Two jobs have the same name: " + Names());
        if (settings.Values.FirstOrDefault() is { } unknown)
            throw new InvalidOperationException($"{unknown.Path}:Cron is set, but there is no such job. Known are: {Names()}.");
    }

    public IReadOnlyList<JobPlan> All { get; }

    private static JobPlan PlanOf(IScheduledJob job, string? configured, DateTimeOffset now)
    {
        if (!Name().IsMatch(job.Name))
            throw new InvalidOperationException($"'{job.Name}' is no name of a job: lower case, digits and hyphens, at most 60 characters.");
        string expression = configured ?? job.Cron;
        string setting = $"Jobs:{job.Name}:Cron '{expression}'";
        try
        {
            var calendar = CronCalendar.Parse(expression);
            if (calendar.FirstAfter(now) is null)
                throw new InvalidOperationException($"{setting} will never be due. To stop a job, pause it.");
            return new JobPlan(job, calendar);
        }
        catch (FormatException exception)
        {
            throw new InvalidOperationException($"{setting} is no Quartz cron expression (seconds first): {exception.Message}", exception);
        }
    }

    private static Dictionary<string, IConfigurationSection> ReadSettings(IConfiguration configuration)
    {
        Dictionary<string, IConfigurationSection> settings = new(StringComparer.OrdinalIgnoreCase);
        foreach (IConfigurationSection child in configuration.GetSection(JobsOptions.Section).GetChildren().Where(child => child["Cron"] is not null))
        {
            if (!settings.TryAdd(Plain(child.Key), child))
                throw new InvalidOperationException($"{child.Path}:Cron is set twice, with and without hyphens.");
        }

        return settings;
    }

    // Shells take no hyphen in the name of a variable, so Jobs__ExpireDrafts__Cron means expire-drafts too.
    private static string Plain(string name) => name.Replace("-", "", StringComparison.Ordinal);

    private string Names() => string.Join(", ", All.Select(plan => plan.Name));

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,59}$", RegexOptions.None, 1000)]
    private static partial Regex Name();
}
