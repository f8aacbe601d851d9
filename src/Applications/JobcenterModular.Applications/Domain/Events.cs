using JobcenterModular.SharedKernel;

namespace JobcenterModular.Applications.Domain;

/// <summary>What an application records; the event map makes these public.</summary>
internal static class Events
{
    public sealed record Started(BenefitApplication Application, IReadOnlyList<string> EvidenceCodes, BenefitApplicationId? Renews) : IDomainEvent;

    public sealed record Kept(BenefitApplication Application) : IDomainEvent;

    public sealed record FormChanged(BenefitApplication Application, IReadOnlyList<string> EvidenceCodes) : IDomainEvent;

    public sealed record Paused(BenefitApplication Application, string SealedMailTo, string SealedLink) : IDomainEvent;

    public sealed record TakenByPhone(BenefitApplication Application, IReadOnlyList<string> Papers, string SealedContact) : IDomainEvent;

    public sealed record Submitted(BenefitApplication Application, DateOnly CountsFrom, SealedContact Contact) : IDomainEvent;

    public sealed record Filed(BenefitApplication Application, SealedRecord Sealed, BenefitApplicationId? Renews) : IDomainEvent;

    public sealed record Awaited(BenefitApplication Application, AwaitedItem Item) : IDomainEvent;

    public sealed record Rendered(BenefitApplication Application, string SealedPdf) : IDomainEvent;

    public sealed record Read(BenefitApplication Application, Reader Reader, ReadPart Part) : IDomainEvent;

    public sealed record ChangeNoted(BenefitApplication Application, Guid NoticeId, IReadOnlyList<AwaitedPaper> Papers, DateOnly DueOn) : IDomainEvent;

    public sealed record GivenToTeam(BenefitApplication Application) : IDomainEvent;

    public sealed record Deleted(BenefitApplication Application, DeletionReason Reason) : IDomainEvent;
}
