using JobcenterModular.BuildingBlocks.Jobs;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.Documents.Endpoints;
using JobcenterModular.Documents.Jobs;
using JobcenterModular.Documents.Persistence;
using JobcenterModular.Documents.Persistence.Storage;
using JobcenterModular.Documents.UseCases;
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
                (_, office) => PaperDirectory.CanName(office.Value.Key),
                "Office:Key names a folder of papers: at most 64 letters, digits, '-' and '_', and not 'incoming'.")
            .ValidateOnStart();
        services.AddSingleton<PaperDirectory>();
        services.AddSingleton<IPaperStore, FolderPaperStore>();
        services.AddSingleton<UploadReader>();
        services.AddRecurringJob<EraseDeletedPapersJob>();
        services.AddRecurringJob<SweepPapersJob>();
    }

    /// <inheritdoc />
    public void MapEndpoints(IEndpointRouteBuilder api)
    {
        api.MapDocuments();
        api.MapCaseDocuments();
    }
}
