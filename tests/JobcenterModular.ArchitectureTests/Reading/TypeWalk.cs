using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace JobcenterModular.ArchitectureTests.Reading;

/// <summary>Collects everything that one type, and those nested in it, refers to.</summary>
internal sealed class TypeWalk(PEReader file, MetadataReader metadata)
{
    private readonly SignatureNames _names = new();

    public IReadOnlySet<TypeName> Uses => _names.Found;

    public List<MemberUse> Members { get; } = [];

    public void Visit(TypeDefinition type)
    {
        Add(type.BaseType);
        foreach (InterfaceImplementationHandle handle in type.GetInterfaceImplementations())
            Add(metadata.GetInterfaceImplementation(handle).Interface);
        VisitAttributes(type.GetCustomAttributes());
        VisitConstraints(type.GetGenericParameters());
        foreach (FieldDefinitionHandle handle in type.GetFields())
        {
            FieldDefinition field = metadata.GetFieldDefinition(handle);
            field.DecodeSignature(_names, null);
            VisitAttributes(field.GetCustomAttributes());
        }

        foreach (PropertyDefinitionHandle handle in type.GetProperties())
            VisitAttributes(metadata.GetPropertyDefinition(handle).GetCustomAttributes());
        foreach (MethodDefinitionHandle handle in type.GetMethods())
            VisitMethod(type, metadata.GetMethodDefinition(handle));
        foreach (TypeDefinitionHandle handle in type.GetNestedTypes())
            Visit(metadata.GetTypeDefinition(handle));
    }

    private void VisitMethod(TypeDefinition type, MethodDefinition method)
    {
        method.DecodeSignature(_names, null);
        VisitAttributes(method.GetCustomAttributes());
        VisitConstraints(method.GetGenericParameters());
        if (method.RelativeVirtualAddress == 0)
            return;
        MethodBodyBlock body = file.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil)
            metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(_names, null);
        foreach (ExceptionRegion region in body.ExceptionRegions)
            Add(region.CatchType);
        string from = $"{metadata.GetString(type.Name)}.{metadata.GetString(method.Name)}";
        foreach (EntityHandle token in MethodBody.TokensOf(body.GetILBytes()!))
            VisitToken(token, from);
    }

    private void VisitToken(EntityHandle token, string from)
    {
        switch (token.Kind)
        {
            case HandleKind.MethodSpecification:
                MethodSpecification generic = metadata.GetMethodSpecification((MethodSpecificationHandle)token);
                generic.DecodeSignature(_names, null);
                VisitToken(generic.Method, from);
                break;
            case HandleKind.MemberReference:
                MemberReference member = metadata.GetMemberReference((MemberReferenceHandle)token);
                if (member.GetKind() == MemberReferenceKind.Method)
                    member.DecodeMethodSignature(_names, null);
                else
                    member.DecodeFieldSignature(_names, null);
                if (Add(member.Parent) is { } owner)
                    Members.Add(new MemberUse(owner, metadata.GetString(member.Name), from));
                break;
            case HandleKind.MethodDefinition:
                Add(metadata.GetMethodDefinition((MethodDefinitionHandle)token).GetDeclaringType());
                break;
            case HandleKind.FieldDefinition:
                Add(metadata.GetFieldDefinition((FieldDefinitionHandle)token).GetDeclaringType());
                break;
            default:
                Add(token);
                break;
        }
    }

    private void VisitAttributes(CustomAttributeHandleCollection attributes)
    {
        foreach (CustomAttributeHandle handle in attributes)
        {
            EntityHandle constructor = metadata.GetCustomAttribute(handle).Constructor;
            Add(constructor.Kind == HandleKind.MemberReference
                ? metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent
                : metadata.GetMethodDefinition((MethodDefinitionHandle)constructor).GetDeclaringType());
        }
    }

    private void VisitConstraints(GenericParameterHandleCollection parameters)
    {
        foreach (GenericParameterHandle parameter in parameters)
        {
            foreach (GenericParameterConstraintHandle constraint in metadata.GetGenericParameter(parameter).GetConstraints())
                Add(metadata.GetGenericParameterConstraint(constraint).Type);
        }
    }

    private TypeName? Add(EntityHandle handle) => handle.IsNil
        ? null
        : handle.Kind switch
        {
            HandleKind.TypeReference => _names.GetTypeFromReference(metadata, (TypeReferenceHandle)handle, 0),
            HandleKind.TypeDefinition => _names.GetTypeFromDefinition(metadata, (TypeDefinitionHandle)handle, 0),
            HandleKind.TypeSpecification => _names.GetTypeFromSpecification(metadata, null, (TypeSpecificationHandle)handle, 0),
            _ => null,
        };
}
