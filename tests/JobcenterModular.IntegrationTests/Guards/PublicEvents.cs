using System.Xml.Linq;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Modules;
using MediatR;

namespace JobcenterModular.IntegrationTests.Guards;

/// <summary>All public events with their publishers and listeners, read from the modules of the Host's list.</summary>
internal static class PublicEvents
{
    private const string NoModuleYet = "no module yet";

    public static IReadOnlyList<PublicEvent> All { get; } = Read();

    /// <summary>Names of before, under which events may still wait in an outbox, with the types that read them.</summary>
    public static IReadOnlyDictionary<string, Type> Earlier { get; } = ReadEarlier();

    private static Dictionary<string, Type> ReadEarlier()
    {
        EventNames names = NamesOf(JobcenterModular.Host.Modules.All);
        return names.Earlier.ToDictionary(name => name, names.TypeOf, StringComparer.Ordinal);
    }

    // Contracts may be there before their module and before anybody listens: these tests refer to them as well.
    private static EventNames NamesOf(IReadOnlyList<IModule> modules) => new(
        modules.Select(module => new ModuleAssembly(module.Name, module.GetType().Assembly))
            .Append(new ModuleAssembly("tests", typeof(PublicEvents).Assembly)));

    private static List<PublicEvent> Read()
    {
        IReadOnlyList<IModule> modules = JobcenterModular.Host.Modules.All;
        EventNames names = NamesOf(modules);
        List<PublicEvent> events = [.. names.All.Order(StringComparer.Ordinal).Select(name => Describe(name, names.TypeOf(name), modules))];
        return events.Count > 0 ? events : throw new InvalidOperationException("There are no events.");
    }

    private static PublicEvent Describe(string name, Type type, IReadOnlyList<IModule> modules) => new(
        name,
        type,
        modules.SingleOrDefault(module => type.Assembly.GetName().Name == module.GetType().Assembly.GetName().Name + ".Contracts")?.Name ?? NoModuleYet,
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
