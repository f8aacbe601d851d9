using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.BuildingBlocks.Configuration;

namespace JobcenterModular.Appointments.Persistence;

/// <summary>The dated legal notices (<see cref="StrictJsonFile"/>).</summary>
internal static class LegalNoticesFile
{
    /// <summary>The notices of the file.</summary>
    /// <exception cref="InvalidOperationException">The file is missing or wrong.</exception>
    public static LegalNotices Read(AppointmentsOptions options) => StrictJsonFile.Read<LegalNotice, LegalNotices>(
        $"{options.Directory}/{AppointmentsOptions.LegalNoticesFileName}", notices => new LegalNotices(notices));
}
