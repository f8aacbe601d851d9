using System.Xml.Linq;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Modules;
using MediatR;

namespace JobcenterModular.IntegrationTests.Guards;

/// <summary>All public events with their publishers and listeners, read from the modules of the Host's list.</summary>
internal static class PublicEvents
{
    public static IReadOnlyList<PublicEvent> All { get; } = Read();

    private static List<PublicEvent> Read()
    {
        IReadOnlyList<IModule> modules = JobcenterModular.Host.Modules.All;
        var names = new EventNames(modules.Select(module => new ModuleAssembly(module.Name, module.GetType().Assembly)));
        List<PublicEvent> events = [.. names.All.Order(StringComparer.Ordinal).Select(name => Describe(name, names.TypeOf(name), modules))];
        return events.Count > 0 ? events : throw new InvalidOperationException("There are no events.");
    }

    private static PublicEvent Describe(string name, Type type, IReadOnlyList<IModule> modules) => new(
        name,
        type,
        modules.Single(module => type.Assembly.GetName().Name == module.GetType().Assembly.GetName().Name + ".Contracts").Name,
        [.. modules
            .SelectMany(module => module.GetType().Assembly.GetTypes(), (module, handler) => (module.Name, Handler: handler))
            .Where(row => !row.Handler.IsAbstract && row.Handler.IsAssignableTo(typeof(INotificationHandler<>).MakeGenericType(type)))
            .Select(row => $"{row.Name} ({row.Handler.Name})")
            .Order(StringComparer.Ordinal)],
        SummaryOf(type));

    private static string SummaryOf(Type type)
    {
        var comments = XDocument.Load(Path.ChangeExtension(type.Assembly.Location, ".xml"));
        XElement summary = comments.Descendants("member").Single(member => member.Attribute("name")!.Value == $"T:{type.FullName}").Element("summary")!;
        return string.Join(' ', summary.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}

internal sealed record PublicEvent(string Name, Type Type, string Publisher, IReadOnlyList<string> Listeners, string Summary);
