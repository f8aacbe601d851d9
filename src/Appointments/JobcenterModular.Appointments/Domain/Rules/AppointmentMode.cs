namespace JobcenterModular.Appointments.Domain.Rules;

/// <summary>How a talk takes place.</summary>
internal enum AppointmentMode
{
    /// <summary>In the house.</summary>
    OnSite,

    /// <summary>The office calls.</summary>
    Phone,

    /// <summary>By browser, without anything to install.</summary>
    Video,
}
