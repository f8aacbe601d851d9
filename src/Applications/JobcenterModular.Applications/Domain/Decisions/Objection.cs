namespace JobcenterModular.Applications.Domain.Decisions;

/// <summary>An objection (Widerspruch) that was received: a fact. Nothing is judged by recording it.</summary>
internal sealed class Objection
{
    public required Guid Id { get; init; }

    public required BenefitApplicationId ApplicationId { get; init; }

    /// <summary>The day on which it reached the office.</summary>
    public required DateOnly ReceivedOn { get; init; }

    public required ObjectionChannel Channel { get; init; }

    /// <summary>Account of whoever recorded it.</summary>
    public required string RecordedBy { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The form is not kept; the sender is to be told how to mend it.</summary>
    public bool FormDefect => Channel is ObjectionChannel.PlainMail or ObjectionChannel.Phone;
}

/// <summary>How an objection came (§ 84 (1) SGG, § 36a (2) and (2a) SGB I).</summary>
internal enum ObjectionChannel
{
    /// <summary>A signed letter, also by fax.</summary>
    Written,

    /// <summary>Spoken in the office and written down there.</summary>
    ForTheRecord,

    /// <summary>A document with a qualified electronic signature, or what stands in for it.</summary>
    SignedElectronically,

    /// <summary>A form that was filled in after proving identity with the ID card.</summary>
    IdentifiedForm,

    /// <summary>Plain e-mail: does not keep the form, and is not lost.</summary>
    PlainMail,

    /// <summary>By phone: does not keep the form, and is not lost.</summary>
    Phone,
}
