using System.Security.Cryptography;
using System.Text;
using JobcenterModular.SharedKernel;

namespace JobcenterModular.Applications.Domain.Phone;

/// <summary>An agent helps a caller with one application. It opens that application for this agent, and for a short time only.</summary>
internal sealed class PhoneCall : AggregateRoot
{
    private PhoneCall()
    {
    }

    public Guid Id { get; private init; }

    public BenefitApplicationId ApplicationId { get; private init; }

    /// <summary>Account of the agent; nobody else's token opens the call.</summary>
    public string Agent { get; private init; } = "";

    public string Role { get; private init; } = "";

    public DateTimeOffset OpenedAt { get; private init; }

    /// <summary>From this instant on it opens nothing. Every save moves it on.</summary>
    public DateTimeOffset EndsAt { get; private set; }

    /// <summary>When the answers were read to the caller last.</summary>
    public DateTimeOffset? ReadBackAt { get; private set; }

    /// <summary>SHA-256 of the answers that were read, in lower-case hex: an answer that came later was not read.</summary>
    public string? ReadBackSha256 { get; private set; }

    public static PhoneCall Open(Guid id, BenefitApplicationId application, Reader agent, DateTimeOffset now, TimeSpan lasts) => new()
    {
        Id = id,
        ApplicationId = application,
        Agent = agent.Subject,
        Role = agent.Role,
        OpenedAt = now,
        EndsAt = now + lasts,
    };

    public bool IsOpen(DateTimeOffset now) => now < EndsAt;

    /// <summary>Something was done, so it lasts longer.</summary>
    public void GoOn(DateTimeOffset now, TimeSpan lasts) => EndsAt = now + lasts;

    public void End(DateTimeOffset now) => EndsAt = now;

    /// <summary>These answers were read to the caller.</summary>
    public void ReadBack(BenefitApplication draft, DateTimeOffset now)
    {
        ReadBackAt = now;
        ReadBackSha256 = HashOf(draft);
    }

    /// <summary>Whether the answers, just as they are, were read to the caller.</summary>
    public bool HasRead(BenefitApplication draft) => ReadBackSha256 == HashOf(draft);

    /// <summary>The line that says so in the log of help.</summary>
    public PhoneStep Step(PhoneDeed what, DateTimeOffset now, string? section = null) => new()
    {
        Id = Guid.CreateVersion7(now),
        ApplicationId = ApplicationId,
        CallId = Id,
        At = now,
        Agent = Agent,
        Role = Role,
        What = what,
        Section = section,
    };

    private static string HashOf(BenefitApplication draft) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(draft.Answers)));
}
