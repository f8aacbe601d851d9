using JobcenterModular.Documents.Persistence.Storage.Folder;
using JobcenterModular.Documents.Persistence.Storage.S3;
using JobcenterModular.Documents.Persistence.Storage.Sealing;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.Documents.UseCases.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Documents.Persistence.Storage;

/// <summary>Where the bytes of documents go, and what seals them.</summary>
internal static class StorageRegistration
{
    public static void AddDocumentStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<EncryptionOptions>()
            .Bind(configuration.GetSection(EncryptionOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<BlobDirectory>();
        services.AddSingleton<FolderBlobStore>();
        services.AddOptions<S3Options>()
            .Bind(configuration.GetSection(S3Options.Section))
            .Validate<IOptions<DocumentsOptions>>(
                (s3, documents) => documents.Value.Storage != StorageKind.S3 || s3.IsComplete,
                "Documents:Storage is S3, so Documents:S3 needs ServiceUrl (http or https), Bucket, AccessKey and SecretKey.")
            .ValidateOnStart();
        services.AddSingleton<ObjectBucket>();
        services.AddSingleton<S3BlobStore>();
        services.AddSingleton<IBlobStore>(provider =>
            provider.GetRequiredService<IOptions<DocumentsOptions>>().Value.Storage == StorageKind.S3
                ? provider.GetRequiredService<S3BlobStore>()
                : provider.GetRequiredService<FolderBlobStore>());
        services.AddSingleton<ICaseKeys, CaseKeys>();
        services.AddSingleton<ICaseVault, CaseVault>();
    }
}
