using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Fixtures;

/// <summary>Settings of one host, by their configuration keys. Limits are out of the way unless a test asks for them.</summary>
public sealed class HostSettings
{
    private readonly Dictionary<string, string?> _values = new(StringComparer.OrdinalIgnoreCase)
    {
        ["environment"] = "Development",
        ["RateLimits:Guessing"] = "1000000",
        ["RateLimits:Creating"] = "1000000",
        ["RateLimits:Reading"] = "1000000",
        // Tests move the clock by years and run jobs by hand; no host may run them behind their back.
        ["Jobs:Schedule"] = "false",
        ["Jobs:Watch"] = "1.00:00:00",
        ["Jobs:Grace"] = "3650.00:00:00",
        // A second of processor time for every application that any test sends, where nobody looks at the PDF.
        ["Summaries:Renderer"] = "no-renderer",
    };

    private readonly List<Action<IServiceCollection>> _services = [];

    public HostSettings(string dataFolder)
    {
        DataFolder = dataFolder;
        this["Database:Directory"] = dataFolder;
    }

    /// <summary>Folder of everything that the host writes.</summary>
    public string DataFolder { get; }

    public IReadOnlyDictionary<string, string?> Values => _values;

    public string? this[string key]
    {
        get => _values.GetValueOrDefault(key);
        set => _values[key] = value;
    }

    /// <summary>This host makes PDFs, with the real renderer.</summary>
    public void RenderPdfs() => this["Summaries:Renderer"] = "weasyprint";

    /// <summary>Replaces services after the host has registered its own (in-process hosts only).</summary>
    public void Services(Action<IServiceCollection> configure) => _services.Add(configure);

    internal void ApplyTo(IServiceCollection services)
    {
        foreach (Action<IServiceCollection> configure in _services)
            configure(services);
    }
}
