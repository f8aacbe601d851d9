namespace JobcenterModular.Applications.Domain;

/// <summary>Identity of an application (UUIDv7).</summary>
internal readonly record struct BenefitApplicationId(Guid Value)
{
    public static BenefitApplicationId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public override string ToString() => Value.ToString();
}
