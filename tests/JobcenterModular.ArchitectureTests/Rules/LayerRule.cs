using JobcenterModular.ArchitectureTests.Reading;

namespace JobcenterModular.ArchitectureTests.Rules;

/// <summary>Arrows point to Domain: what a layer, the first part of a namespace below its module's root, must not use.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Foreign">Namespaces and assemblies that it must not use.</param>
/// <param name="Own">Layers of its own module that it must not use.</param>
internal sealed record LayerRule(string Layer, IReadOnlyList<string> Foreign, IReadOnlyList<string> Own)
{
    public static readonly LayerRule Domain = new(
        "Domain",
        ["Microsoft.EntityFrameworkCore", "MediatR", "Microsoft.AspNetCore", "Microsoft.Extensions.Logging", "Npgsql", "Microsoft.Data.Sqlite", "Amazon"],
        ["UseCases", "Endpoints", "Persistence", "Subscriptions", "Jobs"]);

    public static readonly LayerRule UseCases = new(
        "UseCases",
        ["Npgsql", "Microsoft.Data.Sqlite", "Microsoft.EntityFrameworkCore.Sqlite", "Microsoft.AspNetCore", "Amazon"],
        ["Persistence", "Endpoints"]);

    public static readonly LayerRule Endpoints = new(
        "Endpoints", ["Microsoft.EntityFrameworkCore", "Npgsql", "Microsoft.Data.Sqlite", "Amazon"], ["Domain", "Persistence"]);

    public IEnumerable<CompiledType> Select(IEnumerable<CompiledType> types, string root) =>
        types.Where(type => TypeName.IsBelow(type.Namespace, $"{root}.{Layer}"));

    public IEnumerable<string> Violations(IEnumerable<CompiledType> types, string root) =>
        from type in Select(types, root)
        from used in type.Uses
        where Foreign.Any(used.IsBelow) || Own.Any(layer => TypeName.IsBelow(used.Namespace, $"{root}.{layer}"))
        select $"{type} uses {used}";
}
