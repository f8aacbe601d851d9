using JobcenterModular.Applications.Domain.Changes;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Endpoints;
using JobcenterModular.Applications.Jobs;
using JobcenterModular.Applications.Persistence;
using JobcenterModular.Applications.Subscriptions;
using JobcenterModular.Applications.UseCases;
using JobcenterModular.Applications.UseCases.Decisions;
using JobcenterModular.Applications.UseCases.Desk.Items;
using JobcenterModular.Applications.UseCases.Desk.Rules;
using JobcenterModular.Applications.UseCases.Desk.Staff;
using JobcenterModular.Applications.UseCases.Drafts;
using JobcenterModular.Applications.UseCases.Household;
using JobcenterModular.Applications.UseCases.Phone;
using JobcenterModular.Applications.UseCases.Requests;
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
        string directory = Path.GetFullPath(forms.Directory, AppContext.BaseDirectory);
        services.AddSingleton(EvidenceDeadline.Required(FormCatalog.Load(directory)));
        services.AddSingleton(ChangeKinds.Load(directory));

        services.AddOptions<PhoneOptions>().Bind(configuration.GetSection("Phone"))
            .Validate(phone => phone.IsSound, "Phone: MustMatch, CallMinutes, MostTries and LockMinutes must be at least 1, and enough may be asked.").ValidateOnStart();
        services.AddSingleton<CallerIdentity>();
        services.AddSingleton<TryGuard>();
        services.AddScoped<PhoneBeginning>();
        services.AddSingleton<NewDrafts>();
        services.AddSingleton<InvitationCodes>();
        services.AddSingleton<ProtectedVault>();

        services.AddSingleton<OfficeClock>();
        services.AddSingleton<DeskClock>();
        services.AddScoped<ItemEdits>();
        services.AddScoped<StaffDirectory>();
        services.AddScoped<RuleReader>();
        services.AddScoped<Arrival>();
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

        // Requests, decisions, periods.
        services.AddSingleton(ConsequenceNoticesFile.Read(configuration["Letters:ConsequenceNotices"] ?? ConsequenceNoticesFile.DefaultPath));
        services.AddSingleton<DatedValues>();
        services.AddSingleton<RequestDeadlines>();
        services.AddSingleton<ObjectionLimits>();
        services.AddScoped<RequestViews>();
        services.AddSingleton<PapersOfAnswers>();
        services.AddScoped<DecisionEffects>();
        services.AddScoped<DecisionViews>();
        services.AddSingleton<RowWatch>();
        services.AddScheduledJob<WatchDeadlinesJob>();
        services.AddScheduledJob<WatchPeriodsJob>();
    }

    /// <inheritdoc />
    public void MapEndpoints(IEndpointRouteBuilder api)
    {
        api.MapForms();
        api.MapDrafts();
        api.MapResuming();
        api.MapSubmission();
        api.MapRenewals();
        api.MapDesk();
        api.MapWorkItems();
        api.MapDeskRules();
        api.MapRequests();
        api.MapDecisions();
        api.MapPhone();
        api.MapChanges();
        api.MapHousehold();
    }
}
