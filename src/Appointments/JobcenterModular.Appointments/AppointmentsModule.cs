using JobcenterModular.Appointments.Endpoints;
using JobcenterModular.Appointments.Jobs;
using JobcenterModular.Appointments.Persistence;
using JobcenterModular.Appointments.UseCases;
using JobcenterModular.Appointments.UseCases.Booking;
using JobcenterModular.Appointments.UseCases.Days;
using JobcenterModular.Appointments.UseCases.Rules;
using JobcenterModular.Appointments.UseCases.Times;
using JobcenterModular.Appointments.UseCases.Waiting;
using JobcenterModular.BuildingBlocks.Jobs;
using JobcenterModular.BuildingBlocks.Modules;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Appointments;

/// <summary>Talks: what can be booked and when, holds, bookings, the waiting list, the day's list.</summary>
public sealed class AppointmentsModule : IModule
{
    /// <inheritdoc />
    public string Name => AppointmentsDbContext.Name;

    /// <inheritdoc />
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModule<AppointmentsDbContext>(this);
        services.AddScoped<IAppointmentsDb>(provider => provider.GetRequiredService<AppointmentsDbContext>());
        services.AddOptions<AppointmentsOptions>()
            .Bind(configuration.GetSection(AppointmentsOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        AppointmentsOptions options = configuration.GetSection(AppointmentsOptions.Section).Get<AppointmentsOptions>() ?? new AppointmentsOptions();
        services.AddSingleton<IRulesText, RulesText>();
        services.AddSingleton<RememberedRules>();
        services.AddSingleton<RememberedDays>();
        services.AddScoped<RuleBook>();
        services.AddScoped<RuleHits>();
        services.AddScoped<BusyReader>();
        services.AddScoped<TimeSearch>();
        services.AddScoped<FreeDays>();
        AddBooking(services);
        AddWaitingList(services);
        AddDays(services, options);
    }

    /// <inheritdoc />
    public void MapEndpoints(IEndpointRouteBuilder api)
    {
        api.MapSlots();
        api.MapAppointments();
        api.MapWaitingList();
        api.MapRules();
        api.MapDays();
        api.MapInvitations();
        api.MapStatistics();
    }

    private static void AddBooking(IServiceCollection services)
    {
        services.AddSingleton<AppointmentKeys>();
        services.AddSingleton<KeySealing>();
        services.AddSingleton<AppointmentsEventMap>();
        services.AddSingleton<PersonSealing>();
        services.AddScoped<Access>();
        services.AddSingleton<OverHolds>();
        services.AddScoped<ApplicationsOfCallers>();
        services.AddScoped<TimeTaker>();
        services.AddScoped<HeldBooking>();
        services.AddScoped<Replacements>();
        services.AddScoped<Cancelling>();
        services.AddScoped<AppointmentViews>();
        services.AddScoped<OfferReplacements>();
        services.AddSingleton<IReplacementQueue, ReplacementQueue>();
        services.AddRecurringJob<EndHoldsJob>();
        services.AddRecurringJob<OfferReplacementsJob>();
    }

    private static void AddWaitingList(IServiceCollection services)
    {
        services.AddScoped<WaitingLine>();
        services.AddScoped<Succession>();
        services.AddScoped<WaitingViews>();
        services.AddScoped<EndWaiting>();
        services.AddScheduledJob<EndWaitingJob>();
    }

    private static void AddDays(IServiceCollection services, AppointmentsOptions options)
    {
        services.AddSingleton(LegalNoticesFile.Read(options));
        services.AddScoped<Moving>();
        services.AddScoped<StaffViews>();
        services.AddScoped<StaffEdits>();
        services.AddScoped<StaffBooking>();
        services.AddScoped<ForgetPersons>();
        services.AddScheduledJob<ForgetPersonsJob>();
    }
}
