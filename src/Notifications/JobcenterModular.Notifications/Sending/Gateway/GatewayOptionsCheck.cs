using Microsoft.Extensions.Options;

namespace JobcenterModular.Notifications.Sending.Gateway;

/// <summary>What is wrong with a gateway's section stops the start.</summary>
internal sealed class GatewayOptionsCheck : IValidateOptions<GatewayOptions>
{
    public ValidateOptionsResult Validate(string? name, GatewayOptions options)
    {
        List<string> faults = [.. options.FaultsIn(name ?? "")];
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
