using System.Reflection;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JobcenterModular.BuildingBlocks.Mediation;

/// <summary>Everything that is bound to MediatR's version: registration by scan (docs/adr/0002-mediatr.md).</summary>
internal static class HandlerRegistration
{
    public static void AddHandlersFrom(this IServiceCollection services, Assembly assembly)
    {
        services.TryAddScoped<ServiceFactory>(provider => provider.GetRequiredService);
        services.TryAddScoped<IMediator, FaultTolerantMediator>();
        services.TryAddEnumerable(ServiceDescriptor.Scoped(typeof(IPipelineBehavior<,>), typeof(UseCaseLogging<,>)));
        services.TryAddEnumerable(ServiceDescriptor.Scoped(typeof(IPipelineBehavior<,>), typeof(Validation<,>)));
        foreach (Type type in assembly.GetTypes().Where(type => type is { IsAbstract: false, IsGenericTypeDefinition: false }))
        {
            foreach (Type contract in type.GetInterfaces().Where(IsHandler))
                services.AddTransient(contract, type);
        }

        foreach (AssemblyScanner.AssemblyScanResult validator in AssemblyScanner.FindValidatorsInAssembly(assembly, includeInternalTypes: true))
            services.AddSingleton(validator.InterfaceType, validator.ValidatorType);
    }

    private static bool IsHandler(Type contract) => contract.IsGenericType
        && (contract.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)
            || contract.GetGenericTypeDefinition() == typeof(INotificationHandler<>));
}
