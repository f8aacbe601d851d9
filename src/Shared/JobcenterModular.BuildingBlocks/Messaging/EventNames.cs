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
            if (!type.IsAssignableTo(typeof(INotification)) || type.IsAbstract)
                continue;
            EventNameAttribute named = AttributeOf(type);
            _types.Add(named.Name, type);
            foreach (string earlier in named.EarlierNames)
                _types.Add(earlier, type);
        }
    }

    /// <summary>All names under which events are stored today.</summary>
    public IEnumerable<string> All => _types.Where(row => row.Key == NameOf(row.Value)).Select(row => row.Key);

    /// <summary>Names of before, under which events may still wait.</summary>
    public IEnumerable<string> Earlier => _types.Where(row => row.Key != NameOf(row.Value)).Select(row => row.Key);

    /// <summary>The name under which an event of this type is stored.</summary>
    public static string NameOf(Type type) => AttributeOf(type).Name;

    /// <summary>The type behind a stored name, be it of today or of before.</summary>
    public Type TypeOf(string name) =>
        _types.TryGetValue(name, out Type? type) ? type : throw new InvalidOperationException($"Unknown event {name}.");

    private static EventNameAttribute AttributeOf(Type type) =>
        type.GetCustomAttribute<EventNameAttribute>() ?? throw new InvalidOperationException($"{type.Name} has no [EventName].");
}
