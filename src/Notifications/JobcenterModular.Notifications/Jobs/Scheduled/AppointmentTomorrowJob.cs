using JobcenterModular.Notifications.Domain;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Notifications.Jobs.Scheduled;

/// <summary>Reminds of appointments.</summary>
internal sealed class AppointmentTomorrowJob(IServiceScopeFactory scopes) : QueueRemindersJob(scopes, [Purposes.AppointmentTomorrow])
{
    public override string Name => "appointment-tomorrow";

    public override string Description => "Erinnert an Termine.";
}
