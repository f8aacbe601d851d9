using JobcenterModular.SharedKernel;

namespace JobcenterModular.Documents.Domain.Evidence;

/// <summary>
/// A request for information as the desk tells of it: until when, and whether it was taken back. Its words may come in any order, so
/// the newest is kept; what it asks for stands with the items (<see cref="EvidenceItem.AskedBy"/>).
/// </summary>
internal sealed class PaperRequest : AggregateRoot
{
    private PaperRequest()
    {
    }

    /// <summary>The request.</summary>
    public Guid Id { get; private init; }

    public Guid ApplicationId { get; private init; }

    /// <summary>Until when its papers are to come; null as long as nobody said.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>The desk took it back.</summary>
    public bool Withdrawn { get; private set; }

    /// <summary>Version of the newest word about it.</summary>
    public long RequestVersion { get; private set; }

    public static PaperRequest Of(Guid id, Guid application) => new() { Id = id, ApplicationId = application };

    /// <summary>Papers are asked for. Answers with the day that counts: that of a newer word, where one came first.</summary>
    public DateOnly AskFor(DateOnly dueOn)
    {
        DueOn ??= dueOn;
        return DueOn.Value;
    }

    /// <summary>Until when; false if that is an older word.</summary>
    public bool DueBy(DateOnly dueOn, long requestVersion)
    {
        if (requestVersion <= RequestVersion)
            return false;
        RequestVersion = requestVersion;
        DueOn = dueOn;
        return true;
    }

    /// <summary>The desk took it back, for good.</summary>
    public void Withdraw(long requestVersion)
    {
        RequestVersion = Math.Max(RequestVersion, requestVersion);
        Withdrawn = true;
    }
}
