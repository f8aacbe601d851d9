using System.Reflection;
using System.Xml.Linq;
using JobcenterModular.ArchitectureTests.Reading;
using JobcenterModular.BuildingBlocks.Modules;

namespace JobcenterModular.ArchitectureTests.Rules;

/// <summary>What the rules look at. Modules come from the Host's list, so a new one is under the rules from its first day.</summary>
internal static class Solution
{
    public static readonly IReadOnlyList<Assembly> Modules =
        NotEmpty(Host.Modules.All.Select(module => module.GetType().Assembly), "modules");

    public static readonly Assembly SharedKernel = typeof(SharedKernel.Refusal).Assembly;

    public static readonly Assembly BuildingBlocks = typeof(IModule).Assembly;

    /// <summary>Each module has its Contracts project, under its own name. One may be there before its module: others listen already.</summary>
    public static readonly IReadOnlyList<Assembly> Contracts = NotEmpty(
        Modules.Select(module => module.GetName().Name + ".Contracts")
            .Union(Directory.EnumerateFiles(AppContext.BaseDirectory, "JobcenterModular.*.Contracts.dll").Select(path => Path.GetFileNameWithoutExtension(path)), StringComparer.Ordinal)
            .Select(Assembly.Load),
        "contracts");

    public static readonly IReadOnlyList<Assembly> All =
        [.. Modules, .. Contracts, SharedKernel, BuildingBlocks, typeof(Program).Assembly];

    private static readonly Dictionary<Assembly, IReadOnlyList<CompiledType>> Compiled =
        All.ToDictionary(assembly => assembly, AssemblyReader.Read);

    /// <summary>The repository: the folder of the solution file.</summary>
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<CompiledType> TypesOf(Assembly assembly) => Compiled[assembly];

    /// <summary>Text files below src, without what a build makes.</summary>
    public static IReadOnlyList<string> SourceFiles(string pattern) => NotEmpty(
        Directory.EnumerateFiles(Path.Combine(Root, "src"), pattern, SearchOption.AllDirectories)
            .Where(path => !Path.GetRelativePath(Root, path).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj")),
        pattern);

    public static XDocument ProjectOf(Assembly assembly) =>
        XDocument.Load(SourceFiles(assembly.GetName().Name + ".csproj").Single());

    /// <summary>A rule over nothing proves nothing.</summary>
    public static IReadOnlyList<T> NotEmpty<T>(IEnumerable<T> selection, string what)
    {
        List<T> list = [.. selection];
        return list.Count > 0 ? list : throw new InvalidOperationException($"The rule selects nothing: {what}.");
    }

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "JobcenterModular.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("JobcenterModular.sln is not above the tests.");
    }
}
