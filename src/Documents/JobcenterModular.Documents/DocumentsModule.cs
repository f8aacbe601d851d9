using JobcenterModular.BuildingBlocks.Jobs;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.Documents.Domain.Leaving;
using JobcenterModular.Documents.Endpoints;
using JobcenterModular.Documents.Endpoints.Uploads;
using JobcenterModular.Documents.Jobs;
using JobcenterModular.Documents.Persistence;
using JobcenterModular.Documents.Persistence.Leaving;
using JobcenterModular.Documents.Persistence.Log;
using JobcenterModular.Documents.Persistence.Scanning;
using JobcenterModular.Documents.Persistence.Storage;
using JobcenterModular.Documents.Persistence.Storage.Folder;
using JobcenterModular.Documents.Subscriptions;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.Documents.UseCases.CaseFiles.Documents;
using JobcenterModular.Documents.UseCases.Cases;
using JobcenterModular.Documents.UseCases.Checking;
using JobcenterModular.Documents.UseCases.Evidence;
using JobcenterModular.Documents.UseCases.Intake;
using JobcenterModular.Documents.UseCases.Leaving;
using JobcenterModular.Documents.UseCases.Leaving.Dropping;
using JobcenterModular.Documents.UseCases.Leaving.Ledger;
using JobcenterModular.Documents.UseCases.Leaving.OwnData;
using JobcenterModular.Documents.UseCases.Log;
using JobcenterModular.Documents.UseCases.Retention;
using JobcenterModular.Documents.UseCases.Scanning;
using JobcenterModular.Documents.UseCases.Storage;
using JobcenterModular.Documents.UseCases.Uploads;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Documents;

/// <summary>Papers: uploads to an application, kept whole and safe until they leave by rule.</summary>
public sealed class DocumentsModule : IModule
{
    /// <inheritdoc />
    public string Name => DocumentsDbContext.Name;

    /// <inheritdoc />
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModule<DocumentsDbContext>(this);
        services.AddScoped<IDocumentsDb>(provider => provider.GetRequiredService<DocumentsDbContext>());
        services.AddOptions<DocumentsOptions>()
            .Bind(configuration.GetSection(DocumentsOptions.Section))
            .ValidateDataAnnotations()
            .Validate<IOptions<OfficeOptions>>(
                (_, office) => BlobDirectory.CanName(office.Value.Key),
                "Office:Key names a folder of papers: at most 64 letters, digits, '-' and '_', and not 'incoming'.")
            .ValidateOnStart();
        services.AddDocumentStorage(configuration);
        services.AddVirusScanner(configuration);
        AddIntake(services);
        AddUploads(services, configuration);
        AddCaseFiles(services);
        AddChecks(services);
        AddRetention(services, configuration);
        AddLeaving(services, configuration);
        AddEvidence(services, configuration);
        services.AddRecurringJob<EraseDeletedPapersJob>();
        services.AddScheduledJob<SweepPapersJob>();
    }

    /// <inheritdoc />
    public void MapEndpoints(IEndpointRouteBuilder api)
    {
        api.MapDocuments();
        api.MapCaseDocuments();
        api.MapCaseFiles();
        api.MapCaseFileDocuments();
        api.MapFiling();
        api.MapPhoneNotes();
        api.MapCaseLog();
        api.MapUploads();
        api.MapRetention();
        api.MapEvidence();
        api.MapCaseEvidence();
        api.MapScans();
        api.MapHandOvers();
        api.MapLetters();
    }

    private static void AddIntake(IServiceCollection services)
    {
        services.AddSingleton<FileIntake>();
        services.AddSingleton<UploadReader>();
        services.AddScoped<DocumentIntake>();
        services.AddSingleton<IScanQueue, ScanQueue>();
        services.AddRecurringJob<ScanDocumentsJob>();
    }

    private static void AddUploads(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<UploadsOptions>()
            .Bind(configuration.GetSection(UploadsOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<RunningUploads>();
        services.AddScoped<UploadEraser>();
        services.AddScoped<UploadParts>();
        services.AddScoped<UploadFinisher>();
        services.AddSingleton<IStartupFilter, TusProtocol>();
        services.AddRecurringJob<FinishUploadsJob>();
        services.AddRecurringJob<SweepUploadsJob>();
    }

    private static void AddCaseFiles(IServiceCollection services)
    {
        services.AddSingleton<CaseFiling>();
        services.AddSingleton<CaseIntake>();
        services.AddSingleton<OwnDocuments>();
        services.AddSingleton<FilingReader>();
        services.AddScoped<FilingSession>();
        services.AddScoped<DocumentReader>();
        services.AddScoped<OrphanEraser>();
        services.AddScoped<CaseContents>();
        services.AddSingleton<CaseLogWriter>();
        services.AddSingleton(provider => provider.GetRequiredService<CaseLogWriter>().Chain);
        services.AddModuleCommand<VerifyLog>();
    }

    private static void AddChecks(IServiceCollection services)
    {
        services.AddTransient<StorageCheck>();
        services.AddSingleton<RewrapKeys>();
        services.AddModuleCommand<CheckDocumentsCommand>();
        services.AddModuleCommand<EraseOrphansCommand>();
        services.AddModuleCommand<RewrapCaseKeysCommand>();
        services.AddSingleton<IPlainPapers, PlainPapers>();
        services.AddRecurringJob<CarryPlainPapersJob>();
    }

    private static void AddEvidence(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<EvidenceOptions>()
            .Bind(configuration.GetSection(EvidenceOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        EvidenceOptions options = configuration.GetSection(EvidenceOptions.Section).Get<EvidenceOptions>() ?? new EvidenceOptions();
        services.AddSingleton(ReviewReasonsFile.Read(options));
    }

    private static void AddRetention(IServiceCollection services, IConfiguration configuration)
    {
        RetentionOptions options = configuration.GetSection(RetentionOptions.Section).Get<RetentionOptions>() ?? new RetentionOptions();
        services.AddSingleton(RetentionRulesFile.Read(options));
        services.AddScoped<ProposeDeletions>();
        services.AddScoped<DestroyCaseFiles>();
        services.AddScoped<DeleteRefusedFiles>();
        services.AddSingleton<IRetentionQueue, RetentionQueue>();
        services.AddRecurringJob<DestroyCaseFilesJob>();
        services.AddScheduledJob<RetentionJob>();
    }

    private static void AddLeaving(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<ExportRows>();
        services.AddScoped<CaseFileExports>();
        services.AddScoped<HandOverLedger>();
        services.AddScoped<PackageBuilder>();
        services.AddSingleton<ITemporaryFiles, TemporaryFiles>();
        services.AddScoped<OwnDataExports>();
        services.AddOptions<DropFolderOptions>()
            .Bind(configuration.GetSection(DropFolderOptions.Section))
            .Validate(
                drop => drop.Receiver.Length is > 0 and <= HandOver.MaxReceiverLength,
                "Documents:DropFolder:Receiver has 1 to 200 characters.")
            .ValidateOnStart();
        services.AddOptions<HandOverOptions>()
            .Bind(configuration.GetSection(HandOverOptions.Section))
            .Validate(handOvers => handOvers.AlarmAfter > TimeSpan.Zero, "Documents:HandOvers:AlarmAfter is longer than nothing.")
            .ValidateOnStart();
        services.AddSingleton<IDropFolder, DropFolder>();
        services.AddScoped<WriteDrops>();
        services.AddScoped<ReadReceipts>();
        services.AddScoped<HandOverAlarm>();
        services.AddSingleton<IHandOverQueue, HandOverQueue>();
        services.AddRecurringJob<HandOverJob>();
    }
}
