using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Endpoints;
using JobcenterModular.Applications.Jobs;
using JobcenterModular.Applications.Persistence;
using JobcenterModular.Applications.Subscriptions;
using JobcenterModular.Applications.UseCases;
using JobcenterModular.Applications.UseCases.Resuming;
using JobcenterModular.Applications.UseCases.Submitting;
using JobcenterModular.Applications.UseCases.Summaries;
using JobcenterModular.BuildingBlocks.Jobs;
using JobcenterModular.BuildingBlocks.Modules;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Applications;

/// <summary>Hauptantrag: forms, drafts, submission, desk.</summary>
public sealed class ApplicationsModule : IModule
{
    /// <inheritdoc />
    public string Name => ApplicationsDbContext.ModuleName;

    /// <inheritdoc />
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModule<ApplicationsDbContext>(this);
        services.AddScoped<IApplicationsDb>(provider => provider.GetRequiredService<ApplicationsDbContext>());
        services.AddOptions<ApplicationsOptions>().Bind(configuration.GetSection("Applications"));
        services.AddOptions<PortalOptions>().Bind(configuration.GetSection("Portal"));

        // Read here and now: an error in a form must stop the start, not the first applicant.
        FormsOptions forms = configuration.GetSection("Forms").Get<FormsOptions>() ?? new FormsOptions();
        services.AddSingleton(EvidenceDeadline.Required(FormCatalog.Load(Path.GetFullPath(forms.Directory, AppContext.BaseDirectory))));

        services.AddSingleton<OfficeClock>();
        services.AddSingleton<ResumeCodes>();
        services.AddSingleton<ResumeGuard>();
        services.AddSingleton<ReceiptSigner>();
        services.AddSingleton<EvidenceDeadline>();
        services.AddSingleton<AwaitedEvidence>();
        services.AddSingleton<RecordSealing>();
        services.AddSingleton<SubmittedReplies>();
        services.AddSingleton<SummaryWriter>();
        services.AddSingleton<IPdfRenderer, SummaryRenderer>();
        services.AddSingleton<ISummaryQueue, SummaryQueue>();
        services.AddRecurringJob<RenderSummariesJob>();
        services.AddScheduledJob<ExpireDraftsJob>();
    }

    /// <inheritdoc />
    public void MapEndpoints(IEndpointRouteBuilder api)
    {
        api.MapForms();
        api.MapDrafts();
        api.MapResuming();
        api.MapSubmission();
        api.MapDesk();
    }
}
