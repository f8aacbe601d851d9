namespace JobcenterModular.Applications.Domain;

/// <summary>Identity of an application (UUIDv7).</summary>
internal readonly record struct ApplicationId(Guid Value)
{
    public static ApplicationId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public override string ToString() => Value.ToString();
}
