namespace JobcenterModular.SharedKernel;

/// <summary>The stable public name of an event, such as <c>applications.submitted.v2</c>; never a CLR name.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EventNameAttribute(string name, params string[] earlierNames) : Attribute
{
    /// <summary>The name under which the event is stored and published.</summary>
    public string Name { get; } = name;

    /// <summary>
    /// Names under which it was stored before: what still waits in an outbox is read into the same type, because the newer
    /// shape only added members that may be missing.
    /// </summary>
    public IReadOnlyList<string> EarlierNames { get; } = earlierNames;
}
