using System.Reflection;
using JobcenterModular.BuildingBlocks.Jobs;
using JobcenterModular.BuildingBlocks.Mediation;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JobcenterModular.BuildingBlocks.Modules;

/// <summary>What every module gets in one line: database, outbox, request and event handlers, validators.</summary>
public static class ModuleRegistration
{
    /// <summary>Registers the module's context, its dispatcher and all handlers of its assembly.</summary>
    /// <typeparam name="TContext">The module's own context.</typeparam>
    public static IServiceCollection AddModule<TContext>(this IServiceCollection services, IModule module)
        where TContext : ModuleDbContext
    {
        Assembly assembly = module.GetType().Assembly;
        services.TryAddSingleton<EventNames>();
        services.AddSingleton(new ModuleAssembly(module.Name, assembly));
        services.AddSingleton<OutboxSignal<TContext>>();
        // Pooled: to build a context's own services for every request costs more than to save a section.
        services.AddDbContextPool<TContext>((provider, options) =>
            provider.GetRequiredService<ModuleDatabase>().Configure(options, module.Name, assembly));
        services.AddSingleton<IModuleStore>(provider =>
            ActivatorUtilities.CreateInstance<ModuleStore<TContext>>(provider, module.Name));
        services.AddSingleton<OutboxDispatcher<TContext>>();
        services.AddSingleton<IOutboxDispatcher>(provider => provider.GetRequiredService<OutboxDispatcher<TContext>>());
        services.AddHostedService(provider => provider.GetRequiredService<OutboxDispatcher<TContext>>());
        services.AddScheduledJob<SweepMessagesJob<TContext>>();
        services.AddHandlersFrom(assembly);
        return services;
    }
}

/// <summary>A module's name and assembly, for registries that scan.</summary>
/// <param name="Name">Name of the module.</param>
/// <param name="Assembly">Its implementation assembly.</param>
public sealed record ModuleAssembly(string Name, Assembly Assembly);
