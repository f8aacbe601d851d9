using JobcenterModular.Notifications.Domain;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Notifications.Jobs.Scheduled;

/// <summary>Reminds that an approval period ends.</summary>
internal sealed class ApprovalPeriodEndsJob(IServiceScopeFactory scopes) : QueueRemindersJob(scopes, [Purposes.ApprovalPeriodEnds])
{
    public override string Name => "approval-period-ends";

    public override string Description => "Erinnert daran, dass die Leistung bald endet und neu beantragt werden muss.";
}
