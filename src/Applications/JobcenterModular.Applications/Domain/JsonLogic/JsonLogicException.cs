namespace JobcenterModular.Applications.Domain.JsonLogic;

/// <summary>A rule that cannot be compiled: where in the rule (JSON path) and why.</summary>
internal sealed class JsonLogicException(string path, string reason) : Exception($"{path}: {reason}")
{
    public string Path { get; } = path;

    public string Reason { get; } = reason;
}
