using JobcenterModular.BuildingBlocks.Jobs;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.Notifications.Endpoints;
using JobcenterModular.Notifications.Jobs;
using JobcenterModular.Notifications.Mail;
using JobcenterModular.Notifications.Persistence;
using JobcenterModular.Notifications.UseCases;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Notifications;

/// <summary>Tells applicants and staff what happened: notices, their delivery, and the ledger of both.</summary>
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
        services.AddOptions<MailOptions>().Bind(configuration.GetSection("Mail")).ValidateOnStart();
        services.AddOptions<PortalOptions>().Bind(configuration.GetSection("Portal"))
            .Validate(portal => portal.IsValid, "Portal:BaseUrl must be an absolute http or https address without query.")
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<NotificationsOptions>, NotificationsOptionsCheck>();
        services.AddSingleton<IValidateOptions<MailOptions>, MailOptionsCheck>();
        services.AddSingleton<SealedLetters>();
        services.AddSingleton<SmtpTransport>();
        services.AddSingleton<PickupFolder>();
        services.AddSingleton<IMailTransport>(provider => provider.GetRequiredService<IOptions<MailOptions>>().Value.HasServer
            ? provider.GetRequiredService<SmtpTransport>()
            : provider.GetRequiredService<PickupFolder>());
        services.AddScoped<MailHandOver>();
        services.AddRecurringJob<SendMailJob>();
    }

    /// <inheritdoc />
    public void MapEndpoints(IEndpointRouteBuilder api) => api.MapNotifications();
}
