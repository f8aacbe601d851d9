using JobcenterModular.Notifications.Domain;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Notifications.Jobs.Scheduled;

/// <summary>Reminds of drafts that are not finished, and before they are deleted.</summary>
internal sealed class DraftRemindersJob(IServiceScopeFactory scopes) : QueueRemindersJob(scopes, [Purposes.DraftUnfinished, Purposes.DraftDeletion])
{
    public override string Name => "draft-reminders";

    public override string Description => "Erinnert an begonnene Anträge, einmal, und noch einmal vor dem Löschen.";
}
