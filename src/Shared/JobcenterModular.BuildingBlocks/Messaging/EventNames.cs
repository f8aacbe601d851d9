using System.Reflection;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.SharedKernel;
using MediatR;

namespace JobcenterModular.BuildingBlocks.Messaging;

/// <summary>Stable event names and the types behind them, read once from what modules publish and listen to.</summary>
public sealed class EventNames
{
    private readonly Dictionary<string, Type> _types = new(StringComparer.Ordinal);

    /// <summary>Reads the Contracts assemblies that the modules reference.</summary>
    public EventNames(IEnumerable<ModuleAssembly> modules)
    {
        IEnumerable<Assembly> contracts = modules
            .SelectMany(module => module.Assembly.GetReferencedAssemblies())
            .Where(name => name.Name!.EndsWith(".Contracts", StringComparison.Ordinal) && name.Name.StartsWith("JobcenterModular.", StringComparison.Ordinal))
            .DistinctBy(name => name.FullName, StringComparer.Ordinal)
            .Select(Assembly.Load);
        foreach (Type type in contracts.SelectMany(assembly => assembly.GetExportedTypes()))
        {
            if (type.IsAssignableTo(typeof(INotification)) && !type.IsAbstract)
                _types.Add(NameOf(type), type);
        }
    }

    /// <summary>All known names.</summary>
    public IEnumerable<string> All => _types.Keys;

    /// <summary>The stable name of an event type.</summary>
    public static string NameOf(Type type) =>
        type.GetCustomAttribute<EventNameAttribute>()?.Name
        ?? throw new InvalidOperationException($"{type.Name} has no [EventName].");

    /// <summary>The type behind a stored name.</summary>
    public Type TypeOf(string name) =>
        _types.TryGetValue(name, out Type? type) ? type : throw new InvalidOperationException($"Unknown event {name}.");
}
