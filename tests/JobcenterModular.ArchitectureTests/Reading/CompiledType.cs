namespace JobcenterModular.ArchitectureTests.Reading;

/// <summary>A type as some other type names it.</summary>
internal sealed record TypeName(string Namespace, string Name, string Assembly)
{
    /// <summary>Whether namespace or assembly is this one or lies below it.</summary>
    public bool IsBelow(string prefix) => IsBelow(Namespace, prefix) || IsBelow(Assembly, prefix);

    public override string ToString() => $"{Namespace}.{Name}";

    public static bool IsBelow(string name, string prefix) =>
        name.StartsWith(prefix, StringComparison.Ordinal) && (name.Length == prefix.Length || name[prefix.Length] == '.');
}

/// <summary>A method or field named in a method body.</summary>
/// <param name="Type">Who declares it.</param>
/// <param name="Name">Its name in metadata.</param>
/// <param name="From">The type and method in whose body it stands.</param>
internal sealed record MemberUse(TypeName Type, string Name, string From);

/// <summary>A type with all that it uses: bases, signatures, attributes, bodies, and the same of the types nested in it.</summary>
internal sealed record CompiledType(
    string Namespace, string Name, bool IsPublic, IReadOnlySet<TypeName> Uses, IReadOnlyList<MemberUse> Members)
{
    public override string ToString() => $"{Namespace}.{Name}";
}
