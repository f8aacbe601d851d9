namespace JobcenterModular.SharedKernel;

/// <summary>The stable public name of an event, such as <c>applications.submitted.v1</c>; never a CLR name.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EventNameAttribute(string name) : Attribute
{
    /// <summary>The name under which the event is stored and published.</summary>
    public string Name { get; } = name;
}
