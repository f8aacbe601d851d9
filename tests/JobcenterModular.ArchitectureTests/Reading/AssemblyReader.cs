using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace JobcenterModular.ArchitectureTests.Reading;

/// <summary>
/// Reads what each type of a compiled assembly uses. Signatures alone would miss calls inside methods, so bodies are
/// walked too; what a nested or compiler-made type uses counts for the type that it is nested in.
/// </summary>
internal static class AssemblyReader
{
    public static IReadOnlyList<CompiledType> Read(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        MetadataReader metadata = file.GetMetadataReader();
        List<CompiledType> types = [];
        foreach (TypeDefinitionHandle handle in metadata.TypeDefinitions)
        {
            TypeDefinition type = metadata.GetTypeDefinition(handle);
            if (type.GetDeclaringType().IsNil && !type.Namespace.IsNil)
                types.Add(ReadType(file, metadata, type));
        }

        return types;
    }

    private static CompiledType ReadType(PEReader file, MetadataReader metadata, TypeDefinition type)
    {
        var walk = new TypeWalk(file, metadata);
        walk.Visit(type);
        return new CompiledType(
            metadata.GetString(type.Namespace),
            metadata.GetString(type.Name),
            (type.Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.Public,
            walk.Uses,
            walk.Members);
    }
}
