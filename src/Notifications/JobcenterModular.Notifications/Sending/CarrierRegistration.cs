using JobcenterModular.BuildingBlocks.Jobs;
using JobcenterModular.Notifications.Sending.Gateway;
using JobcenterModular.Notifications.Sending.Mail;
using JobcenterModular.Notifications.Sending.Print;
using JobcenterModular.Notifications.UseCases.Contacts;
using JobcenterModular.Notifications.UseCases.Telling;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Notifications.Sending;

/// <summary>Registers the carriers, and a lane for each.</summary>
internal static class CarrierRegistration
{
    public static void AddCarriers(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MailOptions>().Bind(configuration.GetSection("Mail")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MailOptions>, MailOptionsCheck>();
        services.AddSingleton<SmtpTransport>();
        services.AddSingleton<PickupFolder>();
        services.AddSingleton<IMailTransport>(provider => provider.GetRequiredService<IOptions<MailOptions>>().Value.HasServer
            ? provider.GetRequiredService<SmtpTransport>()
            : provider.GetRequiredService<PickupFolder>());

        services.AddSingleton<IValidateOptions<GatewayOptions>, GatewayOptionsCheck>();
        foreach (string section in (string[])[SmsCarrier.Section, MessengerCarrier.Section])
        {
            services.AddOptions<GatewayOptions>(section).Bind(configuration.GetSection(section)).ValidateOnStart();
            services.AddHttpClient(section)
                .ConfigurePrimaryHttpMessageHandler(GatewayCarrier.NewHandler)
                .RemoveAllLoggers(); // Their lines would hold addresses.
        }

        services.AddOptions<PrintOptions>().Bind(configuration.GetSection("Print")).ValidateOnStart();
        services.AddSingleton<IOfferedChannels, OfferedChannels>();
        services.AddSingleton<CallbackSecrets>();
        services.AddScoped<StillWanted>();
        services.AddScoped<HandOver>();
        services.AddScoped<ContentConsent>();
        services.AddSingleton<ILaneSignals, LaneSignals>();
        services.AddLane<MailCarrier>();
        services.AddLane<SmsCarrier>();
        services.AddLane<MessengerCarrier>();
        services.AddLane<PrintQueue>();
    }

    private static void AddLane<TCarrier>(this IServiceCollection services)
        where TCarrier : class, IChannelCarrier
    {
        services.AddSingleton<TCarrier>();
        services.AddSingleton<IChannelCarrier>(provider => provider.GetRequiredService<TCarrier>());
        services.AddRecurringJob<SendLane<TCarrier>>();
    }
}
