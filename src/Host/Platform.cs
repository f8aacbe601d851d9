using JobcenterModular.BuildingBlocks.Calendar;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Printing;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Host.Operations;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JobcenterModular.Host;

/// <summary>What all modules stand on.</summary>
internal static class Platform
{
    public static void AddPlatform(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DatabaseOptions>().Bind(configuration.GetSection("Database"));
        services.AddOptions<SecurityOptions>().Bind(configuration.GetSection("Security"));
        services.AddOptions<OfficeOptions>().Bind(configuration.GetSection("Office"))
            .Validate(office => office.Land is not { } land || Enum.IsDefined(land), "Office:Land is none of the sixteen Länder, such as SN.")
            .Validate(office => office.LocalDays.All(LocalDay.IsReadable), "Office:LocalDays has a day that cannot be read, such as 08-08.")
            .ValidateOnStart();
        services.AddSingleton(HolidayCalendar.ReadFrom((configuration.GetSection("Office").Get<OfficeOptions>() ?? new OfficeOptions()).HolidaysFile));
        services.AddSingleton<OfficeCalendar>();
        services.AddOptions<OutboxOptions>().Bind(configuration.GetSection("Outbox"));
        services.AddOptions<PrintingOptions>().Bind(configuration.GetSection("Summaries"));
        services.AddSingleton<WeasyPrint>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ModuleDatabase>();
        services.AddHostedService<MigrateAtStart>();
        services.AddModuleCommand<Migrate>();
        services.AddSingleton<OutboxWriter>();
        services.AddSingleton<KeyRing>();
        services.AddSingleton<Sealer>();
        services.AddSingleton<OwnTokens>();
        services.AddSingleton<Idempotency>();
        services.AddExceptionHandler<RefusalExceptionHandler>();
        services.AddProblemDetails();
        services.Configure<JsonOptions>(json => ApiJson.Apply(json.SerializerOptions));
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));
    }

    /// <summary>401, 403, 404, 405 and 415 that no endpoint answered itself become problem documents too.</summary>
    public static void UseStatusCodeProblems(this WebApplication app) => app.UseStatusCodePages(pages =>
    {
        HttpContext context = pages.HttpContext;
        int status = context.Response.StatusCode;
        return status switch
        {
            StatusCodes.Status400BadRequest => ProblemWriter.WriteAsync(context, HttpRefusals.Malformed), // A query that cannot be bound.
            StatusCodes.Status401Unauthorized => ProblemWriter.WriteAsync(context, status, HttpRefusals.Unauthenticated.Code, HttpRefusals.Unauthenticated.Text),
            StatusCodes.Status403Forbidden => ProblemWriter.WriteAsync(context, status, HttpRefusals.Forbidden.Code, HttpRefusals.Forbidden.Text),
            StatusCodes.Status404NotFound => ProblemWriter.WriteAsync(context, HttpRefusals.NotFound),
            StatusCodes.Status405MethodNotAllowed => ProblemWriter.WriteAsync(context, status, "request.method_not_allowed", "Das geht an dieser Adresse nicht."),
            StatusCodes.Status413PayloadTooLarge => ProblemWriter.WriteAsync(context, HttpRefusals.TooLarge),
            StatusCodes.Status415UnsupportedMediaType => ProblemWriter.WriteAsync(context, HttpRefusals.WrongKind),
            StatusCodes.Status429TooManyRequests => ProblemWriter.WriteAsync(context, HttpRefusals.TooMany),
            _ => ProblemWriter.WriteAsync(context, status, "request.refused", "Die Anfrage wurde nicht angenommen."),
        };
    });

    /// <summary>What is told here is nobody else's: no caches, no sniffing, no framing.</summary>
    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
            headers.CacheControl = "no-store";
        return next(context);
    });
}
