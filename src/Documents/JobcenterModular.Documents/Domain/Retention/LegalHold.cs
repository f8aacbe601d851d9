namespace JobcenterModular.Documents.Domain.Retention;

/// <summary>A case file that must not be deleted, whatever the rules say: a lawsuit, an open claim, the archive's wish.</summary>
internal sealed class LegalHold
{
    public const int MaxReasonLength = 400;

    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    public required string Reason { get; init; }

    public required string SetBy { get; init; }

    public required DateTimeOffset SetAt { get; init; }

    public string? LiftedBy { get; private set; }

    public DateTimeOffset? LiftedAt { get; private set; }

    public void Lift(string by, DateTimeOffset now)
    {
        LiftedBy ??= by;
        LiftedAt ??= now;
    }
}
