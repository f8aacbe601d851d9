namespace JobcenterModular.Bench.Load;

/// <summary>A draft that the load saves to.</summary>
internal sealed class Draft(Guid id, string token)
{
    public Guid Id { get; } = id;

    public string Token { get; } = token;

    /// <summary>Version of the saved section, from the ETag of the last answer.</summary>
    public long Version { get; set; } = 1;
}
