using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.BuildingBlocks.Persistence;

namespace JobcenterModular.Host.Operations;

/// <summary>What the host does instead of serving when it is called with a verb, such as <c>--migrate</c>.</summary>
internal static class Commands
{
    private const int UnknownVerb = 2;

    /// <summary>Runs the command that the arguments ask for; null where they ask for none and the host is to serve.</summary>
    public static async Task<int?> RunAsync(IServiceProvider services, string[] args, TextWriter output, TextWriter errors)
    {
        await using AsyncServiceScope scope = services.CreateAsyncScope();
        List<IModuleCommand> commands = [.. scope.ServiceProvider.GetServices<IModuleCommand>().OrderBy(command => command.Verb, StringComparer.Ordinal)];
        if (commands.Find(command => args.Contains(command.Verb, StringComparer.Ordinal)) is { } asked)
            return await asked.RunAsync(output, CancellationToken.None);
        if (!IsVerb(args))
            return null;
        await errors.WriteLineAsync($"There is no {args[0]}. Known are:");
        foreach (IModuleCommand command in commands)
            await errors.WriteLineAsync($"  {command.Verb,-24} {command.Description}");
        return UnknownVerb;
    }

    // A lone argument without a value sets nothing, so it can only be meant as a verb.
    private static bool IsVerb(string[] args) => args is [['-', '-', ..] only] && !only.Contains('=', StringComparison.Ordinal);
}

/// <summary>Brings every module's database up to date.</summary>
internal sealed class Migrate(IEnumerable<IModuleStore> stores) : IModuleCommand
{
    public string Verb => "--migrate";

    public string Description => "Bring the databases of all modules up to date.";

    public async Task<int> RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        foreach (IModuleStore store in stores)
            await store.MigrateAsync(cancellationToken);
        return 0;
    }
}
