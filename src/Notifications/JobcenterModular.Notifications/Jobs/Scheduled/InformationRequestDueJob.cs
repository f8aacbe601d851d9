using JobcenterModular.Notifications.Domain;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Notifications.Jobs.Scheduled;

/// <summary>Reminds of requests for information that are not answered.</summary>
internal sealed class InformationRequestDueJob(IServiceScopeFactory scopes) : QueueRemindersJob(scopes, [Purposes.InformationRequestDue])
{
    public override string Name => "information-request-due";

    public override string Description => "Erinnert an Rückfragen, die noch offen sind.";
}
