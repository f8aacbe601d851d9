using JobcenterModular.Documents.UseCases.Scanning;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Documents.Persistence.Scanning;

/// <summary>A scanner that is named wrongly stops the start; else papers would wait for it for ever, or go unscanned.</summary>
internal sealed class ScannerOptionsCheck : IValidateOptions<ScannerOptions>
{
    public ValidateOptionsResult Validate(string? name, ScannerOptions options)
    {
        List<string> faults = [];
        if (options.HasScanner && !ClamdAddress.TryParse(options.Address, out _))
            faults.Add("Documents:Scanner:Address is 'unix:/path/of/the/socket' or 'tcp://host:port'.");
        if (options.Timeout < TimeSpan.FromSeconds(1) || options.Timeout > TimeSpan.FromHours(1))
            faults.Add("Documents:Scanner:Timeout must be between one second and one hour.");
        if (options.MaxBytes is < 1024 or > int.MaxValue) // ClamAV scans nothing beyond 2 GiB.
            faults.Add("Documents:Scanner:MaxBytes must be between 1024 and 2147483647.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
