using System.Xml.Linq;
using JobcenterModular.ArchitectureTests.Reading;

namespace JobcenterModular.ArchitectureTests.Rules;

/// <summary>The boundary between modules.</summary>
internal static class ModuleRules
{
    /// <summary>A module shows one public type.</summary>
    public static IEnumerable<string> NotExactlyOnePublicType(string module, IEnumerable<CompiledType> types)
    {
        List<string> shown = [.. types.Where(type => type.IsPublic).Select(type => type.Name)];
        return shown.Count == 1 ? [] : [$"{module} shows {shown.Count} public types: {string.Join(", ", shown)}"];
    }

    /// <summary>Nobody but the Host uses a module's implementation.</summary>
    public static IEnumerable<string> ForeignImplementation(string self, IEnumerable<CompiledType> types, IEnumerable<string> modules)
    {
        HashSet<string> others = [.. modules.Where(module => module != self)];
        return
            from type in types
            from used in type.Uses
            where others.Contains(used.Assembly)
            select $"{type} uses {used}";
    }

    /// <summary>References that a project must not have; read from the file, as unused ones leave no trace in an assembly.</summary>
    public static IEnumerable<string> References(string name, XDocument project, Func<string, bool> mayReference, IReadOnlyList<string> packages)
    {
        IEnumerable<string> projects = project.Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')))
            .Where(reference => !mayReference(reference));
        IEnumerable<string> foreign = project.Descendants("PackageReference")
            .Select(reference => reference.Attribute("Include")!.Value)
            .Where(reference => !packages.Contains(reference, StringComparer.Ordinal));
        return projects.Concat(foreign).Select(reference => $"{name} references {reference}");
    }
}
