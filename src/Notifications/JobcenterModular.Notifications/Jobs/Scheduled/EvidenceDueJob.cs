using JobcenterModular.Notifications.Domain;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Notifications.Jobs.Scheduled;

/// <summary>Reminds of evidence that is still to come.</summary>
internal sealed class EvidenceDueJob(IServiceScopeFactory scopes) : QueueRemindersJob(scopes, [Purposes.EvidenceDue])
{
    public override string Name => "evidence-due";

    public override string Description => "Erinnert an Nachweise, die noch fehlen.";
}
