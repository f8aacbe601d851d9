using JobcenterModular.BuildingBlocks.Jobs;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.Notifications.Endpoints;
using JobcenterModular.Notifications.Jobs;
using JobcenterModular.Notifications.Jobs.Scheduled;
using JobcenterModular.Notifications.Jobs.Scheduling;
using JobcenterModular.Notifications.Persistence;
using JobcenterModular.Notifications.Sending;
using JobcenterModular.Notifications.UseCases;
using JobcenterModular.Notifications.UseCases.Contacts;
using JobcenterModular.Notifications.UseCases.Ledger;
using JobcenterModular.Notifications.UseCases.Reminders;
using JobcenterModular.Notifications.UseCases.Staff;
using JobcenterModular.Notifications.UseCases.Telling;
using JobcenterModular.Notifications.UseCases.Templates;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Notifications;

/// <summary>
/// Tells applicants and staff what happened: notices, their delivery, reminders, and the ledger of all of it. Runs the
/// scheduled jobs of all modules and raises alarms.
/// </summary>
public sealed class NotificationsModule : IModule
{
    internal const string ModuleName = "notifications";

    /// <inheritdoc />
    public string Name => ModuleName;

    /// <inheritdoc />
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModule<NotificationsDbContext>(this);
        services.AddScoped<INotificationsDb>(provider => provider.GetRequiredService<NotificationsDbContext>());
        services.AddOptions<NotificationsOptions>().Bind(configuration.GetSection("Notifications")).ValidateOnStart();
        services.AddOptions<PortalOptions>().Bind(configuration.GetSection("Portal"))
            .Validate(portal => portal.IsValid, "Portal:BaseUrl and Portal:ApiBaseUrl must be absolute http or https addresses without query.")
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<NotificationsOptions>, NotificationsOptionsCheck>();

        services.AddSingleton<TemplateCatalog>();
        services.AddHostedService<TemplatesAtStart>();
        services.AddScoped<NoticeTexts>();
        services.AddScoped<TemplateViews>();
        services.AddScoped<LedgerWatch>();
        services.AddSingleton<SealedLetters>();
        services.AddSingleton<Unsubscribing>();
        services.AddScoped<ReachLookup>();
        services.AddScoped<MessageWriter>();
        services.AddScoped<NoticeWriter>();
        services.AddScoped<AppointmentPeople>();
        services.AddScoped<AppointmentNews>();
        services.AddScoped<Forgetting>();
        services.AddSingleton<ChainOfChannels>();
        services.AddScoped<StaffTasks>();
        services.AddStaff();

        services.AddSingleton<ContactMacs>();
        services.AddScoped<ContactOwners>();
        services.AddScoped<ContactViews>();
        services.AddScoped<ContactCodes>();
        services.AddScoped<Withdrawing>();

        services.AddScoped<Watch>();
        services.AddScoped<ReminderTruth>();
        services.AddScoped<ReminderQueue>();
        services.AddScoped<TellReminder>();
        services.AddSingleton<IReminderSignal, ReminderSignal>();
        services.AddRecurringJob<TellRemindersJob>();
        services.AddRecurringJob<RenderLettersJob>();
        services.AddCarriers(configuration);
        services.AddScheduling(configuration);
        services.AddScoped<LedgerAlarms>();
        services.AddScheduledJob<DraftRemindersJob>();
        services.AddScheduledJob<MonthEndJob>();
        services.AddScheduledJob<EvidenceDueJob>();
        services.AddScheduledJob<InformationRequestDueJob>();
        services.AddScheduledJob<ApprovalPeriodEndsJob>();
        services.AddScheduledJob<AppointmentTomorrowJob>();
        services.AddScheduledJob<TeamDigestJob>();
        services.AddScheduledJob<UnreadBindingJob>();
        services.AddScheduledJob<LedgerWatchJob>();
    }

    /// <inheritdoc />
    public void MapEndpoints(IEndpointRouteBuilder api)
    {
        api.MapNotifications();
        api.MapTemplates();
        api.MapPrintQueue();
        api.MapJobs();
        api.MapAlarms();
        api.MapContacts();
        api.MapStaff();
    }
}
