using JobcenterModular.BuildingBlocks.Jobs;

namespace JobcenterModular.Notifications.UseCases.Jobs;

/// <summary>A job with the calendar that holds for it here: its own, or the one of the settings.</summary>
internal sealed record JobPlan(IScheduledJob Job, IJobCalendar Calendar)
{
    public string Name => Job.Name;
}

/// <summary>When a job is due, by the clock of the office.</summary>
internal interface IJobCalendar
{
    /// <summary>As it was written.</summary>
    string Expression { get; }

    /// <summary>The first occurrence after this instant; null if none will come.</summary>
    DateTimeOffset? FirstAfter(DateTimeOffset instant);

    /// <summary>The last occurrence until this instant, itself included; null if there was none.</summary>
    DateTimeOffset? LastUntil(DateTimeOffset instant);
}

/// <summary>The jobs of all modules.</summary>
internal interface IJobCatalog
{
    /// <summary>By name.</summary>
    IReadOnlyList<JobPlan> All { get; }
}

/// <summary>What use cases want of the catalog.</summary>
internal static class JobCatalogExtensions
{
    /// <summary>The job of this name.</summary>
    /// <exception cref="SharedKernel.RefusalException"><c>jobs.unknown</c></exception>
    public static JobPlan Require(this IJobCatalog catalog, string name) =>
        catalog.All.FirstOrDefault(plan => plan.Name == name) ?? throw JobRefusals.Unknown.ToException();
}
