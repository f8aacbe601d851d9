using JobcenterModular.Notifications.Domain;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Notifications.Jobs.Scheduled;

/// <summary>Reminds before the month ends in which an application was begun.</summary>
internal sealed class MonthEndJob(IServiceScopeFactory scopes) : QueueRemindersJob(scopes, [Purposes.MonthEnd])
{
    public override string Name => "month-end";

    public override string Description => "Erinnert vor dem Monatsende an Anträge, die in diesem Monat begonnen wurden.";
}
