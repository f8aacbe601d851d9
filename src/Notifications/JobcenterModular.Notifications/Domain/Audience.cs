namespace JobcenterModular.Notifications.Domain;

/// <summary>Who is told.</summary>
internal enum Audience
{
    /// <summary>A team of the office; the notice stands in its queue.</summary>
    Team,

    /// <summary>The person who applies; the notice stands in the inbox of the application.</summary>
    Applicant,
}
