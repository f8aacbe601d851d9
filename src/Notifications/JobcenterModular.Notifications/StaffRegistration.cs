using JobcenterModular.BuildingBlocks.Jobs;
using JobcenterModular.Notifications.Jobs;
using JobcenterModular.Notifications.Persistence;
using JobcenterModular.Notifications.UseCases.Staff;
using JobcenterModular.Notifications.UseCases.Staff.Queue;
using JobcenterModular.Notifications.UseCases.Staff.Stream;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Notifications;

/// <summary>Registers what staff's queue, digest and stream need.</summary>
internal static class StaffRegistration
{
    public static void AddStaff(this IServiceCollection services)
    {
        services.AddScoped<StaffPresence>();
        services.AddScoped<StaffRouting>();
        services.AddScoped<TeamQueue>();
        services.AddScoped<TeamDigest>();
        services.AddSingleton<INoticeNumbering, NoticeNumbering>();
        services.AddSingleton<StreamReading>();
        services.AddSingleton<StreamPulse>();
        services.AddSingleton<StreamSeats>();
        services.AddSingleton<NoticeStream>();
        services.AddRecurringJob<NumberNoticesJob>();
    }
}
