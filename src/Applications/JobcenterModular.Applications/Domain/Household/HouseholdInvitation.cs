using JobcenterModular.SharedKernel;

namespace JobcenterModular.Applications.Domain.Household;

/// <summary>
/// An adult of the household is asked to fill in and confirm the own part. The applicant speaks for all (§ 38 SGB II), but
/// nobody must show income and private life to another.
/// </summary>
internal sealed class HouseholdInvitation : AggregateRoot
{
    private HouseholdInvitation()
    {
    }

    public Guid Id { get; private init; }

    public BenefitApplicationId ApplicationId { get; private init; }

    /// <summary>Who is invited, such as <c>p1</c>.</summary>
    public string Person { get; private init; } = "";

    /// <summary>Keyed hash of the code that opens it: at first the applicant's to hand over, from the acceptance on the person's own. Each is shown once.</summary>
    public byte[] CodeHash { get; private set; } = [];

    public DateTimeOffset InvitedAt { get; private init; }

    /// <summary>From here on the part is closed to the applicant, whatever happens to the invitation.</summary>
    public DateTimeOffset? AcceptedAt { get; private set; }

    /// <summary>When the person confirmed the part as it is now; null again after a change of it.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>The applicant took it back: code and token open nothing any more.</summary>
    public DateTimeOffset? TakenBackAt { get; private set; }

    public bool IsOpen => TakenBackAt is null;

    public static HouseholdInvitation Invite(Guid id, BenefitApplicationId application, string person, byte[] codeHash, DateTimeOffset now) => new()
    {
        Id = id,
        ApplicationId = application,
        Person = person,
        CodeHash = codeHash,
        InvitedAt = now,
    };

    /// <summary>The person takes the part over. The code that the applicant knows opens it no more.</summary>
    /// <param name="ownCodeHash">Hash of a code that only the person gets.</param>
    public void Accept(byte[] ownCodeHash, DateTimeOffset now) => (CodeHash, AcceptedAt) = (ownCodeHash, now);

    public void Confirm(DateTimeOffset now) => ConfirmedAt = now;

    /// <summary>An answer of the part has changed.</summary>
    public void Unconfirm() => ConfirmedAt = null;

    public void TakeBack(DateTimeOffset now) => TakenBackAt ??= now;
}
