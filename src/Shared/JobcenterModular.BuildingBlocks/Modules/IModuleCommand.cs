using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.BuildingBlocks.Modules;

/// <summary>
/// Work that an operator starts by hand: the host is called with the verb alone, does this instead of serving, and ends
/// with its exit code.
/// </summary>
public interface IModuleCommand
{
    /// <summary>The argument that asks for it, such as <c>--migrate</c>.</summary>
    string Verb { get; }

    /// <summary>What it does, in one line of English.</summary>
    string Description { get; }

    /// <summary>Does it; what there is to tell goes to the output, a line at a time.</summary>
    /// <returns>The exit code: 0 where all is well.</returns>
    Task<int> RunAsync(TextWriter output, CancellationToken cancellationToken);
}

/// <summary>Registration of commands.</summary>
public static class ModuleCommandRegistration
{
    /// <summary>Registers a command; it gets a scope of its own.</summary>
    /// <typeparam name="TCommand">The command.</typeparam>
    public static IServiceCollection AddModuleCommand<TCommand>(this IServiceCollection services)
        where TCommand : class, IModuleCommand => services.AddScoped<IModuleCommand, TCommand>();
}
