using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Host;
using JobcenterModular.Host.Development;
using JobcenterModular.Host.Identity;
using JobcenterModular.Host.OpenApi;
using JobcenterModular.Host.Operations;

// Settings lie beside the program; data lies below the folder that it is started in.
WebApplicationBuilder builder = WebApplication.CreateBuilder(
    new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
if (builder.Configuration["urls"] is null && builder.Configuration["http_ports"] is null)
    builder.WebHost.UseUrls("http://localhost:5080");
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);

if (builder.Environment.IsDevelopment())
    builder.Services.AddMovableClock();
builder.Services.AddPlatform(builder.Configuration);
builder.Services.AddIdentity(builder.Configuration);
builder.Services.AddLimits(builder.Configuration);
builder.Services.AddApiDocument();
foreach (IModule module in Modules.All)
    module.AddServices(builder.Services, builder.Configuration);

WebApplication app = builder.Build();
// A key that cannot be used stops the start, not the first applicant.
_ = app.Services.GetRequiredService<KeyRing>();
if (await Commands.RunAsync(app.Services, args, Console.Out, Console.Error) is { } exitCode)
    return exitCode;

app.UseExceptionHandler();
app.UseStatusCodeProblems();
app.UseSecurityHeaders();
app.UseMiddleware<ReadableRequests>();
app.UseRouting();
app.UseRateLimiter();
app.UseAuthentication();
app.UseTokenRefusal();
app.UseAuthorization();

RouteGroupBuilder api = app.MapGroup("/api/v1");
foreach (IModule module in Modules.All)
    module.MapEndpoints(api);
api.MapOutboxOperations();
if (app.Environment.IsDevelopment())
{
    api.MapDemoTokens();
    api.MapDemoClock();
    api.MapDemoEvents();
}

app.MapHealth();
app.MapApiDocument();
await app.RunAsync();
return 0;

/// <summary>Named so that tests can start the host in their own process.</summary>
public partial class Program;
