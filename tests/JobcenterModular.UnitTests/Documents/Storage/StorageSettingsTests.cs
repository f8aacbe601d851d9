using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Persistence.Storage;
using JobcenterModular.Documents.Persistence.Storage.Folder;
using JobcenterModular.Documents.Persistence.Storage.S3;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.Documents.UseCases.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JobcenterModular.UnitTests.Documents.Storage;

/// <summary>Settings of the storage: wrong ones are told at start, not by the first customer.</summary>
public sealed class StorageSettingsTests
{
    private static readonly (string Key, string? Value)[] CompleteS3 =
    [
        ("Documents:Storage", "S3"),
        ("Documents:S3:ServiceUrl", "https://s3.example.org"),
        ("Documents:S3:Bucket", "akten"),
        ("Documents:S3:AccessKey", "amt"),
        ("Documents:S3:SecretKey", "geheim"),
    ];

    [Fact]
    public async Task Without_settings_blobs_lie_in_a_folder()
    {
        await using ServiceProvider services = With();

        services.GetRequiredService<IStartupValidator>().Validate();
        services.GetRequiredService<IBlobStore>().ShouldBeOfType<FolderBlobStore>();
        services.GetRequiredService<ICaseVault>().ShouldNotBeNull();
    }

    [Fact]
    public async Task A_complete_S3_section_puts_them_into_a_bucket()
    {
        await using ServiceProvider services = With(CompleteS3);

        services.GetRequiredService<IStartupValidator>().Validate();
        services.GetRequiredService<IBlobStore>().ShouldBeOfType<S3BlobStore>();
    }

    [Theory]
    [InlineData("ServiceUrl")]
    [InlineData("Bucket")]
    [InlineData("AccessKey")]
    [InlineData("SecretKey")]
    public async Task An_incomplete_S3_section_stops_the_start_only_where_it_is_used(string missing)
    {
        (string, string?)[] settings = [.. CompleteS3, ($"Documents:S3:{missing}", null)];
        await using ServiceProvider used = With(settings);
        await using ServiceProvider unused = With([.. settings, ("Documents:Storage", "Folder")]);

        Should.Throw<OptionsValidationException>(used.GetRequiredService<IStartupValidator>().Validate).Message.ShouldNotContain("geheim");
        unused.GetRequiredService<IStartupValidator>().Validate();
    }

    [Theory]
    [InlineData("Documents:Encryption:MasterKey", "kurz")]
    [InlineData("Documents:Encryption:FormerMasterKeys:0", "kurz")]
    public async Task A_malformed_master_key_stops_the_start(string key, string value)
    {
        await using ServiceProvider services = With((key, value));

        Should.Throw<OptionsValidationException>(services.GetRequiredService<IStartupValidator>().Validate).Message.ShouldContain("32 bytes");
    }

    [Fact]
    public void Settings_never_print_their_secret() =>
        new S3Options { Bucket = "akten", SecretKey = "geheim", AccessKey = "wer" }.ToString().ShouldNotContain("geheim");

    private static ServiceProvider With(params (string Key, string? Value)[] settings)
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.GroupBy(setting => setting.Key, (key, values) => KeyValuePair.Create(key, values.Last().Value), StringComparer.Ordinal))
            .Build();
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System);
        services.AddOptions<DocumentsOptions>().Bind(configuration.GetSection(DocumentsOptions.Section));
        services.Configure<OfficeOptions>(_ => { });
        services.AddSingleton(Options.Create(new SecurityOptions { MasterKey = Convert.ToBase64String(new byte[32]) }));
        services.AddSingleton<ModuleDatabase>();
        services.AddSingleton<KeyRing>();
        services.AddDocumentStorage(configuration);
        return services.BuildServiceProvider();
    }
}
