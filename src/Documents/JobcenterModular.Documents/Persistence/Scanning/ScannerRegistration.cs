using JobcenterModular.Documents.UseCases.Scanning;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Documents.Persistence.Scanning;

/// <summary>Registration of the scanner.</summary>
internal static class ScannerRegistration
{
    public static IServiceCollection AddVirusScanner(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ScannerOptions>().Bind(configuration.GetSection(ScannerOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ScannerOptions>, ScannerOptionsCheck>();
        return services.AddSingleton<IVirusScanner, ClamdScanner>();
    }
}
