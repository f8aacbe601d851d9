using JobcenterModular.Applications;
using JobcenterModular.Appointments;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.Documents;
using JobcenterModular.Notifications;

namespace JobcenterModular.Host;

/// <summary>The one list of modules. Registration, endpoints, migrations and the architecture tests read it.</summary>
internal static class Modules
{
    public static readonly IReadOnlyList<IModule> All =
    [
        new ApplicationsModule(),
        new DocumentsModule(),
        new NotificationsModule(),
        new AppointmentsModule(),
    ];
}
