using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace JobcenterModular.ArchitectureTests.Reading;

/// <summary>Names the types in signatures and remembers each that it met; of a generic type, also its arguments.</summary>
internal sealed class SignatureNames : ISignatureTypeProvider<TypeName, object?>
{
    private static readonly TypeName None = new("", "", "");

    private readonly HashSet<TypeName> _found = [];

    public IReadOnlySet<TypeName> Found => _found;

    public TypeName GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
    {
        TypeDefinition type = reader.GetTypeDefinition(handle);
        if (!type.GetDeclaringType().IsNil)
            return GetTypeFromDefinition(reader, type.GetDeclaringType(), rawTypeKind);
        return Remember(new TypeName(
            reader.GetString(type.Namespace), reader.GetString(type.Name), reader.GetString(reader.GetAssemblyDefinition().Name)));
    }

    public TypeName GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        TypeReference type = reader.GetTypeReference(handle);
        if (type.ResolutionScope.Kind == HandleKind.TypeReference)
            return GetTypeFromReference(reader, (TypeReferenceHandle)type.ResolutionScope, rawTypeKind);
        string assembly = type.ResolutionScope.Kind == HandleKind.AssemblyReference
            ? reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name)
            : "";
        return Remember(new TypeName(reader.GetString(type.Namespace), reader.GetString(type.Name), assembly));
    }

    public TypeName GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public TypeName GetGenericInstantiation(TypeName genericType, ImmutableArray<TypeName> typeArguments) => genericType;

    public TypeName GetSZArrayType(TypeName elementType) => elementType;

    public TypeName GetArrayType(TypeName elementType, ArrayShape shape) => elementType;

    public TypeName GetByReferenceType(TypeName elementType) => elementType;

    public TypeName GetPointerType(TypeName elementType) => elementType;

    public TypeName GetPinnedType(TypeName elementType) => elementType;

    public TypeName GetModifiedType(TypeName modifier, TypeName unmodifiedType, bool isRequired) => unmodifiedType;

    public TypeName GetFunctionPointerType(MethodSignature<TypeName> signature) => None;

    public TypeName GetGenericMethodParameter(object? genericContext, int index) => None;

    public TypeName GetGenericTypeParameter(object? genericContext, int index) => None;

    public TypeName GetPrimitiveType(PrimitiveTypeCode typeCode) => None;

    private TypeName Remember(TypeName type)
    {
        _found.Add(type);
        return type;
    }
}
