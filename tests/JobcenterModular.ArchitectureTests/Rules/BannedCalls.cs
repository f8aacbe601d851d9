using JobcenterModular.ArchitectureTests.Reading;

namespace JobcenterModular.ArchitectureTests.Rules;

/// <summary>Time comes from TimeProvider, ids are of version 7, and nobody blocks a thread to wait.</summary>
internal static class BannedCalls
{
    private static readonly HashSet<string> Members = new(StringComparer.Ordinal)
    {
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today",
        "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow",
        "System.Guid.NewGuid",
        "System.Threading.Tasks.Task`1.get_Result", "System.Threading.Tasks.ValueTask`1.get_Result",
        "System.Threading.Tasks.Task.Wait", "System.Threading.Tasks.Task.WaitAll", "System.Threading.Tasks.Task.WaitAny",
        "System.Threading.Thread.Sleep",
        "System.Runtime.CompilerServices.TaskAwaiter.GetResult", "System.Runtime.CompilerServices.TaskAwaiter`1.GetResult",
        "System.Runtime.CompilerServices.ValueTaskAwaiter.GetResult", "System.Runtime.CompilerServices.ValueTaskAwaiter`1.GetResult",
    };

    public static IEnumerable<string> Violations(IEnumerable<CompiledType> types) =>
        from type in types
        from member in type.Members
        where Members.Contains($"{member.Type}.{member.Name}") && !IsMadeByTheCompiler(member)
        select $"{type} calls {member.Type}.{member.Name} in {member.From}";

    // The machinery of await, and the entry point that waits for an asynchronous one.
    private static bool IsMadeByTheCompiler(MemberUse member) =>
        member.Name == "GetResult"
        && (member.From.EndsWith(".MoveNext", StringComparison.Ordinal) || member.From.EndsWith(".<Main>", StringComparison.Ordinal));
}
