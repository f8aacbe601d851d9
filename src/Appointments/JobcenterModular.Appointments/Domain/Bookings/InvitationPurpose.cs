namespace JobcenterModular.Appointments.Domain.Bookings;

/// <summary>For what the office may invite: the closed list of § 309 Abs. 2 SGB III, which § 59 SGB II applies.</summary>
internal enum InvitationPurpose
{
    /// <summary>Berufsberatung (§ 309 Abs. 2 Nr. 1 SGB III).</summary>
    CareerAdvice,

    /// <summary>Vermittlung in Ausbildung oder Arbeit (Nr. 2).</summary>
    Placement,

    /// <summary>Vorbereitung aktiver Arbeitsförderungsleistungen (Nr. 3).</summary>
    ActiveSupport,

    /// <summary>Vorbereitung von Entscheidungen im Leistungsverfahren (Nr. 4).</summary>
    DecisionPreparation,

    /// <summary>Prüfung des Vorliegens der Voraussetzungen für den Leistungsanspruch (Nr. 5).</summary>
    Eligibility,
}
